"""A text as a set of shingles: all its runs of five words, each as one number.

What two texts share of them tells how much of one stands in the other (Broder, 1997). In scripts
without blanks between words each character counts as a word, and a shingle is as long as five words
of Chinese are.
"""

import re
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

WIDTH = 5
"""Words of a shingle: chance hits are rare, and one changed word breaks only five."""

WIDTH_OF_CHARACTERS = 9
"""Characters of a shingle where each is a token: five words of Chinese have about nine."""

# Ranges, not classes of Unicode, whose members depend on the version of Python: ideographs, kana,
# hangul, Thai, Lao, Burmese and Khmer one by one; all else but signs in runs.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_SIGNS = "\u0000-/:-@\\[-`{-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\uffff\U0001f000-\U0001faff"
TOKEN = re.compile(f"[{_SINGLE}]|[^{_SINGLE}{_SIGNS}]+")

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFTS = (np.uint64(31), np.uint64(29))


class _Numbers(dict[str, int]):
    """A number of 64 bits for each word, made when it is first met."""

    def __missing__(self, word: str) -> int:
        if len(self) >= WORDS_REMEMBERED:
            self.clear()
        raw = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = self[word] = int.from_bytes(raw, "little")
        return number


WORDS_REMEMBERED = 1 << 19
"""Most words of news are among these; they take some 60 MB."""

_NUMBERS = _Numbers()


def tokens(text: str) -> list[str]:
    """The words of ``text``, in small letters; signs and white space do not count."""
    return TOKEN.findall(text.lower())


def width_of(words: list[str]) -> int:
    """How many words make a shingle of this text."""
    single = sum(map(str.isascii, words[:SAMPLE]))
    plain = min(len(words), SAMPLE)
    if 2 * single >= plain:
        return WIDTH
    alone = sum(len(word) == 1 for word in words[:SAMPLE])
    return WIDTH_OF_CHARACTERS if 2 * alone > plain else WIDTH


SAMPLE = 200
"""Words by which a script is told."""


def shingles_in_order(words: list[str]) -> Hashes:
    """A number for each shingle, in the order of the text; of too few words one for all."""
    width = min(width_of(words), max(1, len(words)))
    numbers = np.fromiter(map(_NUMBERS.__getitem__, words), dtype=np.uint64, count=len(words))
    count = len(words) - width + 1
    hashes = numbers[:count].copy()
    for offset in range(1, width):
        hashes *= _FACTOR
        hashes += numbers[offset : offset + count]
    hashes ^= hashes >> _SHIFTS[0]
    hashes *= _MIX
    hashes ^= hashes >> _SHIFTS[1]
    return hashes


def shingles(text: str) -> Hashes:
    """The set of shingles of ``text``, sorted."""
    hashes = np.sort(shingles_in_order(tokens(text)))
    # Sorted already, so neighbours tell; `np.unique` takes five times as long.
    first = np.ones(len(hashes), bool)
    np.not_equal(hashes[1:], hashes[:-1], out=first[1:])
    return hashes[first]


def quick_shingles(words: list[str]) -> set[int]:
    """The set of shingles by numbers that hold within this process only: quicker where a text is
    compared once and nothing is kept.
    """
    width = min(width_of(words), max(1, len(words)))
    return set(map(hash, zip(*(words[first:] for first in range(width)), strict=False)))


def shared(one: Hashes, other: Hashes) -> int:
    """How many shingles two sorted sets have in common."""
    return len(np.intersect1d(one, other, assume_unique=True))
