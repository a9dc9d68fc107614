"""Reads one date that a machine wrote: the values of markup, and the days in addresses.

Unlike lines, such a value is a date as a whole or none: ISO 8601 and its many near misses, seconds
or milliseconds since 1970, a bare run of digits. What is none of these may still be written for
people, which is not this module's business.
"""

import datetime as dt
import re

from pipeline.dates.local_time import LocalTime

_ISO = re.compile(
    r"['\"]?(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:[\sT@_,]{1,3}(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?\d{2}(?:[.,]\d{1,9})?)?"
    r"\s?(?P<offset>Z|UTC|GMT|[+\u2212-]\d{2}:?(?:\d{2})?)?)?",
    re.ASCII | re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?P<year>20\d{2}|19\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?(?P<offset>Z)?)?",
    re.ASCII,
)
_EPOCH = re.compile(r"(?P<seconds>[1-9]\d{8,9})(?:\d{3})?", re.ASCII)

_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>20\d{2}|19\d{2})(?P<sign>[/_.-]?)(?P<month>0?[1-9]|1[0-2])(?P=sign)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
    re.ASCII,
)
_URL_MONTH = re.compile(
    r"/(?P<year>20\d{2}|19\d{2})[/_-]?(?P<month>0?[1-9]|1[0-2])(?=/|$|-\D)", re.ASCII
)


def read_stamp(value: str) -> LocalTime | None:
    """The date that the value is; None where no calendar or clock has it, or it is something else.

    What follows the date ("… (UTC)") is left aside. Seconds since 1970 are in UTC.
    """
    text = value.strip()
    match = _ISO.match(text) or _DIGITS.fullmatch(text)
    if match:
        return _of_parts(match)
    seconds = _EPOCH.fullmatch(text)
    if seconds is None:
        return None
    at = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(seconds["seconds"]))
    return LocalTime(at.year, at.month, at.day, at.hour, at.minute, 0)


def read_url(path: str) -> LocalTime | None:
    """The day, else the month, in an address: ``/2020/08/16/``, ``-20200816-``, ``/2020/08/``.

    ``path`` is what follows the host. Runs of digits without signs between count where a year of
    the Web begins them.
    """
    for pattern in (_URL_DAY, _URL_MONTH):
        for match in pattern.finditer(path):
            parts = match.groupdict()
            if not parts.get("sign", "/") and len(match.group()) != len("20200816"):
                continue
            try:
                day = int(parts["day"]) if parts.get("day") else None
                return LocalTime(int(parts["year"]), int(parts["month"]), day)
            except ValueError:
                continue
    return None


def _of_parts(match: re.Match[str]) -> LocalTime | None:
    hour, minute = match["hour"], match["minute"]
    try:
        day = LocalTime(int(match["year"]), int(match["month"]), int(match["day"]))
        if hour is None:
            return day
        return LocalTime(
            day.year, day.month, day.day, int(hour), int(minute), _offset(match["offset"])
        )
    except ValueError:
        return None


def _offset(text: str | None) -> int | None:
    """Minutes east of UTC."""
    if text is None:
        return None
    if text[0] not in "+-\u2212":
        return 0
    digits = text[1:].replace(":", "")
    total = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return total if text[0] == "+" else -total
