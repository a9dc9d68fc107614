"""Tells the line that says when, and often from whom, an article was published."""

import re

from pipeline.dates import DateFinder
from pipeline.registry import Registry

LONGEST = 160
"""Characters; "Published … Updated …" with source, both with weekday, time and zone, fit."""

OTHER_WORDS = 2
"""Words besides dates, labels and outlets: a place or a section may stand there."""


class PublicationLineReader:
    """Tells publication lines by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the words of dates and sources, and outlets."""
        self._registry = registry
        self._dates = DateFinder(registry.dates)

    def is_one(self, line: str) -> bool:
        """Whether the line is a date with little around it, or a source line."""
        if len(line) > LONGEST:
            return False
        dates = self._dates.find(line)
        rest = line
        for date in reversed(dates):
            rest = f"{rest[: date.start]} \n {rest[date.end :]}"
        sourced = self._source_start(rest)
        if sourced is not None:
            rest = rest[:sourced]
        elif not dates:
            return False
        return self._other_words(rest) <= OTHER_WORDS

    def _source_start(self, rest: str) -> int | None:
        """Where a source label stands, followed by a colon or an outlet's name."""
        folded = rest.casefold()
        for label in self._registry.bylines.source_labels:
            at = folded.find(label)
            before_is_word = at > 0 and folded[at - 1].isalnum() and folded[at - 1].isascii()
            if at >= 0 and not before_is_word:
                behind = rest[at + len(label) :].lstrip()
                if behind[:1] in (":", "：") or label[-1] in ":：":  # noqa: RUF001
                    return at
        return None

    def _other_words(self, rest: str) -> int:
        vocabulary = self._registry.dates
        folded = rest.casefold()
        for label in (*vocabulary.updated_labels, *vocabulary.published_labels):
            folded = folded.replace(label, " ")
        known = {*vocabulary.fillers, *vocabulary.weekdays, *vocabulary.zones, *vocabulary.am}
        known |= vocabulary.pm | vocabulary.ambiguous_zones
        words = re.findall(r"[^\W\d_]+", folded)
        return sum(word not in known for word in words)
