"""Speakers of quoted pieces: which noun phrase around a piece says it.

Here belong the candidates around a piece and their features. The sentence of the piece comes first,
then those beside it in the line, then whoever spoke last.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.annotating.quotes.cues import base_of
from pipeline.annotating.quotes.features import Features, Said, Table
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import END, START, Stream, classes
from pipeline.annotating.quotes.tags import VERBS

if TYPE_CHECKING:
    from pipeline.annotating.quotes.attributions import Attribution

LAST = "P"
"""The place of whoever spoke last, further up."""

LEFT, OPENING, RIGHT = ("L1", "L2", "L3", "L4"), ("S1", "S2", "S3"), ("R1", "R2", "R3")
"""Phrases in the sentence of the piece: before it, farther ones at the start, and behind it."""

BEFORE, NEAREST_BEFORE, AFTER = ("B1", "B2", "B3"), ("b1", "b2", "b3"), ("A1", "A2", "A3")
"""Phrases of the sentence before, from its start and from its end, and of the one behind."""

BESIDE = 3
"""So many each."""

HALF = 1 << 11
"""Steps in which the score of a cue is looked at: half of what 1.0 is in scores."""

_VERB_BEHIND = re.compile(f"[rlab,]*[{VERBS}]")
_BEFORE_VERBS = frozenset("rlab," + VERBS)
"""Tags with which a match begins, to look no farther behind all others."""

_DISTANCES, _VERBS_BETWEEN = classes(9), classes(3)

FEATURES = Features(
    "speaker",
    "",
    "half word",
    "side outer",
    "half outer kind",
    "half outer behind",
    "side tags",
    "half tags kind",
)
OF_PLACE = Features(
    "speaker by place of the piece",
    "alone",
    "side kind: side alone; side kind alone",
    "previous# half",
)
OF_NEIGHBOURS = Features("speaker by neighbours", "piece last_left first_right", "side")
OF_LEFT = Features("speaker by words before", "left", "side")
OF_RIGHT = Features("speaker by words behind", "right", "side")
OF_INSIDE = Features(
    "speaker in the sentence",
    "",
    "half near",
    "side near begins#",
    "half piece size# commas# verbs#: half size# piece; half commas# verbs#",
)
"""Of phrases in the sentence of the piece."""

OF_VERBS = Features(
    "speaker beside a verb",
    "",
    "side way_behind piece",
    "half base_behind next: half base_behind; half base_behind next",
    "half base_before",
    "side way_before piece",
)
"""Of reporting verbs right before or behind a phrase, and the way to them."""

OF_CUES = Features(
    "speaker as source",
    "",
    "side holds",
    "half holds sure# distance#: half sure# holds; holds sure#; half distance# holds",
)
"""Of cues whose source the phrase is: whether they hold the piece."""


Candidate = tuple[Phrase, str]
"""A phrase with its place seen from the piece: sentence (in, before, after), side and rank."""


class Around(NamedTuple):
    """A piece with its sentence and the ones beside it, None where its line begins or ends."""

    at: int
    sentence: tuple[int, int]
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    alone: bool
    """Whether nothing but pieces stands in the sentence."""


def around(stream: Stream, index: int, firsts: Sequence[int]) -> Around:
    """The surroundings of the piece at ``index``; ``firsts`` are the first words of sentences."""
    number = bisect_right(firsts, index) - 1
    sentences = stream.sentences
    first, last = sentences[number]
    before = None
    if number and (stream.tags[first - 1] != "|" or stream.tags[first - 2 : first - 1] == ":"):
        before = sentences[number - 1]
    after = None
    if number + 1 < len(sentences) and "|" not in stream.tags[last - 1 : last + 1]:
        after = sentences[number + 1]
    alone = not stream.tags[first:last].strip("QEF|.")
    return Around(index, (first, last), before, after, alone)


def candidates(place: Around, phrases: Sequence[Phrase], firsts: Sequence[int]) -> list[Candidate]:
    """Phrases beside a piece that may name its speaker; ``firsts`` are those of ``phrases``."""
    index = place.at
    first, last = place.sentence
    start, middle = bisect_left(firsts, first), bisect_left(firsts, index)
    left = max(start, middle - len(LEFT))
    found: list[Candidate] = []
    for phrase, side in zip(reversed(phrases[left:middle]), LEFT, strict=False):
        if phrase.last < index:
            found.append((phrase, side))
    found += zip(phrases[start : min(start + BESIDE, left)], OPENING, strict=False)
    for phrase, side in zip(phrases[middle : middle + len(RIGHT)], RIGHT, strict=False):
        if phrase.first >= last:
            break
        if phrase.first > index:
            found.append((phrase, side))
    if place.before:
        at = bisect_left(firsts, place.before[0])
        found += zip(phrases[at : min(at + BESIDE, start)], BEFORE, strict=False)
        nearest = reversed(phrases[max(at + BESIDE, start - BESIDE) : start])
        found += zip(nearest, NEAREST_BEFORE, strict=False)
    if place.after:
        at = bisect_left(firsts, last)
        behind = bisect_left(firsts, place.after[1], at)
        found += zip(phrases[at : min(at + BESIDE, behind)], AFTER, strict=False)
    return found


Evidence = Mapping[int, list["Attribution"]]
"""By the first word of a phrase, the cues whose source it is."""


def evidence(attributions: Sequence["Attribution"]) -> Evidence:
    """The cues by their source."""
    found: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.source:
            found.setdefault(attribution.source.first, []).append(attribution)
    return found


def scores(
    stream: Stream,
    place: Around,
    candidates: Sequence[Candidate],
    evidence: Evidence,
    last_speaker: Phrase | None,
    model: Model,
) -> list[Said]:
    """What speaks for phrases as the speaker of a piece."""
    tags, shown = stream.tags, stream.shown
    size = len(tags)
    at, (first, last) = place.at, place.sentence
    piece = tags[at]
    last_left = tags[at - 1] if at > first else START
    first_right = tags[at + 1] if at + 1 < last else END
    left = tags[max(first, at - 3) : at] if at > first else START
    right = tags[at + 1 : min(at + 4, last)] if at + 1 < last else END
    halves_word, outers, outers_kind, around, tags_side, tags_kind = model.rows(FEATURES)(())
    kinds, previous = model.rows(OF_PLACE)(f"{piece}{first == at:d}{place.alone:d}")
    (neighbours,) = model.rows(OF_NEIGHBOURS)((piece, last_left, first_right))
    (of_left,) = model.rows(OF_LEFT)(left)
    (of_right,) = model.rows(OF_RIGHT)(right)
    verbs, inside = model.rows(OF_VERBS)(()), model.rows(OF_INSIDE)(())
    sides_holds, holds_sure = model.rows(OF_CUES)(())
    found = []
    for phrase, side in candidates:
        begin, end, kind = phrase
        half = side[0]
        outer = shown[begin - 1] if begin else START
        behind = shown[end + 1] if end + 1 < size else END
        behind_tags = tags[end + 1 : end + 3]
        score = (
            kinds((side, kind))
            + previous.get((phrase is last_speaker, half), 0)
            + neighbours.get(side, 0)
            + of_left.get(side, 0)
            + of_right.get(side, 0)
            + halves_word.get((half, stream.words[end] if kind in "poW" else kind), 0)
            + outers.get((side, outer), 0)
            + outers_kind.get((half, outer, kind), 0)
            + around.get((half, outer, behind), 0)
            + tags_side.get((side, behind_tags), 0)
            + tags_kind.get((half, behind_tags, kind), 0)
            + _beside_verbs(stream, phrase, side, piece, verbs)
        )
        if half in "LRS":
            score += _inside(stream, place, phrase, side, inside)
        if begin in evidence:
            held, sure, distance = _as_source(place, evidence[begin])
            score += sides_holds.get((side, held), 0) + holds_sure((half, held, sure, distance))
        else:
            score += sides_holds.get((side, START), 0)
        found.append(score)
    return found


def _inside(
    stream: Stream, place: Around, phrase: Phrase, side: str, tables: Sequence[Table]
) -> Said:
    """What stands between a phrase and a piece of the same sentence."""
    half_near, side_near, between = tables
    tags, at, half = stream.tags, place.at, side[0]
    if half == "R":
        start, stop = at + 1, phrase.first
        near = tags[start : start + 4 if start + 4 < stop else stop]
    else:
        start, stop = min(phrase.last + 1, at), at
        near = tags[stop - 4 if stop - 4 > start else start : stop]
    verbs = _VERBS_BETWEEN[stream.marked(VERBS).count("1", start, stop)]
    return (
        half_near.get((half, near), 0)
        + side_near.get((side, near, phrase.first == place.sentence[0]), 0)
        + between((half, tags[at], _DISTANCES[stop - start], tags.count(",", start, stop), verbs))
    )


def _beside_verbs(
    stream: Stream, phrase: Phrase, side: str, piece: str, tables: Sequence[Table]
) -> Said:
    """Reporting verbs right before or behind a phrase."""
    ways_behind, bases_behind, bases_before, ways_before = tables
    tags, words, half = stream.tags, stream.words, side[0]
    first, behind = phrase.first, phrase.last + 1
    near = tags[behind : behind + 1] in _BEFORE_VERBS
    if near and (verb := _VERB_BEHIND.match(tags, behind, behind + 4)):
        at = verb.end() - 1
        score = ways_behind.get((side, verb.group(), piece), 0) + bases_behind(
            (half, base_of(words[at]), tags[at + 1 : at + 2])
        )
    else:
        score = ways_behind.get((side, START, piece), 0)
    if first and tags[first - 1] in VERBS:
        score += bases_before.get((half, base_of(words[first - 1])), 0)
        score += ways_before.get((side, tags[max(0, first - 3) : first], piece), 0)
    return score


def _as_source(place: Around, cues: Sequence["Attribution"]) -> tuple[str, int, int]:
    """Whether cues of a phrase report the piece, how sure the surest is, and how far from it."""
    held = "0"
    surest = cues[0]
    for cue in cues:
        if cue.cue_score > surest.cue_score:
            surest = cue
        if cue.content and cue.content.first <= place.at <= cue.content.last:
            held = "1"
    sure = min(max(surest.cue_score // HALF, -1), 4)
    return held, sure, min(abs(surest.cue.at - place.at), 6)
