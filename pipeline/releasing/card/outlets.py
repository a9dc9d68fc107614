"""The corpus by outlet."""

from dataclasses import dataclass

import pyarrow as pa

from pipeline.registry import Registry
from pipeline.releasing.card.counts import days


@dataclass(frozen=True)
class OutletRow:
    """The articles of one outlet under one statement of rights.

    `name` is None for articles whose outlet is not known; `kind` for outlets that the registry
    does not have. `first` and `last` are days, or months where only those are known.
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
                kind=outlet.kind.replace("_", " ") if outlet else None,
                articles=group["count_all"],
                words=group["n_words_sum"],
                first=group["day_min"],
                last=group["day_max"],
                rights=group["rights"],
            )
        )
    return sorted(
        rows,
        key=lambda row: (-row.articles, row.name is None, row.name or "", row.rights, row.words),
    )


def rights_statements(rows: list[OutletRow]) -> list[tuple[str, int, tuple[str, ...]]]:
    """Return each statement of rights with its articles and outlets, as ordered as the rows."""
    articles: dict[str, int] = {}
    names: dict[str, list[str]] = {}
    for row in rows:
        articles[row.rights] = articles.get(row.rights, 0) + row.articles
        known = names.setdefault(row.rights, [])
        if row.name is not None and row.name not in known:
            known.append(row.name)
    return [(rights, count, tuple(names[rights])) for rights, count in articles.items()]
