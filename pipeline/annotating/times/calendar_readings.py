"""Readings of expressions that name their place in the calendar: dates, months, weekdays, years."""

import datetime as dt

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


def cjk_date(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A date whose numbers have the signs for year, month and day behind them."""
    numbers: list[int] = [
        value for name, value in phrase.items if name in NUMBERS and isinstance(value, int)
    ]
    anchor = setting.anchors.day
    said = phrase.number("YEAR")
    if said is not None:
        month, day = [*numbers[1:], None, None][:2]
        return year(phrase, setting) if month is None else _dated(said, month, day, None)
    month, day = [*numbers, None][:2]
    relative = phrase.text("RELATIVE")
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    if relative is not None:
        return _dated(anchor.year + int(relative[1:]), month, day, anchor)
    return _dated(nearest_year(anchor, month, day, setting), month, day, anchor)


NUMBERS = ("YEAR", "INT")


def _of_digits(phrase: Phrase, numbers: list[int], year: int | None) -> Meaning | None:
    """Dates all in digits; of 03/04/2020 only the year is sure."""
    if year is None or len(numbers) != 2:
        return None
    first, second = numbers
    if "-" in phrase.spellings:
        return _dated(year, first, second, None)
    if "." in phrase.spellings:
        return _dated(year, second, first, None)
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
    """As in "last April", "March of next year", "later this year in June"."""
    month, step, anchor = phrase.number(*MONTH), phrase.step, setting.anchors.published
    if month is None or step is None:
        return None
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    year = anchor.year
    if phrase.has("UNIT"):
        year += phrase.number("LAST", "THIS", "NEXT") or 0
    elif step < 0:
        year -= month >= anchor.month
    elif step > 0:
        year += month <= anchor.month
    return _dated(year, month, phrase.number("INT"), anchor)


def weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The day of that name in the week that ends, or begins, with the day of publication."""
    number, anchor = phrase.number("WEEKDAY") or 1, setting.anchors.published
    part = phrase.text("DAYPART")
    both = phrase.text("WEEKDAYPART")
    if both is not None:
        number, part = int(both[0]), both[1:]
    if anchor is None:
        return with_daypart(Meaning("DATE", f"XXXX-WXX-{number}"), part)
    step = phrase.number("LAST", "PAST", "NEXT", "THIS")
    ahead = (number - anchor.isoweekday()) % 7
    if phrase.has("UNIT"):
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


def step_weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A weekday of last, this or next week in one word."""
    step, number = (int(part) for part in (phrase.text("STEPDAY") or "0 1").split(" "))
    anchor = setting.anchors.published
    if anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{number}")
    day = moved(anchor, "D", number - anchor.isoweekday() + 7 * step)
    return None if day is None else calendar("D", day, anchor)


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
    """As in "the 1980s", "the 80s", "the eighties"."""
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


def cjk_decade(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the eighties of the 20th century"; without a century of the last."""
    numbers = phrase.numbers("INT")
    tens = numbers[-1]
    if tens % 10 or tens > 90:
        return None
    hundreds = numbers[0] - 1 if len(numbers) > 1 else 19
    when = Moment(dt.date(hundreds * 100 + tens, 1, 1), "DE") if 9 < hundreds < 22 else None
    return None if when is None else Meaning("DATE", str(when), None, when)


def century(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the 20th century" is ``19``."""
    number = sum(phrase.numbers("INT", "NUMBER", "ORDINAL", "ROMAN"))
    return Meaning("DATE", f"{number - 1:02}") if 1 <= number <= 21 else None


CALENDAR_READINGS: dict[str, Reading] = {
    "date": date,
    "cjk_date": cjk_date,
    "cjk_decade": cjk_decade,
    "step_weekday": step_weekday,
    "day_before": day_before,
    "day_behind": day_behind,
    "month_of": month_of,
    "weekday": weekday,
    "year": year,
    "era": era,
    "decade": decade,
    "century": century,
}
