"""Finds all facts of a page."""

from collections.abc import Sequence

from pipeline.cleaning.bylines import BylineReader
from pipeline.cleaning.ownership import OwnershipReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.authors import AuthorFinder
from pipeline.facts.context import Context
from pipeline.facts.evidence import Evidence
from pipeline.facts.facts import Facts
from pipeline.facts.layout import Layout
from pipeline.facts.publication import PublicationFinder
from pipeline.facts.publishers import Publishers, find_publishers
from pipeline.facts.title_candidate import folded
from pipeline.facts.titles import TitleFinder
from pipeline.registry import Registry


class FactFinder:
    """Finds facts by one registry; keeps nothing from one document to the next."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives outlets, signatures and words."""
        self._registry = registry
        self._bylines = BylineReader(registry)
        self._ownership = OwnershipReader(registry)
        self._authors = AuthorFinder(registry, self._bylines)
        self._titles = TitleFinder(registry)
        self._dates = PublicationFinder(registry)

    def find(
        self, segments: Sequence[Segment], context: Context | None = None
    ) -> tuple[Facts, list[Evidence]]:
        """The facts of a page and all candidates for them, the chosen and the refused."""
        context = context or Context()
        publishers = find_publishers(
            segments, context, self._registry, self._bylines, self._ownership
        )
        outlet = publishers.outlet.outlet if publishers.outlet else None
        names = names_of(publishers) | self._titles.site_names(context)
        titles = self._titles.find(segments, context, names)
        title_start = next(
            (row.start for row in titles if row.chosen and row.field == "title" and row.text), None
        )
        layout = Layout.of(segments, title_start)
        dates = self._dates.find(segments, outlet, context, layout)
        authors = self._authors.find(segments, layout, context, names)
        published, updated = dates["published"], dates["updated"]
        facts = Facts(
            title=_chosen(titles, "title"),
            subtitle=_chosen(titles, "subtitle"),
            **_publisher_facts(publishers),
            authors=tuple(row.value for row in authors if row.chosen and row.value),
            published=published.value,
            published_zone_basis=published.zone_basis,
            updated=updated.value,
            updated_zone_basis=updated.zone_basis,
        )
        return facts, [
            *titles,
            *publishers.evidence,
            *authors,
            *published.evidence,
            *updated.evidence,
        ]


def _chosen(rows: Sequence[Evidence], field: str) -> str | None:
    return next((row.value for row in rows if row.field == field and row.chosen), None)


def names_of(publishers: Publishers) -> frozenset[str]:
    """The names of the page's outlet, folded."""
    hint = publishers.outlet
    if hint is None:
        return frozenset()
    names = [hint.name]
    if hint.outlet is not None:
        names += [hint.outlet.name, *hint.outlet.aliases, *hint.outlet.domains]
    return frozenset(map(folded, names))


def _publisher_facts(publishers: Publishers) -> dict[str, str | None]:
    outlet, original = publishers.outlet, publishers.original
    return {
        "outlet_id": outlet.key if outlet and outlet.outlet else None,
        "outlet_name": outlet.name if outlet else None,
        "outlet_confidence": publishers.confidence,
        "original_publisher_id": original.key if original and original.outlet else None,
        "original_publisher_name": original.name if original else None,
    }
