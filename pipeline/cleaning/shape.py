"""What a line looks like, in any script: how long, whether a sentence, whether a list item."""

import re
from functools import lru_cache
from typing import NamedTuple

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
)
"""Blocks of scripts that write without spaces between words, as a character class."""

_WIDE_SIGNS = "\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_WORD = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}{_WIDE_SIGNS}]+")
_UNSPACED = re.compile(rf"[{UNSPACED}]")
_PARTED_OTHERWISE = re.compile(rf"[{UNSPACED}{_WIDE_SIGNS}]")
_BETWEEN = re.compile(rf"[{UNSPACED}{_WIDE_SIGNS}]+")

SENTENCE_END = ".!?…。！？؟۔।"
"""Signs that end a sentence; a colon or a comma does not."""

_CLOSERS = "\"'”’»›）)]】」』*† \u00a0"
"""What may stand behind the end of a sentence, white space before a French quotation mark too."""

_BULLET = re.compile(r"(?:[•▪‣◦●■▶►·∙*–-]|\d{1,2}[.)](?=\s)|[a-z]\))\s{0,3}(?=\S)")

CHARACTERS_A_WORD = 2
"""In scripts without spaces: Chinese and Japanese words have about two characters."""

LONG = 8
"""Words of a line that is prose if it also ends a sentence: headlines seldom do, buttons never."""

LONG_WITHOUT_END = 25
"""Words of a line that is prose however it ends: no headline is that long."""


class Shape(NamedTuple):
    """``words`` counts words, in scripts without spaces every second character. ``ends`` says
    whether the line ends as a sentence does, ``bullet`` how many characters of a list mark it
    begins with.
    """

    words: int
    ends: bool
    bullet: int

    @property
    def prose(self) -> bool:
        """Whether the line reads as running text."""
        return (self.ends and self.words >= LONG) or self.words >= LONG_WITHOUT_END


LINES_REMEMBERED = 4096
"""Cleaning and facts ask of the same lines again and again; pages of thousands of lines fit."""


@lru_cache(LINES_REMEMBERED)
def shape_of(line: str) -> Shape:
    """The shape of a trimmed line."""
    unspaced = 0 if line.isascii() else len(_UNSPACED.findall(line))
    spaced = len(_BETWEEN.sub(" ", line).split()) if unspaced else len(line.split())
    bullet = _BULLET.match(line)
    last = line.rstrip(_CLOSERS)[-1:]
    ends = last != "" and last in SENTENCE_END
    return Shape(spaced + unspaced // CHARACTERS_A_WORD, ends, bullet.end() if bullet else 0)


def count_words(text: str) -> int:
    """Words of ``text`` as the table ``articles`` counts them: runs between white space, and single
    characters of scripts that write without spaces.
    """
    spaced = text.isascii() or not _PARTED_OTHERWISE.search(text)
    return len(text.split()) if spaced else len(_WORD.findall(text))
