"""Cues: the words by which a sentence says that somebody says something.

Here belong the candidates and what speaks for each: the values of its features.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.annotating.quotes.features import Features, Said
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.stream import END, FRAGMENT, START, Stream
from pipeline.annotating.quotes.tags import CUES
from pipeline.registry import load

_VERBS = load().speech["en"].verbs
_BASES = {form: verb.base for form, verb in _VERBS.items()}

OF_FORM = Features("cue", "", "form base tag: form; base; tag")
OF_BASE = Features("cue by base", "base", "after", "quoted#: quoted#; base quoted#")
OF_TAG = Features("cue by tag", "tag", "before", "after", "before2 before", "left3")


class Cue(NamedTuple):
    """A word of the stream that may be a cue, in the sentence from ``first`` to before ``last``."""

    at: int
    first: int
    last: int


def candidates(stream: Stream) -> list[Cue]:
    """All words that may be cues, in order."""
    tags, words = stream.tags, stream.words
    found = []
    new = tuple.__new__  # The constructor of a named tuple takes several times as long.
    possible = stream.marked(CUES)
    at = possible.find("1")
    for first, last in stream.sentences:
        if tags[first] == "Y" and words[first] in _BASES:
            found.append(Cue(first, first, last))
        while 0 <= at < last:
            found.append(new(Cue, (at, first, last)))
            at = possible.find("1", at + 1)
    return found


def base_of(word: str) -> str:
    """The base form of a reporting verb; other words as they are."""
    return _BASES.get(word, word)


def scores(stream: Stream, cues: Sequence[Cue], model: Model) -> list[Said]:
    """What speaks for and against candidates."""
    (forms,) = model.rows(OF_FORM)(())
    by_base, by_tag = model.rows(OF_BASE), model.rows(OF_TAG)
    tags, words, shown = stream.tags, stream.words, stream.shown
    found = []
    sentence = -1
    pieces: list[int] = []
    for at, first, last in cues:
        tag, form = tags[at], words[at]
        base = _BASES.get(form, form)
        afters, quotings = by_base(base)
        befores_tag, afters_tag, before_pairs, left3 = by_tag(tag)
        before = before2 = START
        if at > first:
            before = shown[at - 1]
            if at - 1 > first:
                before2 = shown[at - 2]
        after = shown[at + 1] if at + 1 < last else END
        if first != sentence:
            sentence = first
            pieces = stream.pieces_within(first, last - 1)
        found.append(
            forms((form, base, tag))
            + afters.get(after, 0)
            + quotings(_quoted(tags, at, pieces) if pieces else 0)
            + befores_tag.get(before, 0)
            + afters_tag.get(after, 0)
            + before_pairs.get((before2, before), 0)
            + left3.get(tags[at - 3 if at - 3 > first else first : at], 0)
        )
    return found


def _quoted(tags: str, at: int, pieces: Sequence[int]) -> int:
    """Whether statements stand before and behind a word, and quoted fragments in its sentence."""
    statements = [index for index in pieces if tags[index] != FRAGMENT]
    fragments = len(statements) < len(pieces)
    if not statements:
        return 4 * fragments
    return (statements[0] < at) + 2 * (statements[-1] > at) + 4 * fragments


def class_of(word: str) -> str | None:
    """What is done with the words: the class of a reporting verb; None for other cues."""
    verb = _VERBS.get(word)
    return verb.cue_class if verb else None
