"""A text in runs: what somebody says, what says when, and what stands between."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Row = Mapping[str, Any]
Span = tuple[int, int, Row]


@dataclass(frozen=True)
class Run:
    """Some characters of a text and the rows of ``quotes`` and ``times`` they are part of, None
    outside of any.
    """

    text: str
    quote: Row | None = None
    time: Row | None = None


def runs(
    text: str | None, offset: int, quotes: Sequence[Row], times: Sequence[Row] = ()
) -> list[Run]:
    """The whole of ``text``, which begins at ``offset`` of the article, in runs.

    Where rows of one table overlap, the one that starts first has the characters.
    """
    text = text or ""
    said = list(_spans(quotes, offset, len(text)))
    when = list(_spans(times, offset, len(text)))
    edges = {0, len(text)} | {edge for start, end, _ in (*said, *when) for edge in (start, end)}
    ordered = sorted(edges)
    return [
        Run(text[start:end], _row_at(said, start), _row_at(when, start))
        for start, end in pairwise(ordered)
    ]


def _spans(rows: Sequence[Row], offset: int, length: int) -> Iterator[Span]:
    """Where the rows stand within the text, in order and apart."""
    spans = [(row.get("text_start"), row.get("text_end"), row) for row in rows]
    placed = [(a, b, row) for a, b, row in spans if a is not None and b is not None]
    done = 0
    for start, end, row in sorted(placed, key=lambda span: (span[0], -span[1])):
        first, last = max(start - offset, done), min(end - offset, length)
        if first < last:
            yield first, last, row
            done = last


def _row_at(spans: Sequence[Span], place: int) -> Row | None:
    number = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[number][2] if number >= 0 and place < spans[number][1] else None
