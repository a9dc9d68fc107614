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
    """As in "today", "yesterday morning", "tonight", "last night"."""
    anchor, part = setting.anchors.published, phrase.text("DAYPART")
    if part is None and phrase.has("tonight"):
        part = "NI"
    days = phrase.number("DEICTIC")
    if days is None:
        days = -1 if phrase.has("LAST") else 0
    if phrase.has("the"):
        days *= 2
        part = None
    day = moved(anchor, "D", days)
    if day is None:
        return with_daypart(Meaning("DATE", "XXXX-XX-XX"), part)
    return with_daypart(calendar("D", day, anchor), part)


def relative(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "last week", "this year", "next month"."""
    unit, anchor = phrase.text("UNIT") or "D", setting.anchors.published
    step = phrase.number("LAST", "THIS", "NEXT", "PAST") or 0
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
    step = phrase.step or 0
    anchor = setting.anchors.published if phrase.has("now") else setting.anchors.told
    quarter = setting.anchors.quarter
    if quarter is not None and phrase.text("UNIT") == "Y" and phrase.amount == "1" and step == -1:
        return year_ago(phrase, setting)
    return _counted(phrase, anchor, step or 1)


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
    anchors = setting.anchors
    told = anchors.last if phrase.has("that", "same") or anchors.narrative else None
    if told is None and anchors.published is not None and phrase.has("the"):
        told = Moment(anchors.published, "D")
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
        return Meaning("SET", period(unit, "2" if phrase.has("other") else phrase.amount))
    part, season = phrase.text("DAYPART"), phrase.text("SEASON", "SEASONISH")
    return Meaning("SET", f"XXXX-XX-XXT{part}" if part else f"XXXX-{season}")


def clock(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A time of day, on the day of publication where no other day stands beside it."""
    numbers = phrase.numbers("INT")
    if not numbers:
        hour, minute = 12, None
    else:
        hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else None
    after = phrase.number("AMPM")
    spelled = "".join(phrase.spellings)
    if after is None and ("p.m" in spelled or "a.m" in spelled):
        after = 12 if "p.m" in spelled else 0
    if after is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + after
    if hour > 24 and minute is None:
        hour, minute = divmod(hour, 100)
    if hour > 24 or (minute or 0) > 59:
        return None
    zone = phrase.text("ZONE") or ""
    if phrase.has("midnight"):
        hour = 24
    at = f"T{hour:02}:{minute or 0:02}{zone}"
    anchor = setting.anchors.published
    day = "XXXX-XX-XX" if anchor is None else anchor.isoformat()
    return Meaning("TIME", day + at, anchor, None if anchor is None else Moment(anchor, "D"))


def present(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "now", "currently"."""
    return Meaning("DATE", "PRESENT_REF")


def past(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "recently", "the past"."""
    return Meaning("DATE", "PAST_REF")


def future(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "soon", "the near future"."""
    if phrase.has("soon") and setting.direction < 0:
        return None
    return Meaning("DATE", "FUTURE_REF")


RELATIVE_READINGS: dict[str, Reading] = {
    "deictic": deictic,
    "relative": relative,
    "ago": ago,
    "shifted": shifted,
    "same_unit": same_unit,
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
}
