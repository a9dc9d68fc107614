"""When what the articles talk about was, against when they were published."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

DISTANCES = (
    "more than ten years before",
    "more than a year before",
    "more than a month before",
    "more than a week before",
    "up to a week before",
    "on the day itself",
    "up to a week after",
    "up to a month after",
    "more than a month after",
    "now, recently or soon, without a date",
    "in no known distance",
)
"""The rows of the timeline, the longest ago first."""

_EDGES = ((-3653, 0), (-366, 1), (-31, 2), (-7, 3), (-1, 4), (0, 5), (7, 6), (31, 7))
"""Days from publication up to which a row reaches."""

_SPANS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), 1),
    (re.compile(r"(\d{4})-(\d\d)"), 31),
    (re.compile(r"(\d{4})(?:-(?:[QH]\d|[SFW][PUAI]))?"), 366),
)
"""Values that name a day, a month or a year, and how many days lie in it."""

_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")


@dataclass(frozen=True)
class Timeline:
    """How many dates and times of day lie how far from the publication of their article."""

    rows: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All dates and times of day."""
        return sum(count for _, count in self.rows)


def timeline(times: pa.Table, articles: pa.Table) -> Timeline:
    """Count the DATE and TIME rows of ``times``; durations and repetitions are in no place."""
    days = dict(
        zip(
            articles["doc_id"].to_pylist(),
            articles["published_date"].to_pylist(),
            strict=True,
        )
    )
    counts = Counter(_distances(times, days))
    return Timeline(tuple((name, counts[number]) for number, name in enumerate(DISTANCES)))


def _distances(times: pa.Table, days: dict[str, dt.date | None]) -> Iterable[int]:
    columns = (times[name].to_pylist() for name in ("doc_id", "type", "value"))
    for doc_id, type_, value in zip(*columns, strict=True):
        if type_ in ("DATE", "TIME"):
            yield _distance(value, days.get(doc_id))


def _distance(value: str, published: dt.date | None) -> int:
    """The row of the timeline; of a span the day in it that is nearest to publication counts."""
    if value.endswith("_REF"):
        return DISTANCES.index("now, recently or soon, without a date")
    span = _span(value)
    if span is None or published is None:
        return len(DISTANCES) - 1
    first, last = span
    nearest = min(max(published, first), last)
    away = (nearest - published).days
    return next((row for edge, row in _EDGES if away <= edge), len(_EDGES))


def _span(value: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of what a value names; None where it names no calendar time."""
    week = _WEEK.fullmatch(value)
    try:
        if week:
            first = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return first, first + dt.timedelta(days=6)
        for pattern, length in _SPANS:
            match = pattern.fullmatch(value)
            if match:
                numbers = [int(number) for number in match.groups()]
                first = dt.date(*(*numbers, 1, 1)[:3])
                return first, first + dt.timedelta(days=length - 1)
    except (ValueError, OverflowError):
        return None
    return None
