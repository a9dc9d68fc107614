"""Cues: the words by which a sentence says that somebody says something.

Here belong the candidates and what speaks for each: the keys of its features.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.annotating.quotes.codes import Coded, Codes, Places, codes_of, numbers
from pipeline.annotating.quotes.features import Features
from pipeline.annotating.quotes.stream import FRAGMENT, STATEMENTS, Stream
from pipeline.annotating.quotes.tags import CUES
from pipeline.registry import load

_VERBS = load().speech["en"].verbs
_BASES = {form: verb.base for form, verb in _VERBS.items()}

FEATURES = Features(
    "cue",
    "form; base; tag; base before; base after; tag before; tag after; tag before after;"
    "tag before2 before; tag after after2; base after after2; tag left3; left5; tag right;"
    "quoted; base quoted; tag quoted next; tag start; tag end; tag length",
)


class Cue(NamedTuple):
    """A word of the stream that may be a cue, in the sentence from ``first`` to before ``last``."""

    at: int
    first: int
    last: int


class Cues(NamedTuple):
    """The same of many, as arrays."""

    at: Places
    first: Places
    last: Places

    def each(self) -> list[Cue]:
        """One by one."""
        return list(map(Cue, *(places.tolist() for places in self)))

    def of(self, numbers: Places | NDArray[np.bool_]) -> "Cues":
        """Those with some numbers, again and again if need be."""
        return Cues(self.at[numbers], self.first[numbers], self.last[numbers])


def candidates(stream: Stream, coded: Coded) -> Cues:
    """All words that may be cues, in order."""
    opening = [
        first
        for first, _ in stream.sentences
        if stream.tags[first] == "Y" and stream.words[first] in _BASES
    ]
    at = coded.words_of(CUES)
    if opening:
        at = np.sort(np.concatenate((at, opening)))
    return Cues(at, *coded.sentences(at))


def base_of(word: str) -> str:
    """The base form of a reporting verb; other words as they are."""
    return _BASES.get(word, word)


def values(stream: Stream, coded: Coded, cues: Cues) -> dict[str, Codes]:
    """What speaks for and against candidates."""
    at, first, last = cues
    words = [stream.words[index] for index in at.tolist()]
    quoted = (
        (coded.count(STATEMENTS, first, at) > 0)
        + 2 * (coded.count(STATEMENTS, at + 1, last) > 0)
        + 4 * (coded.count(FRAGMENT, first, last) > 0)
    )
    return {
        "form": codes_of(words),
        "base": codes_of([base_of(word) for word in words]),
        "tag": coded.tag(at),
        "before": coded.shown(at - 1, first, last),
        "before2": coded.shown(at - 2, first, last),
        "after": coded.shown(at + 1, first, last),
        "after2": coded.shown(at + 2, first, last),
        "left3": coded.run(np.maximum(first, at - 3), at),
        "left5": coded.run(np.maximum(first, at - 5), at),
        "right": coded.run(at + 1, np.minimum(last, at + 4)),
        "next": coded.run(at + 1, np.minimum(last, at + 2)),
        "quoted": numbers(quoted),
        "start": numbers(np.minimum(at - first, 4)),
        "end": numbers(np.minimum(last - at, 4)),
        "length": numbers(np.minimum((last - first) // 5, 6)),
    }


def class_of(word: str) -> str | None:
    """What is done with the words: the class of a reporting verb; None for other cues."""
    verb = _VERBS.get(word)
    return verb.cue_class if verb else None
