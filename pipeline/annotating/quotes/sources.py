"""Sources: which noun phrase of its sentence a cue belongs to.

Here belong the candidates around a cue and what speaks for each. That no phrase is the source is a
candidate, too: "it is expected".
"""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from pipeline.annotating.quotes.codes import (
    ABSENT,
    Coded,
    Codes,
    Places,
    code_of,
    codes_of,
    numbers,
)
from pipeline.annotating.quotes.cues import Cue, Cues, base_of
from pipeline.annotating.quotes.features import Features
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import PIECES, Stream

LEFT, RIGHT, OPENING = 4, 2, 2
"""Phrases on each side of a cue, and farther ones that open its clause; others are hardly ever its
source."""

OF_NONE = Features("no source", "base; tag; tag before; tag after; left; right; start tag")
OF_PHRASE = Features(
    "source",
    "side; side kind; side tag; kind tag; side base; half near size; half tag near size;"
    "half kind near; half outer; side outer kind; half behind; half outer behind;"
    "side behind tag; side tag before; side tag after; half commas; half verbs tag;"
    "half piece tag; side begins tag; half word?",
)

Candidate = tuple[str, Phrase]
"""A phrase with its side and rank seen from the cue: L1, L2, … from it to the left, S1, … from the
start of its clause, R1, … to the right."""


def candidates(
    stream: Stream, cue: Cue, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> list[Candidate]:
    """Phrases around a cue; ``firsts`` are the first words of ``phrases``."""
    index, first, last = cue
    found: list[Candidate] = []
    middle = bisect_left(firsts, index)
    rank = number = 0
    for number in range(middle - 1, -1, -1):
        phrase = phrases[number]
        if phrase.first < first or rank == LEFT:
            break
        if phrase.last < index:
            rank += 1
            found.append((f"L{rank}", phrase))
    else:
        number = -1
    # "NAME, an expert at such a place who knows it well, said": far away, and yet the subject.
    start = bisect_left(firsts, _clause(stream.tags, first, index))
    for rank, phrase in enumerate(phrases[start : min(start + OPENING, number + 1)], 1):
        found.append((f"S{rank}", phrase))
    rank = 0
    for phrase in phrases[middle : middle + RIGHT + 1]:
        if phrase.first >= last or rank == RIGHT:
            break
        if phrase.first > index:
            rank += 1
            found.append((f"R{rank}", phrase))
    return found


def _clause(tags: str, first: int, index: int) -> int:
    """Where the words begin that go with a cue: behind the last quoted piece before it."""
    return max(first, *(tags.rfind(piece, first, index) + 1 for piece in PIECES))


def values_of_none(stream: Stream, coded: Coded, cues: Cues) -> dict[str, Codes]:
    """What speaks for no source of cues."""
    at, first, last = cues
    return {
        "base": _bases(stream, at),
        "tag": coded.tag(at),
        "before": coded.shown(at - 1, first, last),
        "after": coded.shown(at + 1, first, last),
        "left": coded.run(np.maximum(first, at - 4), at),
        "right": coded.run(at + 1, np.minimum(at + 3, last)),
        "start": numbers(np.minimum(at - first, 3)),
    }


def values(
    stream: Stream, coded: Coded, cues: Cues, candidates: Sequence[Candidate]
) -> dict[str, Codes]:
    """What speaks for phrases as sources, each of that of ``cues`` with its number."""
    at, first, last = cues
    sides, phrases = [side for side, _ in candidates], [phrase for _, phrase in candidates]
    begin = np.array([phrase.first for phrase in phrases], np.int64)
    end = np.array([phrase.last for phrase in phrases], np.int64)
    right = begin > at
    start, stop = np.where(right, at + 1, end + 1), np.where(right, begin, at)
    near, near_end = (
        np.where(right, start, np.maximum(start, stop - 4)),
        np.where(right, np.minimum(stop, start + 4), stop),
    )
    size = np.maximum(stop - start, 0)
    opened = coded.count("QEF", first, first + 1)
    return {
        "side": codes_of(sides),
        "half": codes_of([side[0] for side in sides]),
        "kind": codes_of([phrase.kind for phrase in phrases]),
        "word": np.array(
            [
                code_of(stream.words[phrase.last]) if phrase.kind in "poW" else ABSENT
                for phrase in phrases
            ],
            np.uint64,
        ),
        "base": _bases(stream, at),
        "tag": coded.tag(at),
        "before": coded.shown(at - 1, first, last),
        "after": coded.shown(at + 1, first, last),
        "outer": coded.shown(begin - 1, first, last),
        "behind": coded.shown(end + 1, first, last),
        "near": coded.run(near, near_end),
        "size": numbers(np.minimum(size, 5)),
        "commas": numbers(2 * coded.count(",", start, stop) + (coded.count(",", first, at) > 0)),
        "verbs": numbers(np.minimum(coded.count("vsaugX", start, stop), 3)),
        "piece": numbers(2 * (coded.count("QE", start, stop) > 0) + opened),
        "begins": numbers(begin == first),
    }


def _bases(stream: Stream, at: Places) -> Codes:
    return codes_of([base_of(stream.words[index]) for index in at.tolist()])
