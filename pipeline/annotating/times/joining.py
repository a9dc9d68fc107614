"""A time, and how a day and a time of day that stand beside each other become one."""

import datetime as dt
from dataclasses import dataclass

from pipeline.annotating.times.relative_readings import AFTER_NOON


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression; ``start`` and ``end`` (exclusive) count code points in the text.

    ``type`` is DATE, TIME, DURATION or SET, ``value`` as in TIMEX3 (TimeML 1.2.1), ``anchor`` the
    day against which it was read, None where it says all by itself or no day is known, ``rule``
    the rule of the vocabulary that found it.
    """

    start: int
    end: int
    type: str
    value: str
    anchor: dt.date | None
    rule: str


NEAREST = 2
"""Words between a day and the time of that day: a comma and "at"."""

DAYS = ("date", "cjk_date", "weekday", "step_weekday", "deictic", "holiday")
"""Rules that tell a day."""


def join(first: Time, second: Time) -> Time | None:
    """A day and a time of day as one; None if the two are not that.

    Of the part of the day ("Friday evening at eight") only the side of noon remains.
    """
    clock, day = (first, second) if first.rule == "clock" else (second, first)
    if clock.rule != "clock" or day.rule not in DAYS or len(day.value) < len("2000-01-01"):
        return None
    date, part = day.value[:10], day.value[11:]
    at = clock.value.partition("T")[2]
    hour = int(at[:2])
    if part in AFTER_NOON and hour < 12:
        at = f"{hour + 12}{at[2:]}"
    return Time(first.start, second.end, "TIME", f"{date}T{at}", day.anchor, day.rule)
