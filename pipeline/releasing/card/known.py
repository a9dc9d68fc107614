"""How many facts are known, how sure they are, and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.releasing.card.counts import frequencies
from pipeline.schema import TABLE
from pipeline.schema.evidence import CONFIDENCES, FIELDS


@dataclass(frozen=True)
class KnownRow:
    """One fact over all articles.

    `tiers` counts the known ones by confidence, the surest first; its last place are those without
    a tier (a person's correction, or no evidence). `bases` counts articles by what the chosen
    candidates rest on; an article with several counts for each. `refused` counts candidates.
    """

    field: str
    known: int
    unknown: int
    tiers: tuple[int, ...]
    bases: tuple[tuple[str, int], ...]
    refused: int


def count_known(tables: Mapping[str, pa.Table]) -> list[KnownRow]:
    """Count every fact that has evidence, in the order of the schema."""
    articles, evidence = tables["articles"], tables["evidence"]
    slim = evidence.select(["doc_id", "field", "basis", "confidence", "chosen"])
    return [
        _count(field, articles, slim.filter(pc.equal(slim["field"], field))) for field in FIELDS
    ]


def _count(field: str, articles: pa.Table, candidates: pa.Table) -> KnownRow:
    chosen = candidates.filter(candidates["chosen"])
    known = _known(field, articles)
    tiers = _tiers(field, articles, chosen)
    bases = (
        chosen.group_by("basis", use_threads=False)
        .aggregate([("doc_id", "count_distinct")])
        .to_pylist()
    )
    return KnownRow(
        field=field,
        known=known,
        unknown=articles.num_rows - known,
        tiers=(*tiers, known - sum(tiers)),
        bases=tuple(
            sorted(
                ((group["basis"], group["doc_id_count_distinct"]) for group in bases),
                key=lambda pair: (-pair[1], pair[0]),
            )
        ),
        refused=candidates.num_rows - chosen.num_rows,
    )


def _known(field: str, articles: pa.Table) -> int:
    name = field if field in TABLE["articles"].by_name else f"{field}_name"
    column = articles[name]
    if pa.types.is_list(column.type):
        return int(pc.sum(pc.greater(pc.list_value_length(column), 0)).as_py() or 0)
    return int(articles.num_rows - column.null_count)


def _tiers(field: str, articles: pa.Table, chosen: pa.Table) -> tuple[int, ...]:
    """Count articles by tier: the article's own where it has one, else the surest evidence."""
    own = f"{field}_confidence"
    if own in TABLE["articles"].by_name:
        found = dict(frequencies(articles[own]))
        return tuple(found.get(tier, 0) for tier in CONFIDENCES)
    rank = pc.index_in(chosen["confidence"], pa.array(CONFIDENCES))
    best = (
        pa.table({"doc_id": chosen["doc_id"], "rank": rank})
        .group_by("doc_id", use_threads=False)
        .aggregate([("rank", "min")])
    )
    ranks = {
        entry["values"]: entry["counts"] for entry in pc.value_counts(best["rank_min"]).to_pylist()
    }
    return tuple(int(ranks.get(place, 0)) for place in range(len(CONFIDENCES)))
