"""Collects the lines of a page while its elements are walked: pieces of text to lines and blocks.

Where a line ends is for the walk to say; what a line is, and in which elements it stands, is said
here.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.reading.html.elements import BOXED, GLUED
from pipeline.reading.markup import Block

MOST_LABELS = 24
"""Words of classes and ids kept for a block, the nearest first: those far outside name themes and
grids."""

MOST_OUTER = 40
"""Elements kept of those around a block, the nearest; only broken pages nest deeper."""

LONGEST_LABEL = 300
"""Characters of one attribute that are read for words; longer ones are generated style."""

LABELLED_BY = (
    "class",
    "id",
    "role",
    "itemprop",
    "data-testid",
    "data-test",
    "data-component",
    "data-type",
    "data-module",
    "data-element",
)
"""Attributes whose words tell what an element is; where classes are generated, those for tests and
scripts still do."""

_SPACE = re.compile(r"[ \t\n\f\r\v\x1c\x1d\x1e\x85\u2028\u2029]+")
"""White space that browsers collapse, and what ends a line for readers of plain text alone."""

_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")


_LEANS_LEFT = frozenset(" \t\n\r\f\xa0,.;:!?)]}%…'\"’”»›-–—/、。，．：；！？）」』】")
_LEANS_RIGHT = frozenset(" \t\n\r\f\xa0([{#@$€£¿¡'\"‘“«‹-–—/（「『【")
"""Marks that belong to the word before them, and to the word behind them."""


class Element:
    """An open element: its name, its number in the order of the page, and what is around it."""

    __slots__ = ("attributes", "depth", "link", "number", "outer", "place", "pre", "tag")

    def __init__(
        self,
        tag: str,
        attributes: Mapping[str, str | None],
        number: int,
        outer: "Element | None",
        pre: bool,
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.number = number
        self.outer = outer
        self.place: _Place | None = None
        self.depth: int = 0 if outer is None else outer.depth + 1
        self.link: bool = tag == "a" or (outer is not None and outer.link)
        self.pre: bool = pre or (outer is not None and outer.pre)


class Lines:
    """The lines so far: ``texts``, which joined are the document text, and ``blocks``."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self._length = 0
        self._apart = False
        self._pieces: list[str] = []
        self._linked = 0
        self._holder: Element | None = None
        self._lowest = 0
        self._last: Element | None = None
        self._dip = 0

    def add(self, text: str, element: Element) -> None:
        """Text that stands directly in ``element``."""
        if element.pre:
            first, *others = text.split("\n")
            self._append(first, element)
            for line in others:
                self.end_line(apart=not line or line.isspace())
                self._append(line, element)
        else:
            self._append(text, element)

    def leave(self, element: Element) -> None:
        """``element`` ends: it does not hold what is still to come of the line."""
        self._lowest = min(self._lowest, element.depth - 1)
        self._dip = min(self._dip, element.depth - 1)

    def end_line(self, *, apart: bool = False) -> None:
        """A line ends here, if one has begun; with ``apart`` a blank line stands before the next,
        if one comes.
        """
        if self._holder is not None:
            self._close_line("".join(self._pieces), self._holder)
        self._pieces, self._linked, self._holder, self._last = [], 0, None, None
        self._apart = self._apart or apart

    def _close_line(self, raw: str, holder: Element) -> None:
        line = _SPACE.sub(" ", raw).strip()
        if not line:
            return
        joint = "" if not self.texts else "\n\n" if self._apart else "\n"
        self._apart = False
        start = self._length + len(joint)
        self._length = start + len(line)
        self.texts += (joint, line)
        place = holder.place or _place(holder)
        linked = min(self._linked, len(line))
        self.blocks.append(
            Block(start, self._length, place.path, place.labels, linked, place.elements)
        )

    def _append(self, text: str, element: Element) -> None:
        if not text or text.isspace():
            self._pieces.append(text)
            return
        if self._last is not None and self._last is not element and self._is_apart(text, element):
            self._pieces.append(" ")
        self._pieces.append(text)
        self._last, self._dip = element, element.depth
        if element.link:
            self._linked += len(text)
        holder = self._holder
        if holder is None:
            holder = element
        else:
            while holder.depth > self._lowest and holder.outer is not None:
                holder = holder.outer
        self._holder, self._lowest = holder, holder.depth

    def _is_apart(self, text: str, element: Element) -> bool:
        """Whether text is another word than what stands directly before it: two links or spans side
        by side, which style sheets part, but not a letter or a mark within a word's paragraph.
        """
        last = self._last
        if last is None or text[0] in _LEANS_LEFT or self._pieces[-1][-1:] in _LEANS_RIGHT:
            return False
        if last.tag in GLUED or element.tag in GLUED:
            return False
        if last.tag in BOXED or element.tag in BOXED:
            return True
        return self._dip < last.depth and self._dip < element.depth


class _Place(NamedTuple):
    """The names, words and numbers of an element and of those around it, as blocks have them."""

    path: tuple[str, ...]
    labels: tuple[str, ...]
    elements: tuple[int, ...]


_NOWHERE = _Place((), (), ())


def _place(element: Element) -> _Place:
    """Where an element stands; worked out once for each, and only for those that hold lines."""
    unplaced: list[Element] = []
    outer: Element | None = element
    while outer is not None and outer.place is None:
        unplaced.append(outer)
        outer = outer.outer
    place = _NOWHERE if outer is None or outer.place is None else outer.place
    for inner in reversed(unplaced):
        labels = place.labels
        if words := _labels(inner.attributes):
            labels = tuple(dict.fromkeys(words + labels))[:MOST_LABELS]
        place = inner.place = _Place(
            (*place.path[-MOST_OUTER:], inner.tag),
            labels,
            (*place.elements[-MOST_OUTER:], inner.number),
        )
    return place


def _labels(attributes: Mapping[str, str | None]) -> tuple[str, ...]:
    if not attributes:
        return ()
    values = [value for name in LABELLED_BY if (value := attributes.get(name))]
    return _words(" ".join([value[:LONGEST_LABEL] for value in values])) if values else ()


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    """The words in class names and ids, casefolded: ``articleBody_2`` is ``article body``."""
    return tuple(dict.fromkeys([word.casefold() for word in _WORD.findall(text)]))
