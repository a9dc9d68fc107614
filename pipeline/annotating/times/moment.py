"""Days and spans of the calendar in the notation of TIMEX3 (ISO 8601 with additions).

A moment is known as finely as its unit says; steps of a unit are taken on its first day.
"""

import datetime as dt
from dataclasses import dataclass

LENGTHS = {"D": 1, "W": 7, "FN": 14}
"""Units of days."""

MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
"""Units of months."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The ``unit`` (D, W, M, Q, Y, DE, CE, WE) in which ``day`` lies."""

    day: dt.date
    unit: str

    def __str__(self) -> str:
        """``1998-02-13``, ``1998-W07``, ``1998-02``, ``1998-Q1``, ``1998``, ``199``, ``19``."""
        day, unit = self.day, self.unit
        if unit == "D":
            return day.isoformat()
        if unit in ("W", "WE", "FN"):
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
        if unit == "M":
            return f"{day.year:04}-{day.month:02}"
        if unit == "Q":
            return f"{day.year:04}-Q{quarter_of(day)}"
        return f"{day.year:04}"[: {"DE": 3, "CE": 2}.get(unit, 4)]


def quarter_of(day: dt.date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def shifted(day: dt.date, unit: str, steps: int) -> dt.date | None:
    """``day`` so many units on; of a shorter month the last day. None outside the calendar."""
    try:
        if unit in ("WE", *LENGTHS):
            return day + dt.timedelta(days=steps * LENGTHS.get(unit, 7))
        if unit in MONTHS:
            months = day.year * 12 + day.month - 1 + steps * MONTHS[unit]
            year, month = divmod(months, 12)
            return dt.date(year, month + 1, min(day.day, days_in(year, month + 1)))
    except (ValueError, OverflowError):
        return None
    return day


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    following = (
        dt.date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else None
    )
    return 31 if following is None else (following - dt.timedelta(days=1)).day


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The so-manieth weekday (Monday is 1) of a month."""
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
