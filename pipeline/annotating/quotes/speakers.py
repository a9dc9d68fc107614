"""Speakers of quoted pieces: which noun phrase around a piece says it.

Here belong the candidates around a piece and their features. The sentence of the piece comes first,
then those beside it in the line, then whoever spoke last.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

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

_VERBS_BETWEEN = classes(3)

FEATURES = Features("speaker", "", "half word", "side outer", "half outer behind", "side tags")
OF_PLACE = Features(
    "speaker by place of the piece", "alone", "side kind: side alone; side kind alone"
)
OF_INSIDE = Features("speaker in the sentence", "", "half near", "half commas# verbs#")
"""Of phrases in the sentence of the piece."""

OF_VERBS = Features("speaker beside a verb", "", "side way_behind piece")
"""Of reporting verbs right behind a phrase, and the way to them."""

OF_CUES = Features(
    "speaker as source",
    "",
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
    model: Model,
) -> list[Said]:
    """What speaks for phrases as the speaker of a piece."""
    tags, shown, words = stream.tags, stream.shown, stream.words
    size = len(tags)
    piece = tags[place.at]
    halves_word, outers, around, tags_side = model.rows(FEATURES)(())
    (kinds,) = model.rows(OF_PLACE)(f"{piece}{place.sentence[0] == place.at:d}{place.alone:d}")
    (ways_behind,) = model.rows(OF_VERBS)(())
    inside, verbs = model.rows(OF_INSIDE)(()), stream.marked(VERBS)
    (holds_sure,) = model.rows(OF_CUES)(())
    found = []
    for phrase, side in candidates:
        begin, end, kind = phrase
        half = side[0]
        outer = shown[begin - 1] if begin else START
        behind = shown[end + 1] if end + 1 < size else END
        way = START
        if tags[end + 1 : end + 2] in _BEFORE_VERBS:
            verb = _VERB_BEHIND.match(tags, end + 1, end + 5)
            way = verb.group() if verb else START
        score = (
            kinds((side, kind))
            + halves_word.get((half, words[end] if kind in "poW" else kind), 0)
            + outers.get((side, outer), 0)
            + around.get((half, outer, behind), 0)
            + tags_side.get((side, tags[end + 1 : end + 3]), 0)
            + ways_behind.get((side, way, piece), 0)
        )
        if half in "LRS":
            score += _inside(tags, verbs, place.at, phrase, half, inside)
        if begin in evidence:
            held, sure, distance = _as_source(place, evidence[begin])
            score += holds_sure((half, held, sure, distance))
        found.append(score)
    return found


def _inside(
    tags: str, verbs: str, at: int, phrase: Phrase, half: str, tables: Sequence[Table]
) -> Said:
    """What stands between a phrase and a piece of the same sentence."""
    half_near, between = tables
    if half == "R":
        start, stop = at + 1, phrase.first
        near = tags[start : start + 4 if start + 4 < stop else stop]
    else:
        start, stop = min(phrase.last + 1, at), at
        near = tags[stop - 4 if stop - 4 > start else start : stop]
    said: Said = half_near.get((half, near), 0) + between.get(
        (half, tags.count(",", start, stop), _VERBS_BETWEEN[verbs.count("1", start, stop)]), 0
    )
    return said


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
