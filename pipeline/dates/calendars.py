"""Finds days written in other calendars: Japanese and Taiwanese eras, Thai years, the solar Hijri.

Each such day is one of our calendar. The lunar Hijri calendar is not read: its months begin when
the moon is seen, so that a day of it is certain only where it was written.
"""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.dates.local_time import LATEST_YEAR, LocalTime
from pipeline.registry.date_words import CalendarVocabulary

BUDDHIST = 543
"""Years that the Buddhist era of Thailand is ahead of ours."""

SOLAR_YEAR, SOLAR_DAY = 1399, dt.date(2020, 3, 20)
"""A solar Hijri year and its first day, from which others are counted."""

FIRST_SOLAR, LAST_SOLAR = 1343, 1472
"""Years in which the leap years of the solar Hijri calendar follow the rule of 33 years."""

_MAYBE = re.compile(r"(?:2[045]|1[34]|๒[๐๔๕]|۱[۳۴]|١[٣٤])\d\d|年")
"""What a line with such a date holds."""


class CalendarFinder:
    """Finds days of other calendars by one vocabulary."""

    def __init__(self, words: CalendarVocabulary) -> None:
        """Patterns are built at once."""
        self._words = words
        names = (*words.eras, *words.buddhist, *words.solar)
        self._letters = re.compile(f"[{''.join(sorted({name[0] for name in names}))}]")
        eras = "|".join(sorted(words.eras, key=len, reverse=True))
        thai, solar = (
            "|".join(sorted(map(re.escape, months), key=len, reverse=True))
            for months in (words.buddhist, words.solar)
        )
        self._pattern = re.compile(
            rf"(?P<era>{eras})\s?(?P<years>元|\d{{1,3}})\s?年\s?(?P<month>\d{{1,2}})\s?月"
            r"\s?(?P<day>\d{1,2})\s?日"
            rf"|(?<!\d)(?P<thai_day>\d{{1,2}})\s?(?P<thai>{thai})\s?(?:พ\.ศ\.\s?)?"
            r"(?P<thai_year>\d{4})(?!\d)"
            rf"|(?<!\d)(?P<solar_day>\d{{1,2}})\s(?P<solar>{solar})(?:\s?ماه)?\s(?:سال\s)?"
            r"(?P<solar_year>\d{4})(?!\d)"
        )

    def find(self, line: str) -> Iterator[tuple[int, int, LocalTime]]:
        """Start, end (exclusive) and day of each date of another calendar in the line."""
        if not may_hold_day(line) or not self._letters.search(line):
            return
        for match in self._pattern.finditer(line):
            try:
                yield match.start(), match.end(), self._day(match)
            except ValueError:
                continue  # No calendar has this day.

    def _day(self, match: re.Match[str]) -> LocalTime:
        if match["era"]:
            years = 1 if match["years"] == "元" else int(match["years"])
            year = self._words.eras[match["era"]] + years
            return LocalTime(year, int(match["month"]), int(match["day"]))
        if match["thai"]:
            year = int(match["thai_year"])
            if year > LATEST_YEAR:
                year -= BUDDHIST
            return LocalTime(year, self._words.buddhist[match["thai"]], int(match["thai_day"]))
        month = self._words.solar[match["solar"]]
        day = solar_day(int(match["solar_year"]), month, int(match["solar_day"]))
        return LocalTime(day.year, day.month, day.day)


def may_hold_day(line: str) -> bool:
    """Whether a line may hold a day of another calendar: of most it is quick to deny."""
    return not line.isascii() and _MAYBE.search(line) is not None


def solar_day(year: int, month: int, day: int) -> dt.date:
    """The day of our calendar that a day of the solar Hijri calendar is.

    Raises ValueError where that calendar has no such day, or the years of its leaps are not those
    of the rule of 33 years.
    """
    lengths = [31] * 6 + [30] * 5 + [30 if _is_leap(year) else 29]
    if not (
        FIRST_SOLAR <= year <= LAST_SOLAR and 1 <= month <= 12 and 1 <= day <= lengths[month - 1]
    ):
        raise ValueError(f"no day of the solar Hijri calendar: {year}-{month}-{day}")
    first, last = sorted((year, SOLAR_YEAR))
    between = sum(366 if _is_leap(one) else 365 for one in range(first, last))
    days = between if year >= SOLAR_YEAR else -between
    return SOLAR_DAY + dt.timedelta(days=days + sum(lengths[: month - 1]) + day - 1)


def _is_leap(year: int) -> bool:
    """Eight leap years in 33, as the calendar has them in ``FIRST_SOLAR`` to ``LAST_SOLAR``."""
    return (25 * year + 11) % 33 < 8
