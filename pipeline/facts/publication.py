"""When the article was published and updated: the best of all dates that a page gives.

Candidates come from its lines and its markup; ``ranking.toml`` says what speaks for one, and
``choice`` which wins. A date of which nothing but the order of its numbers is open and stays so is
shown with all its readings, and never chosen.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.cleaning.segment import Segment
from pipeline.dates import LocalTime, date_finder
from pipeline.dates.local_time import pinned_zone
from pipeline.facts.agreement import agreeing, is_stated, without_mere_updates
from pipeline.facts.choice import choose, points_of
from pipeline.facts.context import Context
from pipeline.facts.date_candidate import DateCandidate
from pipeline.facts.date_order import order_of
from pipeline.facts.dated_lines import LONGEST, DatedLines, label_pattern, last_end
from pipeline.facts.evidence import Evidence, candidate
from pipeline.facts.layout import Layout
from pipeline.facts.stated_dates import StatedDates
from pipeline.registry import Outlet, Ranking, Registry

ONLY_UPDATED = "label_updated"
"""The mark of what is published at the latest by an update; alone on a page, its day is taken."""

BESIDE = 2
"""Segments between a date and the time of an update that is of its day."""

TIME_OF_UPDATE = frozenset({"first", "label_none", "precision_minute", "publication_line"})
"""The marks of such a time: what is known of it without a day."""

AS_GOOD = 15
"""Points below the best candidate of a day down to which another may give the time of day: more
than a line's words and the presence of a time make, less than being of another part of the page."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A chosen date with what its zone rests on, and all candidates for its field."""

    value: LocalTime | None
    zone_basis: str | None
    evidence: list[Evidence]


class PublicationFinder:
    """Finds dates of publication by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the words of dates and their labels, and what speaks for a date."""
        self._registry = registry
        self._lines = DatedLines(registry)
        self._stated = StatedDates(registry)
        self._dates = date_finder(registry.dates)
        self._updated = label_pattern(registry.dates.updated_labels)
        self._ranking = registry.rankings["published"]

    def find(
        self,
        segments: Sequence[Segment],
        outlet: Outlet | None,
        context: Context,
        layout: Layout,
    ) -> dict[str, Dated]:
        """``published`` and ``updated``, each with its candidates."""
        candidates = [
            _in_time(found, context) for found in self.candidates(segments, outlet, context, layout)
        ]
        published, tier = self._published(candidates)
        rows = [c for c in candidates if c.field == "published"]
        if published is not None and not any(c.value == published for c in rows):
            # Nothing but an update is dated: the article was out by then, on that day as a rule.
            rows += [_as_published(c) for c in candidates if c.value and _day(c.value) == published]
        updates = [c for c in candidates if c.field == "updated"]
        if published is not None:
            updates += self._times_of_update(segments, published, rows)
        updated, updated_tier = self._latest_update(updates, published)
        zone = _zone_of(outlet, context)
        return {
            "published": _dated(published, tier, rows, zone),
            "updated": _dated(updated, updated_tier, updates, zone),
        }

    def candidates(
        self,
        segments: Sequence[Segment],
        outlet: Outlet | None,
        context: Context,
        layout: Layout,
    ) -> list[DateCandidate]:
        """All candidates with their marks, before any choice."""
        order = cache(lambda: order_of(outlet, segments, context, self._registry))
        stated = self._stated.find(context, order)
        fetched, zone = context.fetched_at, _zone_of(outlet, context)
        if fetched is not None and zone is not None:
            fetched = fetched.astimezone(pinned_zone(zone))
        return agreeing([*stated, *self._lines.find(segments, layout, order, fetched)])

    def _published(
        self, candidates: Sequence[DateCandidate]
    ) -> tuple[LocalTime | None, str | None]:
        """The most exact value of the best day, or else of the best month; with its tier."""
        choice = choose(points_of(day_options(candidates), self._ranking), self._ranking)
        if choice.value is None:
            return None, None
        candidates = without_mere_updates(candidates)
        return _most_exact(candidates, choice.value, self._ranking), choice.tier

    def _latest_update(
        self, updates: Sequence[DateCandidate], published: LocalTime | None
    ) -> tuple[LocalTime | None, str | None]:
        """The best of the dates labelled as updates that are not before the publication."""
        options: dict[LocalTime, list[frozenset[str]]] = {}
        for found in updates:
            if found.value is None or (published and _is_before(found.value, published)):
                continue
            # Of two updates their other marks decide; the label has done its part.
            options.setdefault(found.value, []).append(found.marks - {ONLY_UPDATED})
        choice = choose(points_of(options, self._ranking), self._ranking)
        return choice.value, choice.tier

    def _times_of_update(
        self,
        segments: Sequence[Segment],
        published: LocalTime,
        candidates: Sequence[DateCandidate],
    ) -> Iterator[DateCandidate]:
        """Times behind a label of updates without a day of their own, beside the date of
        publication: they are of its day.
        """
        begins = [segment.start for segment in segments]
        starts = (c.evidence.start for c in candidates if c.value == published)
        dated = {bisect_right(begins, start) - 1 for start in starts if start is not None}
        near = {index + step for index in dated for step in range(-BESIDE, BESIDE + 1)}
        for index in sorted(near.intersection(range(len(segments)))):
            segment = segments[index]
            if len(segment.text) > LONGEST:
                continue
            dates = self._dates.find(segment.text)
            position = last_end(segment.text.casefold(), self._updated)
            time = self._dates.time_behind(segment.text, position) if position >= 0 else None
            if time is None or any(d.start < time.end and time.start < d.end for d in dates):
                continue
            value = replace(published, hour=time.hour, minute=time.minute, offset=time.offset)
            span = (time.start, time.end)
            row = candidate(
                "updated", str(value), "text", "updated:time_of_day", "medium", segment, span
            )
            yield DateCandidate(value, TIME_OF_UPDATE, row)


def day_options(candidates: Sequence[DateCandidate]) -> dict[LocalTime, list[frozenset[str]]]:
    """The days that may be that of publication, or the months where no day is known, with the
    marks of their candidates.
    """
    candidates = [c for c in without_mere_updates(candidates) if c.value is not None]
    dated = any(found.value and found.value.day for found in candidates)
    options: dict[LocalTime, list[frozenset[str]]] = {}
    for found in candidates:
        if found.value is not None and (found.value.day is not None) is dated:
            options.setdefault(_day(found.value), []).append(found.marks)
    return options


def _in_time(found: DateCandidate, context: Context) -> DateCandidate:
    """The candidate; without a value where it lies after the day on which the page was fetched.

    A day is given, as dates are local and the day of the fetch is that of UTC.
    """
    if found.value is None or context.fetched_at is None:
        return found
    fetched = context.fetched_at.date().toordinal()
    day = found.value.date
    return found._replace(value=None) if day and day.toordinal() > fetched + 1 else found


def _as_published(found: DateCandidate) -> DateCandidate:
    """A dated update as candidate for the day of publication."""
    if found.value is None:
        return found
    day = _day(found.value)
    row = found.evidence._replace(field="published", value=str(day))
    return DateCandidate(day, found.marks, row)


def _day(value: LocalTime) -> LocalTime:
    return LocalTime(value.year, value.month, value.day)


def _most_exact(candidates: Sequence[DateCandidate], day: LocalTime, ranking: Ranking) -> LocalTime:
    """The most exact value of the day among its best candidates: a comment may be of that day."""
    same = [
        (found.value, ranking.score(found.marks), is_stated(found))
        for found in candidates
        if found.value is not None and found.field == "published" and _day(found.value) == day
    ]
    best = max((score for _, score, _ in same), default=0)
    values = [value for value, score, stated in same if stated or score >= best - AS_GOOD]
    return max(
        values,
        key=lambda value: (value.hour is not None, value.offset is not None),
        default=day,
    )


def _is_before(update: LocalTime, published: LocalTime) -> bool:
    """Whether an update lies before the publication, as far as both are known."""
    if update.instant and published.instant:
        return update.instant < published.instant
    one, other = update.date, published.date
    return one is not None and other is not None and one < other


def _dated(
    value: LocalTime | None,
    tier: str | None,
    candidates: Sequence[DateCandidate],
    zone: str | None,
) -> Dated:
    rows = [
        found.evidence.taken(tier) if value is not None and found.value == value else found.evidence
        for found in candidates
    ]
    if value is None:
        return Dated(None, None, rows)
    stated = any(row.chosen and row.basis == "markup" for row in rows)
    zoned, basis = _with_zone(value, zone, "markup" if stated else "text")
    return Dated(zoned, basis, rows)


def _zone_of(outlet: Outlet | None, context: Context) -> str | None:
    """The zone of the outlet's newsroom, unless the page is in a language that it does not write:
    then another newsroom of the house does.
    """
    if outlet is None or (context.language and context.language not in outlet.languages):
        return None
    return outlet.time_zone


def _with_zone(value: LocalTime, zone: str | None, source: str) -> tuple[LocalTime, str]:
    """The date with its offset, and what that rests on: its ``source`` before the outlet's zone."""
    if value.offset is not None:
        return value, source
    if value.hour is None or zone is None:
        return value, "none"
    return value.in_zone(zone), "outlet"
