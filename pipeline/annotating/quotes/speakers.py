"""Speakers of quoted pieces: which noun phrase around a piece says it.

Here belong the candidates around a piece and their features. The sentence of the piece comes first,
then those beside it in the line, then whoever spoke last.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.annotating.quotes.codes import (
    ABSENT,
    END,
    START,
    Coded,
    Codes,
    code_of,
    codes_of,
    numbers,
)
from pipeline.annotating.quotes.cues import base_of
from pipeline.annotating.quotes.features import Features
from pipeline.annotating.quotes.model import Model
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import Stream
from pipeline.annotating.quotes.tags import VERBS

if TYPE_CHECKING:
    from pipeline.annotating.quotes.attributions import Attribution

LAST = "P"
"""The place of whoever spoke last, further up."""

LEFT, RIGHT = 4, 3
"""Phrases in the sentence of the piece, on each side."""

BESIDE = 3
"""Phrases of the sentence before and of the one behind, counted from its start."""

HALF = 1 << 11
"""Steps in which the score of a cue is looked at: half of what 1.0 is in scores."""

FEATURES = Features(
    "speaker",
    "side alone; side kind alone; side piece last_left first_right; half word; side outer;"
    "half outer kind; half outer behind; side tags; half tags kind; side left; side right;"
    "half near?; side near? begins; half size? piece; half commas? verbs;"
    "half base_behind?; side way_behind? piece; half base_behind? next; side no_verb? piece;"
    "half base_before?; side way_before? piece;"
    "side no_cue?; side holds?; half sure holds?; holds? sure; half distance holds?",
)
OF_PREVIOUS = Features("previous speaker", "previous half alone")


class Candidate(NamedTuple):
    """A phrase with its place seen from the piece: sentence (in, before, after), side and rank."""

    phrase: Phrase
    place: str


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
    middle = bisect_left(firsts, index)
    found = []
    start = bisect_left(firsts, first)
    for rank, phrase in enumerate(reversed(phrases[max(start, middle - LEFT) : middle]), 1):
        if phrase.last < index:
            found.append(Candidate(phrase, f"L{rank}"))
    for rank, phrase in enumerate(phrases[start : min(start + BESIDE, middle - LEFT)], 1):
        found.append(Candidate(phrase, f"S{rank}"))
    for rank, phrase in enumerate(phrases[middle : middle + RIGHT], 1):
        if phrase.first >= last:
            break
        if phrase.first > index:
            found.append(Candidate(phrase, f"R{rank}"))
    if place.before:
        at = bisect_left(firsts, place.before[0])
        behind = bisect_left(firsts, first)
        for rank, phrase in enumerate(phrases[at : min(at + BESIDE, behind)], 1):
            found.append(Candidate(phrase, f"B{rank}"))
        for rank, phrase in enumerate(
            reversed(phrases[max(at + BESIDE, behind - BESIDE) : behind]), 1
        ):
            found.append(Candidate(phrase, f"b{rank}"))
    if place.after:
        at = bisect_left(firsts, last)
        for rank, phrase in enumerate(phrases[at : at + BESIDE], 1):
            if phrase.first >= place.after[1]:
                break
            found.append(Candidate(phrase, f"A{rank}"))
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


class Score(NamedTuple):
    """The score of a candidate if it is not whoever spoke last, and if it is."""

    other: int
    previous: int


class Ranking:
    """Scores of candidates in one text; ``evidence`` are its cues by their source."""

    def __init__(self, stream: Stream, coded: Coded, evidence: Evidence, model: Model) -> None:
        self._stream, self._coded, self._evidence = stream, coded, evidence
        self._score = model.speakers.of
        self._last: dict[tuple[int, int], int] = {}

    def scores(
        self, places: Sequence[Around], candidates: Sequence[Sequence[Candidate]]
    ) -> list[list[Score]]:
        """The scores of each piece's candidates."""
        pairs = Pairs(
            [place for place, own in zip(places, candidates, strict=True) for _ in own],
            [candidate for own in candidates for candidate in own],
        )
        if not pairs.places:
            return [[] for _ in places]
        found = values(self._stream, self._coded, pairs, self._evidence)
        scores = self._score(FEATURES.codes(found))
        both = (
            scores + self._score(OF_PREVIOUS.codes(found | {"previous": previous}))
            for previous in (numbers(np.zeros_like(scores)), numbers(np.ones_like(scores)))
        )
        each = map(Score, *(own.tolist() for own in both))
        return [list(islice(each, len(own))) for own in candidates]

    def foresee(self, places: Sequence[Around], phrases: Sequence[Phrase]) -> None:
        """Score phrases that may be whoever spoke last, all at once: alone each takes as long."""
        scores = self.scores(places, [[Candidate(phrase, LAST)] for phrase in phrases])
        for place, phrase, (score,) in zip(places, phrases, scores, strict=True):
            self._last[place.at, phrase.first] = score.previous

    def last(self, place: Around, phrase: Phrase) -> int:
        """The score of whoever spoke last."""
        if (place.at, phrase.first) not in self._last:
            self.foresee([place], [phrase])
        return self._last[place.at, phrase.first]


class Pairs(NamedTuple):
    """Pieces with candidates for each, as two lists of one length."""

    places: list[Around]
    candidates: list[Candidate]


def values(stream: Stream, coded: Coded, pairs: Pairs, evidence: Evidence) -> dict[str, Codes]:
    """What speaks for phrases as the speakers of pieces."""
    tags, size = stream.tags, coded.size
    at = np.array([place.at for place in pairs.places], np.int64)
    first, last = np.array([place.sentence for place in pairs.places], np.int64).T
    begin = np.array([candidate.phrase.first for candidate in pairs.candidates], np.int64)
    end = np.array([candidate.phrase.last for candidate in pairs.candidates], np.int64)
    sides = [candidate.place for candidate in pairs.candidates]
    right = np.array([side[0] == "R" for side in sides], np.bool_)
    inside = np.array([side[0] in "LRS" for side in sides], np.bool_)
    start, stop = np.where(right, at + 1, end + 1), np.where(right, begin, at)
    start = np.minimum(start, stop)
    near = np.where(right, start, np.maximum(start, stop - 4))
    near_end = np.where(right, np.minimum(stop, start + 4), stop)
    return {
        "side": codes_of(sides),
        "half": codes_of([side[0] for side in sides]),
        "kind": codes_of([candidate.phrase.kind for candidate in pairs.candidates]),
        "word": codes_of([_word(stream, candidate.phrase) for candidate in pairs.candidates]),
        "alone": _alone(stream, pairs.places),
        "piece": coded.tag(at),
        "last_left": coded.shown_tag(at - 1, first, last),
        "first_right": coded.shown_tag(at + 1, first, last),
        "left": np.where(at > first, coded.run(np.maximum(first, at - 3), at), np.uint64(START)),
        "right": np.where(
            at + 1 < last, coded.run(at + 1, np.minimum(at + 4, last)), np.uint64(END)
        ),
        "outer": coded.shown(begin - 1, 0, size),
        "behind": coded.shown(end + 1, 0, size),
        "tags": coded.run(end + 1, np.minimum(end + 3, size)),
        "near": np.where(inside, coded.run(near, near_end), np.uint64(ABSENT)),
        "begins": numbers(begin == first),
        "size": np.where(inside, numbers(np.minimum(stop - start, 9)), np.uint64(ABSENT)),
        "commas": np.where(inside, numbers(coded.count(",", start, stop)), np.uint64(ABSENT)),
        "verbs": numbers(np.minimum(coded.count(VERBS, start, stop), 3)),
        **_columns(_BESIDE, [_beside(stream, tags, c.phrase) for c in pairs.candidates]),
        **_columns(
            _CUES,
            [_as_source(p, c, evidence) for p, c in zip(*pairs, strict=True)],
        ),
    }


def _columns(names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> dict[str, Codes]:
    return dict(zip(names, np.array(rows, np.uint64).T, strict=True))


def _alone(stream: Stream, places: Sequence[Around]) -> Codes:
    """How pieces stand in their sentences: which kind, whether first, whether alone."""
    return codes_of(
        [
            f"{stream.tags[place.at]}{place.sentence[0] == place.at:d}{place.alone:d}"
            for place in places
        ]
    )


def _word(stream: Stream, phrase: Phrase) -> str:
    return stream.words[phrase.last] if phrase.kind in "poW" else phrase.kind


_BESIDE = ("base_behind", "way_behind", "next", "no_verb", "base_before", "way_before")


def _beside(stream: Stream, tags: str, phrase: Phrase) -> tuple[int, ...]:
    """Reporting verbs right before or behind a phrase."""
    at = _verb(tags, phrase.last + 1, min(phrase.last + 5, len(tags)))
    base = way = next_tag = base_before = way_before = ABSENT
    if at >= 0:
        base = code_of(base_of(stream.words[at]))
        way, next_tag = code_of(tags[phrase.last + 1 : at + 1]), code_of(tags[at + 1 : at + 2])
    if phrase.first and tags[phrase.first - 1] in VERBS:
        base_before = code_of(base_of(stream.words[phrase.first - 1]))
        way_before = code_of(tags[max(0, phrase.first - 3) : phrase.first])
    return base, way, next_tag, START if at < 0 else ABSENT, base_before, way_before


def _verb(tags: str, start: int, stop: int) -> int:
    for at in range(start, stop):
        if tags[at] in VERBS:
            return at
        if tags[at] not in "rlab,":
            return -1
    return -1


_CUES = ("no_cue", "holds", "sure", "distance")


def _as_source(place: Around, candidate: Candidate, evidence: Evidence) -> tuple[int, ...]:
    """Whether cues have the phrase as their source, and report the piece."""
    cues = evidence.get(candidate.phrase.first)
    if not cues:
        return START, ABSENT, ABSENT, ABSENT
    surest = max(cues, key=lambda a: a.cue_score)
    holds = any(a.content and a.content.first <= place.at <= a.content.last for a in cues)
    sure = min(max(surest.cue_score // HALF, -1), 4)
    near = min(abs(surest.cue.at - place.at), 6)
    return ABSENT, code_of(f"{holds:d}"), code_of(str(sure)), code_of(str(near))
