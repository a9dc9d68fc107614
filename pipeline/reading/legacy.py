"""Tells the encoding of text from before Unicode by the language that it then reads as.

Each candidate encoding is tried: in the right one the text's commonest words are those of a
language that was written in it, and its letters are that language's. In a wrong one either the
words, or the letters, are nobody's. What no language explains is not decoded: wrong text is worse
than none. The languages stand in ``legacy.toml``.
"""

import codecs
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SAMPLE = 1 << 14
"""Bytes in which the words are counted; 2,000 words tell any two languages apart."""

BEFORE = 1 << 13
"""How many of them stand before the first byte that is not ASCII: words without accents tell the
language as well."""

FEWEST_WORDS = 2
"""Different common words; a single one is chance."""

TOLERATED = 0.05
"""Share of the characters beyond ASCII that the language need not explain: foreign names, signs."""

RIVAL = 0.7
"""Another reading that has this share of the best one's words leaves the encoding open."""

_SIGNS = frozenset(
    "\u00a0\u00ad“”„‚‘’«»‹›–—…•·§°€£¥©®™±²³½¼¾¡¿ªº´×÷†‡‰¶№−‐″′\u200c\u200d\u200e\u200f،؛؟٪٫٬"
)
"""What may stand between words in any language; what a page's own encoding offers of it."""

_WORD = re.compile(r"[^\W\d_]+")
_SIGN_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\x00-\x7f\w\s’‘´–—…·•/\u00ad\u200c\u200d](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[‚„]"
)
"""A sign between two letters, or an opening mark behind one: so a letter of another encoding looks.
Apostrophes, dashes and what separates words stand there rightly."""


@dataclass(frozen=True)
class Language:
    """One language of ``legacy.toml``. ``letters`` are single characters, or a character class."""

    name: str
    encodings: tuple[str, ...]
    words: frozenset[str]
    characters: frozenset[str]
    letters: frozenset[str] | re.Pattern[str]
    least: float

    def share(self, words: Mapping[str, int], signs: Mapping[str, int]) -> float:
        """How much of a text is what stands in every text of the language, as a multiple of the
        least that it takes; ``words`` and ``signs`` count the text's words and characters.
        """
        counts, common = (words, self.words) if self.words else (signs, self.characters)
        found = {item: counts[item] for item in common if item in counts}
        if len(found) < FEWEST_WORDS:
            return 0.0
        return sum(found.values()) / max(1, sum(counts.values())) / self.least

    def explains(self, text: str) -> bool:
        """Whether the characters beyond ASCII are those that the language is written with."""
        counts = Counter(text)
        beyond = sum(count for sign, count in counts.items() if sign > "\x7f")
        strange = sum(count for sign, count in counts.items() if not self._knows(sign))
        if self.words:
            strange += sum(1 for _ in _SIGN_IN_WORD.finditer(text))
        return strange <= TOLERATED * beyond

    def _knows(self, sign: str) -> bool:
        if sign <= "\x7f":
            return True
        if isinstance(self.letters, re.Pattern):
            return self.letters.match(sign) is not None
        return sign in _SIGNS or sign in self.letters


def decode_legacy(raw: bytes) -> tuple[str, str] | None:
    """The text and its encoding's Python name; None where no language, or more than one, fits."""
    begin = max(0, _first_beyond_ascii(raw) - BEFORE)
    sample = raw[begin : begin + SAMPLE]
    ranked: list[tuple[float, str, Language]] = []
    readings: dict[str, str] = {}
    for encoding in _encodings():
        text = _try(sample, encoding, final=begin + SAMPLE >= len(raw))
        if text is not None:
            readings[encoding] = text
            ranked += [(share, encoding, language) for share, language in _shares(text, encoding)]
    # The order of the file decides between equals, so that the same bytes give the same text.
    ranked.sort(key=lambda item: -item[0])
    fitting = [item for item in ranked if item[2].explains(readings[item[1]])]
    if not fitting:
        return None
    best, encoding, language = fitting[0]
    rivals = {readings[name] for share, name, _ in fitting if share >= RIVAL * best}
    text = _try(raw, encoding, final=True)
    if len(rivals) > 1 or text is None or not language.explains(text):
        return None
    return text, encoding


def is_language(text: str) -> bool:
    """Whether a text reads as any of the languages, in letters and words."""
    sample = text[:SAMPLE]
    words, signs = _counts(sample)
    return any(
        language.share(words, signs) >= 1 and language.explains(sample) for language in languages()
    )


@cache
def languages() -> tuple[Language, ...]:
    """All languages of ``legacy.toml``, in its order."""
    data = tomllib.loads(Path(__file__).with_name("legacy.toml").read_text("utf-8"))
    return tuple(_language(entry, data["western"]["letters"]) for entry in data["language"])


def _language(entry: Mapping[str, object], western: str) -> Language:
    letters = str(entry["letters"])
    encodings = entry["encodings"]
    assert isinstance(encodings, list)
    if letters == "western":
        letters = western
    known = re.compile(letters) if letters.startswith("[") else frozenset(letters + letters.upper())
    return Language(
        name=str(entry["name"]),
        encodings=tuple(encodings),
        words=frozenset(word.casefold() for word in str(entry.get("words", "")).split()),
        characters=frozenset(str(entry.get("characters", ""))),
        letters=known,
        least=int(str(entry["least"])) / 1000,
    )


@cache
def _encodings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for language in languages() for name in language.encodings))


def _shares(text: str, encoding: str) -> list[tuple[float, Language]]:
    """The languages written in the encoding that the text may be in."""
    words, signs = _counts(text)
    shares = [
        (language.share(words, signs), language)
        for language in languages()
        if encoding in language.encodings
    ]
    return [(share, language) for share, language in shares if share >= 1]


def _counts(text: str) -> tuple[Counter[str], Counter[str]]:
    words = Counter(word.casefold() for word in _WORD.findall(text))
    return words, Counter(sign for sign in text if sign > "\x7f")


def _first_beyond_ascii(raw: bytes) -> int:
    found = _BEYOND_ASCII.search(raw)
    return found.start() if found else 0


_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def _try(raw: bytes, encoding: str, *, final: bool) -> str | None:
    """The text by an encoding; None where a byte has no place in it."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(raw, final)
    except UnicodeDecodeError:
        return None
