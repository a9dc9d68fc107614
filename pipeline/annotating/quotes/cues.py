"""Cues: the words by which a sentence says that somebody says something.

Here belong the candidates and what speaks for each: its features, which weights turn into a score.
"""

from bisect import bisect_right
from typing import NamedTuple

from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import FRAGMENT, PIECES, Stream
from pipeline.annotating.quotes.tags import CUES
from pipeline.registry import load

_VERBS = load().speech["en"].verbs
_SHOWN = frozenset("itwWbacpodr")
"""Tags of closed classes: their words themselves are features, all others only by tag."""


class Cue(NamedTuple):
    """A word of the stream that may be a cue, in the sentence from ``first`` to before ``last``."""

    index: int
    first: int
    last: int


def candidates(stream: Stream) -> list[Cue]:
    """All words that may be cues, in order."""
    tags = stream.tags
    found = []
    for first, last in stream.sentences:
        for index in range(first, last):
            tag = tags[index]
            if tag in CUES or (tag == "Y" and index == first and stream.words[index] in _VERBS):
                found.append(Cue(index, first, last))
    return found


def shown(stream: Stream, index: int) -> str:
    """A word as features see it: itself if it is of a closed class, else its tag."""
    tag = stream.tags[index]
    return stream.words[index] if tag in _SHOWN else tag


def base_of(word: str) -> str:
    """The base form of a reporting verb; other words as they are."""
    verb = _VERBS.get(word)
    return verb.base if verb else word


def features(stream: Stream, cue: Cue) -> list[str]:
    """What speaks for and against a candidate."""
    index, first, last = cue
    tags = stream.tags
    word = stream.words[index]
    tag = tags[index]
    base = base_of(word)
    before = shown(stream, index - 1) if index > first else "^"
    before2 = shown(stream, index - 2) if index - 1 > first else "^"
    after = shown(stream, index + 1) if index + 1 < last else "$"
    after2 = shown(stream, index + 2) if index + 2 < last else "$"
    left = tags[max(first, index - 5) : index]
    right = tags[index + 1 : min(last, index + 5)]
    has_left = any(t in "QEF" for t in tags[first:index])
    has_right = any(t in "QEF" for t in tags[index + 1 : last])
    fragment = "q" in tags[first:last]
    quoted = f"{int(has_left)}{int(has_right)}{int(fragment)}"
    form = word if tag != "Y" else "Y" + word
    return [
        f"w={form}",
        f"b={base}",
        f"t={tag}",
        f"b<={base} {before}",
        f"b>={base} {after}",
        f"t<={tag} {before}",
        f"t>={tag} {after}",
        f"t<<={tag} {before2} {before}",
        f"t>>={tag} {after} {after2}",
        f"b>>={base} {after} {after2}",
        f"t<>={tag} {before} {after}",
        f"L={tag} {left[-3:]}",
        f"R={tag} {right[:3]}",
        f"L5={left}",
        f"q={quoted}",
        f"bq={base} {quoted}",
        f"tq={tag} {quoted} {right[:1]}",
        f"at={min(index - first, 4)} {tag}",
        f"end={min(last - index, 4)} {tag}",
        f"len={min((last - first) // 5, 6)} {tag}",
    ]
