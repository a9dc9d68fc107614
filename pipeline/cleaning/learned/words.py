"""The words of a page as arrays: where each stands, and a hash of it that no case changes.

A word is a run of letters and digits; in scripts without spaces every character is one. Hashes are
polynomials over whole-number arithmetic modulo 2**64, the same on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.learned.characters import (
    BREAK,
    CAPITAL,
    DIGIT,
    LETTER,
    SMALL,
    UNSPACED,
    Classes,
    Codes,
    classes_of,
    codes_of,
    letter_numbers,
)

Key = TypeVar("Key")
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15  # odd, so that its powers have inverses
_INVERSE = pow(_BASE, -1, 2**64)
_MIX = np.uint64(0xD6E8FEB86659FD93)


def _powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def numbered(keys: Sequence[Key]) -> tuple[list[Key], Ints]:
    """The different keys, in the order in which they come, and for each key its place there."""
    places: dict[Key, int] = {}
    numbers = [places.setdefault(key, len(places)) for key in keys]
    return list(places), np.array(numbers, np.int64)


def clipped(values: Ints, least: int, most: int) -> Ints:
    """As ``np.clip``, which takes five times as long for the lines of a page."""
    result: Ints = np.minimum(np.maximum(values, least), most)
    return result


def changes(values: Ints | Hashes) -> NDArray[np.bool_]:
    """Where a value is another than the one before it, as the first always is."""
    found = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def line_sums(rows: NDArray[np.generic], of: Ints, lines: int) -> Ints:
    """The sums of each of ``rows`` in each line; ``of`` names the line of each value. Floats add
    them up, which are exact below 2**53.
    """
    cells = of + lines * np.arange(len(rows))[:, None]
    sums = np.bincount(cells.ravel(), rows.ravel(), lines * len(rows))
    return sums.reshape(len(rows), lines).astype(np.int64)


class _Powers:
    """Powers of the base and of its inverse, as many as the longest page so far has asked for."""

    def __init__(self) -> None:
        self.up = self.down = _powers(1, 1)

    def reach(self, count: int) -> None:
        if len(self.up) < count:
            self.up, self.down = _powers(_BASE, 2 * count), _powers(_INVERSE, 2 * count)


_POWERS = _Powers()


def mixed(hashes: Hashes) -> Hashes:
    """The hashes with all bits depending on all, so that any of them can choose a place."""
    hashes = (hashes ^ (hashes >> np.uint64(32))) * _MIX
    hashes = (hashes ^ (hashes >> np.uint64(32))) * _MIX
    return hashes ^ (hashes >> np.uint64(32))


@dataclass(frozen=True)
class PageWords:
    """A page's lines, joined by line ends, in characters and words."""

    codes: Codes
    classes: Classes
    line_starts: Ints
    """Index of each line's first character."""
    line_ends: Ints
    """Index behind each line's last character."""

    @classmethod
    def of(cls, lines: Sequence[str]) -> "PageWords":
        """The words of ``lines``, none of which is empty or holds a line end that matters."""
        text = "\n".join([*lines, ""])
        if text.count("\n") > len(lines):
            text = "\n".join([*(line.replace("\n", " ") for line in lines), ""])
        codes = codes_of(text)
        classes = classes_of(codes)
        ends = np.flatnonzero(codes == 10).astype(np.int64)
        starts = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1))
        return cls(codes, classes, starts, ends)

    @cached_property
    def line_of(self) -> Ints:
        """The line of each character; a line end belongs to the line before it."""
        return np.repeat(np.arange(len(self.line_ends)), self.line_ends - self.line_starts + 1)

    @cached_property
    def _bounds(self) -> tuple[Ints, Ints]:
        kind = self.classes
        spaced = np.zeros(len(kind) + 1, bool)
        spaced[1:] = (kind == SMALL) | (kind == CAPITAL) | (kind == LETTER) | (kind == DIGIT)
        # The page ends with the end of a line, so that every word has an end.
        edges = np.flatnonzero(spaced[1:] != spaced[:-1])
        starts, ends = edges[::2], edges[1::2]
        single = np.flatnonzero(kind == UNSPACED)
        if len(single):
            starts = np.concatenate((starts, single))
            ends = np.concatenate((ends, single + 1))
            order = np.argsort(starts, kind="stable")
            starts, ends = starts[order], ends[order]
        return starts.astype(np.int64), ends.astype(np.int64)

    @property
    def starts(self) -> Ints:
        """Index of each word's first character."""
        return self._bounds[0]

    @property
    def ends(self) -> Ints:
        """Index behind each word's last character."""
        return self._bounds[1]

    @cached_property
    def word_line(self) -> Ints:
        """The line of each word."""
        return self.line_of[self.starts]

    @cached_property
    def word_bounds(self) -> Ints:
        """Index of each line's first word, and behind the last line's last."""
        bounds = np.zeros(len(self.line_ends) + 1, np.int64)
        np.cumsum(np.bincount(self.word_line, minlength=len(self.line_ends)), out=bounds[1:])
        return bounds

    @cached_property
    def hashes(self) -> Hashes:
        """A hash of each word in small letters."""
        _POWERS.reach(len(self.codes) + 1)
        terms = letter_numbers(self.codes) * _POWERS.up[: len(self.codes)]
        sums = np.zeros(len(terms) + 1, np.uint64)
        np.cumsum(terms, out=sums[1:])
        return mixed((sums[self.ends] - sums[self.starts]) * _POWERS.down[self.starts])


__all__ = ["BREAK", "PageWords", "mixed", "numbered"]
