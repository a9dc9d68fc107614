"""The corpus by date of publication."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.releasing.card.counts import days

MOST_ROWS = 40
"""More rows than a reader takes in at a glance: then the dates are folded."""

_GRAINS = (("day", 10), ("month", 7), ("year", 4), ("decade", 3))
"""How many characters of an ISO 8601 date tell each."""


@dataclass(frozen=True)
class Dates:
    """Articles and words by `grain` (day, month, year, decade), the earliest first.

    A row named None holds the articles without a date, if there are any.
    """

    grain: str
    rows: tuple[tuple[str | None, int, int], ...]


def by_date(articles: pa.Table, most: int = MOST_ROWS) -> Dates:
    """Count articles and words by the finest grain that needs at most `most` rows.

    Articles of which only the month is known stand by that month among the days.
    """
    day = days(articles)
    for grain, length in _GRAINS[:-1]:
        folded = _fold(day, articles["n_words"], grain, length)
        if len(folded.rows) <= most:
            return folded
    return _fold(day, articles["n_words"], *_GRAINS[-1])


def _fold(day: pa.ChunkedArray, words: pa.ChunkedArray, grain: str, length: int) -> Dates:
    groups = (
        pa.table({"key": pc.utf8_slice_codeunits(day, 0, length), "words": words})
        .group_by("key", use_threads=False)
        .aggregate([([], "count_all"), ("words", "sum")])
        .to_pylist()
    )
    ending = "0s" if grain == "decade" else ""
    rows = [
        (
            None if group["key"] is None else f"{group['key']}{ending}",
            group["count_all"],
            group["words_sum"],
        )
        for group in groups
    ]
    return Dates(grain, tuple(sorted(rows, key=lambda row: (row[0] is None, row[0] or ""))))
