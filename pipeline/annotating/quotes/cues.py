"""Cues: the words by which a sentence says that somebody says something.

Here belong the candidates and what speaks for each: the values of its features.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pipeline.annotating.quotes.features import Features
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.stream import END, FRAGMENT, START, STATEMENTS, Stream
from pipeline.annotating.quotes.tags import CUES
from pipeline.registry import load

_VERBS = load().speech["en"].verbs
_BASES = {form: verb.base for form, verb in _VERBS.items()}
_CUE = re.compile(f"[{CUES}]")

FEATURES = Features(
    "cue",
    "form base tag: form; base; tag",
    "base before",
    "base after",
    "tag before after: tag before; tag after; tag before after",
    "tag before2 before",
    "tag after after2",
    "base after after2",
    "tag left3",
    "left5",
    "tag right",
    "base quoted#: quoted#; base quoted#",
    "tag quoted# next",
    "tag start# end# length#: tag start#; tag end#; tag length#",
)


class Cue(NamedTuple):
    """A word of the stream that may be a cue, in the sentence from ``first`` to before ``last``."""

    at: int
    first: int
    last: int


def candidates(stream: Stream) -> list[Cue]:
    """All words that may be cues, in order."""
    tags, words = stream.tags, stream.words
    found = []
    for first, last in stream.sentences:
        if tags[first] == "Y" and words[first] in _BASES:
            found.append(Cue(first, first, last))
        for match in _CUE.finditer(tags, first, last):
            found.append(Cue(match.start(), first, last))
    return found


def base_of(word: str) -> str:
    """The base form of a reporting verb; other words as they are."""
    return _BASES.get(word, word)


def scores(stream: Stream, cues: Sequence[Cue], model: Model) -> list[Any]:
    """What speaks for and against candidates."""
    (
        forms,
        bases_before,
        bases_after,
        beside,
        twice_before,
        twice_after,
        bases_twice_after,
        left3,
        left5,
        right,
        bases_quoted,
        tags_quoted,
        lengths,
    ) = model.tables(FEATURES)
    tags, words, shown = stream.tags, stream.words, stream.shown
    statements = stream.marked(STATEMENTS)
    found = []
    for at, first, last in cues:
        tag, form = tags[at], words[at]
        base = _BASES.get(form, form)
        before = shown[at - 1] if at > first else START
        before2 = shown[at - 2] if at - 1 > first else START
        after = shown[at + 1] if at + 1 < last else END
        after2 = shown[at + 2] if at + 2 < last else END
        quoted = (
            (statements.find("1", first, at) >= 0)
            + 2 * (statements.find("1", at + 1, last) >= 0)
            + 4 * (tags.find(FRAGMENT, first, last) >= 0)
        )
        found.append(
            forms[form, base, tag]
            + bases_before[base, before]
            + bases_after[base, after]
            + beside[tag, before, after]
            + twice_before[tag, before2, before]
            + twice_after[tag, after, after2]
            + bases_twice_after[base, after, after2]
            + left3[tag, tags[max(first, at - 3) : at]]
            + left5[tags[max(first, at - 5) : at]]
            + right[tag, tags[at + 1 : min(last, at + 4)]]
            + bases_quoted[base, quoted]
            + tags_quoted[tag, quoted, tags[at + 1 : min(last, at + 2)]]
            + lengths[tag, min(at - first, 4), min(last - at, 4), min((last - first) // 5, 6)]
        )
    return found


def class_of(word: str) -> str | None:
    """What is done with the words: the class of a reporting verb; None for other cues."""
    verb = _VERBS.get(word)
    return verb.cue_class if verb else None
