"""The markup around the lines of a page, with what many lines share held once.

Lines stand in few kinds of places: the items of a list have the same elements and classes around
them. What a kind tells is found once and handed to its lines; what it is belongs to ``marks`` and
``votes``.
"""

from collections.abc import Sequence

from pipeline.cleaning.learned.words import Ints, numbered
from pipeline.reading.markup import Block

Kind = tuple[tuple[str, ...], tuple[str, ...]]


class PageBlocks:
    """The blocks of a page's lines.

    ``kinds`` are the different paths with labels, None of lines without a block, and ``chains`` the
    different elements around the lines' own; ``kind_of`` and ``chain_of`` say for each line which
    it has.
    """

    def __init__(self, blocks: Sequence[Block | None]) -> None:
        """``blocks`` has one for each line, None where it is plain text."""
        self.blocks = blocks
        self.bare = all(block is None for block in blocks)
        kinds: list[Kind | None] = [b and (b.path, b.labels) for b in blocks]
        self.kinds, self.kind_of = numbered(kinds)
        self.chains, self.chain_of = numbered([b.elements[:-1] if b else () for b in blocks])

    def __len__(self) -> int:
        return len(self.blocks)

    def of_kinds(self, keys: Sequence[object]) -> Ints:
        """For each line a number of the key of its kind; ``keys`` has one for each of ``kinds``."""
        return numbered(keys)[1][self.kind_of]

    def of_chains(self, keys: Sequence[object]) -> Ints:
        """The same with a key for each of ``chains``."""
        return numbered(keys)[1][self.chain_of]
