"""Candidates for dates in the lines of a page, with the marks that their ranking counts.

Any line may be dated, whatever its role; what kind of line it is, what stands beside it and where
it stands are marks. Which candidate wins does not belong here.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cleaning.segment import Segment
from pipeline.cleaning.shape import shape_of
from pipeline.dates import FoundDate, date_finder
from pipeline.dates.relative import relative_finder
from pipeline.facts.date_candidate import DateCandidate
from pipeline.facts.evidence import candidate
from pipeline.facts.layout import Layout
from pipeline.registry import Registry
from pipeline.registry.any_of import longest_of

LONGEST = 250
"""Characters of a line whose dates are candidates; longer ones are running text."""

FEW_WORDS = 3
SOME_WORDS = 9
"""Other words in a dated line: a place or a section, names with posts; more are a sentence."""

NEAR = 3
REACH = 12
"""Segments from a landmark: beside it, and as far as bylines, buttons and captions extend."""

WORDS_BETWEEN = 4
"""Words between a label and its date: who did it, as in "Updated by Ada Example on 5 June"."""

TOP = 12
"""Segments at the top of a page, where mastheads give today's date."""

LIST = 3
"""Different days in lines of one form that make them a list, as of other articles."""

UNDECIDING_ROLES = frozenset(["navigation", "interface", "notice", "credit", "caption"])
"""Roles of lines whose dates are mostly others: today's in a masthead, that of a photograph."""

OTHER_ROLES = frozenset(["related", "comment", "legal", "promotion"])
"""Roles of lines about something else than the article."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A dated line: its place among the segments, its dates, and its words besides them."""

    index: int
    segment: Segment
    dates: Sequence[FoundDate]
    words: int


class DatedLines:
    """Finds the dated lines of pages by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the words of dates and their labels."""
        self._dates = date_finder(registry.dates)
        self._updated = frozenset(registry.dates.updated_labels)
        self._published = frozenset(registry.dates.published_labels)
        self._ends_updated = label_pattern(self._updated)
        self._ends_published = label_pattern(self._published)
        self._words = words = registry.dates
        self._known = frozenset(
            part
            for word in (
                *words.fillers,
                *words.weekdays,
                *words.zones,
                *words.ambiguous_zones,
                *words.published_labels,
                *words.updated_labels,
                *words.am,
                *words.pm,
            )
            for part in _WORD.findall(word)
        )

    def find(
        self,
        segments: Sequence[Segment],
        layout: Layout,
        order: Callable[[], str | None],
        fetched: dt.datetime | None = None,
    ) -> Iterator[DateCandidate]:
        """All candidates in the order of the page; ``order`` is asked for what numbers leave open,
        and ``fetched``, in the zone of the outlet, decides what "2 hours ago" means.
        """
        lines = [
            _Line(index, segment, dates, self._other_words(segment.text, dates))
            for index, segment in enumerate(segments)
            if len(segment.text) <= LONGEST and (dates := self._in_line(segment.text, fetched))
        ]
        listed = _days_by_form(lines)
        labels = {line.index: self._labels(line, segments) for line in lines}
        seen: set[str] = set()
        for line in lines:
            if _is_running_text(line):
                continue
            place = _place(line.index, layout) | _beside(line.index, segments)
            if line.index < TOP and layout.title is not None and line.index < layout.title - NEAR:
                place |= {"masthead"}
            place |= _kind(line) | ({"listed"} if len(listed[_form(line)]) >= LIST else set())
            after = layout.title is None or line.index > layout.title
            if after and line.words <= SOME_WORDS and "first" not in seen:
                seen.add("first")
                place |= {"first"}
            yield from self._of_line(line, place, labels, order)

    def _in_line(self, text: str, fetched: dt.datetime | None) -> Sequence[FoundDate]:
        dates = self._dates.find(text)
        if dates or fetched is None:
            return dates
        return relative_finder(self._words).find(text, fetched)

    def _of_line(
        self,
        line: _Line,
        place: set[str],
        labels: Mapping[int, list[str | None]],
        order: Callable[[], str | None],
    ) -> Iterator[DateCandidate]:
        beside = [
            label
            for index in range(line.index - 2, line.index + 3)
            for label in labels.get(index, [])
        ]
        for date, label in zip(line.dates, labels[line.index], strict=True):
            value = date.reading(order)
            marks = place | {f"label_{label or 'none'}"}
            if label == "updated" and any(other != "updated" for other in beside):
                marks |= {"beside_published"}
            elif label != "updated" and "updated" in beside:
                marks |= {"beside_updated"}
            if date.rule.startswith("short"):
                marks |= {"short_year"}
            if value is not None:
                marks |= {f"precision_{value.precision}"}
            field = "updated" if label == "updated" else "published"
            rule = f"{label or 'unlabelled'}:{date.rule}"
            for reading in date.readings if value is None else (value,):
                row = candidate(
                    field, str(reading), "text", rule, "low", line.segment, (date.start, date.end)
                )
                yield DateCandidate(value, frozenset(marks), row)

    def _labels(self, line: _Line, segments: Sequence[Segment]) -> list[str | None]:
        """The label of each date: in the words before it, or alone in the line above."""
        labels, position = [], 0
        for date in line.dates:
            label = self._label(line.segment.text[position : date.start])
            if label is None and position == 0 and line.index:
                label = self._label_alone(segments[line.index - 1].text)
            labels.append(label)
            position = date.end
        return labels

    def _label(self, before: str) -> str | None:
        """Which label stands last in the words before a date, and near to it."""
        folded = before.casefold()
        updated = last_end(folded, self._ends_updated)
        published = last_end(folded, self._ends_published)
        if updated < 0 and published < 0:
            return None
        between = _WORD.findall(folded[max(updated, published) :])
        if sum(word not in self._known for word in between) > WORDS_BETWEEN:
            return None
        return "updated" if updated >= published else "published"

    def _label_alone(self, text: str) -> str | None:
        """The label that a line is, so that it belongs to the date in the next."""
        folded = text.casefold().rstrip(" :：")
        if folded in self._updated:
            return "updated"
        return "published" if folded in self._published else None

    def _other_words(self, text: str, dates: Sequence[FoundDate]) -> int:
        """Words besides dates and what belongs to them."""
        rest = text
        for date in reversed(dates):
            rest = f"{rest[: date.start]} {rest[date.end :]}"
        others = (word for word in _WORD.findall(rest.casefold()) if word not in self._known)
        return shape_of(" ".join(others)).words


def label_pattern(labels: Iterable[str]) -> re.Pattern[str]:
    """What is found wherever one of the labels begins, with the longest that does as its group."""
    return re.compile(rf"(?=({longest_of(labels)}))")


def last_end(folded: str, labels: re.Pattern[str]) -> int:
    """Where the label that ends last ends; -1 where none stands. "updated" ends behind "date"."""
    return max((match.end(1) for match in labels.finditer(folded)), default=-1)


def _is_running_text(line: _Line) -> bool:
    """Whether what the line dates is something else: it is a sentence of the article."""
    if not line.segment.kept:
        return False
    ends = shape_of(line.segment.text).ends
    return line.words > SOME_WORDS or (line.words > FEW_WORDS and ends)


def _form(line: _Line) -> tuple[bool, bool]:
    """What lines of one list share: how wordy they are, and whether times stand in them."""
    first = line.dates[0].readings[0]
    return line.words <= FEW_WORDS, first.hour is not None


def _days_by_form(lines: Sequence[_Line]) -> dict[tuple[bool, bool], set[tuple[int, int, int]]]:
    days: dict[tuple[bool, bool], set[tuple[int, int, int]]] = {}
    for line in lines:
        for date in line.dates:
            first = date.readings[0]
            days.setdefault(_form(line), set()).add((first.year, first.month, first.day or 0))
    return days


def _kind(line: _Line) -> set[str]:
    """What kind of line it is."""
    role = line.segment.role
    marks = {
        "words_none"
        if line.words == 0
        else "words_few"
        if line.words <= FEW_WORDS
        else "words_some"
        if line.words <= SOME_WORDS
        else "words_many"
    }
    if line.words > FEW_WORDS and shape_of(line.segment.text).ends:
        marks.add("sentence")
    if role in ("publication_line", "byline"):
        marks.add(role)
    elif role in UNDECIDING_ROLES:
        marks.add("role_undeciding")
    elif role in OTHER_ROLES:
        marks.add("role_other")
    elif line.segment.kept:
        marks.add("role_body")
    return marks


def _place(index: int, layout: Layout) -> set[str]:
    """Where the line stands."""
    marks = {"title_unknown"}
    if layout.title is not None:
        side = "below" if index >= layout.title else "above"
        marks = {f"title_{side}_{_nearness(abs(index - layout.title))}"}
    if index < layout.body_first:
        return marks | {f"body_above_{_nearness(layout.body_first - index)}"}
    if index > layout.body_last:
        return marks | {f"body_below_{_nearness(index - layout.body_last)}"}
    return marks | {"body_inside"}


def _nearness(distance: int) -> str:
    return "near" if distance <= NEAR else "reach" if distance <= REACH else "far"


def _beside(index: int, segments: Sequence[Segment]) -> set[str]:
    around = segments[max(0, index - 2) : index + 3]
    return {"beside_byline"} if any(segment.role == "byline" for segment in around) else set()
