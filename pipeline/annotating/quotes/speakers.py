"""Speakers of quoted pieces: which noun phrase around a piece says it.

Here belong the candidates around a piece and their features. The sentence of the piece comes first,
then those beside it in the line, then whoever spoke last.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.annotating.quotes.cues import base_of
from pipeline.annotating.quotes.features import Key, Template
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

PLACE = Template(
    "place",
    "side kind alone piece left right",
    "side alone; side kind alone; side piece left right",
)
WORD = Template("word", "half word", "half word")
OUTER = Template(
    "outer", "side half outer kind behind", "side outer; half outer kind; half outer behind"
)
BEHIND = Template("behind", "side half tags kind", "side tags; half tags kind")
PREVIOUS = Template("previous", "previous half alone", "previous half alone")
LEFT_OF = Template("left", "side tags", "side tags")
RIGHT_OF = Template("right", "side tags", "side tags")
GAP = Template("gap", "side half near begins", "half near; side near begins")
COUNTS = Template("counts", "half size piece commas verbs", "half size piece; half commas verbs")
VERB_BEHIND = Template(
    "verbbehind", "side half base way piece next", "half base; side way piece; half base next"
)
NO_VERB = Template("noverb", "side piece", "side piece")
VERB_BEFORE = Template("verbbefore", "side half base way piece", "half base; side way piece")
NO_CUE = Template("nocue", "side", "side")
AS_SOURCE = Template(
    "source",
    "side half holds sure near",
    "side holds; half sure holds; holds sure; half near holds",
)

_WITHOUT_VERBS = str.maketrans("", "", VERBS)


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


def candidates(
    place: Around, phrases: Sequence[Phrase], firsts: Sequence[int], last_speaker: Phrase | None
) -> list[Candidate]:
    """Phrases that may name the speaker; ``firsts`` are the first words of ``phrases``."""
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
    if last_speaker and all(c.phrase is not last_speaker for c in found):
        found.append(Candidate(last_speaker, LAST))
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


def keys(
    stream: Stream,
    place: Around,
    candidate: Candidate,
    last_speaker: Phrase | None,
    evidence: Evidence,
) -> list[Key]:
    """What speaks for a phrase as the speaker of a piece."""
    tags, shown = stream.tags, stream.shown
    index = place.at
    first, last = place.sentence
    phrase, side = candidate
    half = side[0]
    kind = phrase.kind
    outer = shown[phrase.first - 1] if phrase.first else "^"
    behind = shown[phrase.last + 1] if phrase.last + 1 < len(tags) else "$"
    piece = tags[index]
    left = tags[max(first, index - 3) : index] or "^"
    right = tags[index + 1 : min(index + 4, last)] or "$"
    alone = f"{piece}{int(first == index)}{int(place.alone)}"
    previous = last_speaker is not None and phrase is last_speaker
    word = stream.words[phrase.last] if kind in "poW" else kind
    found: list[Key] = [
        (PLACE, side, kind, alone, piece, left[-1], right[0]),
        (WORD, half, word),
        (OUTER, side, half, outer, kind, behind),
        (BEHIND, side, half, tags[phrase.last + 1 : phrase.last + 3], kind),
        (PREVIOUS, previous, half, alone),
        (LEFT_OF, side, left),
        (RIGHT_OF, side, right),
        *_as_source(place, candidate, evidence),
        *_beside_verbs(stream, phrase, side, piece),
    ]
    if half in "LRS":
        gap = tags[index + 1 : phrase.first] if half == "R" else tags[phrase.last + 1 : index]
        near = gap[:4] if half == "R" else gap[-4:]
        verbs = min(len(gap) - len(gap.translate(_WITHOUT_VERBS)), 3)
        found.append((GAP, side, half, near, phrase.first == first))
        found.append((COUNTS, half, min(len(gap), 9), piece, gap.count(","), verbs))
    return found


def _beside_verbs(stream: Stream, phrase: Phrase, side: str, piece: str) -> Iterator[Key]:
    """Reporting verbs right before or behind the phrase."""
    tags = stream.tags
    at = _verb(tags, phrase.last + 1, min(phrase.last + 5, len(tags)))
    if at >= 0:
        base = base_of(stream.words[at])
        way, next_tag = tags[phrase.last + 1 : at + 1], tags[at + 1 : at + 2]
        yield (VERB_BEHIND, side, side[0], base, way, piece, next_tag)
    else:
        yield (NO_VERB, side, piece)
    if phrase.first and tags[phrase.first - 1] in VERBS:
        base = base_of(stream.words[phrase.first - 1])
        way = tags[max(0, phrase.first - 3) : phrase.first]
        yield (VERB_BEFORE, side, side[0], base, way, piece)


def _verb(tags: str, start: int, stop: int) -> int:
    for at in range(start, stop):
        if tags[at] in VERBS:
            return at
        if tags[at] not in "rlab,":
            return -1
    return -1


def _as_source(place: Around, candidate: Candidate, evidence: Evidence) -> Iterator[Key]:
    """Whether cues have the phrase as their source, and report the piece."""
    side = candidate.place
    cues = evidence.get(candidate.phrase.first)
    if not cues:
        yield (NO_CUE, side)
        return
    surest = max(cues, key=lambda a: a.cue_score)
    holds = any(a.content and a.content.first <= place.at <= a.content.last for a in cues)
    sure = min(max(surest.cue_score // HALF, -1), 4)
    near = min(abs(surest.cue.at - place.at), 6)
    yield (AS_SOURCE, side, side[0], holds, sure, near)
