"""Finds the dates of a line, in the words and orders of the registry's languages.

A date needs a year: what stands without one is no date of publication by itself, and filling in
the current year would put a clock into the data. Numeric dates whose order is open come with all
their readings; who knows the outlet's order chooses.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from pipeline.dates.calendars import CalendarFinder, may_hold_day
from pipeline.dates.clock import CLOCK, OFFSET, read_clock
from pipeline.dates.local_time import LocalTime
from pipeline.registry.any_of import longest_of
from pipeline.registry.date_words import DateVocabulary

_DIGIT = "[0-9٠-٩۰-۹]"
_YEAR = rf"(?:1[6-9]|20|21|١٩|٢٠|۱۹|۲۰){_DIGIT}{{2}}"
_SMALL = rf"{_DIGIT}{{1,2}}"
_SHORT = r"[0-3]?\d[-/.][0-3]?\d[-/.]\d{2}(?!\d)"
_HAS_YEAR = re.compile(rf"{_YEAR}|{_SHORT}")
_MAYBE = re.compile(r"\d[\d/.-]{3}")
"""What every date holds that is not written with "年": few lines do, and `re` runs to a digit."""

_NOT_WITHIN_WORD = "(?-i:(?<![a-z])|(?![a-z]))"
"""Where a date or a time may begin, as `_begins_apart` says; this denies most places."""

_GAP = r"[\s,.،/-]{1,3}"
_BEHIND = rf"(?!\.?[0-9])|(?={_SMALL}(?::[0-9]{{2}}|\.\s?[^\W\d_]{{3}}))"
"""What follows a date: no digit, unless a time of day or a second date was glued to it, as happens
where markup that set them apart was taken out ("December 22, 20233:00 AM")."""

CENTURY = 2000
"""Of years in two digits: the Web is younger, and who reads scans of older papers has no clue."""

LONGEST_GAP = 24
"""Characters between a date and its time: weekday, comma and a word such as "at" fit."""


LINES_REMEMBERED = 2048
"""Lines are read by cleaning and by facts, more than once by both."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date with its place in the line (end exclusive). ``readings`` holds one value, or several
    where the order of its numbers is open: then year-month-day readings by date order, as in
    ``orders`` (``DMY``, ``MDY``). ``rule`` names the form.
    """

    start: int
    end: int
    readings: tuple[LocalTime, ...]
    rule: str
    orders: tuple[str, ...] = ()

    def reading(self, order: Callable[[], str | None]) -> LocalTime | None:
        """The one value; where the numbers leave it open, the one that ``order`` says when asked,
        None where it says nothing.
        """
        if len(self.readings) == 1:
            return self.readings[0]
        return dict(zip(self.orders, self.readings, strict=True)).get(order() or "")


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day with its place in the line; ``offset`` is in minutes east of UTC."""

    start: int
    end: int
    hour: int
    minute: int
    offset: int | None


@cache
def date_finder(vocabulary: DateVocabulary) -> "DateFinder":
    """The one finder of a vocabulary, so that what one reader found the others need not seek."""
    return DateFinder(vocabulary)


class DateFinder:
    """Finds dates by one vocabulary."""

    def __init__(self, vocabulary: DateVocabulary) -> None:
        """Patterns are built when the first line is read."""
        self._vocabulary = vocabulary
        self._remembered = lru_cache(LINES_REMEMBERED)(self._find)

    def find(self, line: str) -> Sequence[FoundDate]:
        """All dates of the line, left to right, not overlapping; offsets into the line."""
        may_hold_date = _MAYBE.search(line) or "年" in line
        return self._remembered(line) if may_hold_date else ()

    def _find(self, line: str) -> tuple[FoundDate, ...]:
        has_year = _HAS_YEAR.search(line) is not None
        if not has_year and not may_hold_day(line):
            return ()
        found: list[FoundDate] = []
        for match in self._date.finditer(line) if has_year else ():
            dated = self._read(match) if _begins_apart(line, match.start()) else None
            if dated is not None:
                found.append(dated)
        if other := list(self._calendars.find(line)):
            found += [FoundDate(start, end, (day,), "other_calendar") for start, end, day in other]
            found.sort(key=lambda date: date.start)
        bounds = [date.start for date in found[1:]] + [len(line)]
        begin = 0
        for index, end in enumerate(bounds):
            if index < len(found):
                found[index] = self._with_time(line, found[index], begin, end)
                begin = found[index].end
        return tuple(found)

    def time_behind(self, line: str, position: int) -> FoundTime | None:
        """The time of day that stands behind ``position``, with nothing but "at" between."""
        match = self._time.search(line, position)
        if match is None or not self._is_gap(line[position : match.start()]):
            return None
        time = read_clock(match.groupdict(), self._vocabulary.pm, self._vocabulary.zones)
        return None if time is None else FoundTime(match.start(), match.end(), *time)

    @cached_property
    def _calendars(self) -> CalendarFinder:
        return CalendarFinder(self._vocabulary.calendars)

    @cached_property
    def _date(self) -> re.Pattern[str]:
        month = rf"(?P<{{0}}>{longest_of(self._vocabulary.months)})\.?"
        of = r"(?:\s?(?:of|de|del|di)\s|\s?)"
        forms = (
            rf"(?P<y1>{_YEAR})\s?年\s?(?P<m1>{_SMALL})\s?月\s?(?:(?P<d1>{_SMALL})\s?[日号])?",
            rf"(?P<y2>{_YEAR})(?P<s2>[-/.])(?P<m2>{_SMALL})(?P=s2)(?P<d2>{_SMALL})(?!{_DIGIT})",
            rf"(?P<a3>{_SMALL})(?P<s3>[-/.])\s?(?P<b3>{_SMALL})(?P=s3)\s?(?P<y3>{_YEAR})",
            rf"(?P<d4>{_SMALL})(?:st|nd|rd|th|er|º|\.)?(?:[/-]|[\s,.،]{{0,3}}){of}"
            rf"{month.format('m4')}{_GAP.replace('1,3', '0,3')}{of}(?P<y4>{_YEAR})",
            rf"{month.format('m5')}\s?(?P<d5>{_SMALL})(?:st|nd|rd|th)?{_GAP}(?P<y5>{_YEAR})",
            rf"{month.format('m6')}(?:\s?de\s|[\s,]{{1,2}})(?P<y6>{_YEAR})",
            rf"(?P<y7>{_YEAR})[\s.,-]{{1,3}}{month.format('m7')}[\s-]{{0,2}}(?P<d7>{_SMALL})(?!:)",
            rf"(?P<a8>{_SMALL})(?P<s8>[-/.])(?P<b8>{_SMALL})(?P=s8)(?P<y8>[0-9]{{2}})(?![-/.])",
        )
        return re.compile(
            rf"(?<![0-9.,/]){_NOT_WITHIN_WORD}(?:{'|'.join(forms)})(?:{_BEHIND})", re.IGNORECASE
        )

    @cached_property
    def _time(self) -> re.Pattern[str]:
        words = self._vocabulary
        half = "|".join(
            re.escape(word) for word in sorted(words.am | words.pm, key=len, reverse=True)
        )
        zones = "|".join(
            re.escape(zone)
            for zone in sorted(
                {*words.zones, *words.ambiguous_zones, *words.zone_regions}, key=len, reverse=True
            )
        )
        return re.compile(
            rf"(?<![0-9:.]){_NOT_WITHIN_WORD}(?P<before>{half})?\s?{CLOCK}(?:\s?Uhr)?\s?(?P<half>{half})?"
            rf"(?:\s?\(?(?:{OFFSET}|(?P<zone>{zones})(?!\w)))?",
            re.IGNORECASE,
        )

    def _read(self, match: re.Match[str]) -> FoundDate | None:
        group = match.groupdict()
        form = next(digit for digit in "12345678" if group[f"y{digit}"])
        year = int(group[f"y{form}"])
        if form == "3":
            return _numeric(match, year, int(group["a3"]), int(group["b3"]), group["s3"])
        if form == "8":
            found = _numeric(match, CENTURY + year, int(group["a8"]), int(group["b8"]), group["s8"])
            return replace(found, rule=f"short_{found.rule}") if found else None
        name = group.get(f"m{form}") or ""
        month = int(name) if name.isdecimal() else self._vocabulary.months[name.casefold()]
        day = group.get(f"d{form}")
        rules = {
            "1": "cjk_date",
            "2": "iso_date",
            "4": "day_month_year",
            "5": "month_day_year",
            "7": "year_month_day",
        }
        return _one(match, rules.get(form, "month_year"), year, month, int(day) if day else None)

    def _with_time(self, line: str, date: FoundDate, begin: int, end: int) -> FoundDate:
        """The date with the time that stands beside it: behind it, else before it."""
        if any(reading.day is None for reading in date.readings):
            return date
        for shift, match in self._times_beside(line, date, begin, end):
            time = read_clock(match.groupdict(), self._vocabulary.pm, self._vocabulary.zones)
            if time is not None:
                region = self._vocabulary.zone_regions.get((match["zone"] or "").casefold())
                timed = tuple(
                    _timed(reading, time, None if match["offset"] else region)
                    for reading in date.readings
                )
                edges = (
                    min(date.start, shift + match.start()),
                    max(date.end, shift + match.end()),
                )
                return replace(date, start=edges[0], end=edges[1], readings=timed)
        return date

    def _times_beside(
        self, line: str, date: FoundDate, begin: int, end: int
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Times with what is to be added to their places for those in the line."""
        begins = _skip_iso_t(line, date.end)
        # Cut, so that a time of day may be glued to the year before it.
        behind = self._time.search(line[begins:end])
        if behind and self._is_gap(line[date.end : begins + behind.start()]):
            yield begins, behind
        before = list(self._time.finditer(line, begin, date.start))
        if before and self._is_gap(line[before[-1].end() : date.start]):
            yield 0, before[-1]

    def _is_gap(self, between: str) -> bool:
        """Whether nothing but signs, weekdays and words such as "at" stands between."""
        if len(between) > LONGEST_GAP:
            return False
        known = {*self._vocabulary.fillers, *self._vocabulary.weekdays, "t"}
        words = re.findall(r"\w+", between.casefold())
        return all(word in known for word in words)


def _begins_apart(line: str, start: int) -> bool:
    """Whether a date begins a word, or was glued to one: a digit or a capital behind small letters
    or signs that have no case ("PublishedJune 5, 2020", "BNNJune 5, 2020", "記者2020年6月5日").
    """
    before, first = line[start - 1 : start], line[start]
    if not before.isalnum() and before != "_":
        return True
    if before.isupper():
        return first.isupper() and line[start + 1].islower()
    return before.isalpha() and not first.islower()


def _skip_iso_t(line: str, position: int) -> int:
    return position + 1 if line[position : position + 1] == "T" else position


def _numeric(
    match: re.Match[str], year: int, first: int, second: int, separator: str
) -> FoundDate | None:
    """``03/04/2020``: full stops mean day before month wherever they are used; a number over 12
    decides; else both readings.
    """
    readings = {
        order: value
        for order, month, day in (("DMY", second, first), ("MDY", first, second))
        if not (separator == "." and order == "MDY")
        and (value := _valid(year, month, day)) is not None
    }
    if len(set(readings.values())) == 1:
        return FoundDate(*match.span(), (next(iter(readings.values())),), "numeric_date")
    if not readings:
        return None
    return FoundDate(*match.span(), tuple(readings.values()), "numeric_date_open", tuple(readings))


def _one(
    match: re.Match[str], rule: str, year: int, month: int, day: int | None
) -> FoundDate | None:
    value = _valid(year, month, day)
    return None if value is None else FoundDate(*match.span(), (value,), rule)


def _valid(year: int, month: int, day: int | None) -> LocalTime | None:
    try:
        return LocalTime(year, month, day)
    except ValueError:
        return None


def _timed(date: LocalTime, time: tuple[int, int, int | None], region: str | None) -> LocalTime:
    """The date with hour, minute and offset; of a region ("heure de Paris") the day gives it."""
    hour, minute, offset = time
    if region is None:
        return replace(date, hour=hour, minute=minute, offset=offset)
    return replace(date, hour=hour, minute=minute, offset=None).in_zone(region)
