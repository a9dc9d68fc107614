"""When the article was published and updated, from its publication lines.

Every dated line is a candidate; a date in running text is about something else and none. Where
nothing but the order of its numbers is open, the outlet's registered order decides; without it the
date stays unresolved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning.segment import Segment
from pipeline.dates import DateFinder, LocalTime
from pipeline.facts.evidence import Evidence, candidate
from pipeline.registry import Outlet, Registry

DATED_ROLES = ("publication_line", "byline")
"""Roles whose dates say when the article appeared."""

UNDECIDING_ROLES = ("navigation", "interface", "notice", "credit", "caption")
"""Roles whose dates are shown as refused: today's date in a masthead, the day of a photograph."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A chosen date with what its zone rests on, and all candidates for its field."""

    value: LocalTime | None
    zone_basis: str | None
    evidence: list[Evidence]


class PublicationFinder:
    """Finds dates of publication by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the words of dates and their labels."""
        self._dates = DateFinder(registry.dates)
        self._updated = registry.dates.updated_labels
        self._published = registry.dates.published_labels

    def find(self, segments: Sequence[Segment], outlet: Outlet | None) -> dict[str, Dated]:
        """``published`` and ``updated``, each with its candidates."""
        candidates: dict[str, list[tuple[LocalTime | None, Evidence]]] = {
            "published": [],
            "updated": [],
        }
        for segment in segments:
            if segment.role in (*DATED_ROLES, *UNDECIDING_ROLES):
                for field, value, row in self._of_segment(segment, outlet):
                    candidates[field].append((value, row))
        published = _choose(candidates["published"], outlet)
        if published.value is not None:
            candidates["updated"] += self._times_of_update(segments, published.value)
        return {"published": published, "updated": _choose(candidates["updated"], outlet)}

    def _times_of_update(
        self, segments: Sequence[Segment], published: LocalTime
    ) -> Iterator[tuple[LocalTime | None, Evidence]]:
        """Times behind a label of updates without a day of their own: of the day of publication."""
        for segment in segments:
            if segment.role != "publication_line":
                continue
            dates = self._dates.find(segment.text)
            position = _last_end(segment.text.casefold(), self._updated)
            time = self._dates.time_behind(segment.text, position) if position >= 0 else None
            if time is None or any(d.start < time.end and time.start < d.end for d in dates):
                continue
            value = replace(published, hour=time.hour, minute=time.minute, offset=time.offset)
            span = (time.start, time.end)
            row = candidate(
                "updated", str(value), "text", "updated:time_of_day", "medium", segment, span
            )
            yield value, row

    def _of_segment(
        self, segment: Segment, outlet: Outlet | None
    ) -> Iterator[tuple[str, LocalTime | None, Evidence]]:
        order = outlet.date_order if outlet else None
        position = 0
        for date in self._dates.find(segment.text):
            label = self._label(segment.text[position : date.start])
            field = "updated" if label == "updated" else "published"
            position = date.end
            span = (date.start, date.end)
            value = date.reading(order)
            usable = segment.role in DATED_ROLES
            for reading in date.readings if value is None else (value,):
                rule = f"{label or 'unlabelled'}:{date.rule}"
                confidence = "high" if usable and value is not None else "low"
                row = candidate(field, str(reading), "text", rule, confidence, segment, span)
                yield field, value if usable else None, row

    def _label(self, before: str) -> str | None:
        """Which label stands last in the words before a date."""
        folded = before.casefold()
        updated = _last_end(folded, self._updated)
        published = _last_end(folded, self._published)
        if updated < 0 and published < 0:
            return None
        return "updated" if updated >= published else "published"


def _last_end(folded: str, labels: Sequence[str]) -> int:
    """Where the label that ends last ends; -1 where none stands. "updated" ends behind "date"."""
    ends = ((folded.rfind(label), len(label)) for label in labels)
    return max((at + length for at, length in ends if at >= 0), default=-1)


def _choose(rows: list[tuple[LocalTime | None, Evidence]], outlet: Outlet | None) -> Dated:
    """The most exact candidate of the first day that is named; the others are refused."""
    usable = [value for value, _ in rows if value is not None]
    if not usable:
        return Dated(None, None, [row for _, row in rows])
    first = usable[0]
    chosen = max(
        (value for value in usable if _same_day(value, first)),
        key=lambda value: (value.hour is not None, value.offset is not None),
    )
    agreed = all(_same_day(value, first) for value in usable)
    zoned, basis = _with_zone(chosen, outlet)
    confidence = "high" if agreed else "medium"
    evidence = [row.taken(confidence) if value == chosen else row for value, row in rows]
    return Dated(zoned, basis, evidence)


def _same_day(one: LocalTime, other: LocalTime) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.month, other.day)


def _with_zone(value: LocalTime, outlet: Outlet | None) -> tuple[LocalTime, str]:
    """The date with its offset, and what that rests on: the text before the outlet's zone."""
    if value.offset is not None:
        return value, "text"
    if value.hour is None or outlet is None:
        return value, "none"
    return value.in_zone(outlet.time_zone), "outlet"
