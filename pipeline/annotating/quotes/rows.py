"""From attributions and spoken pieces to rows: one for each attribution, in order.

Here belongs what is joined, what is contained in what, and the kind of each row.
"""

from collections.abc import Iterator, Sequence

from pipeline.annotating.quotes.attributions import Attribution, Spoken
from pipeline.annotating.quotes.marks import Piece
from pipeline.annotating.quotes.model import ONE
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.quote import Quote, Span
from pipeline.annotating.quotes.stream import FRAGMENT, PIECES, STATEMENTS, Stream

LEAST_WORDS = 4
"""Words of a piece that is a statement although nothing around it says so."""

LEAST_CHARACTERS = 8
"""The same in scripts that write without blanks."""

OWN_WORDS = 2
"""A content with at most so many words around its pieces ("that …") is the pieces' own row."""


SURE_LEAD = ONE
"""A lead of the ranking's choice over the next phrase by which it is mostly right alone."""

SURE_CUE = ONE
"""A score at which nine cues in ten are cues."""


def make_rows(
    stream: Stream, attributions: Sequence[Attribution], spoken: Sequence[Spoken]
) -> list[Quote]:
    """The rows of a text, in the order of their start."""
    rows: list[Quote] = []
    by_index = {piece.at: piece for piece in spoken}
    covered: set[int] = set()
    for attribution in attributions:
        content = attribution.content
        if not content:
            continue
        pieces = [i for i in range(content.first, content.last + 1) if i in stream.pieces]
        words = content.last - content.first + 1 - len(pieces)
        statements = any(stream.tags[i] in STATEMENTS for i in pieces)
        if pieces and (not words or (statements and words <= OWN_WORDS)):
            continue
        covered.update(pieces)
        rows.append(_attributed(stream, attribution, [by_index[i] for i in pieces]))
    for group in _groups(stream, [piece for piece in spoken if piece.at not in covered]):
        rows.append(_spoken(stream, group))
    return sorted(rows, key=lambda row: (row.start, row.end))


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
    if "|" in between:
        return False
    if not between:
        return True
    if len(between) > 25 or between.count(".") > 1 or any(t in PIECES for t in between):
        return False
    return between[-1] in ".,;-" and any(t in "vsX" for t in between)


def _attributed(stream: Stream, attribution: Attribution, pieces: list[Spoken]) -> Quote:
    """The row of a cue with words of the reporter's in its content."""
    content, source = attribution.content, attribution.source
    assert content
    sure = attribution.cue_score >= SURE_CUE and attribution.source_lead >= SURE_LEAD
    tier = "medium" if sure else "low"
    if pieces and source and all(_same(piece.speaker, source) for piece in pieces):
        tier = "high" if any(_same(piece.pattern, source) for piece in pieces) else "medium"
    return Quote(
        stream.starts[content.first],
        stream.ends[content.last],
        _parts(stream, pieces),
        "partial" if pieces else "indirect",
        _span(stream, source),
        None,
        None,
        (stream.starts[attribution.cue.at], stream.ends[attribution.cue.at]),
        None,
        tier,
        "cue",
    )


def _spoken(stream: Stream, group: list[Spoken]) -> Quote:
    """The row of quoted pieces alone."""
    speaker = group[0].speaker
    agreed = any(_same(piece.pattern, speaker) for piece in group)
    sure = group[0].lead >= SURE_LEAD and group[0].pattern is None
    kind = "direct" if stream.tags[group[0].at] in STATEMENTS else "partial"
    return Quote(
        stream.starts[group[0].at],
        stream.ends[group[-1].at],
        _parts(stream, group),
        kind,
        _span(stream, speaker),
        None,
        None,
        None,
        None,
        "high" if agreed else "medium" if sure else "low",
        "piece",
    )


def worth_a_row(text: str, piece: Piece) -> bool:
    """Whether a piece is a quotation, in a language of which only the marks are understood."""
    inner = text[piece.start + 1 : piece.end - piece.closed].strip()
    return len(inner.split()) >= LEAST_WORDS or (
        len(inner) >= LEAST_CHARACTERS and not inner.isascii()
    )


def unspoken(piece: Piece) -> Quote:
    """The row of a piece of which only the marks are understood."""
    span = (piece.start, piece.end)
    return Quote(*span, (span,), "direct", None, None, None, None, None, None, "marks")


def _same(one: Phrase | None, other: Phrase | None) -> bool:
    return one is not None and other is not None and one.first == other.first


def _parts(stream: Stream, pieces: Sequence[Spoken]) -> tuple[Span, ...]:
    return tuple((stream.starts[p.at], stream.ends[p.at]) for p in pieces)


def _span(stream: Stream, phrase: Phrase | None) -> Span | None:
    return (stream.starts[phrase.first], stream.ends[phrase.last]) if phrase else None
