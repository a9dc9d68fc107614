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

    def __len__(self) -> int:
        return len(self.blocks)

    def of_kinds(self, keys: Sequence[object]) -> Ints:
        """For each line a number of the key of its kind; ``keys`` has one for each of ``kinds``."""
        return numbered(keys)[1][self.kind_of]

    @cached_property
    def _elements(self) -> tuple[Ints, Ints, Ints]:
        """The numbers of the elements around the lines, line after line; how many of these are a
        line's, and where they end. In the place of the line's own element stands none.
        """
        elements = [(b and b.elements) or (NOWHERE,) for b in self.blocks]
        depths = np.array([*map(len, elements)], np.int64)
        ends = np.cumsum(depths)
        numbers = np.fromiter(chain.from_iterable(elements), np.int64)
        numbers[ends - 1] = NOWHERE
        return numbers, depths, ends

    def around(self, levels: Sequence[int]) -> Ints:
        """The number of the element so many levels out from each line; a row for each level."""
        numbers, depths, ends = self._elements
        level = np.array(levels)[:, None]
        return np.where(depths >= level, numbers[ends - np.minimum(level, depths)], NOWHERE)

    def ways(self, line: int) -> tuple[Ints, Ints]:
        """How many elements are around each line up to the innermost that is around ``line`` too,
        and how many around ``line`` up to that one.
        """
        numbers, depths, ends = self._elements
        starts = ends - depths
        core = numbers[starts[line] : ends[line] - 1]
        # The last place is read for no element.
        places = np.full(int(numbers.max()) + 2, -1, np.int64)
        places[core] = np.arange(len(core))
        there = places[numbers]
        here = np.where(there < 0, -1, np.arange(len(there)) - np.repeat(starts, depths))
        up = depths - 2 - np.maximum.reduceat(here, starts)
        down = len(core) - 1 - np.maximum.reduceat(there, starts)
        return up, down
