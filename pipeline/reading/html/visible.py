"""The visible text of a page: what a reader sees, line by line, and the blocks that hold it.

The rule (``TEXT_RULE``): text of elements that are shown, in the order of the source; a line ends
where a block begins or ends and at ``<br>``; within a line runs of white space are one space, as
browsers collapse them, and one stands between links, spans and the like that follow directly on
one another, as style sheets set these apart; lines are trimmed, empty ones left out. Around
paragraphs, headings, lists and the like, which browsers set apart, stands a blank line. What
attributes say (alt texts, labels) is not visible text. Style sheets are not read: of what they
hide, only what is hidden by an attribute is known. An article that stands only in a page's data
follows (``unshown``).
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.reading.extent import MOST_ELEMENTS, check_elements
from pipeline.reading.html.elements import Kind, kind_of
from pipeline.reading.html.lines import Element, Lines
from pipeline.reading.markup import Block

TEXT_RULE = 1
"""The version of the rule; another number means that offsets in the same page may have moved."""

TEXT, OTHER = kind_of("#text"), kind_of("#other")
"""What is no element: text, and what is nothing to readers."""

_HIDDEN_STYLE = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)")


def visible_text(page: LexborHTMLParser) -> tuple[str, tuple[Block, ...]]:
    """The visible text and its blocks, one for each line.

    Raises TooLargeError for a page of more elements than one may have.
    """
    lines = Lines()
    if page.root is not None:
        _walk(page.root, lines)
    lines.end_line()
    return "".join(lines.texts), tuple(lines.blocks)


def _walk(root: LexborNode, lines: Lines) -> None:
    """Every shown node in order; not recursive, since pages nest deeper than Python calls."""
    kinds: dict[int, Kind] = {}
    number = 1
    outer = Element(root, _kind(root), root.attributes, number, None)
    node = root.first_child
    # Most nodes are blank text and blocks between lines: those need not even ask.
    begun = lines.begun
    while True:
        while node is None:
            if outer.kind.block and (begun or outer.kind.apart):
                lines.end_line(apart=outer.kind.apart)
            if outer.outer is None:
                return
            node = outer.held.next
            outer = outer.outer
        number_of_tag = node.tag_id
        kind = kinds.get(number_of_tag)
        if kind is None:
            kind = kinds[number_of_tag] = _kind(node)
        if kind is TEXT:
            text = node.text_content
            if text and (begun or outer.pre or not text.isspace()):
                if outer.pre:
                    lines.add_lines(text, outer)
                else:
                    begun.append((text, outer))
        elif kind is not OTHER:
            number += 1
            if number > MOST_ELEMENTS:
                check_elements(number)
            if kind.seen and (first := node.first_child) is not None:
                attributes = node.attributes
                hides = "style" in attributes or "hidden" in attributes or kind.tag == "dialog"
                if not (hides and _is_hidden(kind.tag, attributes)):
                    if kind.block and (begun or kind.apart):
                        lines.end_line(apart=kind.apart)
                    outer = Element(node, kind, attributes, number, outer)
                    node = first
                    continue
            elif begun and (kind.block or kind.tag == "br"):
                lines.end_line()
        node = node.next


def _kind(node: LexborNode) -> Kind:
    if node.is_text_node:
        return TEXT
    return kind_of(node.tag or "") if node.is_element_node else OTHER


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an attribute hides the element from readers.

    Not of the page as a whole: some show their body only when a script has run.
    """
    if tag == "dialog" and "open" not in attributes:
        return True
    if tag in ("html", "body"):
        return False
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN_STYLE.search(style.casefold()))
