"""The characters of a page as an array: what each is, in any script, and its letter.

Classes come from fixed ranges and from the letters below U+0590, which are the same on all Pythons.
What words and lines are made of them belongs to the modules that count.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Classes = NDArray[np.uint8]
Numbers = NDArray[np.uint64]

(
    SPACE,
    SMALL,
    CAPITAL,
    LETTER,
    UNSPACED,
    DIGIT,
    END,
    COMMA,
    COLON,
    QUOTE,
    OPENING,
    CLOSING,
    DASH,
    DIVIDER,
    SIGN,
    BREAK,
) = range(16)
"""What a character is. ``LETTER`` is one of a script without capitals, ``UNSPACED`` one of a script
without spaces between words, ``BREAK`` the end of a line.
"""

CLASSES: Final = 16

_LAST_CASED = 0x0590
"""Latin, Greek, Cyrillic and Armenian end here; no letter below was added since Unicode 12."""

_SIGNS = ((0x2000, 0x2BFF), (0x2E00, 0x2E7F), (0x3000, 0x303F), (0xFE10, 0xFE6F), (0xFF01, 0xFF65))
_UNSPACED_RANGES = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
)
_DIGITS = ((0x0660, 0x0669), (0x06F0, 0x06F9), (0x0966, 0x096F), (0x09E6, 0x09EF), (0xFF10, 0xFF19))
_SINGLE = {
    END: ".!?…。！？؟۔।",
    COMMA: ",;،؛、，；",
    COLON: ":：",
    QUOTE: "\"'“”„‟‘’‚‹›«»「」『』",
    OPENING: "([{（【《〈",
    CLOSING: ")]}）】》〉",
    DASH: "-‐‑‒–—―",
    DIVIDER: "|/\\·•▪‣◦●■▶►∙*>→←↑↓»",
    SPACE: "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
    " ",
    BREAK: "\n",
}


@cache
def _tables() -> tuple[Classes, Numbers]:
    """The class and the number of each character below U+10000."""
    classes = np.full(0x10000, LETTER, np.uint8)
    numbers = np.arange(1, 0x10001, dtype=np.uint64)
    for code in range(_LAST_CASED):
        char = chr(code)
        low = char.lower()
        if char.isalpha():
            classes[code] = CAPITAL if low != char else SMALL
            if len(low) == 1:
                numbers[code] = ord(low) + 1
        else:
            classes[code] = DIGIT if "0" <= char <= "9" else SIGN
    for start, end in _SIGNS:
        classes[start : end + 1] = SIGN
    for start, end in _UNSPACED_RANGES:
        classes[start : end + 1] = UNSPACED
    for start, end in _DIGITS:
        classes[start : end + 1] = DIGIT
    for kind, characters in _SINGLE.items():
        for char in characters:
            classes[ord(char)] = kind
    return classes, numbers


def codes_of(text: str) -> Codes:
    """The code points of ``text``; lone surrogates, which no file has, count as signs."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def classes_of(codes: Codes) -> Classes:
    """The class of each character; beyond U+FFFF ideographs are unspaced, all else are signs."""
    classes = _tables()[0].take(codes, mode="clip")
    if codes.max(initial=0) > 0xFFFF:
        beyond = codes > 0xFFFF
        classes[beyond] = np.where(codes[beyond] >= 0x20000, UNSPACED, SIGN)
    return classes


def letter_numbers(codes: Codes) -> Numbers:
    """A number above 0 for each character, the same for a capital and its small letter."""
    numbers = _tables()[1].take(codes, mode="clip")
    beyond = codes.max(initial=0) > 0xFFFF
    return np.where(codes > 0xFFFF, codes + np.uint64(1), numbers) if beyond else numbers
