"""The peers: other tools that find the article in a page's HTML, each as its documentation uses it.

Each maps bytes of HTML to a prediction (`body_text`, `title`, `published`, `outlet`, `authors`, as
far as it gives them). They get what Copydesk gets, the page alone: no address and no network. They
are imported when asked for, so that one that is not installed can be told from one that fails.
"""

from collections.abc import Callable
from importlib import metadata
from typing import Any

Prediction = dict[str, Any]
Read = Callable[[bytes, str], Prediction]
"""From a page's bytes and its language (ISO 639-1) to what was found in it."""

_STOPLISTS = {
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "no": "Norwegian_Bokmal",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "tr": "Turkish",
    "vi": "Vietnamese",
}


def trafilatura() -> Read:
    """With metadata and without comments, else as it comes."""
    return _trafilatura()


def trafilatura_precision() -> Read:
    """The same, told to favour precision."""
    return _trafilatura(favor_precision=True)


def _trafilatura(**options: bool) -> Read:
    from trafilatura import bare_extraction

    def read(page: bytes, language: str) -> Prediction:
        found = bare_extraction(page, with_metadata=True, include_comments=False, **options)
        if found is None:
            return {}
        return {
            "body_text": found.text,
            "title": found.title,
            "published": found.date,
            "outlet": found.sitename or found.hostname,
            "authors": found.author.split("; ") if found.author else [],
        }

    return read


def newspaper4k() -> Read:
    """Without fetching pictures; its site's name is the one that the page states."""
    from newspaper import Article, Config

    config = Config()
    config.fetch_images = False

    def read(page: bytes, language: str) -> Prediction:
        article = Article(url="https://", config=config)
        article.download(input_html=page.decode("utf-8", "replace"))
        article.parse()
        day = article.publish_date
        return {
            "body_text": article.text,
            "title": article.title,
            "published": day.isoformat() if day else None,
            "outlet": article.meta_site_name or None,
            "authors": article.authors,
        }

    return read


def readability() -> Read:
    """Its summary as text, a line for each block of it, and its short title."""
    from lxml import html
    from readability import Document

    blocks = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "blockquote")

    def read(page: bytes, language: str) -> Prediction:
        document = Document(page.decode("utf-8", "replace"))
        tree = html.fromstring(document.summary())
        for element in tree.iter(*blocks):
            element.tail = "\n" + (element.tail or "")
        return {"body_text": tree.text_content(), "title": document.short_title()}

    return read


def justext() -> Read:
    """With the stop words of the page's language, or with none where it has none."""
    from justext import get_stoplist
    from justext import justext as classify

    stoplists = {code: get_stoplist(name) for code, name in _STOPLISTS.items()}

    def read(page: bytes, language: str) -> Prediction:
        words = stoplists.get(language.split("-")[0])
        # Without stop words nothing would pass for text, so these languages go without that test.
        low, high = (0.3, 0.32) if words else (0, 0)
        found = classify(page, words or frozenset(), stopwords_low=low, stopwords_high=high)
        return {"body_text": "\n".join(p.text for p in found if not p.is_boilerplate)}

    return read


def resiliparse() -> Read:
    """Its main content as plain text, and the title element."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import (
        bytes_to_str,
        detect_encoding,
    )
    from resiliparse.parse.html import HTMLTree

    def read(page: bytes, language: str) -> Prediction:
        tree = HTMLTree.parse(bytes_to_str(page, detect_encoding(page)))
        text = extract_plain_text(tree, main_content=True, alt_texts=False, links=False)
        return {"body_text": text, "title": tree.title}

    return read


def htmldate() -> Read:
    """The date of publication, not of the last change."""
    from htmldate import find_date

    def read(page: bytes, language: str) -> Prediction:
        return {"published": find_date(page, original_date=True)}

    return read


PEERS: dict[str, tuple[str, Callable[[], Read]]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "trafilatura, precision": ("trafilatura", trafilatura_precision),
    "newspaper4k": ("newspaper4k", newspaper4k),
    "readability-lxml": ("readability-lxml", readability),
    "jusText": ("jusText", justext),
    "resiliparse": ("Resiliparse", resiliparse),
    "htmldate": ("htmldate", htmldate),
}
"""Of each peer the distribution that it comes in, and how it is loaded."""


def version(peer: str) -> str:
    """The installed version of a peer; raises PackageNotFoundError where it is not installed."""
    return metadata.version(PEERS[peer][0])
