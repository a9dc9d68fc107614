"""Speakers by pattern: the other method, which knows no weights.

Here belong the few shapes in which most quotations stand: "…," said NAME; "…," NAME, who …, said;
NAME said …: "…"; and a quotation alone behind a sentence that names who speaks. Where none fits, no
answer is given: agreement with the ranking is what makes an answer sure.
"""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.speakers import Around
from pipeline.annotating.quotes.stream import PIECES, STATEMENT, Stream
from pipeline.annotating.quotes.tags import ACCORDING, ING

_FINITE = frozenset("vsX")
_TOLD = ("N", "p")
_SAYING = frozenset("vsXg")
_SIGNED = frozenset(("", *"|.,", *PIECES))
_CLAUSE = frozenset("vsXua")

FARTHEST = 30
"""Words between a speaker and the verb, a description between commas included."""


def by_pattern(
    stream: Stream, place: Around, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    """The speaker of a piece, None where no pattern fits; ``firsts`` are those of ``phrases``."""
    first, last = place.sentence
    behind = _behind(stream.tags, place.at + 1, last, phrases, firsts)
    if behind:
        return behind
    if place.at > first:
        return _before(stream.tags, first, place.at, phrases, firsts)
    if place.alone and place.before:
        start, end = place.before
        return _subject(stream.tags, start, end, phrases, firsts)
    return None


def tells(tags: str, at: int, phrase: Phrase) -> bool:
    """Whether a pattern's speaker stands right behind a statement, beside a verb: “…,” Lee said.

    The ranking says the same of 98 in 100 of these; it is learned without.
    """
    first, last, kind = phrase
    if tags[at] != STATEMENT or kind not in _TOLD or first < at:
        return False
    between = tags[at + 1 : first].lstrip(",-")
    return between in _FINITE or (not between and tags[last + 1 : last + 2] in _FINITE)


def signed(
    stream: Stream, at: int, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    """The name that stands behind a piece and a dash, and nothing else: "…" — NAME."""
    tags = stream.tags
    number = bisect_left(firsts, at + 2)
    if tags[at + 1 : at + 2] != "-" or number == len(phrases) or phrases[number].first != at + 2:
        return None
    phrase = phrases[number]
    return phrase if tags[phrase.last + 1 : phrase.last + 2] in _SIGNED else None


def _behind(
    tags: str, start: int, last: int, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    """The speaker named behind a piece, in front of the verb or after it."""
    while start < last and tags[start] in ",-":
        start += 1
    if start >= last:
        return None
    number = bisect_left(firsts, start)
    if tags[start] in _FINITE or tags[start] == ACCORDING:
        skipped = start + 1 + (tags[start] == ACCORDING)
        for phrase in phrases[number : number + 2]:
            if skipped <= phrase.first <= skipped + 1 and phrase.last < last:
                return phrase
        return None
    if number < len(phrases) and phrases[number].first == start:
        phrase = phrases[number]
        for at in range(phrase.last + 1, min(last, start + FARTHEST)):
            if tags[at] in _FINITE:
                return phrase
            if tags[at] in PIECES or tags[at] in ";:":
                return None
    return None


def _before(
    tags: str, first: int, index: int, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    """The speaker named before a piece, by the last verb of saying there."""
    for at in range(index - 1, max(first, index - FARTHEST) - 1, -1):
        if tags[at] in PIECES or tags[at] == ";":
            return None
        if tags[at] in _SAYING:
            return _subject_of(tags, first, at, phrases, firsts)
    return None


def _subject(
    tags: str, first: int, last: int, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    """The speaker of a sentence: the subject of its first verb of saying."""
    for at in range(first + 1, last):
        if tags[at] in _FINITE:
            return _subject_of(tags, first, at, phrases, firsts)
    return None


def _subject_of(
    tags: str, first: int, verb: int, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    """The phrase in front of a verb, auxiliaries and adverbs aside, else its clause's subject."""
    phrase = _right_before(tags, first, verb, phrases, firsts)
    if phrase and tags[verb] != ING:
        return phrase
    # "…, NAME did this, saying": the subject of the verb before.
    for at in range(verb - 1, first, -1):
        if tags[at] in _CLAUSE:
            phrase = _right_before(tags, first, at, phrases, firsts)
            if phrase:
                return phrase
    # "NAME, a description, said": the first phrase, behind what opens the sentence.
    start = first
    if tags[first] in "ibrl" and "," in tags[first:verb]:
        start = tags.index(",", first) + 1
    number = bisect_left(firsts, start)
    return phrases[number] if number < len(phrases) and phrases[number].first < verb else None


def _right_before(
    tags: str, first: int, verb: int, phrases: Sequence[Phrase], firsts: Sequence[int]
) -> Phrase | None:
    at = verb - 1
    while at >= first and tags[at] in "rla":
        at -= 1
    number = bisect_left(firsts, at + 1) - 1
    if number < 0 or phrases[number].first < first or phrases[number].last != at:
        return None
    return phrases[number]
