"""The corpus by outlet."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.registry import Outlet, Registry
from pipeline.releasing.card.counts import days


@dataclass(frozen=True)
class OutletRow:
    """The articles of one outlet under one statement of rights.

    `name` is None for articles whose outlet is not known; `kind` for outlets that the registry
    does not have, else it ends with the type code of state media where there is one. `first` and
    `last` are days, or months where only those are known.
    """

    name: str | None
    country: str | None
    kind: str | None
    articles: int
    words: int
    first: str | None
    last: str | None
    rights: str


def by_outlet(articles: pa.Table, registry: Registry) -> list[OutletRow]:
    """Return the outlets with the most articles first; then by name, unknown ones last."""
    grouped = (
        articles.select(["outlet_id", "outlet_name", "outlet_country", "rights", "n_words"])
        .append_column("day", days(articles))
        .group_by(["outlet_id", "outlet_name", "outlet_country", "rights"], use_threads=False)
        .aggregate([([], "count_all"), ("n_words", "sum"), ("day", "min"), ("day", "max")])
    )
    rows = []
    for group in grouped.to_pylist():
        outlet = registry.outlets.get(group["outlet_id"] or "")
        country = registry.countries.get(group["outlet_country"] or "")
        rows.append(
            OutletRow(
                name=group["outlet_name"],
                country=country.name if country else group["outlet_country"],
                kind=_kind(outlet) if outlet else None,
                articles=group["count_all"],
                words=group["n_words_sum"],
                first=group["day_min"],
                last=group["day_max"],
                rights=group["rights"],
            )
        )
    return sorted(
        rows,
        key=lambda row: (row.name is None, -row.articles, row.name or "", row.rights, row.words),
    )


def _kind(outlet: Outlet) -> str:
    kind = outlet.kind.replace("_", " ")
    return f"{kind} ({outlet.state_media})" if outlet.state_media else kind


def typology_source(articles: pa.Table, registry: Registry) -> str | None:
    """Return the titles of the sources that type the corpus's outlets as state media, if any."""
    titles = set()
    for name in pc.unique(articles["outlet_id"]).to_pylist():
        outlet = registry.outlets.get(name or "")
        if outlet and outlet.state_media:
            key = outlet.sources.get("state_media", outlet.sources.get("*", ""))
            titles.add(registry.sources[key]["title"])
    return ", ".join(sorted(titles)) or None


def rights_statements(rows: Sequence[OutletRow]) -> list[tuple[str, tuple[str, ...], int]]:
    """Return each statement of rights with its outlets and number of articles, as ordered as rows.

    Articles without an outlet count and are not named.
    """
    articles: dict[str, int] = {}
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        articles[row.rights] = articles.get(row.rights, 0) + row.articles
        names.setdefault(row.rights, {}).update({row.name: None} if row.name else {})
    return [(rights, tuple(names[rights]), count) for rights, count in articles.items()]
