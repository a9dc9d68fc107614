"""Temporal expressions of a text, with their values: the way from text to times."""

import datetime as dt
from collections.abc import Iterator

from pipeline.annotating.times.anchors import YEARS, Anchors
from pipeline.annotating.times.calendar_readings import CALENDAR_READINGS
from pipeline.annotating.times.direction import direction
from pipeline.annotating.times.expressions import Expression, expressions
from pipeline.annotating.times.joining import NEAREST, Time, join
from pipeline.annotating.times.lexicon import Lexicon, lexicon
from pipeline.annotating.times.phrase import Phrase
from pipeline.annotating.times.reading import Setting
from pipeline.annotating.times.relative_readings import RELATIVE_READINGS
from pipeline.annotating.times.season_readings import SEASON_READINGS
from pipeline.annotating.times.words import Words, read_words

READINGS = {**CALENDAR_READINGS, **SEASON_READINGS, **RELATIVE_READINGS}


def find_times(text: str, language: str | None, published: dt.date | None) -> list[Time]:
    """The times of ``text``, in order, not overlapping, read against the day of publication."""
    known = lexicon(language or "en")
    if known is None:
        return []
    words = read_words(text, known)
    found = list(expressions(words, known))
    if published is not None and published.year not in YEARS:
        published = None
    anchors = Anchors(published, narrative=_is_narrative(found, words))
    return list(_read(found, words, known, anchors))


def _read(
    found: list[Expression], words: Words, known: Lexicon, anchors: Anchors
) -> Iterator[Time]:
    """Each expression's time; a time of day and the day beside it are one."""
    held: Time | None = None
    held_last = 0
    for expression in found:
        rule, first, last = expression
        setting = Setting(anchors, direction(words, first, last, known))
        meaning = READINGS[rule](Phrase(words, expression, known), setting)
        if meaning is None:
            continue
        anchors.remember(meaning.moment)
        start, end = words.spans[first][0], words.spans[last - 1][1]
        time = Time(start, end, meaning.type, meaning.value, meaning.anchor, rule)
        if held is not None:
            between = range(held_last, first)
            close = len(between) <= NEAREST and all(
                words.spelling(number).lower() in known.joiners for number in between
            )
            joined = join(held, time) if close else None
            if joined is None:
                yield held
            time = joined or time
        held, held_last = time, last
    if held is not None:
        yield held


def _is_narrative(found: list[Expression], words: Words) -> bool:
    years = sum(rule in ("year", "era") or _has_year(words, e) for e in found for rule in [e.rule])
    spoken = sum(e.rule in ("weekday", "deictic", "relative") for e in found)
    return years >= 8 and years >= 4 * spoken


def _has_year(words: Words, expression: Expression) -> bool:
    return expression.rule == "date" and len(words.spelling(expression.last - 1)) == 4
