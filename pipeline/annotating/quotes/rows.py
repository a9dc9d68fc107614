"""From attributions and spoken pieces to rows: one for each attribution, in order.

Here belongs what is joined, what is contained in what, and the kind and confidence of each row.
Names are resolved in ``names``.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.annotating.quotes.attributions import Attribution, Spoken
from pipeline.annotating.quotes.model import ONE
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import FRAGMENT, PIECES, STATEMENTS, Stream
from pipeline.annotating.quotes.tags import ACCORDING, FINITE, VERBS

LEAST_WORDS = 4
"""Shorter quoted words with nobody beside them are distance, not a quotation: of those in training
one in six has a speaker."""

OWN_WORDS = 2
"""A content with at most so many words around its pieces ("that …") is the pieces' own row."""

SURE_LEAD = ONE
"""A lead of the ranking's choice over the next phrase by which it is mostly right alone."""

CLEAR_LEAD = ONE
CLEAR_SOURCE = 3 * ONE // 2
"""Leads of a piece's speaker and of a cue's source without which agreement is not yet high: on
publishers held out of training they raise the tier from 95 % to 97 % right."""

SURE_CUE = ONE
"""A score at which nine cues in ten are cues."""

FRAME = 40
"""Words between two pieces of one statement: "said NAME, who …"."""


class Row(NamedTuple):
    """One attribution in words of the stream, ``last`` included; ``cue`` is a word, too."""

    first: int
    last: int
    pieces: tuple[int, ...]
    kind: str
    speaker: Phrase | None
    cue: int | None
    confidence: str
    rule: str


def make_rows(
    stream: Stream, attributions: Sequence[Attribution], spoken: Sequence[Spoken]
) -> list[Row]:
    """The rows of a text, in the order of their start."""
    rows: list[Row] = []
    by_place = {piece.at: piece for piece in spoken}
    cues: dict[int, int] = {}
    covered: set[int] = set()
    own: set[int] = set()
    for attribution in attributions:
        content = attribution.content
        if attribution.source:
            cues.setdefault(attribution.source.first, attribution.cue.at)
        if not content:
            continue
        pieces = stream.pieces_within(content.first, content.last)
        words = content.last - content.first + 1 - len(pieces)
        if pieces and (
            not words
            or (words <= OWN_WORDS and any(stream.tags[at] in STATEMENTS for at in pieces))
        ):
            said_by = by_place[pieces[0]].speaker
            if stream.tags[attribution.cue.at] == ACCORDING and not _same(
                said_by, attribution.source
            ):
                # Somebody else relays the words: an attribution of its own.
                rows.append(_attributed(attribution, [by_place[i] for i in pieces]))
            own.update(pieces)
            continue
        covered.update(pieces)
        rows.append(_attributed(attribution, [by_place[i] for i in pieces]))
    covered -= own
    for group in _groups(stream, [piece for piece in spoken if piece.at not in covered]):
        if not _is_title(stream, group):
            rows.append(_spoken(stream, group, cues))
    return sorted(rows, key=lambda row: (row.first, row.last))


def _groups(stream: Stream, spoken: Sequence[Spoken]) -> Iterator[list[Spoken]]:
    """Pieces that are one statement, and fragments each for itself."""
    group: list[Spoken] = []
    for piece in spoken:
        if stream.tags[piece.at] == FRAGMENT:
            yield [piece]
        elif group and joins(stream, group[-1].at, piece.at):
            group.append(piece)
        else:
            if group:
                yield group
            group = [piece]
    if group:
        yield group


def joins(stream: Stream, before: int, index: int) -> bool:
    """Whether a statement goes on in the next piece: between them only such as "he said"."""
    between = stream.tags[before + 1 : index]
    if not between:
        return True
    if "|" in between or len(between) > FRAME or between.count(".") > 1:
        return False
    if any(tag in PIECES for tag in between):
        return False
    return between[-1] in ".,;-" and any(tag in FINITE for tag in between)


def _attributed(attribution: Attribution, pieces: list[Spoken]) -> Row:
    """The row of a cue with words of the reporter's in its content."""
    content, source = attribution.content, attribution.source
    assert content
    source = source or next((piece.pattern for piece in pieces if piece.pattern), None)
    sure = attribution.cue_score >= SURE_CUE and attribution.source_lead >= SURE_LEAD
    confidence = "medium" if sure else "low"
    if pieces and source and all(_same(p.speaker or source, source) for p in pieces):
        agreed = any(_same(piece.pattern, source) for piece in pieces)
        confidence = "high" if agreed and attribution.source_lead >= CLEAR_SOURCE else "medium"
    return Row(
        content.first,
        content.last,
        tuple(piece.at for piece in pieces),
        "partial" if pieces else "indirect",
        source,
        attribution.cue.at,
        confidence,
        "cue",
    )


def _spoken(stream: Stream, group: list[Spoken], cues: dict[int, int]) -> Row:
    """The row of quoted pieces alone."""
    first = group[0]
    speaker = first.speaker
    agreed = any(_same(piece.pattern, speaker) for piece in group)
    alone = first.pattern is None and first.lead >= SURE_LEAD
    confidence = "high" if agreed and first.lead >= CLEAR_LEAD else "medium" if alone else "low"
    kind = "direct" if stream.tags[first.at] in STATEMENTS else "partial"
    words = len(stream.slice(first.at, group[-1].at).split())
    if words < LEAST_WORDS and not agreed and (kind == "partial" or first.lead < SURE_LEAD):
        kind, speaker, confidence = "scare", None, "low"
    return Row(
        first.at,
        group[-1].at,
        tuple(piece.at for piece in group),
        kind,
        speaker,
        _cue_of(stream, speaker, cues) if speaker else None,
        confidence,
        "piece",
    )


def _is_title(stream: Stream, group: list[Spoken]) -> bool:
    """Whether a fragment is a title: several words, all but the short ones with capitals."""
    (piece, *more) = group
    if more or stream.tags[piece.at] != FRAGMENT or _same(piece.pattern, piece.speaker):
        return False
    words = stream.slice(piece.at, piece.at).strip("“”\"'‘’«»„").split()
    capitals = all(word[0].isupper() or word[0].isdigit() or len(word) < 5 for word in words)
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper() and capitals


def _cue_of(stream: Stream, speaker: Phrase, cues: dict[int, int]) -> int | None:
    """The verb of which the speaker is the source, or that stands beside the speaker."""
    if speaker.first in cues:
        return cues[speaker.first]
    tags = stream.tags
    if speaker.first and tags[speaker.first - 1] in VERBS:
        return speaker.first - 1
    for at in range(speaker.last + 1, min(speaker.last + 4, len(tags))):
        if tags[at] in FINITE:
            return at
    return None


def _same(one: Phrase | None, other: Phrase | None) -> bool:
    return one is not None and other is not None and one.first == other.first
