"""Finds any of thousands of literals in a text, in one pass over it (Aho & Corasick 1975).

What a literal means, and whether it must stand as a whole word, is for who asks to say.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

_NO_CHARACTERS = re.compile("[\ud800-\udfff]")
"""Halves of characters, which data in scripts may name and no encoding can write."""

Found = tuple[int, int, int]
"""The number of a literal, and where it starts and ends: code points, end exclusive."""


class Literals:
    """A list of different literals, none of them empty."""

    def __init__(self, literals: Iterable[str]) -> None:
        """Index ``literals``; their numbers count from 0."""
        self._automaton = AhoCorasick(literals)

    def any_in(self, text: str) -> bool:
        """Whether at least one of them stands in ``text``."""
        return bool(self.find(text))

    def find(self, text: str) -> list[Found]:
        """Every place of every literal, overlapping ones too, in the order in which they end."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            whole = _NO_CHARACTERS.sub("\ufffd", text)
            return self._automaton.find_matches_as_indexes(whole, overlapping=True)

    def find_in_lines(self, lines: Sequence[str]) -> Iterator[tuple[int, Found]]:
        """Every place in ``lines``, behind the number of its line: they are read as one text, and
        no literal has a line end.
        """
        starts = [0, *accumulate([len(line) + 1 for line in lines])]
        for literal, start, end in self.find("\n".join(lines)):
            number = bisect_right(starts, start) - 1
            yield number, (literal, start - starts[number], end - starts[number])
