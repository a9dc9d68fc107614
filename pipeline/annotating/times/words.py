"""A text as a row of words with their classes.

Words are runs of Latin letters, numbers runs of digits; each other sign is a word of its own, and
so is the line break between two paragraphs, which no form crosses. Vocabulary that is written with
signs between ("p.m.") or, as in Chinese, without blanks around it, is found by itself.
"""

from dataclasses import dataclass

from pipeline.annotating.times.anchors import YEARS
from pipeline.annotating.times.lexicon import OTHER, Lexicon

LONGEST_WRAPPED = 120
"""Characters: where some line is longer, lines are paragraphs and not broken by hand."""

FOLDED = {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"), "\u2019": "'"}
"""Signs that are read as another."""


@dataclass(frozen=True, slots=True)
class Words:
    """``codes`` has one character for each of ``spans``: the class of the word."""

    text: str
    codes: str
    spans: list[tuple[int, int]]

    def spelling(self, number: int) -> str:
        """The word as it stands in the text."""
        start, end = self.spans[number]
        return self.text[start:end]


def folded(spelling: str) -> str:
    """A word as the lexicon has it: in small letters, with plain hyphens and apostrophes."""
    if len(spelling) == 1:
        return FOLDED.get(spelling, spelling.lower())
    return spelling.lower().replace("\u2019", "'")


def read_words(text: str, known: Lexicon) -> Words:
    """The words of ``text``; offsets count code points in it."""
    codes = []
    spans = []
    entries = known.words
    numeric = known.numeric
    capitals, small = known.capitals, known.small
    for match in (known.wrapped if _is_wrapped(text) else known.word).finditer(text):
        spelling = match.group()
        spans.append(match.span())
        if "0" <= spelling[0] <= "9":
            codes.append(numeric.get(_class_of_digits(spelling), OTHER))
        else:
            entry = entries.get(folded(spelling))
            code = OTHER if entry is None else entry[0]
            unlike = small if spelling[0].isupper() else capitals
            codes.append(OTHER if code in unlike else code)
    return Words(text, "".join(codes), spans)


def _class_of_digits(digits: str) -> str:
    if len(digits) == 4 and digits[0] != "0":
        return "YEAR" if int(digits) in YEARS else ""
    if len(digits) > 4:
        return ""
    return "DAY" if 1 <= int(digits) <= 31 else "INT"


def _is_wrapped(text: str) -> bool:
    return all(len(line) <= LONGEST_WRAPPED for line in text.split("\n"))
