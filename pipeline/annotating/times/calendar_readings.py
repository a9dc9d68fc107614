"""Readings of expressions that name their place in the calendar: dates, months, weekdays, years."""

import datetime as dt

from pipeline.annotating.times import moment
from pipeline.annotating.times.moment import Moment
from pipeline.annotating.times.phrase import Phrase
from pipeline.annotating.times.reading import (
    Meaning,
    Reading,
    Setting,
    calendar,
    moved,
    valid_day,
    with_daypart,
)

MONTH = ("MONTH", "MONTHISH")


def date(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A month, with day and year where they stand; without a year the nearest that fits."""
    month, year = phrase.number(*MONTH), phrase.number("YEAR")
    numbers = phrase.numbers("INT", "NUMBER", "ORDINAL")
    if month is None:
        return _of_digits(phrase, numbers, year)
    day = sum(numbers) if numbers else None
    if day is not None and not 1 <= day <= 31:
        return None
    if year is not None:
        return _dated(year, month, day, None)
    anchor = setting.anchors.day
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    return _dated(nearest_year(anchor, month, day, setting), month, day, anchor)


def day_before(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The first day of "6-7 February 1920", whose month stands behind the second."""
    month, day = phrase.ahead(*MONTH), phrase.number("INT")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    year, anchor = phrase.ahead("YEAR"), setting.anchors.day
    if year is not None:
        return _dated(year, month, day, None)
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    return _dated(nearest_year(anchor, month, day, setting), month, day, anchor)


def day_behind(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The second day of "April 6-7, 1915", whose month stands before the first."""
    told, day = setting.anchors.last, phrase.number("INT")
    if told is None or day is None or not 1 <= day <= 31:
        return None
    return _dated(phrase.number("YEAR") or told.day.year, told.day.month, day, told.day)


def _of_digits(phrase: Phrase, numbers: list[int], year: int | None) -> Meaning | None:
    """Dates all in digits; of 03/04/2020 only the year is sure."""
    if year is None or len(numbers) != 2:
        return None
    first, second = numbers
    if "-" in phrase.spellings:
        return _dated(year, first, second, None)
    if first > 12 >= second:
        return _dated(year, second, first, None)
    if second > 12 >= first or first == second:
        return _dated(year, first, second, None)
    return Meaning("DATE", f"{year}-XX-XX") if first <= 12 else None


def _dated(year: int, month: int, day: int | None, anchor: dt.date | None) -> Meaning | None:
    when = valid_day(year, month, day or 1)
    return None if when is None else calendar("D" if day else "M", when, anchor)


def nearest_year(anchor: dt.date, month: int, day: int | None, setting: Setting) -> int:
    """The year in which a month (and day) lies on the side that the sentence tells of."""
    if setting.anchors.narrative and setting.anchors.last is not None:
        # History goes on: a month far before the last one named is the next year's.
        return anchor.year + (month - anchor.month <= -TURN_OF_YEAR)
    later = (month, day or 1) > (anchor.month, anchor.day if day else 1)
    # Months until it is next, 0 to 11: what is near is meant, whatever the verbs around say.
    ahead = (month - anchor.month) % 12 if day is None or later or month != anchor.month else 12
    next_year = anchor.year + (not later and (month, day or 31) < (anchor.month, anchor.day))
    if ahead <= NEAR:
        return next_year
    past_year = anchor.year - later
    if 12 - ahead <= NEAR or setting.direction <= 0:
        return past_year
    return next_year


NEAR = 3
"""Months within which a month without a year is the nearest one."""

TURN_OF_YEAR = 8
"""Months back from which a passage of history has rather gone into the next year."""


def month_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "last April", "March of next year", "later this year in June"."""
    month, step, anchor = phrase.number(*MONTH), phrase.step, setting.anchors.published
    if month is None or step is None:
        return None
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    year = anchor.year
    if phrase.has("year"):
        year += phrase.number("LAST", "THIS", "NEXT") or 0
    elif step < 0:
        year -= month >= anchor.month
    elif step > 0:
        year += month <= anchor.month
    return calendar("M", dt.date(year, month, 1), anchor)


def weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The day of that name in the week that ends, or begins, with the day of publication."""
    number, anchor = phrase.number("WEEKDAY") or 1, setting.anchors.published
    part = phrase.text("DAYPART")
    if anchor is None:
        return with_daypart(Meaning("DATE", f"XXXX-WXX-{number}"), part)
    step = phrase.number("LAST", "PAST", "NEXT", "THIS")
    ahead = (number - anchor.isoweekday()) % 7
    if phrase.has("week"):
        days = number - anchor.isoweekday() + 7 * (step or 0)
    elif step == 1:
        days = ahead or 7
    elif step == -1:
        days = ahead - 7
    elif setting.direction > 0:
        days = ahead
    else:
        days = ahead - 7 if ahead else 0
    day = moved(anchor, "D", days)
    return None if day is None else with_daypart(calendar("D", day, anchor), part)


def year(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A year in digits or, as people say it, "nineteen ninety-one"; "1995-96" has the second."""
    number = phrase.number("YEAR")
    if number is None:
        said = phrase.numbers("NUMBER")
        if len(said) >= 2 and said[0] in (18, 19, 20):
            number = said[0] * 100 + sum(said[1:])
        else:
            last, short = setting.anchors.last, phrase.number("INT")
            if last is None or short is None or not last.day.year % 100 < short <= 99:
                return None
            number = last.day.year // 100 * 100 + short
    when = valid_day(number, 1, 1)
    return None if when is None else calendar("Y", when, None)


def era(phrase: Phrase, setting: Setting) -> Meaning | None:
    """Years before our era."""
    return Meaning("DATE", _before_era(phrase))


def _before_era(phrase: Phrase) -> str:
    month = phrase.number(*MONTH)
    return f"BC{phrase.number('INT', 'YEAR') or 0:04}" + (f"-{month:02}" if month else "")


def decade(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the 1980s", "the 80s", "the eighties"."""
    year, tens = phrase.number("YEAR"), phrase.number("TENS")
    short = phrase.number("INT")
    if year is None:
        if tens is None and (short is None or short % 10 or not 20 <= short <= 90):
            return None
        year = 1900 + (tens * 10 if tens is not None else short or 0)
    elif year % 10:
        return None
    when = Moment(dt.date(year, 1, 1), "DE")
    return Meaning("DATE", str(when), None, when)


def century(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the 20th century" is ``19``."""
    number = sum(phrase.numbers("INT", "NUMBER", "ORDINAL"))
    return Meaning("DATE", f"{number - 1:02}") if 1 <= number <= 21 else None


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
    """ "last fall", "this summer", "next spring"."""
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
    """ "the third quarter" of the year that is said, or the nearest; "the quarter" the last told."""
    number = phrase.number("ORDINAL") or (2 if phrase.has("second") else None)
    year, anchor = phrase.number("YEAR"), setting.anchors.published
    if number is not None and not 1 <= number <= 4:
        return None
    step = phrase.number("LAST", "THIS", "NEXT")
    if number is None:
        told = None if phrase.has("latest", "recent") else setting.anchors.quarter
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
    """ "the first half of 2008"."""
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
    if said is None and anchor is None:
        return Meaning("DATE", f"XXXX-{feast}" if feast[:1].isdecimal() else "XXXX-XX-XX")
    if said is not None:
        day = feast_day(feast, said)
    else:
        assert anchor is not None
        step = phrase.number("LAST", "NEXT")
        days = [feast_day(feast, anchor.year + n) for n in (-1, 0, 1)]
        if step == -1:
            day = max(d for d in days if d < anchor)
        elif step == 1:
            day = min(d for d in days if d > anchor)
        else:
            day = min(days, key=lambda d: abs((d - anchor).days))
    if phrase.has("eve"):
        day = day - dt.timedelta(days=1)
    return calendar("D", day, None if said else anchor)


def feast_day(feast: str, year: int) -> dt.date:
    """The day of a feast: ``MM-DD``, ``easter``, or ``MM-weekday-number`` such as ``11-4-4``."""
    if feast == "easter":
        return moment.easter(year)
    parts = [int(part) for part in feast.split("-")]
    if len(parts) == 3:
        return moment.weekday_of_month(year, *parts)
    return dt.date(year, *parts)


CALENDAR_READINGS: dict[str, Reading] = {
    "date": date,
    "day_before": day_before,
    "day_behind": day_behind,
    "month_of": month_of,
    "weekday": weekday,
    "year": year,
    "era": era,
    "decade": decade,
    "century": century,
    "season": season,
    "relative_season": relative_season,
    "quarter": quarter,
    "half": half,
    "fiscal": fiscal,
    "holiday": holiday,
}
