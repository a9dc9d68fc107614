"""The visible text of a page: what a reader sees, line by line, and the blocks that hold it.

The rule (``TEXT_RULE``): text of elements that are shown, in the order of the source; a line ends
where a block begins or ends and at ``<br>``; within a line runs of white space are one space, as
browsers collapse them; lines are trimmed, empty ones left out, and joined by one line feed. What
attributes say (alt texts, labels) is not visible text. Style sheets are not read: of what they
hide, only what is hidden by an attribute is known.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.reading.html.elements import BLOCK, BREAK, PREFORMATTED, UNSEEN
from pipeline.reading.markup import Block

TEXT_RULE = 1
"""The version of the rule; another number means that offsets in the same page may have moved."""

MOST_LABELS = 24
"""Words of classes and ids kept for a block, the nearest first: those far outside name themes and
grids."""

_SPACE = re.compile(r"[ \t\n\f\r]+")
_HIDDEN_STYLE = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)")
_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")


class _Element:
    """An open element: its name, its words, and whether and how it shows its text."""

    __slots__ = ("block", "link", "outer", "pre", "tag", "words")

    def __init__(self, tag: str, words: tuple[str, ...], outer: "_Element | None") -> None:
        self.tag = tag
        self.words = words
        self.outer = outer
        self.link: bool = tag == "a" or (outer is not None and outer.link)
        self.pre: bool = tag in PREFORMATTED or (outer is not None and outer.pre)
        self.block: _Element | None = self if tag in BLOCK else (outer.block if outer else None)

    def path(self) -> tuple[str, ...]:
        return tuple(reversed([element.tag for element in self.outward()]))

    def labels(self) -> tuple[str, ...]:
        words: dict[str, None] = {}
        for element in self.outward():
            words.update(dict.fromkeys(element.words))
            if len(words) >= MOST_LABELS:
                break
        return tuple(words)[:MOST_LABELS]

    def outward(self) -> Iterator["_Element"]:
        element: _Element | None = self
        while element is not None:
            yield element
            element = element.outer


class _Lines:
    """Collects the lines of a page while its elements are walked."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._holder: _Element | None = None
        self._length = 0

    def add(self, text: str, element: _Element) -> None:
        """Text that stands directly in ``element``."""
        if element.pre:
            first, *others = text.split("\n")
            self._append(first, element)
            for line in others:
                self.end_line()
                self._append(line, element)
        else:
            self._append(text, element)

    def end_line(self) -> None:
        """A line ends here, if one has begun."""
        if not self._pieces:
            return
        line = _SPACE.sub(" ", "".join(self._pieces)).strip()
        holder, linked = self._holder, self._linked
        self._pieces, self._linked, self._holder = [], 0, None
        if not line or holder is None:
            return
        start = self._length + 1 if self.texts else 0
        self._length = start + len(line)
        self.texts.append(line)
        self.blocks.append(
            Block(start, self._length, holder.path(), holder.labels(), min(linked, len(line)))
        )

    def _append(self, text: str, element: _Element) -> None:
        self._pieces.append(text)
        bare = len(text) if not text.isspace() else 0
        if bare and self._holder is None:
            self._holder = element.block or element
        if element.link:
            self._linked += bare


def visible_text(page: LexborHTMLParser) -> tuple[str, tuple[Block, ...]]:
    """The visible text and its blocks, one for each line."""
    lines = _Lines()
    root = page.root
    if root is not None:
        _walk(root, lines)
    lines.end_line()
    return "\n".join(lines.texts), tuple(lines.blocks)


def _walk(root: LexborNode, lines: _Lines) -> None:
    """Every shown node in order; not recursive, since pages nest deeper than Python calls."""
    stack: list[tuple[LexborNode | None, _Element | None, bool]] = [(root, None, False)]
    while stack:
        node, outer, ends = stack.pop()
        if ends:
            lines.end_line()
        if node is None:
            continue
        if node.next is not None and outer is not None:
            stack.append((node.next, outer, False))
        if node.is_text_node:
            if outer is not None:
                lines.add(node.text_content or "", outer)
            continue
        tag = node.tag
        if not node.is_element_node or tag in UNSEEN:
            continue
        if tag in BREAK:
            lines.end_line()
            continue
        attributes = node.attributes
        if (attributes or tag == "dialog") and _is_hidden(tag or "", attributes):
            continue
        element = _Element(tag or "", _words_of(attributes), outer)
        if element.block is element:
            lines.end_line()
            stack.append((None, None, True))
        if node.child is not None:
            stack.append((node.child, element, False))


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an attribute hides the element from readers.

    Not of the page as a whole: some show their body only when a script has run.
    """
    if tag in ("html", "body"):
        return False
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style.casefold()))


def _words_of(attributes: dict[str, str | None]) -> tuple[str, ...]:
    named = [attributes.get(name) for name in ("class", "id", "role", "itemprop")]
    text = " ".join(value for value in named if value)
    return _words(text) if text else ()


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    """The words in class names and ids, casefolded: ``articleBody_2`` is ``article body``."""
    return tuple(dict.fromkeys(word.casefold() for word in _WORD.findall(text)))
