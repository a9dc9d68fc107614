"""Tells the line that says when, and often from whom, an article was published."""

import re
from functools import cached_property

from pipeline.dates import date_finder
from pipeline.registry import Registry
from pipeline.registry.any_of import ahead

LONGEST = 160
"""Characters; "Published … Updated …" with source, both with weekday, time and zone, fit."""

OTHER_WORDS = 2
"""Words besides dates, labels and outlets: a place or a section may stand there."""


_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


class PublicationLineReader:
    """Tells publication lines by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the words of dates and sources, and outlets."""
        self._registry = registry
        self._dates = date_finder(registry.dates)

    def is_one(self, line: str) -> bool:
        """Whether the line is a date with little around it, or a source line."""
        if len(line) > LONGEST:
            return False
        numbered = _DIGIT.search(line) is not None
        # No calendar writes its days without a digit.
        dates = self._dates.find(line) if numbered else ()
        sourced = self._source.search(line) if ":" in line or "：" in line else None
        if not dates and not sourced:
            return numbered and self._is_time_of_update(line)
        rest = line[: sourced.start()] if sourced else line
        for date in reversed(dates):
            rest = f"{rest[: date.start]} \n {rest[date.end :]}"
        return self._other_words(rest) <= OTHER_WORDS

    def _is_time_of_update(self, line: str) -> bool:
        """Whether the line is a label and a time, without a day: "Updated at 14.31"."""
        label = self._label.match(line)
        time = self._dates.time_behind(line, label.end()) if label else None
        return time is not None and self._other_words(line[time.end :]) <= OTHER_WORDS

    @cached_property
    def _source(self) -> re.Pattern[str]:
        """A source label as a word of its own, followed by a colon."""
        known = self._registry.bylines.source_labels
        labels = "|".join(re.escape(label) for label in known)
        return re.compile(rf"(?<![A-Za-z]){ahead(known)}(?:{labels})\s{{0,4}}[:：]", re.IGNORECASE)

    @cached_property
    def _known(self) -> frozenset[str]:
        """Words that belong to dates."""
        words = self._registry.dates
        return (
            frozenset({*words.fillers, *words.weekdays, *words.zones, *words.ambiguous_zones})
            | words.am
            | words.pm
        )

    @cached_property
    def _label(self) -> re.Pattern[str]:
        words = self._registry.dates
        labels = sorted({*words.updated_labels, *words.published_labels}, key=len, reverse=True)
        choice = "|".join(re.escape(label) for label in labels)
        return re.compile(f"{ahead(labels)}(?:{choice})", re.IGNORECASE)

    def _other_words(self, rest: str) -> int:
        words = _WORD.findall(self._label.sub(" ", rest).casefold())
        return sum(word not in self._known for word in words)
