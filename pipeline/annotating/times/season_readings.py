"""Readings of expressions that name a part of the year: seasons, quarters, halves, feasts."""

import datetime as dt

from pipeline.annotating.times import moment
from pipeline.annotating.times.calendar_readings import year
from pipeline.annotating.times.moment import Moment
from pipeline.annotating.times.phrase import Phrase
from pipeline.annotating.times.reading import Meaning, Reading, Setting, calendar, moved


def season(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A season of a year, or of the one that is told of."""
    code = phrase.text("SEASON", "SEASONISH")
    year = phrase.number("YEAR")
    if year is not None:
        return Meaning("DATE", f"{year}-{code}", None, Moment(_begin(year, code), "Y"))
    anchor = setting.anchors.day
    if anchor is None:
        return Meaning("DATE", f"XXXX-{code}")
    return Meaning("DATE", f"{_season_year(anchor, code, setting)}-{code}", anchor)


def relative_season(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "last fall", "this summer", "next spring"."""
    code, step, anchor = (
        phrase.text("SEASON", "SEASONISH"),
        phrase.step or 0,
        setting.anchors.published,
    )
    if anchor is None:
        return Meaning("DATE", f"XXXX-{code}")
    begun = anchor >= _begin(anchor.year, code)
    year = anchor.year
    if step < 0:
        year -= not (begun and anchor.month > _begin(year, code).month + 2)
    elif step > 0:
        year += begun
    return Meaning("DATE", f"{year}-{code}", anchor)


def _begin(year: int, code: str | None) -> dt.date:
    return dt.date(year, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code or "SP"], 1)


def _season_year(anchor: dt.date, code: str | None, setting: Setting) -> int:
    ahead = _begin(anchor.year, code) > anchor
    if setting.anchors.narrative:
        return anchor.year
    return anchor.year - (ahead and setting.direction < 0)


def quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the third quarter", of the nearest year; "the quarter" is the last told."""
    number = phrase.number("ORDINAL", "NUMBER", "INT")
    year, anchor = phrase.number("YEAR"), setting.anchors.published
    if number is not None and not 1 <= number <= 4:
        return None
    step = phrase.number("LAST", "THIS", "NEXT")
    if number is None:
        told = None if phrase.has("LATEST") else setting.anchors.quarter
        day = told or moved(anchor, "Q", -1)
        return None if day is None else calendar("Q", day, anchor)
    if year is None:
        if anchor is None:
            return Meaning("DATE", f"XXXX-Q{number}")
        year = anchor.year + (step or 0) if step is not None else _quarter_year(anchor, number)
    return calendar("Q", dt.date(year, 3 * number - 2, 1), anchor)


def _quarter_year(anchor: dt.date, number: int) -> int:
    """Quarters are spoken of when they end: the nearest, up to one ahead."""
    return anchor.year - (number - moment.quarter_of(anchor) > 1)


def half(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the first half of 2008"."""
    number = phrase.number("ORDINAL") or 2
    year, anchor = phrase.number("YEAR"), setting.anchors.published
    if year is None and anchor is not None:
        year = anchor.year + (phrase.step or 0)
    return Meaning("DATE", f"{year or 'XXXX'}-H{number}", anchor) if number <= 2 else None


def fiscal(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The year by which a fiscal year is called."""
    return year(phrase, setting)


def holiday(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A feast on its day of the year that is said, or of the nearest."""
    feast, anchor = phrase.text("HOLIDAY") or "", setting.anchors.day
    said = phrase.number("YEAR")
    if said is not None:
        day, anchor = feast_day(feast, said), None
    elif anchor is not None:
        day = _nearest_feast(feast, anchor, phrase.number("LAST", "NEXT"))
    else:
        return Meaning("DATE", f"XXXX-{feast}" if len(feast) == len("12-25") else "XXXX-XX-XX")
    if phrase.has("EVE"):
        day -= dt.timedelta(days=1)
    return calendar("D", day, anchor)


def _nearest_feast(feast: str, anchor: dt.date, step: int | None) -> dt.date:
    days = [feast_day(feast, year) for year in range(anchor.year - 1, anchor.year + 2)]
    if step == -1:
        return max(day for day in days if day < anchor)
    if step == 1:
        return min(day for day in days if day > anchor)
    return min(days, key=lambda day: abs((day - anchor).days))


def feast_day(feast: str, year: int) -> dt.date:
    """The day of a feast: ``MM-DD``, ``easter``, or ``MM-weekday-number`` such as ``11-4-4``."""
    if feast == "easter":
        return moment.easter(year)
    parts = [int(part) for part in feast.split("-")]
    if len(parts) == 3:
        return moment.weekday_of_month(year, *parts)
    return dt.date(year, *parts)


SEASON_READINGS: dict[str, Reading] = {
    "season": season,
    "relative_season": relative_season,
    "quarter": quarter,
    "half": half,
    "fiscal": fiscal,
    "holiday": holiday,
}
