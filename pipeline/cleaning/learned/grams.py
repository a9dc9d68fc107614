"""Hashed grams of a line: its words, its pairs of words, and pieces of its words.

The first and the last word of a line are also paired with its edge, so that how a line opens and
ends tells more than that it holds the words. Only places in a table come out, no words.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.learned.words import Hashes, Ints, PageWords, changes, mixed

PLACES = 1 << 17
"""Places of the table of weights, a power of 2."""

MOST = 4096
"""Grams of a line whose number is told apart; longer lines are text whatever their words."""

_ROOTS = np.array([math.isqrt(max(n, 1) << 16) for n in range(MOST + 1)], np.int64)
"""256 times the square root."""

_EDGE = np.uint64(0x5851F42D4C957F2D)
_PAIR = np.uint64(0x2545F4914F6CDD1D)
_PIECE = np.uint64(0x27BB2EE687B0B0FD)


def grams_of(page: PageWords, salt: int = 0) -> tuple[Ints, Ints]:
    """The place in the table and the line of every gram.

    ``salt`` other than 0 gives other places: what a page in a language never seen would give.
    """
    words, of = page.hashes + np.uint64(salt), page.word_line
    if not len(words):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    opens = changes(of)
    closes = np.ones(len(of), bool)
    closes[:-1] = opens[1:]
    before = np.full(len(words), _EDGE)
    before[1:] = np.where(opens[1:], _EDGE, words[:-1])
    pairs = mixed(words * _PAIR + before)
    endings = mixed(words[closes] * _PIECE + _EDGE)
    grams: Hashes = np.concatenate((words, pairs, endings))
    return places_of(grams), np.concatenate((of, of, of[closes]))


def places_of(hashes: Hashes) -> Ints:
    """The places of hashed grams in a table."""
    return (hashes & np.uint64(PLACES - 1)).astype(np.int64)


@dataclass(frozen=True)
class GramWeights:
    """A weight for each place, ``scale`` of which make a natural logarithm of odds."""

    table: NDArray[np.int8]
    scale: int
    bias: int

    def scores(self, places: Ints, of: Ints, lines: int) -> Ints:
        """What the grams of each line say, in 1/256 of a natural logarithm of odds: the sum of
        their weights by the root of their number, and the bias.
        """
        sums = np.bincount(of, self.table[places], lines).astype(np.int64)
        number = np.minimum(np.bincount(of, minlength=lines), MOST)
        result: Ints = (sums << 16) // (_ROOTS[number] * self.scale) + self.bias
        return result

    def extremes(self, places: Ints, of: Ints, lines: int) -> tuple[Ints, Ints]:
        """The least and the greatest weight of the grams of each line, not below and above 0; the
        grams come in the order of the lines.
        """
        least, most = np.zeros((2, lines), np.int64)
        if len(of):
            weights = self.table[places]
            first = np.flatnonzero(changes(of))
            least[of[first]] = np.minimum(np.minimum.reduceat(weights, first), 0)
            most[of[first]] = np.maximum(np.maximum.reduceat(weights, first), 0)
        return least, most
