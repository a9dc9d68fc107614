"""From attributions and spoken pieces to rows: one for each attribution, in order.

Here belongs what is joined, what is contained in what, and the kind of each row.
"""

from collections.abc import Sequence

from pipeline.annotating.quotes.attributions import Attribution, Spoken
from pipeline.annotating.quotes.quote import Quote
from pipeline.annotating.quotes.stream import FRAGMENT, PIECES, STATEMENTS, Stream

LEAST_WORDS = 4
"""Words of a piece that is a statement although nothing around it says so."""

OWN_WORDS = 2
"""A content with at most so many words around its pieces ("that …") is the pieces' own row."""


def make_rows(
    stream: Stream, attributions: Sequence[Attribution], spoken: Sequence[Spoken]
) -> list[Quote]:
    """The rows of a text."""
    by_index = {s.index: s for s in spoken}
    rows: list[Quote] = []
    covered: set[int] = set()
    for a in attributions:
        if not a.content:
            continue
        first, last = a.content.first, a.content.last
        pieces = [i for i in range(first, last + 1) if i in stream.pieces]
        words = last - first + 1 - len(pieces)
        if pieces and words == 0:
            continue
        if any(stream.tags[i] in STATEMENTS for i in pieces) and words <= OWN_WORDS:
            continue
        covered.update(pieces)
        rows.append(_row(stream, first, last, pieces, a.source, "partial" if pieces else "indirect"))
    group: list[Spoken] = []
    for s in spoken:
        if s.index in covered:
            continue
        if stream.tags[s.index] == FRAGMENT:
            rows.append(_row(stream, s.index, s.index, [s.index], s.speaker, "partial"))
            continue
        if group and joins(stream, group[-1].index, s.index):
            group.append(s)
            continue
        if group:
            rows.append(_grouped(stream, group))
        group = [s]
    if group:
        rows.append(_grouped(stream, group))
    return sorted(rows, key=lambda row: (row.start, row.end))


def joins(stream: Stream, before: int, index: int) -> bool:
    """Whether a statement goes on in the next piece: only a frame such as "he said" between them."""
    between = stream.tags[before + 1 : index]
    if "|" in between:
        return False
    if not between:
        return True
    if len(between) > 25 or between.count(".") > 1 or any(t in PIECES for t in between):
        return False
    return between[-1] in ".,;-" and any(t in "vsX" for t in between)


def _grouped(stream: Stream, group: list[Spoken]) -> Quote:
    indexes = [s.index for s in group]
    return _row(stream, indexes[0], indexes[-1], indexes, group[0].speaker, "direct")


def _row(stream, first, last, pieces, source, kind):
    parts = tuple((stream.starts[i], stream.ends[i]) for i in pieces)
    speaker = (stream.starts[source.first], stream.ends[source.last]) if source else None
    return Quote(
        stream.starts[first], stream.ends[last], parts, kind, speaker, None, None, None, None, None, ""
    )
