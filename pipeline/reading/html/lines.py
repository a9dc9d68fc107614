"""Collects the lines of a page while its elements are walked: pieces of text to lines and blocks.

Where a line ends is for the walk to say; what a line is, and in which elements it stands, is said
here.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import filterfalse

from selectolax.lexbor import LexborNode

from pipeline.reading.html.elements import Kind
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

_LABELLED_BY = frozenset(LABELLED_BY)

_SPACE = re.compile(r"[ \t\n\f\r\v\x1c\x1d\x1e\x85\u2028\u2029]+")
"""White space that browsers collapse, and what ends a line for readers of plain text alone."""

_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
_SMALL_WORD = re.compile(r"[a-z]{2,}")

_LEANS_LEFT = frozenset(" \t\n\r\f\xa0,.;:!?)]}%…'\"’”»›-–—/、。，．：；！？）」』】")
_LEANS_RIGHT = frozenset(" \t\n\r\f\xa0([{#@$€£¿¡'\"‘“«‹-–—/（「『【")
"""Marks that belong to the word before them, and to the word behind them."""


class Element:
    """An open element: its kind, its number in the order of the page, and what is around it.

    ``place`` and ``numbers``, those of the elements around it and its own, are worked out once it
    holds a line.
    """

    __slots__ = (
        "attributes",
        "depth",
        "held",
        "kind",
        "link",
        "number",
        "numbers",
        "outer",
        "place",
        "pre",
    )

    def __init__(
        self,
        node: LexborNode,
        kind: Kind,
        attributes: Mapping[str, str | None],
        number: int,
        outer: "Element | None",
    ) -> None:
        self.held = node
        self.kind = kind
        self.attributes = attributes
        self.number = number
        self.outer = outer
        self.place: _Place | None = None
        self.numbers: tuple[int, ...] = ()
        if outer is None:
            self.depth, self.link, self.pre = 0, kind.link, kind.preformatted
        else:
            self.depth = outer.depth + 1
            self.link = outer.link or kind.link
            self.pre = outer.pre or kind.preformatted


class Lines:
    """The lines so far: ``texts``, which joined are the document text, and ``blocks``; ``begun``
    has the pieces of the line that has begun, each with the element that it stands directly in.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self.begun: list[tuple[str, Element]] = []
        self._length = 0
        self._apart = False
        self._page = _Place(None, "", "")
        self._places: dict[tuple[_Place, str, str], _Place] = {}

    def add(self, text: str, element: Element) -> None:
        """Text that stands directly in ``element``. A line begins with what is not blank."""
        if text and (self.begun or not text.isspace()):
            self.begun.append((text, element))

    def add_lines(self, text: str, element: Element) -> None:
        """Text that stands directly in ``element``, in which line ends are line ends."""
        first, *others = text.split("\n")
        self.add(first, element)
        for line in others:
            self.end_line(apart=not line or line.isspace())
            self.add(line, element)

    def end_line(self, *, apart: bool = False) -> None:
        """A line ends here, if one has begun; with ``apart`` a blank line stands before the next,
        if one comes.
        """
        if self.begun:
            line, holder, linked = _joined(self.begun)
            self.begun.clear()
            line = line.strip()
            # Most lines have single spaces only; all other white space is not printable.
            if "  " in line or not line.isprintable():
                line = _SPACE.sub(" ", line)
            joint = "" if not self.texts else "\n\n" if self._apart else "\n"
            start = self._length + len(joint)
            self._length = end = start + len(line)
            self.texts += (joint, line)
            place = holder.place or self._place(holder)
            linked = min(linked, len(line))
            self.blocks.append(Block(start, end, place.path, place.labels, linked, holder.numbers))
            self._apart = False
        if apart:
            self._apart = True

    def _place(self, element: Element) -> "_Place":
        """Where an element stands; worked out once for each, and only for those that hold lines.
        Elements that look the same in the same surroundings, as the items of a list, share a place.
        """
        unplaced: list[Element] = []
        outer: Element | None = element
        while outer is not None and outer.place is None:
            unplaced.append(outer)
            outer = outer.outer
        place = self._page if outer is None or outer.place is None else outer.place
        numbers = () if outer is None else outer.numbers
        for inner in reversed(unplaced):
            tag, attributes = inner.kind.tag, inner.attributes
            key = place, tag, _labelling(attributes) if attributes else ""
            found = self._places.get(key)
            if found is None:
                found = self._places[key] = _Place(*key)
            place = inner.place = found
            numbers = inner.numbers = (*numbers[-MOST_OUTER:], inner.number)
        return place


def _joined(pieces: Sequence[tuple[str, Element]]) -> tuple[str, Element, int]:
    """The text of a line, the innermost element around all of it, and how many of its characters
    stand in links. The first of the ``pieces`` is not blank.
    """
    first, holder = pieces[0]
    texts = [first]
    linked = len(first) if holder.link else 0
    last = holder
    for text, element in pieces[1:]:
        if not text.isspace():
            if element is not last:
                around = _around(last, element)
                side_by_side = around is not last and around is not element
                if _are_apart(texts[-1], last.kind, text, element.kind, side_by_side):
                    texts.append(" ")
                if around.depth < holder.depth:
                    holder = around
                last = element
            if element.link:
                linked += len(text)
        texts.append(text)
    return "".join(texts), holder, linked


def _are_apart(before: str, last: Kind, text: str, kind: Kind, side_by_side: bool) -> bool:
    """Whether text is another word than what stands directly before it: two links or spans side by
    side, which style sheets part, but not a letter or a mark within a word's paragraph.
    """
    if text[0] in _LEANS_LEFT or before[-1] in _LEANS_RIGHT or last.glued or kind.glued:
        return False
    return last.boxed or kind.boxed or side_by_side


def _around(one: Element, other: Element) -> Element:
    """The innermost element around both, which may be one of them."""
    while one is not other:
        if one.depth < other.depth:
            one, other = other, one
        one = one.outer or other
    return one


class _Place:
    """Where elements stand: ``path``, the names of the elements around, outermost first, and
    ``labels``, their words, innermost first.
    """

    __slots__ = ("labels", "path")

    def __init__(self, outer: "_Place | None", tag: str, labelling: str) -> None:
        self.path: tuple[str, ...] = ()
        self.labels: tuple[str, ...] = ()
        if outer is not None:
            self.path = (*outer.path[-MOST_OUTER:], tag)
            self.labels = outer.labels
        if labelling:
            own = _words(labelling)
            others = filterfalse(own.__contains__, self.labels)
            self.labels = (*own, *others)[:MOST_LABELS]


def _labelling(attributes: Mapping[str, str | None]) -> str:
    """What the attributes of an element say of what it is: mostly one of them does, or none."""
    only: str | None = None
    for name in attributes:
        if name in _LABELLED_BY:
            if only is not None:
                given = map(attributes.get, LABELLED_BY)
                return " ".join([value[:LONGEST_LABEL] for value in given if value])
            only = name
    return (attributes[only] or "")[:LONGEST_LABEL] if only is not None else ""


@lru_cache(4096)
def _words(text: str) -> dict[str, None]:
    """The words in class names and ids, casefolded: ``articleBody_2`` is ``article body``."""
    if text.islower():
        return dict.fromkeys(_SMALL_WORD.findall(text))
    return dict.fromkeys([word.casefold() for word in _WORD.findall(text)])
