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
from pipeline.annotating.quotes.stream import END, PIECES, START, Stream, classes
from pipeline.annotating.quotes.tags import PAST, THIRD

LEFT, OPENING, RIGHT = ("L1", "L2", "L3", "L4"), "S1", "R1"
"""Phrases before a cue, a farther one that opens its clause, and the one behind it, by their side
and rank seen from the cue; others are hardly ever its source."""

OF_NONE = Features(
    "no source",
    "",
    "base tag start#: base; tag; start# tag",
    "tag before",
    "left",
    "right",
)
OF_PHRASE = Features("source", "", "half kind near", "half outer", "half word")
OF_BASE = Features("source by base", "base", "side")
OF_TAG = Features(
    "source by tag",
    "tag",
    "side kind begins#: side; side kind; side tag; kind tag; side begins# tag",
    "side behind",
    "half commas# verbs#: half commas#; half verbs# tag",
)
OF_AFTER = Features("source by word behind", "tag after", "side")

_STARTS, _VERBS = classes(3), classes(3)

_TOLD, _TOLD_ENDS = frozenset(PAST + THIRD), frozenset("Np")

Candidate = tuple[str, Phrase]
"""A phrase with its side and rank seen from the cue."""


def candidates(
    stream: Stream, cue: Cue, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> list[Candidate]:
    """Phrases around a cue; ``firsts`` are the first words of ``phrases``."""
    index, first, last = cue
    middle = behind = bisect_left(firsts, index)
    if middle and phrases[middle - 1].last >= index:
        middle -= 1
    start, farthest = bisect_left(firsts, first), middle - len(LEFT)
    left = reversed(phrases[max(start, farthest) : middle])
    found: list[Candidate] = list(zip(LEFT, left, strict=False))
    if start < farthest:
        # "NAME, an expert at such a place who knows it well, said": far away, and yet the subject.
        start = bisect_left(firsts, _clause(stream.marked(PIECES), first, index))
        if start < farthest:
            found.append((OPENING, phrases[start]))
    if behind < len(firsts) and firsts[behind] == index:
        behind += 1
    if behind < len(firsts) and firsts[behind] < last:
        found.append((RIGHT, phrases[behind]))
    return found


def right_before(
    stream: Stream, cue: Cue, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    """The phrase right before a cue, where that tells as much as the ranking: "he said".

    Of these the ranking says the same in 98 of 100; it is learned without.
    """
    at, first, _ = cue
    tags = stream.tags
    tag = tags[at]
    if at == first or tags[at - 1] not in _TOLD_ENDS or tag not in _TOLD:
        return None
    begin, last, kind = phrase = phrases[bisect_left(firsts, at) - 1]
    if last == at - 1 and (kind == "p" or (kind == "N" and tags[begin - 1 : begin] != "i")):
        return phrase
    return None


def _clause(pieces: str, first: int, index: int) -> int:
    """Where the words begin that go with a cue: behind the last quoted piece before it."""
    return max(first, pieces.rfind("1", first, index) + 1)


def scores(
    stream: Stream, cues: Sequence[Cue], around: Sequence[Sequence[Candidate]], model: Model
) -> list[list[Said]]:
    """What speaks for no source of each cue, and for each of the phrases around it."""
    nones, befores, lefts, rights = model.rows(OF_NONE)(())
    kinds_near, outers, halves_word = model.rows(OF_PHRASE)(())
    by_base, by_tag, by_after = model.rows(OF_BASE), model.rows(OF_TAG), model.rows(OF_AFTER)
    tags, shown, words = stream.tags, stream.shown, stream.words
    verbs = stream.marked("vsaugX")
    found = []
    for (at, first, last), candidates in zip(cues, around, strict=True):
        tag, base = tags[at], base_of(words[at])
        before = shown[at - 1] if at > first else START
        after = shown[at + 1] if at + 1 < last else END
        none = (
            nones((base, tag, _STARTS[at - first]))
            + befores.get((tag, before), 0)
            + lefts.get(tags[at - 4 if at - 4 > first else first : at], 0)
            + rights.get(tags[at + 1 : at + 3 if at + 3 < last else last], 0)
        )
        (of_base,) = by_base(base)
        kinds, behinds, between = by_tag(tag)
        (of_after,) = by_after((tag, after))
        comma_before = int(tags.find(",", first, at) >= 0)
        own = [none]
        for side, (begin, end, kind) in candidates:
            half = side[0]
            if half == "R":
                start, stop = at + 1, begin
                near = tags[start : start + 4 if start + 4 < stop else stop]
            else:
                start, stop = end + 1, at
                near = tags[stop - 4 if stop - 4 > start else start : stop]
            commas, verbs_between = comma_before, 0
            if start < stop:
                commas += 2 * tags.count(",", start, stop)
                verbs_between = _VERBS[verbs.count("1", start, stop)]
            score = (
                kinds((side, kind, begin == first))
                + kinds_near.get((half, kind, near), 0)
                + outers.get((half, shown[begin - 1] if begin > first else START), 0)
                + behinds.get((side, shown[end + 1] if end + 1 < last else END), 0)
                + of_base.get(side, 0)
                + of_after.get(side, 0)
                + between((half, commas, verbs_between))
            )
            if kind in "poW":
                score += halves_word.get((half, words[end]), 0)
            own.append(score)
        found.append(own)
    return found
