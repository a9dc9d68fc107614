"""Title and subtitle: the best of all lines and statements that may be the title.

Candidates come from the lines of the page and its markup; ``ranking.toml`` says what speaks for
one, and ``choice`` which wins. The value is as the page shows it, where it does.
"""

from collections.abc import Sequence

from pipeline.cleaning.credits import CreditReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.choice import choose
from pipeline.facts.context import Context
from pipeline.facts.evidence import Evidence, candidate
from pipeline.facts.layout import Layout
from pipeline.facts.stated_titles import StatedTitles
from pipeline.facts.title_candidate import TitleCandidate, folded
from pipeline.facts.title_lines import GROUPS, find_title_lines, without_names
from pipeline.facts.title_places import PlacedLine, find_short_lines
from pipeline.registry import Registry

MOST_WITNESSES = 3
"""Of more that agree each further one adds nothing."""


class TitleFinder:
    """Finds titles by one registry's words."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives the names of titles in markup, and what speaks for a title."""
        self._registry = registry
        self._credits = CreditReader(registry)
        self._stated = StatedTitles(registry)
        self._ranking = registry.rankings["title"]
        # What a line can be worth besides the points of its place, where no statement agrees.
        self._further = sum(map(self._ranking.most, GROUPS)) + self._ranking.score(
            _agreement(set())
        )

    def find(
        self, segments: Sequence[Segment], context: Context, site: frozenset[str]
    ) -> list[Evidence]:
        """The candidates worth showing, for title and subtitle; ``site`` are names of the page's
        outlet, folded. Lines of which nothing says that they are titles are not shown.
        """
        layout = Layout.of(segments, None)
        stated = [*self._stated.find(context, site)]
        lines = self._hopeful([*find_short_lines(segments, layout)], stated, site)
        candidates = agreeing([*stated, *find_title_lines(lines, segments, layout, site)])
        points = [self._ranking.score(found.marks) for found in candidates]
        options: dict[str, int] = {}
        for found, worth in zip(candidates, points, strict=True):
            options[found.key] = max(worth, options.get(found.key, worth))
        choice = choose(options, self._ranking)
        subtitles = self._subtitles(segments)
        none = self._ranking.none
        worthy = [c for c, worth in zip(candidates, points, strict=True) if worth >= none]
        if choice.value is None:
            return [*(found.evidence for found in worthy), *subtitles]
        same = [found for found in candidates if found.key == choice.value]
        # As the page shows it: its lines first, of several the best.
        shown = [found for found in same if found.source == "text"] or same
        value = max(shown, key=lambda found: self._ranking.score(found.marks)).value
        chosen = [found.evidence._replace(value=value).taken(choice.tier) for found in same]
        refused = [found.evidence for found in worthy if found.key != choice.value]
        return [*chosen, *refused, *subtitles]

    def site_names(self, context: Context) -> frozenset[str]:
        """The names of the site that its markup and its address give, folded."""
        return self._stated.site_names(context)

    def _subtitles(self, segments: Sequence[Segment]) -> list[Evidence]:
        """The segments that have the role, but for standing lines and captions; the first is the
        subtitle.
        """
        rows: list[Evidence] = []
        for segment in segments:
            if segment.role != "subtitle" or self._says_something_else(segment.text):
                continue
            value = " ".join(segment.text.split())
            row = candidate("subtitle", value, "text", segment.rule, "medium", segment)
            rows.append(row if rows else row.taken())
        return rows

    def _says_something_else(self, text: str) -> bool:
        return bool(self._registry.match_signatures(text)) or self._credits.read(text) is not None

    def candidates(
        self, segments: Sequence[Segment], context: Context, site: frozenset[str]
    ) -> list[TitleCandidate]:
        """All candidates with their marks, before any choice."""
        layout = Layout.of(segments, None)
        lines = find_short_lines(segments, layout)
        found = find_title_lines(lines, segments, layout, site)
        return agreeing([*self._stated.find(context, site), *found])

    def _hopeful(
        self, lines: Sequence[PlacedLine], stated: Sequence[TitleCandidate], site: frozenset[str]
    ) -> list[PlacedLine]:
        """The lines without those, mostly of menus, that are worth less than none whatever they
        say, and say nothing that a better candidate says: they need no closer look.
        """
        least = self._ranking.none - self._further
        keys = {found.key for found in stated}
        said = [_keys(line.text, site) for line in lines]
        for line, own in zip(lines, said, strict=True):
            if self._ranking.score(line.marks) >= least:
                keys.update(own)
        return [line for line, own in zip(lines, said, strict=True) if not keys.isdisjoint(own)]


def agreeing(candidates: Sequence[TitleCandidate]) -> list[TitleCandidate]:
    """The candidates that say something, their marks now with how many others give the same."""
    sources: dict[str, set[str]] = {}
    for found in candidates:
        sources.setdefault(found.key, set()).add(found.source)
    agreement = {
        (key, own): _agreement(all_sources - {own})
        for key, all_sources in sources.items()
        for own in all_sources
    }
    for found in candidates:
        found.marks.update(agreement[found.key, found.source])
    return [found for found in candidates if found.key]


def _keys(text: str, site: frozenset[str]) -> list[str]:
    """The keys of the candidates that a line gives."""
    return [folded(text), *map(folded, without_names(text, site))]


def _agreement(others: set[str]) -> set[str]:
    marks = {f"agreed_{min(MOST_WITNESSES, len(others))}"}
    return marks | {"shown"} if "text" in others else marks
