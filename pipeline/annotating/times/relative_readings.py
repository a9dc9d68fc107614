"""Readings of expressions that count from another time, and of spans without a place in time."""

import datetime as dt

from pipeline.annotating.times.moment import Moment
from pipeline.annotating.times.phrase import Phrase
from pipeline.annotating.times.reading import (
    Meaning,
    Reading,
    Setting,
    calendar,
    moved,
    period,
    with_daypart,
)

UNKNOWN = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "D": "XXXX-XX-XX"}
"""What can be said of "last week" where no day is known to count from."""

CLOCK_UNITS = ("S", "TM", "TH")


def deictic(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "today", "yesterday morning", "this evening"; a word may name day and part at once."""
    both = phrase.text("DEICTICPART")
    days, part = phrase.numbers("DEICTIC"), phrase.text("DAYPART")
    if both is not None:
        return _day_from_now(setting, int(both[:-2]), both[-2:])
    # The morning and the day after today are one word in some languages.
    if len(days) == 2 or (days and phrase.has("THIS")):
        return _day_from_now(setting, days[0] if len(days) == 2 else 0, "MO")
    return _day_from_now(setting, days[0] if days else 0, part)


def last_night(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The night before."""
    return _day_from_now(setting, -1, "NI")


def beyond(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the day before yesterday"."""
    return _day_from_now(setting, 2 * (phrase.number("DEICTIC") or 0), None)


def _day_from_now(setting: Setting, days: int, part: str | None) -> Meaning | None:
    anchor = setting.anchors.published
    day = moved(anchor, "D", days)
    if day is None:
        return with_daypart(Meaning("DATE", "XXXX-XX-XX"), part)
    return with_daypart(calendar("D", day, anchor), part)


def relative(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "last week", "this year"; a word may name both, as Chinese does."""
    anchor = setting.anchors.published
    unit = phrase.text("UNIT") or "D"
    step = phrase.number("LAST", "THIS", "NEXT", "PAST") or 0
    both = phrase.text("RELATIVE")
    if both is not None:
        unit, step = both[0], int(both[1:])
    if unit in CLOCK_UNITS:
        return None
    if anchor is None:
        return Meaning(
            "DATE", {"W": "XXXX-WXX", "M": "XXXX-XX", "D": "XXXX-XX-XX"}.get(unit, "XXXX")
        )
    day = moved(anchor, unit, step)
    return None if day is None else calendar(unit, day, anchor)


def ago(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "two years ago", as fine as its unit; of "a few years ago" nobody knows how many."""
    quarter = setting.anchors.quarter
    if quarter is not None and phrase.text("UNIT") == "Y" and phrase.amount == "1":
        return year_ago(phrase, setting)
    return _counted(phrase, setting.anchors.published, -1)


def shifted(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "two years earlier", "the next day": counted from the time that was told of last."""
    step = phrase.step or 1
    quarter = setting.anchors.quarter
    if quarter is not None and phrase.text("UNIT") == "Y" and phrase.amount == "1" and step == -1:
        return year_ago(phrase, setting)
    return _counted(phrase, setting.anchors.told, step)


def from_now(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "two weeks from now"."""
    return _counted(phrase, setting.anchors.published, 1)


def _counted(phrase: Phrase, anchor: dt.date | None, sign: int) -> Meaning | None:
    unit, amount = phrase.text("UNIT") or "D", phrase.amount
    if phrase.items[0][0] == "UNIT" or not amount.isdecimal() or len(amount) > 4:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if anchor is None:
        return Meaning(
            "DATE", {"W": "XXXX-WXX", "M": "XXXX-XX", "D": "XXXX-XX-XX"}.get(unit, "XXXX")
        )
    if unit in CLOCK_UNITS:
        return Meaning("DURATION", period(unit, amount))
    day = moved(anchor, unit, sign * int(amount))
    if day is None:
        return None
    part = phrase.text("DAYPART")
    if part is not None:
        return with_daypart(calendar("D", day, anchor), part)
    return calendar("Y" if unit == "DE" else unit, day, anchor)


def same_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the same day", "that year": what was told of last."""
    return _unit_of(phrase, setting.anchors.last)


def this_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the end of the year": the year of publication, or in history that told of last."""
    day = setting.anchors.day
    return None if day is None else _unit_of(phrase, Moment(day, "D"))


def _unit_of(phrase: Phrase, told: Moment | None) -> Meaning | None:
    if told is None:
        return None
    unit, part = phrase.text("UNIT"), phrase.text("DAYPART")
    season = phrase.text("SEASON", "SEASONISH")
    if season is not None:
        return Meaning("DATE", f"{told.day.year}-{season}", told.day)
    if part is not None:
        return with_daypart(calendar("D", told.day, told.day), part)
    if unit is None or unit in CLOCK_UNITS:
        return None
    return calendar(unit, told.day, told.day)


def year_ago(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the year-ago quarter": that of the last quarter told of, a year before."""
    anchors = setting.anchors
    quarter = anchors.quarter
    unit = "Y" if quarter is None else "Q"
    day = moved(quarter or anchors.published, "Y", -1)
    if day is None:
        return Meaning("DATE", "XXXX")
    return calendar(unit, day, anchors.published)._replace(moment=None)


def duration(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "90 days", "a few weeks", "the past two months"."""
    unit = phrase.text("UNIT") or "D"
    amount = phrase.amount
    return Meaning("DURATION", period(unit, amount))


def weekend(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the weekend": the next or the last one, as the sentence says."""
    anchor = setting.anchors.published
    if anchor is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    is_weekend = anchor.isoweekday() >= 6
    day = moved(anchor, "W", 0 if is_weekend or setting.direction > 0 else -1)
    return None if day is None else calendar("WE", day, anchor)


def nothing(phrase: Phrase, setting: Setting) -> Meaning | None:
    """An age, "as soon as": what looks like a time and is none."""
    return None


def some(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "weeks", "in recent years"."""
    return Meaning("DURATION", period(phrase.text("UNIT") or "D", "X"))


def repeated(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "daily", "every week", "each Friday"."""
    said = phrase.text("SETWORD")
    if said is not None:
        return Meaning("SET", said)
    weekday, unit = phrase.number("WEEKDAY"), phrase.text("UNIT")
    if weekday is not None:
        return Meaning("SET", f"XXXX-WXX-{weekday}")
    if unit is not None:
        return Meaning("SET", period(unit, "2" if phrase.has("SECOND") else phrase.amount))
    part, season = phrase.text("DAYPART"), phrase.text("SEASON", "SEASONISH")
    return Meaning("SET", f"XXXX-XX-XXT{part}" if part else f"XXXX-{season}")


def clock(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A time of day, on the day of publication where no other day stands beside it."""
    numbers = phrase.numbers("INT")
    hour = numbers[0] if numbers else phrase.number("CLOCKWORD") or 0
    minute = numbers[1] if len(numbers) > 1 else 0
    after = phrase.number("AMPM")
    if after is None and phrase.text("DAYPART") in AFTER_NOON:
        after = 12
    if after is not None and hour <= 12:
        hour = hour % 12 + after
    if hour > 24 and minute == 0:
        hour, minute = divmod(hour, 100)
    if hour > 24 or minute > 59:
        return None
    at = f"T{hour:02}:{minute:02}{phrase.text('ZONE') or ''}"
    anchor = setting.anchors.published
    day = "XXXX-XX-XX" if anchor is None else anchor.isoformat()
    return Meaning("TIME", day + at, anchor, None if anchor is None else Moment(anchor, "D"))


AFTER_NOON = ("AF", "EV", "NI")
"""Parts of the day whose hours are counted from noon."""


def present(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "now", "currently"."""
    return Meaning("DATE", "PRESENT_REF")


def past(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "recently", "the past"."""
    return Meaning("DATE", "PAST_REF")


def future(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the near future"."""
    return Meaning("DATE", "FUTURE_REF")


def soon(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "soon"; what soon happened is past."""
    return None if setting.direction < 0 else Meaning("DATE", "FUTURE_REF")


RELATIVE_READINGS: dict[str, Reading] = {
    "deictic": deictic,
    "last_night": last_night,
    "beyond": beyond,
    "relative": relative,
    "ago": ago,
    "shifted": shifted,
    "from_now": from_now,
    "same_unit": same_unit,
    "this_unit": this_unit,
    "year_ago": year_ago,
    "duration": duration,
    "some": some,
    "age": nothing,
    "no_time": nothing,
    "this_weekend": weekend,
    "set": repeated,
    "clock": clock,
    "present": present,
    "past": past,
    "future": future,
    "soon": soon,
}
