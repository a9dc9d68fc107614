"""Passages of an article that are in another language than the article.

A paragraph that has few of the article's most frequent words is asked of both detectors; where they
agree on another language, it is a passage. What is shorter than a sentence tells nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.annotating.language import SHORT, detect_language

FREQUENT = 40
"""Most frequent words of an article: mostly "the", "of" and their like, which each language has its
own of."""

FAMILIAR = 18
"""Per cent of a paragraph's words that are among these; with fewer it is asked. So all of 62 German
paragraphs put into English articles are found, and none in 496 pages that is none."""

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class ForeignPassage:
    """A paragraph in another language, ISO 639-1; offsets count code points in the text."""

    start: int
    end: int
    language: str


def foreign_passages(text: str, language: str | None) -> list[ForeignPassage]:
    """The paragraphs of ``text`` that are not in its ``language``; none where that is unknown."""
    if language is None:
        return []
    paragraphs = [match for match in _PARAGRAPH.finditer(text) if len(match.group()) >= SHORT]
    words = [match.group().lower().split() for match in paragraphs]
    counts = Counter(word for own in words for word in dict.fromkeys(own))
    # Of words in equally many paragraphs the order of the text decides.
    frequent = {word for word, count in counts.most_common(FREQUENT) if count > 1}
    found = []
    for match, own in zip(paragraphs, words, strict=True):
        if 100 * sum(word in frequent for word in own) < FAMILIAR * len(own):
            verdict = detect_language(match.group())
            if verdict.language not in (None, language) and verdict.agree:
                found.append(ForeignPassage(match.start(), match.end(), verdict.language or ""))
    return found
