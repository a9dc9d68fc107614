"""The markup around the lines of a page, with what many lines share held once.

Lines stand in few kinds of places: the items of a list have the same elements and classes around
them. What a kind tells is found once and handed to its lines; what it is belongs to ``marks`` and
``votes``.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from pipeline.cleaning.learned.words import Ints, numbered
from pipeline.reading.markup import Block

Kind = tuple[tuple[str, ...], tuple[str, ...]]

NOWHERE = -1
"""The number of no element."""

NO_BLOCK = Block(0, 0, (), (), 0)
"""Of a line of plain text."""


class PageBlocks:
    """The blocks of a page's lines.

    ``kinds`` are the different paths with labels, both empty of lines without a block; ``kind_of``
    says for each line which it has. ``bare`` is a page without any block.
    """

    def __init__(self, blocks: Sequence[Block | None]) -> None:
        """``blocks`` has one for each line, at least one; None where it is plain text."""
        self.bare = not any(blocks)
        held = blocks if all(blocks) else [block or NO_BLOCK for block in blocks]
        columns = zip(*held, strict=True)
        self._starts, self._ends, paths, labels, self._linked, self._elements = columns
        self.kinds, self.kind_of = numbered([*zip(paths, labels, strict=True)])

    def __len__(self) -> int:
        return len(self.kind_of)

    @property
    def lengths(self) -> Ints:
        """Characters of each line, and how many of them stand in links."""
        starts, ends, linked = np.array([self._starts, self._ends, self._linked], np.int64)
        return np.array([ends - starts, linked])

    def of_kinds(self, keys: Sequence[object]) -> Ints:
        """For each line a number of the key of its kind; ``keys`` has one for each of ``kinds``."""
        return numbered(keys)[1][self.kind_of]

    @cached_property
    def _numbers(self) -> tuple[Ints, Ints, Ints]:
        """The numbers of the elements that hold the lines, line after line, NOWHERE of a line
        without any; where those of each line start, and where they end.
        """
        elements = [held or (NOWHERE,) for held in self._elements]
        depths = np.array([*map(len, elements)], np.int64)
        ends = np.cumsum(depths)
        return np.fromiter(chain.from_iterable(elements), np.int64, ends[-1]), ends - depths, ends

    def around(self, levels: Sequence[int]) -> Ints:
        """The number of the element so many levels out from each line, the line's own being the
        first; a row for each level.
        """
        numbers, starts, ends = self._numbers
        at = ends - np.array(levels)[:, None]
        return np.where(at >= starts, numbers[np.maximum(at, starts)], NOWHERE)

    def within(self, places: Ints) -> Ints:
        """The number of the element that has the place on each line's path, from 0; NOWHERE for a
        place below.
        """
        numbers, starts, ends = self._numbers
        there = (places >= 0) & (starts + places < ends)
        return np.where(there, numbers[np.where(there, starts + places, 0)], NOWHERE)

    def ways(self, line: int) -> tuple[Ints, Ints]:
        """How many elements are around each line, up to the innermost that is around ``line`` too,
        and how many around ``line`` up to that one. A line's own element is not around it.
        """
        numbers, starts, ends = self._numbers
        core = numbers[starts[line] : ends[line] - 1]
        # The last place is read for no element.
        places = np.full(int(numbers.max()) + 2, -1, np.int64)
        places[core] = np.arange(len(core))
        there = places[numbers]
        there[ends - 1] = -1
        last = np.maximum.reduceat(np.where(there < 0, -1, np.arange(len(there))), starts)
        up = ends - 2 - np.maximum(last, starts - 1)
        down = len(core) - 1 - np.maximum.reduceat(there, starts)
        return up, down
