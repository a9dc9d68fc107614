"""Cues: the words by which a sentence says that somebody says something.

Here belong the candidates and what speaks for each: the keys of its features.
"""

from typing import NamedTuple

from pipeline.annotating.quotes.features import Key, Template
from pipeline.annotating.quotes.stream import FRAGMENT, STATEMENTS, Stream
from pipeline.annotating.quotes.tags import CUES
from pipeline.registry import load

_VERBS = load().speech["en"].verbs
_BASES = {form: verb.base for form, verb in _VERBS.items()}
_CUES = frozenset(CUES)
_STATEMENTS = frozenset(STATEMENTS)

WORD = Template("word", "form base tag", "form; base; tag")
BESIDE = Template(
    "beside",
    "base tag before after",
    "base before; base after; tag before; tag after; tag before after",
)
BEFORE = Template("before", "tag before2 before", "tag before2 before")
AFTER = Template("after", "base tag after after2", "tag after after2; base after after2")
LEFT = Template("left", "tag left", "tag left")
FAR_LEFT = Template("farleft", "left", "left")
RIGHT = Template("right", "tag right", "tag right")
QUOTED = Template("quoted", "base tag quoted next", "quoted; base quoted; tag quoted next")
PLACE = Template("place", "tag start end length", "tag start; tag end; tag length")


class Cue(NamedTuple):
    """A word of the stream that may be a cue, in the sentence from ``first`` to before ``last``."""

    at: int
    first: int
    last: int


def candidates(stream: Stream) -> list[Cue]:
    """All words that may be cues, in order."""
    tags, words = stream.tags, stream.words
    return [
        Cue(index, first, last)
        for first, last in stream.sentences
        for index, tag in enumerate(tags[first:last], first)
        if tag in _CUES or (tag == "Y" and index == first and words[index] in _BASES)
    ]


def base_of(word: str) -> str:
    """The base form of a reporting verb; other words as they are."""
    return _BASES.get(word, word)


def keys(stream: Stream, cue: Cue) -> list[Key]:
    """What speaks for and against a candidate."""
    index, first, last = cue
    tags, shown = stream.tags, stream.shown
    word = stream.words[index]
    tag = tags[index]
    base = _BASES.get(word, word)
    before = shown[index - 1] if index > first else "^"
    before2 = shown[index - 2] if index - 1 > first else "^"
    after = shown[index + 1] if index + 1 < last else "$"
    after2 = shown[index + 2] if index + 2 < last else "$"
    left = tags[max(first, index - 5) : index]
    right = tags[index + 1 : min(last, index + 4)]
    has_left = not _STATEMENTS.isdisjoint(tags[first:index])
    has_right = not _STATEMENTS.isdisjoint(tags[index + 1 : last])
    quoted = has_left + 2 * has_right + 4 * (FRAGMENT in tags[first:last])
    return [
        (WORD, word, base, tag),
        (BESIDE, base, tag, before, after),
        (BEFORE, tag, before2, before),
        (AFTER, base, tag, after, after2),
        (LEFT, tag, left[-3:]),
        (FAR_LEFT, left),
        (RIGHT, tag, right),
        (QUOTED, base, tag, quoted, right[:1]),
        (PLACE, tag, min(index - first, 4), min(last - index, 4), min((last - first) // 5, 6)),
    ]


def class_of(word: str) -> str | None:
    """What is done with the words: the class of a reporting verb; None for other cues."""
    verb = _VERBS.get(word)
    return verb.cue_class if verb else None
