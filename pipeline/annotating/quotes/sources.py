"""Sources: which noun phrase of its sentence a cue belongs to.

Here belong the candidates around a cue and what speaks for each. That no phrase is the source is a
candidate, too: "it is expected".
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Features
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import (
    CLOSED,
    END,
    PIECES,
    START,
    STATEMENT,
    STATEMENTS,
    Stream,
)

LEFT, RIGHT, OPENING = 4, 2, 2
"""Phrases on each side of a cue, and farther ones that open its clause; others are hardly ever its
source."""

OF_NONE = Features(
    "no source",
    "base tag start#: base; tag; start# tag",
    "tag before after: tag before; tag after",
    "left",
    "right",
)
OF_PHRASE = Features(
    "source",
    "side half kind tag begins#: side; side kind; side tag; kind tag; side begins# tag",
    "side base",
    "half near size#",
    "half tag near size#",
    "half kind near",
    "half outer behind: half outer; half behind; half outer behind",
    "side outer kind",
    "side behind tag",
    "side tag before",
    "side tag after",
    "half tag commas# verbs# piece#: half commas#; half verbs# tag; half piece# tag",
    "half word",
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


def score_of_none(stream: Stream, cue: Cue, model: Model) -> Any:
    """What speaks for no source of a cue."""
    bases, beside, left, right = model.tables(OF_NONE)
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    tag = tags[at]
    before = shown[at - 1] if at > first else START
    after = shown[at + 1] if at + 1 < last else END
    return (
        bases[base_of(stream.words[at]), tag, min(at - first, 3)]
        + beside[tag, before, after]
        + left[tags[max(first, at - 4) : at]]
        + right[tags[at + 1 : min(at + 3, last)]]
    )


def scores(stream: Stream, cue: Cue, candidates: Sequence[Candidate], model: Model) -> list[Any]:
    """What speaks for phrases as the source of a cue."""
    (
        sides,
        sides_base,
        near_sizes,
        tags_near,
        kinds_near,
        around,
        kinds_outer,
        tags_behind,
        before_cue,
        after_cue,
        between,
        halves_word,
    ) = model.tables(OF_PHRASE)
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    verbs, quoted = stream.marked("vsaugX"), stream.marked(STATEMENT + CLOSED)
    tag, base = tags[at], base_of(stream.words[at])
    before = shown[at - 1] if at > first else START
    after = shown[at + 1] if at + 1 < last else END
    opened = tags[first] in STATEMENTS
    comma_before = tags.find(",", first, at) >= 0
    found = []
    for side, (begin, end, kind) in candidates:
        if begin > at:
            half, start, stop = "R", at + 1, begin
            near = tags[start : min(stop, start + 4)]
        else:
            half, start, stop = side[0], end + 1, at
            near = tags[max(start, stop - 4) : stop]
        size = min(stop - start, 5)
        outer = shown[begin - 1] if begin > first else START
        behind = shown[end + 1] if end + 1 < last else END
        score = (
            sides[side, half, kind, tag, begin == first]
            + sides_base[side, base]
            + near_sizes[half, near, size]
            + tags_near[half, tag, near, size]
            + kinds_near[half, kind, near]
            + around[half, outer, behind]
            + kinds_outer[side, outer, kind]
            + tags_behind[side, behind, tag]
            + before_cue[side, tag, before]
            + after_cue[side, tag, after]
            + between[
                half,
                tag,
                2 * tags.count(",", start, stop) + comma_before,
                min(verbs.count("1", start, stop), 3),
                2 * (quoted.find("1", start, stop) >= 0) + opened,
            ]
        )
        if kind in "poW":
            score += halves_word[half, stream.words[end]]
        found.append(score)
    return found
