"""What the dates of ``articles`` are held against: the calendar, one another, the as-of day."""

import datetime as dt
import re
from collections.abc import Callable

import pyarrow as pa

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Part
from pipeline.quality.suites.articles import EARLIEST_YEAR
from pipeline.schema import Table

_LOCAL = re.compile(r"(\d{4}-\d\d)(-\d\d)?(T\d\d:\d\d)?([+-]\d\d:\d\d)?", re.ASCII)

FIELDS = ("published", "updated")


def _bounds(corpus: Corpus, table: Table) -> Columns:
    """Dates at their known precision compare as texts: 2020-09 is after 2020-08-31."""
    as_of = corpus.inputs.settings.as_of
    earliest = f"{EARLIEST_YEAR:04}"
    latest = as_of.isoformat() if as_of else "9999-12-31"
    added = {}
    for field in FIELDS:
        days = [value and value[:10] for value in corpus.column(table.name, field).to_pylist()]
        added[f"{field}_is_late_enough"] = _each(days, lambda day: day[:4] >= earliest)
        added[f"{field}_by_as_of"] = _each(days, lambda day: day <= latest[: len(day)])
    return added


def _each(values: list[str | None], holds: Callable[[str], bool]) -> pa.Array:
    return pa.array([None if value is None else holds(value) for value in values], pa.bool_())


def _sequence(corpus: Corpus, table: Table) -> Columns:
    columns = corpus.file(table.name).columns([*FIELDS, *(f"{field}_at" for field in FIELDS)])
    rows = zip(*(column.to_pylist() for column in columns.columns), strict=True)
    return {"updated_follows": pa.array([_follows(*row) for row in rows], pa.bool_())}


def _follows(
    published: str | None,
    updated: str | None,
    published_at: dt.datetime | None,
    updated_at: dt.datetime | None,
) -> bool | None:
    """Moments are compared where both are known; else local times, as exactly as both are known.

    Where only one of them has a zone its clock may be another one's: then days are compared.
    """
    if published is None or updated is None:
        return None
    if published_at is not None and updated_at is not None:
        return updated_at >= published_at
    exact = 16 if published_at is None and updated_at is None else 10
    length = min(len(published), len(updated), exact)
    return updated[:length] >= published[:length]


def _consistency(corpus: Corpus, table: Table) -> Columns:
    added = {}
    for field in FIELDS:
        names = [field, *(f"{field}_{part}" for part in ("date", "at", "precision", "zone_basis"))]
        columns = corpus.file(table.name).columns(names).columns
        problems = [
            date_problem(*row)
            for row in zip(*(column.to_pylist() for column in columns), strict=True)
        ]
        added[f"{field}_problem"] = pa.array(problems, pa.string())
        added[f"{field}_is_consistent"] = pa.array([not problem for problem in problems])
    return added


def date_problem(
    local: str | None,
    date: dt.date | None,
    at: dt.datetime | None,
    precision: str | None,
    zone_basis: str | None,
) -> str:
    """What of the derived columns contradicts the local time; empty if nothing does."""
    if local is None:
        wrong = (date, at, precision, zone_basis) != (None, None, None, None)
        return "something is given besides" if wrong else ""
    match = _LOCAL.fullmatch(local)
    try:
        if match is None:
            raise ValueError(local)
        month, day, time, offset = match.groups()
        known = dt.datetime.fromisoformat(month + (day or "-01") + (time or "") + (offset or ""))
    except ValueError:
        return "no calendar has that day or no clock that time"
    if precision != ("minute" if time else "day" if day else "month"):
        return f"the precision is {precision}"
    if date != (known.date() if day else None):
        return f"the day is {date}"
    if at != (known if offset else None):
        return f"the moment is {at}"
    if (zone_basis in (None, "none")) == bool(offset) or zone_basis is None:
        return f"the basis of the zone is {zone_basis}"
    return ""


DATE_PARTS = (
    Part(
        tuple(f"{field}_{what}" for field in FIELDS for what in ("is_late_enough", "by_as_of")),
        _bounds,
    ),
    Part(("updated_follows",), _sequence),
    Part(
        tuple(f"{field}_{what}" for field in FIELDS for what in ("problem", "is_consistent")),
        _consistency,
    ),
)
