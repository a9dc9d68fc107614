"""What an expression says: its type and value in TIMEX3, and the day it was read against."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from pipeline.annotating.times import moment
from pipeline.annotating.times.anchors import Anchors
from pipeline.annotating.times.moment import Moment
from pipeline.annotating.times.phrase import Phrase


class Meaning(NamedTuple):
    """``moment`` is the calendar time of a value that later expressions can be read against."""

    type: str
    value: str
    anchor: dt.date | None = None
    moment: Moment | None = None


class Setting(NamedTuple):
    """Where an expression stands: what it is read against, and -1, 0 or 1 for past and future."""

    anchors: Anchors
    direction: int


Reading = Callable[[Phrase, Setting], Meaning | None]

DURATION_UNITS = {
    "S": "PT{}S", "TM": "PT{}M", "TH": "PT{}H", "D": "P{}D", "W": "P{}W", "FN": "P{}W",
    "M": "P{}M", "Q": "P{}Q", "Y": "P{}Y", "DE": "P{}DE", "CE": "P{}CE", "WE": "P{}WE",
}  # fmt: skip


MULTIPLES = {"FN": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y")}
"""Units for which ISO 8601 has no letter."""


def calendar(unit: str, day: dt.date, anchor: dt.date | None) -> Meaning:
    """The ``unit`` in which ``day`` lies, as a date."""
    when = Moment(day, unit)
    return Meaning("DATE", str(when), anchor, when)


def period(unit: str, amount: str) -> str:
    """An ISO 8601 duration; of decades, centuries and fortnights in years and weeks."""
    if amount.isdecimal() and unit in MULTIPLES:
        factor, unit = MULTIPLES[unit]
        amount = str(factor * int(amount))
    return DURATION_UNITS[unit].format(amount)


def with_daypart(meaning: Meaning | None, part: str | None) -> Meaning | None:
    """A day's meaning narrowed to a part of it, such as ``TNI``."""
    if meaning is None or part is None:
        return meaning
    return meaning._replace(type="TIME", value=f"{meaning.value}T{part}")


def valid_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def moved(day: dt.date | None, unit: str, steps: int) -> dt.date | None:
    """``moment.shifted``, for a day that may be unknown."""
    return None if day is None else moment.shifted(day, unit, steps)
