"""Authors: from what markup states, else from the bylines.

Markup that names authors names all of them, and only them; bylines name desks, photographers and
editors besides. Of a name that markup states, its place in a byline is the better evidence.
"""

from collections.abc import Callable, Iterator, Sequence

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.author_names import AuthorNames
from pipeline.facts.context import Context
from pipeline.facts.evidence import Evidence, candidate
from pipeline.facts.layout import Layout
from pipeline.facts.stated_authors import StatedAuthors
from pipeline.facts.title_candidate import folded
from pipeline.registry import Registry

LONGEST = 160
"""Characters of a byline; three names with titles and an agency fit."""

NEAR = 3
REACH = 5
"""Segments around title and body in which the article's own bylines stand."""


class AuthorFinder:
    """Finds authors by one registry's words."""

    def __init__(self, registry: Registry, bylines: BylineReader) -> None:
        """``registry`` gives the kinds of statements that name authors, and outlets."""
        self._bylines = bylines
        self._stated = StatedAuthors(registry, bylines)
        self._names = AuthorNames(registry)

    def find(
        self, segments: Sequence[Segment], layout: Layout, context: Context, site: frozenset[str]
    ) -> list[Evidence]:
        """One chosen candidate for each author, those that only markup names first, the others in
        the order of the page; the same name a second time is refused. ``site`` are the names of
        the page's outlet, folded.
        """
        stated = self._stated.find(context, site)
        wanted = {folded(name) for name, _ in stated}
        rows: list[Evidence] = []
        seen: set[str] = set()
        for row in self._of_lines(segments, layout):
            name = folded(row.value or "")
            taken = name not in seen and (not wanted or name in wanted)
            # Two witnesses that agree on a name are seldom both wrong.
            rows.append(row.taken("high" if wanted else "medium") if taken else row)
            seen |= {name} if taken else set()
        unseen = [(name, rule) for name, rule in stated if folded(name) not in seen]
        return [
            *(
                candidate("authors", name, "markup", rule, "medium").taken()
                for name, rule in unseen
            ),
            *rows,
        ]

    def _of_lines(self, segments: Sequence[Segment], layout: Layout) -> Iterator[Evidence]:
        """The names in the bylines of the article, from the surest kind of place that has any."""
        bylines = [
            (index, segment, byline, opened is not None)
            for index, segment in enumerate(segments)
            if segment.role == "byline" and len(segment.text) <= LONGEST
            for opened in (self._bylines.read(segment.text),)
            for byline in (opened or self._bylines.read_bare(segment.text),)
            if byline is not None and byline.names
        ]
        for place in (_is_above(layout), _is_below(layout)):
            found = [entry for entry in bylines if place(entry[0])]
            if found:
                break
        else:
            found = bylines
        # Beside a line that says who wrote, one of mere capitals may be a button.
        for _, segment, byline, _ in [entry for entry in found if entry[3]] or found:
            for given, start, _ in byline.names:
                if name := self._names.tidy(given):
                    span = (start, start + len(name))
                    yield candidate("authors", name, "byline", segment.rule, "low", segment, span)


def _is_above(layout: Layout) -> Callable[[int], bool]:
    """Whether a line stands with the title, or between it and the body."""
    first = layout.body_first if layout.title is None else min(layout.title, layout.body_first)
    last = max(layout.body_first, -1 if layout.title is None else layout.title)
    return lambda index: first - REACH <= index <= last + NEAR


def _is_below(layout: Layout) -> Callable[[int], bool]:
    """Whether a line stands at the end of the body, as sign-offs do."""
    return lambda index: layout.body_last - NEAR <= index <= layout.body_last + NEAR
