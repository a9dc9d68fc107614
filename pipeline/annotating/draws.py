"""What langdetect draws at random from the n-grams of a text, all at once.

It draws by ``random.Random`` with a seed, whose bits are the same for all texts: they are generated
once. What is made of the draws belongs to ``detector``.
"""

from functools import cache
from math import cos, log, pi, sin, sqrt
from random import Random

import numpy as np
import numpy.typing as npt

SEED = 0
"""Without a seed langdetect's answers change from run to run."""

GENERATED = 1 << 14
"""Times 32 bits: enough where none of its seven trials ends before the thousandth draw, and every
other number is too large."""


class Draws:
    """What ``random.Random`` with the seed draws from the n-grams of a text, as ``random.choice``
    does on all versions of Python: of each 32 bits of the generator, which are the same for all
    texts, the highest are a number, or nothing where it is too large.
    """

    def __init__(self, grams: list[int]) -> None:
        self._grams = np.array(grams, np.intp)
        self._numbers = _generated() >> (32 - len(grams).bit_length())
        self._places = np.flatnonzero(self._numbers < len(grams))
        self._drawn = 0
        self._other_gauss: float | None = None

    def next(self, count: int) -> npt.NDArray[np.intp]:
        """So many n-grams."""
        begin = self._drawn
        self._drawn += count
        return self._grams.take(self._numbers.take(self._places[begin : self._drawn]))

    def give_back(self, count: int) -> None:
        """The last n-grams have not been drawn."""
        self._drawn -= count

    def gauss(self) -> float:
        """What ``random.gauss`` makes of the next bits: two numbers, one for the next call."""
        gauss, self._other_gauss = self._other_gauss, None
        if gauss is None:
            begin = int(self._places[self._drawn - 1]) + 1 if self._drawn else 0
            self._drawn = int(self._places.searchsorted(begin + 4))
            a, b, c, d = (int(bits) for bits in _generated()[begin : begin + 4])
            angle = 2.0 * pi * _fraction(a, b)
            radius = sqrt(-2.0 * log(1.0 - _fraction(c, d)))
            gauss, self._other_gauss = cos(angle) * radius, sin(angle) * radius
        return gauss


def _fraction(a: int, b: int) -> float:
    """The number from 0 to 1 that ``random.random`` makes of twice 32 bits."""
    return float(((a >> 5) * (1 << 26) + (b >> 6)) / (1 << 53))


@cache
def _generated() -> npt.NDArray[np.uint32]:
    random = Random(SEED)
    return np.array([random.getrandbits(32) for _ in range(GENERATED)], np.uint32)
