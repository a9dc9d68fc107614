"""A point in time as a page states it: local, at the precision that is known, maybe with an offset.

Written as ISO 8601 (``2020-09``, ``2020-09-26``, ``2020-09-26T22:21``, ``2020-09-26T22:21+08:00``).
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

EARLIEST_YEAR = 1605
"""The year of the first printed newspaper, the Relation of Strasbourg: no news is older."""

LATEST_YEAR = 2199
"""Larger numbers in the place of a year are no years."""

_ISO = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?:(Z)|([+-])(\d\d):(\d\d))?)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True, order=True)
class LocalTime:
    """``day`` is None where only the month is known, ``hour`` and ``minute`` where only the day is;
    ``offset`` is in minutes east of UTC, None where no zone is known.
    """

    year: int
    month: int
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    offset: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where no calendar has this day or no clock this time."""
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"no year of news: {self.year}")
        dt.date(self.year, self.month, self.day or 1)
        if self.hour is not None:
            dt.time(self.hour, self.minute or 0)
        if self.offset is not None and abs(self.offset) > 14 * 60:
            raise ValueError(f"no offset on Earth: {self.offset} minutes")

    @classmethod
    def parse(cls, text: str) -> "LocalTime":
        """Read what ``str`` writes. Raises ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a local ISO 8601 date such as 2020-09-26T22:21+08:00: {text!r}")
        year, month, day, hour, minute, utc, sign, hours, minutes = match.groups()
        offset = 0 if utc else None
        if sign:
            offset = int(f"{sign}1") * (int(hours) * 60 + int(minutes))
        return cls(
            int(year),
            int(month),
            int(day) if day else None,
            int(hour) if hour else None,
            int(minute) if minute else None,
            offset,
        )

    def __str__(self) -> str:
        """ISO 8601 at the precision that is known."""
        text = f"{self.year:04}-{self.month:02}"
        if self.day is None:
            return text
        text += f"-{self.day:02}"
        if self.hour is None:
            return text
        text += f"T{self.hour:02}:{self.minute or 0:02}"
        if self.offset is None:
            return text
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{text}{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"

    @property
    def precision(self) -> str:
        """``minute``, ``day`` or ``month``."""
        if self.day is None:
            return "month"
        return "day" if self.hour is None else "minute"

    @property
    def date(self) -> dt.date | None:
        """The local day, None where only the month is known."""
        return None if self.day is None else dt.date(self.year, self.month, self.day)

    @property
    def instant(self) -> dt.datetime | None:
        """The moment in UTC, None unless time and offset are known."""
        if self.day is None or self.hour is None or self.offset is None:
            return None
        zone = dt.timezone(dt.timedelta(minutes=self.offset))
        local = dt.datetime(
            self.year, self.month, self.day, self.hour, self.minute or 0, tzinfo=zone
        )
        return local.astimezone(dt.UTC)

    def in_zone(self, zone: str) -> "LocalTime":
        """The same local time with the offset that the IANA zone ``zone`` has at it.

        A time that a change to winter time repeats is read as its first. Unchanged where no time
        is known, or the offset already is.
        """
        if self.day is None or self.hour is None or self.offset is not None:
            return self
        local = dt.datetime(
            self.year, self.month, self.day, self.hour, self.minute or 0, tzinfo=pinned_zone(zone)
        )
        offset = local.utcoffset()
        return self if offset is None else replace(self, offset=int(offset.total_seconds()) // 60)


@cache
def pinned_zone(name: str) -> ZoneInfo:
    """The zone from the ``tzdata`` package: ``ZoneInfo(name)`` would take the system's first, whose
    rules are those of another day on every machine.
    """
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
