"""What the markup states of the page as a whole, apart from its text and its JSON-LD."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.reading.html import json_ld
from pipeline.reading.markup import Statement

LINKS = frozenset({"canonical", "amphtml", "author"})
"""Relations of ``<link>`` that tell of the page itself."""

LONGEST = 2000
"""Characters of a value; what is longer is no title, date, name or address."""

MOST_NODES = 1000
"""Elements and texts within an element whose text is a statement: a headline has some ten."""

MOST_OF_A_KIND = 400
"""Elements of a kind that are read; a page with more is a list of other pages."""


def read_statements(page: LexborHTMLParser) -> tuple[Statement, ...]:
    """All statements, by kind of markup, of each kind in the order of the page."""
    scripts = (
        node.text(deep=True)
        for node in page.css("script[type]")
        if "ld+json" in (node.attributes.get("type") or "").casefold()
    )
    return (
        *json_ld.statements_of(scripts),
        *_of_meta(page),
        *_of_links(page),
        *_of_microdata(page),
        *_of_times(page),
        *_of_headings(page),
    )


def _of_meta(page: LexborHTMLParser) -> Iterator[Statement]:
    for node in page.css("meta[content]")[:MOST_OF_A_KIND]:
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("http-equiv")
        if name and (value := _short(given.get("content"))):
            name = name.strip().casefold()
            source = "open_graph" if name.startswith(("og:", "article:")) else "meta"
            yield Statement(source, name, value)


def _of_links(page: LexborHTMLParser) -> Iterator[Statement]:
    for node in page.css("link[rel][href]")[:MOST_OF_A_KIND]:
        for relation in (node.attributes.get("rel") or "").casefold().split():
            if relation in LINKS and (value := _short(node.attributes.get("href"))):
                yield Statement("link", relation, value)
    for node in page.css("a[rel~=author]")[:MOST_OF_A_KIND]:
        if value := _short(_text(node)):
            yield Statement("link", "author", value)


def _of_microdata(page: LexborHTMLParser) -> Iterator[Statement]:
    """Properties of microdata; of something nested within one, the words around it."""
    for node in page.css("[itemprop]")[:MOST_OF_A_KIND]:
        given = node.attributes
        for name in (given.get("itemprop") or "").split():
            value = given.get("content") or given.get("datetime")
            if not value and name in ("url", "mainEntityOfPage"):
                value = given.get("href")
            if short := _short(value or _text(node)):
                yield Statement("microdata", name, short)


def _of_times(page: LexborHTMLParser) -> Iterator[Statement]:
    """``<time>``: ``datetime`` as the attribute has it, else ``text``; with what it stands in."""
    for node in page.css("time")[:MOST_OF_A_KIND]:
        value = _short(node.attributes.get("datetime"))
        text = _short(_text(node))
        inside = _surroundings(node)
        if value:
            yield Statement("time", f"{inside}datetime", value)
        elif text:
            yield Statement("time", f"{inside}text", text)


def _surroundings(node: LexborNode) -> str:
    """``article.`` within an article, ``aside.`` where others are listed, else nothing."""
    outer = node.parent
    while outer is not None:
        if outer.tag in ("aside", "footer", "nav", "li"):
            return "aside."
        if outer.tag in ("article", "main"):
            return "article."
        outer = outer.parent
    return ""


def _of_headings(page: LexborHTMLParser) -> Iterator[Statement]:
    root = page.css_first("html")
    if root is not None and (language := _short(root.attributes.get("lang"))):
        yield Statement("html", "lang", language)
    for name in ("title", "h1"):
        for node in page.css(name)[:MOST_OF_A_KIND]:
            # An icon within the page has a title of its own.
            if name == "title" and node.parent is not None and node.parent.tag == "svg":
                continue
            if value := _short(_text(node)):
                yield Statement("heading" if name == "h1" else "title", name, value)


def _text(node: LexborNode) -> str | None:
    """The text within an element; None where it is too much for a short statement."""
    pieces: list[str] = []
    length = 0
    for number, inner in enumerate(node.traverse(include_text=True)):
        if piece := inner.text_content:
            pieces.append(piece)
            length += len(piece)
        if length > 4 * LONGEST or number > MOST_NODES:
            return None
    return "".join(pieces)


def _short(value: str | None) -> str | None:
    """The value with its white space collapsed; None where it is empty or no short statement."""
    text = " ".join(value.split()) if value and len(value) <= 4 * LONGEST else ""
    return text if 0 < len(text) <= LONGEST else None
