"""A text as a set of shingles: all its runs of five words, each as one number.

What two texts share of them tells how much of one stands in the other (Broder, 1997). In scripts
without blanks between words each character counts as a word, and a shingle is as long as five words
of Chinese are.
"""

import re
from hashlib import blake2b
from itertools import islice

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


class _Numbers(dict[str, bytes]):
    """Numbers of 64 bits for the words in a piece of text, made when it is first met."""

    def __missing__(self, piece: str) -> bytes:
        if len(self) >= PIECES_REMEMBERED:
            self.clear()
        words = [piece] if piece.isascii() and piece.isalnum() else TOKEN.findall(piece)
        raw = [word.encode("utf-8", "surrogatepass") for word in words]
        numbers = self[piece] = b"".join([blake2b(word, digest_size=8).digest() for word in raw])
        return numbers


PIECES_REMEMBERED = 1 << 18
"""Most words of news, with the signs beside them, are among these; they take some 40 MB."""

_NUMBERS = _Numbers()


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
    return _runs(_numbers_of(words), width_of(words))


def shingles(text: str) -> Hashes:
    """The set of shingles of ``text``, sorted; signs, capitals and white space do not count."""
    text = text.lower()
    first = islice(TOKEN.finditer(text), SAMPLE)
    width = WIDTH if text.isascii() else width_of([match[0] for match in first])
    hashes = _runs(_numbers_of(text.split()), width)
    hashes.sort()
    return np.concatenate((hashes[:1], hashes[1:][hashes[1:] != hashes[:-1]]))


def _numbers_of(pieces: list[str]) -> Hashes:
    """The numbers of the words in pieces of text, between which no word goes on."""
    raw = b"".join(map(_NUMBERS.__getitem__, pieces))
    return np.frombuffer(raw, dtype="<u8").astype(np.uint64)


def _runs(numbers: Hashes, width: int) -> Hashes:
    """A number for each run of ``width`` words."""
    width = min(width, max(1, len(numbers)))
    count = len(numbers) - width + 1
    hashes = numbers[:count].copy()
    for offset in range(1, width):
        hashes *= _FACTOR
        hashes += numbers[offset : offset + count]
    hashes ^= hashes >> _SHIFTS[0]
    hashes *= _MIX
    hashes ^= hashes >> _SHIFTS[1]
    return hashes


def shared(one: Hashes, other: Hashes) -> int:
    """How many shingles two sorted sets have in common."""
    return len(np.intersect1d(one, other, assume_unique=True))
