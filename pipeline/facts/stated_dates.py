"""Candidates for dates in what markup states, and in the address of the page.

A statement's date counts by its name ("datePublished") and by the kind of markup it stands in.
Which candidate wins does not belong here.
"""

import re
from collections.abc import Callable, Iterator

from pipeline.dates import LocalTime, date_finder
from pipeline.dates.stamp import read_stamp, read_url
from pipeline.facts.address import addresses_of
from pipeline.facts.context import Context
from pipeline.facts.date_candidate import DateCandidate
from pipeline.facts.evidence import candidate
from pipeline.reading.markup import Statement
from pipeline.registry import Registry

LONGEST = 60
"""Characters of a date with its time and zone in words; a longer value says something else."""

_HAS_DIGITS = re.compile(r"\d{2}")


class StatedDates:
    """Finds the dates that markup states by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the names by which markup states dates, and the words of dates."""
        self._dates = date_finder(registry.dates)
        self._kinds = registry.markup_dates.kinds
        self._elsewhere = registry.markup_dates.elsewhere

    def find(self, context: Context, order: Callable[[], str | None]) -> Iterator[DateCandidate]:
        """All candidates, in the order of the statements; ``order`` is asked for open numbers."""
        statements = context.markup.statements if context.markup else ()
        seen: set[str] = set()
        for statement in statements:
            if len(statement.value) > LONGEST or not _HAS_DIGITS.search(statement.value):
                continue
            kind = self._kind(statement)
            if kind is None:
                continue
            value = self._read(statement.value, order)
            if value is None:
                continue
            other = statement.name.partition(".")[0] in self._elsewhere
            group = f"{statement.source}_{'other' if other else kind}"
            marks = {group, f"{group}_again" if group in seen else f"{group}_first"}
            seen.add(group)
            marks |= {f"precision_{value.precision}"}
            if value.offset == 0:
                marks |= {"utc"}
            field = "updated" if kind == "updated" else "published"
            rule = f"{statement.source}:{statement.name}"[:LONGEST]
            row = candidate(field, str(value), "markup", rule, "low")
            yield DateCandidate(value, frozenset(marks), row)
        yield from _of_address(context)

    def _kind(self, statement: Statement) -> str | None:
        """What a statement's date means, by its name; None where it states none."""
        if statement.source == "time":
            return statement.name.replace(".", "_")
        name = statement.name.casefold().replace("-", "").replace("_", "")
        for shorter in (name, name.rpartition(":")[2], name.rpartition(".")[2]):
            if (kind := self._kinds.get(shorter)) is not None:
                return kind
        return None

    def _read(self, text: str, order: Callable[[], str | None]) -> LocalTime | None:
        value = read_stamp(text)
        if value is None:
            found = self._dates.find(text)
            value = found[0].reading(order) if found else None
        return value


def _of_address(context: Context) -> Iterator[DateCandidate]:
    for _, path in addresses_of(context):
        value = read_url(path)
        if value is not None:
            row = candidate("published", str(value), "url", "date_in_address", "low")
            marks = frozenset({"url", f"precision_{value.precision}"})
            yield DateCandidate(value, marks, row)
            return
