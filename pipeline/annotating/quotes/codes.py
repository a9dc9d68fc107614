"""Words and tags as codes: what the rankings read of a stream, for all candidates at once.

Here belongs how a word, a run of tags or a number becomes a code of 64 bits. The code of a string
is a polynomial in its characters (Rabin and Karp 1987), so that the code of any run of tags follows
from two sums over the text.
"""

from functools import cache, lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipeline.annotating.quotes.stream import Stream

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]

ABSENT = 0
"""The code of no value."""

_WRAP = (1 << 64) - 1


def drawn(name: str) -> int:
    """A number of 64 bits that looks drawn by lot, and is always the same for a name."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())


_BASE = drawn("base") | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_EMPTY = drawn("empty")


@cache
def _letter(letter: str) -> int:
    return drawn(f"letter {letter}")


_LETTERS = np.array([_letter(chr(number)) for number in range(128)], np.uint64)


@lru_cache(1 << 14)
def code_of(value: str) -> int:
    """The code of a string."""
    code, power = _EMPTY, 1
    for letter in value:
        code += _letter(letter) * power
        power = power * _BASE & _WRAP
    return code & _WRAP


START, END = code_of("^"), code_of("$")
"""In place of a word before or behind the sentence."""

_NUMBERS = np.array([code_of(str(number)) for number in range(256)], np.uint64)


def numbers(values: ArrayLike) -> Codes:
    """The codes of numbers or truth values; of 255 for all above."""
    return _NUMBERS[np.minimum(np.asarray(values, np.int64), 255)]


def codes_of(values: list[str]) -> Codes:
    """The codes of strings."""
    return np.array(list(map(code_of, values)), np.uint64)


@cache
def _powers(size: int) -> tuple[Codes, Codes]:
    """The powers of the base and of its inverse, ``size`` of each."""
    factors = np.ones((2, size), np.uint64)
    factors[0, 1:], factors[1, 1:] = _BASE, _INVERSE
    powers = np.multiply.accumulate(factors, axis=1)
    return powers[0], powers[1]


@cache
def _among(letters: str) -> NDArray[np.bool_]:
    found = np.zeros(128, np.bool_)
    found[[ord(letter) for letter in letters]] = True
    return found


class Coded:
    """A stream in codes; places are indices of its words."""

    def __init__(self, stream: Stream) -> None:
        self.size = len(stream.tags)
        self._letters = np.frombuffer(stream.tags.encode("ascii"), np.uint8)
        powers, self._inverses = _powers(1 << max(self.size, 1023).bit_length())
        self._sums = np.zeros(self.size + 1, np.uint64)
        np.cumsum(_LETTERS[self._letters] * powers[: self.size], out=self._sums[1:])
        self._shown = codes_of(stream.shown)
        self._counts: dict[str, Places] = {}
        firsts = [first for first, _ in stream.sentences]
        self._firsts = np.array(firsts, np.int64)
        self._lasts = np.array([last for _, last in stream.sentences], np.int64)

    def sentences(self, at: Places) -> tuple[Places, Places]:
        """The first word of the sentences that hold some words, and the one behind the last."""
        numbers = np.searchsorted(self._firsts, at, side="right") - 1
        return self._firsts[numbers], self._lasts[numbers]

    def run(self, first: Places, behind: Places) -> Codes:
        """The tags from one word to before another."""
        first = np.minimum(first, behind)
        sums: Codes = (self._sums[behind] - self._sums[first]) * self._inverses[first]
        return sums + np.uint64(_EMPTY)

    def tag(self, at: Places) -> Codes:
        """The tag of a word."""
        return _LETTERS[self._letters[at]] + np.uint64(_EMPTY)

    def shown(self, at: Places, first: Places | int, last: Places | int) -> Codes:
        """A word as it is shown, ``START`` or ``END`` where it is outside of its sentence."""
        found = np.take(self._shown, at, mode="clip")
        found = np.where(at < first, np.uint64(START), found)
        return np.where(at >= last, np.uint64(END), found)

    def shown_tag(self, at: Places, first: Places, last: Places) -> Codes:
        """The tag of a word, ``START`` or ``END`` where it is outside of its sentence."""
        found = self.tag(np.clip(at, 0, self.size - 1))
        found = np.where(at < first, np.uint64(START), found)
        return np.where(at >= last, np.uint64(END), found)

    def words_of(self, letters: str) -> Places:
        """The words with one of some tags."""
        return np.flatnonzero(_among(letters)[self._letters])

    def count(self, letters: str, first: Places, behind: Places) -> Places:
        """How many words from one to before another have one of some tags."""
        counts = self._counts.get(letters)
        if counts is None:
            counts = self._counts[letters] = np.zeros(self.size + 1, np.int64)
            np.cumsum(_among(letters)[self._letters], out=counts[1:])
        found: Places = counts[np.maximum(behind, first)] - counts[first]
        return found
