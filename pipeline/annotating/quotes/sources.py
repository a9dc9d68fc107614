"""Sources: which noun phrase of its sentence a cue belongs to.

Here belong the candidates around a cue and what speaks for each. That no phrase is the source is a
candidate, too: "it is expected".
"""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.annotating.quotes.cues import Cue, base_of
from pipeline.annotating.quotes.features import Features, Said
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
    "",
    "base tag start#: base; tag; start# tag",
    "tag before after: tag before; tag after",
    "left",
    "right",
)
OF_PHRASE = Features(
    "source",
    "",
    "half near size#",
    "half kind near",
    "half outer behind: half outer; half behind; half outer behind",
    "side outer kind",
    "half word",
)
OF_BASE = Features("source by base", "base", "side")
OF_TAG = Features(
    "source by tag",
    "tag",
    "side kind begins#: side; side kind; side tag; kind tag; side begins# tag",
    "half near size#",
    "side behind",
    "half commas# verbs# piece#: half commas#; half verbs# tag; half piece# tag",
)
OF_BEFORE = Features("source by word before", "tag before", "side")
OF_AFTER = Features("source by word behind", "tag after", "side")

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
    start = bisect_left(firsts, _clause(stream.marked(PIECES), first, index))
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


def _clause(pieces: str, first: int, index: int) -> int:
    """Where the words begin that go with a cue: behind the last quoted piece before it."""
    return max(first, pieces.rfind("1", first, index) + 1)


def score_of_none(stream: Stream, cue: Cue, model: Model) -> Said:
    """What speaks for no source of a cue."""
    bases, beside, left, right = model.rows(OF_NONE)[()]
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    tag = tags[at]
    before = shown[at - 1] if at > first else START
    after = shown[at + 1] if at + 1 < last else END
    return (
        bases[base_of(stream.words[at]), tag, min(at - first, 3)]
        + beside[tag, before, after]
        + left.get(tags[max(first, at - 4) : at], 0)
        + right.get(tags[at + 1 : min(at + 3, last)], 0)
    )


def scores(stream: Stream, cue: Cue, candidates: Sequence[Candidate], model: Model) -> list[Said]:
    """What speaks for phrases as the source of a cue."""
    at, first, last = cue
    tags, shown = stream.tags, stream.shown
    tag = tags[at]
    before = shown[at - 1] if at > first else START
    after = shown[at + 1] if at + 1 < last else END
    nears, kinds_near, around, kinds_outer, halves_word = model.rows(OF_PHRASE)[()]
    (of_base,) = model.rows(OF_BASE)[base_of(stream.words[at])]
    kinds, tags_near, behinds, between = model.rows(OF_TAG)[tag]
    (of_before,) = model.rows(OF_BEFORE)[tag, before]
    (of_after,) = model.rows(OF_AFTER)[tag, after]
    verbs, quoted = stream.marked("vsaugX"), stream.marked(STATEMENT + CLOSED)
    opened = tags[first] in STATEMENTS
    comma_before = tags.find(",", first, at) >= 0
    found = []
    for side, (begin, end, kind) in candidates:
        half = side[0]
        if begin > at:
            start, stop = at + 1, begin
            near = tags[start : min(stop, start + 4)]
        else:
            start, stop = end + 1, at
            near = tags[max(start, stop - 4) : stop]
        near_size = (half, near, min(stop - start, 5))
        outer = shown[begin - 1] if begin > first else START
        behind = shown[end + 1] if end + 1 < last else END
        score = (
            kinds[side, kind, begin == first]
            + nears.get(near_size, 0)
            + tags_near.get(near_size, 0)
            + kinds_near.get((half, kind, near), 0)
            + around[half, outer, behind]
            + kinds_outer.get((side, outer, kind), 0)
            + behinds.get((side, behind), 0)
            + of_base.get(side, 0)
            + of_before.get(side, 0)
            + of_after.get(side, 0)
            + between[
                half,
                2 * tags.count(",", start, stop) + comma_before,
                min(verbs.count("1", start, stop), 3),
                2 * (quoted.find("1", start, stop) >= 0) + opened,
            ]
        )
        if kind in "poW":
            score += halves_word.get((half, stream.words[end]), 0)
        found.append(score)
    return found
