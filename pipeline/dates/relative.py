"""Finds how long ago a line says something appeared: "2 hours ago", "gestern, 14:30 Uhr".

Such words mean a day only against a known moment at which the page was fetched; who calls gives it.
A word such as "today" counts only with the time of day behind it: alone it is a word of menus. What
is coarser than days tells no day and is not read.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.dates.find import FoundDate, date_finder
from pipeline.dates.local_time import LocalTime
from pipeline.registry.date_words import DateVocabulary, RelativeWords

HOUR = 60
DAY = 24 * HOUR
UNITS = {"minute": 1, "hour": HOUR, "day": DAY}
"""Minutes of a unit."""


@cache
def relative_finder(words: DateVocabulary) -> "RelativeFinder":
    """The one finder of a vocabulary."""
    return RelativeFinder(words)


class RelativeFinder:
    """Finds relative dates by one vocabulary."""

    def __init__(self, words: DateVocabulary) -> None:
        """Patterns are built here: whoever asks knows when a page was fetched, as few do."""
        self._languages = [_Language(language) for language in words.relative]
        self._dates = date_finder(words)

    def find(self, line: str, fetched: dt.datetime) -> Sequence[FoundDate]:
        """The relative dates of the line, left to right; offsets into the line.

        ``fetched`` is the moment of the fetch in the zone of whoever writes, as its days count.
        What is told in minutes has its time and offset; hours and days tell no more than the day.
        """
        found: dict[int, FoundDate] = {}
        for language in self._languages:
            for start, end, minutes in language.spans(line):
                value = _before(fetched, minutes)
                found.setdefault(start, FoundDate(start, end, (value,), "relative"))
            for start, end, days in language.days(line):
                time = self._dates.time_behind(line, end)
                if time is not None:
                    day = _before(fetched, days * DAY)
                    value = replace(day, hour=time.hour, minute=time.minute, offset=time.offset)
                    found.setdefault(start, FoundDate(start, time.end, (value,), "relative_day"))
        return [found[start] for start in sorted(found)]


class _Language:
    """The patterns of one language."""

    def __init__(self, words: RelativeWords) -> None:
        self._words = words
        self._minutes = {
            word: minutes for unit, minutes in UNITS.items() for word in words.units[unit]
        }
        number = "|".join([r"\d{1,3}", *map(re.escape, words.one)])
        unit = _any_of(self._minutes)
        begins, ends = (r"(?<!\d)", "") if words.unspaced else (r"(?<!\w)", r"(?!\w)")
        self._ago = [
            re.compile(
                begins
                + re.escape(form)
                .replace(r"\ ", r"\s")
                .replace(r"\{n\}", rf"(?P<n>{number})")
                .replace(r"\{unit\}", rf"\s?(?P<unit>{unit})")
                + ends,
                re.IGNORECASE,
            )
            for form in words.forms
        ]
        self._phrases = re.compile(rf"{begins}{_any_of(words.phrases)}{ends}", re.IGNORECASE)
        self._days = re.compile(rf"{begins}{_any_of(words.days)}{ends}", re.IGNORECASE)

    def spans(self, line: str) -> Iterator[tuple[int, int, int]]:
        """Start and end of each expression with the minutes that it lies back."""
        for pattern in self._ago:
            for match in pattern.finditer(line):
                number = int(match["n"]) if match["n"].isdecimal() else 1
                minutes = self._minutes[match["unit"].casefold()]
                yield match.start(), match.end(), number * minutes
        for match in self._phrases.finditer(line):
            yield match.start(), match.end(), self._words.phrases[match.group().casefold()]

    def days(self, line: str) -> Iterator[tuple[int, int, int]]:
        """Start and end of each word for a day with the days that it lies back."""
        for match in self._days.finditer(line):
            yield match.start(), match.end(), self._words.days[match.group().casefold()]


def _any_of(words: Iterable[str]) -> str:
    """A pattern of one of the words, the longest first; of none where there are none."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True)) or '(?!)'})"


def _before(moment: dt.datetime, minutes: int) -> LocalTime:
    """The time that lies so many minutes before, or its day where an hour or more does."""
    then = (moment.astimezone(dt.UTC) - dt.timedelta(minutes=minutes)).astimezone(moment.tzinfo)
    if minutes >= HOUR:
        return LocalTime(then.year, then.month, then.day)
    offset = int((then.utcoffset() or dt.timedelta()).total_seconds()) // 60
    return LocalTime(then.year, then.month, then.day, then.hour, then.minute, offset)
