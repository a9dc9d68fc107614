"""From the article text back to the document text: where a span of one stands in the other.

Annotators read the article text, in which the kept segments stand repaired one behind the other;
what they find is published with its place in the document too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.cleaning.repair import Repair
from pipeline.cleaning.segment import Segment


class _Piece(NamedTuple):
    """A run of the article text that is the document text's from ``start`` on, to the letter, or,
    with ``end``, stands for what is broken between ``start`` and ``end``.
    """

    text_start: int
    start: int
    end: int | None


class Places:
    """Places of one article's text in its document; all offsets count code points."""

    def __init__(self, segments: Sequence[Segment], repairs: Sequence[Repair]) -> None:
        """``segments`` and ``repairs`` are all of the document's, in order."""
        self._pieces = list(_pieces(segments, repairs))
        self._starts = [piece.text_start for piece in self._pieces]

    def in_document(self, text_start: int, text_end: int) -> tuple[int, int]:
        """Where the document has what the article text has from ``text_start`` to ``text_end``.

        Of a repaired place that the span only touches, the whole broken place counts. The span must
        not be empty, and begin and end within kept segments.
        """
        first = self._pieces[bisect_right(self._starts, text_start) - 1]
        last = self._pieces[bisect_left(self._starts, text_end) - 1]
        start = first.start + (text_start - first.text_start if first.end is None else 0)
        end = last.start + text_end - last.text_start if last.end is None else last.end
        return start, end


def _pieces(segments: Sequence[Segment], repairs: Sequence[Repair]) -> Iterator[_Piece]:
    applied = [r for r in repairs if r.text_start is not None and r.replacement is not None]
    number = 0
    for segment in segments:
        if segment.text_start is None:
            continue
        text_start, start = segment.text_start, segment.start
        while number < len(applied) and applied[number].start < segment.end:
            repair = applied[number]
            number += 1
            if repair.text_start is None or repair.text_end is None:
                continue
            if repair.start > start:
                yield _Piece(text_start, start, None)
            if repair.text_end > repair.text_start:
                yield _Piece(repair.text_start, repair.start, repair.end)
            text_start, start = repair.text_end, repair.end
        if start < segment.end:
            yield _Piece(text_start, start, None)
