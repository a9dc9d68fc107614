"""Speakers of quoted pieces: which noun phrase around a piece says it.

Here belong the candidates around a piece and their features. The sentence of the piece comes first,
then those beside it in the line, then whoever spoke last.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.annotating.quotes.cues import base_of, shown
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import Stream
from pipeline.annotating.quotes.tags import VERBS

if TYPE_CHECKING:
    from pipeline.annotating.quotes.attributions import Attribution

LEFT, RIGHT = 6, 4
"""Phrases in the sentence of the piece, on each side."""

BESIDE = 4
"""Phrases of the sentence before and of the one behind, counted from its start."""


class Candidate(NamedTuple):
    """A phrase with its place seen from the piece: sentence (in, before, after), side and rank."""

    phrase: Phrase
    place: str


class Around(NamedTuple):
    """A piece of the stream with its sentence and the ones beside it in its line, None at its ends."""

    index: int
    sentence: tuple[int, int]
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def around(stream: Stream, index: int, firsts: Sequence[int]) -> Around:
    """The surroundings of the piece at ``index``; ``firsts`` are the first words of sentences."""
    number = bisect_right(firsts, index) - 1
    sentences = stream.sentences
    first, last = sentences[number]
    before = None
    if number and (stream.tags[first - 1] != "|" or stream.tags[first - 2 : first - 1] == ":"):
        before = sentences[number - 1]
    after = None
    if number + 1 < len(sentences) and stream.tags[last - 1] != "|":
        if stream.tags[last : last + 1] != "|":
            after = sentences[number + 1]
    return Around(index, (first, last), before, after)


def candidates(
    place: Around, phrases: Sequence[Phrase], firsts: Sequence[int], last_speaker: Phrase | None
) -> list[Candidate]:
    """Phrases that may name the speaker; ``firsts`` are the first words of ``phrases``."""
    index = place.index
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
        for rank, phrase in enumerate(reversed(phrases[max(at + BESIDE, behind - BESIDE) : behind]), 1):
            found.append(Candidate(phrase, f"b{rank}"))
    if place.after:
        at = bisect_left(firsts, last)
        for rank, phrase in enumerate(phrases[at : at + BESIDE], 1):
            if phrase.first >= place.after[1]:
                break
            found.append(Candidate(phrase, f"A{rank}"))
    if last_speaker and all(c.phrase is not last_speaker for c in found):
        found.append(Candidate(last_speaker, "P"))
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


def features(
    stream: Stream,
    place: Around,
    candidate: Candidate,
    last_speaker: Phrase | None,
    evidence: Evidence,
) -> list[str]:
    """What speaks for a phrase as the speaker of a piece."""
    tags = stream.tags
    index = place.index
    first, last = place.sentence
    phrase, side = candidate
    kind = phrase.kind
    word = stream.words[phrase.last] if kind in "poW" else kind
    outer = shown(stream, phrase.first - 1) if phrase.first else "^"
    behind = shown(stream, phrase.last + 1) if phrase.last + 1 < len(tags) else "$"
    behind2 = tags[phrase.last + 1 : phrase.last + 3]
    piece = tags[index]
    left = tags[max(first, index - 3) : index] or "^"
    right = tags[index + 1 : min(index + 4, last)] or "$"
    alone = f"{piece}{int(first == index)}{int(all(t in 'QEF|.' for t in tags[first:last]))}"
    previous = int(last_speaker is not None and phrase is last_speaker)
    found = [
        f"s={side} {alone}",
        f"sk={side} {kind} {alone}",
        f"sp={side} {piece} {left[-1]} {right[0]}",
        f"k={word} {side[0]}",
        f"o={side} {outer}",
        f"ok={side[0]} {outer} {kind}",
        f"h={side} {behind2}",
        f"hk={side[0]} {behind2} {kind}",
        f"oh={side[0]} {outer} {behind}",
        f"prev={previous} {side[0]} {alone}",
        f"l={side} {left}",
        f"r={side} {right}",
    ]
    found += _as_source(place, candidate, evidence)
    verb_behind = _verb(tags, phrase.last + 1, min(phrase.last + 5, len(tags)))
    if verb_behind >= 0:
        base = base_of(stream.words[verb_behind])
        found += [
            f"vb={side[0]} {base}",
            f"vt={side} {tags[phrase.last + 1 : verb_behind + 1]} {piece}",
            f"va={side[0]} {base} {tags[verb_behind + 1 : verb_behind + 2]}",
        ]
    else:
        found.append(f"v0={side} {piece}")
    if phrase.first and tags[phrase.first - 1] in VERBS:
        base = base_of(stream.words[phrase.first - 1])
        found += [
            f"bb={side[0]} {base}",
            f"bt={side} {tags[max(0, phrase.first - 3) : phrase.first]} {piece}",
        ]
    if side[0] in "LRS":
        right_side = side[0] == "R"
        gap = tags[index + 1 : phrase.first] if right_side else tags[phrase.last + 1 : index]
        near = gap[:4] if right_side else gap[-4:]
        found += [
            f"g={side[0]} {near}",
            f"gl={side[0]} {min(len(gap), 9)} {piece}",
            f"gc={side[0]} {gap.count(',')} {min(sum(map(gap.count, VERBS)), 3)}",
            f"gf={side} {near} {int(phrase.first == first)}",
        ]
    return found


def _verb(tags: str, start: int, stop: int) -> int:
    for at in range(start, stop):
        if tags[at] in VERBS:
            return at
        if tags[at] not in "rlab,":
            return -1
    return -1


def _as_source(place: Around, candidate: Candidate, evidence: Evidence) -> list[str]:
    """Whether cues have the phrase as their source, and report the piece."""
    side = candidate.place
    cues = evidence.get(candidate.phrase.first)
    if not cues:
        return [f"c0={side}"]
    surest = max(cues, key=lambda a: a.cue_score)
    holds = any(a.content and a.content.first <= place.index <= a.content.last for a in cues)
    sure = min(max(surest.cue_score // 2048, -1), 4)
    near = min(abs(surest.cue.index - place.index), 6)
    return [
        f"c={side} {int(holds)}",
        f"cs={side[0]} {sure} {int(holds)}",
        f"ch={int(holds)} {sure}",
        f"cn={side[0]} {near} {int(holds)}",
    ]
