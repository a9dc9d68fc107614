"""What the markup states of the page as a whole, apart from its text and its JSON-LD."""

from collections import defaultdict
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


_STATING = (
    ":is(script[type], meta[content], link[rel][href], a[rel~=author], [itemprop], time, title, h1)"
)
"""Whatever states something; one search for all, since each goes through the whole page."""

_Found = list[tuple[LexborNode, dict[str, str | None]]]


def read_statements(page: LexborHTMLParser) -> tuple[Statement, ...]:
    """All statements, by kind of markup, of each kind in the order of the page."""
    found: defaultdict[str, _Found] = defaultdict(list)
    for node in page.css(_STATING):
        given = node.attributes
        found[node.tag or ""].append((node, given))
        if "itemprop" in given:
            found["itemprop"].append((node, given))
    scripts = (
        node.text(deep=True)
        for node, given in found["script"]
        if "ld+json" in (given.get("type") or "").casefold()
    )
    return (
        *json_ld.statements_of(scripts),
        *_of_meta(found["meta"]),
        *_of_links(found["link"], found["a"]),
        *_of_microdata(found["itemprop"]),
        *_of_times(found["time"]),
        *_of_language(page),
        *_of_titles(found["title"]),
        *_of_headings(found["h1"]),
    )


def _of_meta(found: _Found) -> Iterator[Statement]:
    for _, given in [one for one in found if "content" in one[1]][:MOST_OF_A_KIND]:
        name = given.get("property") or given.get("name") or given.get("http-equiv")
        if name and (value := _short(given.get("content"))):
            name = name.strip().casefold()
            source = "open_graph" if name.startswith(("og:", "article:")) else "meta"
            yield Statement(source, name, value)


def _of_links(found: _Found, anchors: _Found) -> Iterator[Statement]:
    links = [given for _, given in found if "rel" in given and "href" in given]
    for given in links[:MOST_OF_A_KIND]:
        for relation in (given.get("rel") or "").casefold().split():
            if relation in LINKS and (value := _short(given.get("href"))):
                yield Statement("link", relation, value)
    authors = [node for node, given in anchors if "author" in (given.get("rel") or "").split()]
    for node in authors[:MOST_OF_A_KIND]:
        if value := _short(_text(node)):
            yield Statement("link", "author", value)


def _of_microdata(found: _Found) -> Iterator[Statement]:
    """Properties of microdata; of something nested within one, the words around it."""
    for node, given in found[:MOST_OF_A_KIND]:
        for name in (given.get("itemprop") or "").split():
            value = given.get("content") or given.get("datetime")
            if not value and name in ("url", "mainEntityOfPage"):
                value = given.get("href")
            if short := _short(value or _text(node)):
                yield Statement("microdata", name, short)


def _of_times(found: _Found) -> Iterator[Statement]:
    """``<time>``: ``datetime`` as the attribute has it, else ``text``; with what it stands in."""
    for node, given in found[:MOST_OF_A_KIND]:
        value = _short(given.get("datetime"))
        text = None if value else _short(_text(node))
        if value or text:
            kind = "datetime" if value else "text"
            yield Statement("time", f"{_surroundings(node)}{kind}", value or text or "")


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


def _of_language(page: LexborHTMLParser) -> Iterator[Statement]:
    if page.root is not None and (language := _short(page.root.attributes.get("lang"))):
        yield Statement("html", "lang", language)


def _of_titles(found: _Found) -> Iterator[Statement]:
    for node, _ in found[:MOST_OF_A_KIND]:
        # An icon within the page has a title of its own.
        of_icon = node.parent is not None and node.parent.tag == "svg"
        if not of_icon and (value := _short(_text(node))):
            yield Statement("title", "title", value)


def _of_headings(found: _Found) -> Iterator[Statement]:
    for node, _ in found[:MOST_OF_A_KIND]:
        if value := _short(_text(node)):
            yield Statement("heading", "h1", value)


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
