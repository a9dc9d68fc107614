"""The markup around the lines of a page, with what many lines share held once.

Lines stand in few kinds of places: the items of a list have the same elements and classes around
them. What a kind tells is found once and handed to its lines; what it is belongs to ``marks`` and
``votes``.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from pipeline.cleaning.learned.words import Ints, numbered
from pipeline.reading.markup import Block

Kind = tuple[tuple[str, ...], tuple[str, ...]]

NOWHERE = -1
"""The number of no element."""


class PageBlocks:
    """The blocks of a page's lines.

    ``kinds`` are the different paths with labels, None of lines without a block; ``kind_of`` says
    for each line which it has.
    """

    def __init__(self, blocks: Sequence[Block | None]) -> None:
        """``blocks`` has one for each line, None where it is plain text."""
        self.blocks = blocks
        self.bare = not any(blocks)
        kinds: list[Kind | None] = [b and (b.path, b.labels) for b in blocks]
        self.kinds, self.kind_of = numbered(kinds)
        elements = [(b and b.elements) or (NOWHERE,) for b in blocks]
        self._depths = np.array([*map(len, elements)], np.int64)
        self._ends = np.cumsum(self._depths)
        # Those around each line, line after line; in the place of the line's own stands none.
        self._elements = np.fromiter(chain.from_iterable(elements), np.int64)
        self._elements[self._ends - 1] = NOWHERE

    def __len__(self) -> int:
        return len(self.blocks)

    def of_kinds(self, keys: Sequence[object]) -> Ints:
        """For each line a number of the key of its kind; ``keys`` has one for each of ``kinds``."""
        return numbered(keys)[1][self.kind_of]

    def around(self, by: int) -> Ints:
        """The number of the element so many around each line's own."""
        held = self._depths > by
        return np.where(held, self._elements[self._ends - 1 - np.where(held, by, 0)], NOWHERE)

    def ways(self, line: int) -> tuple[Ints, Ints]:
        """How many elements are around each line up to the innermost that is around ``line`` too,
        and how many around ``line`` up to that one.
        """
        starts = self._ends - self._depths
        core = self._elements[starts[line] : self._ends[line] - 1]
        # The last place is read for no element.
        places = np.full(int(self._elements.max()) + 2, -1, np.int64)
        places[core] = np.arange(len(core))
        there = places[self._elements]
        here = np.where(there < 0, -1, np.arange(len(there)) - np.repeat(starts, self._depths))
        up = self._depths - 2 - np.maximum.reduceat(here, starts)
        down = len(core) - 1 - np.maximum.reduceat(there, starts)
        return up, down
