"""What ``evidence`` is held against: the facts of the articles, and the corrections."""

import re
from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Extra, Part
from pipeline.quality.suites.evidence import CORRECTIONS, FACTS
from pipeline.schema import Table
from pipeline.schema.evidence import FIELDS

CORRECTION = "correction"
"""The basis of evidence that a correction made."""

COLUMN_OF = {"outlet": "outlet_name", "original_publisher": "original_publisher_name"}
"""The columns of ``articles`` that hold the fields of evidence, where these have other names."""

MEASURED = frozenset({"language"})
"""Facts that are computed from the whole text: they have evidence only where one is corrected."""

SEPARATOR = "; "

_OFFSET = re.compile(r"[+-]\d\d:\d\d", re.ASCII)


def _facts(corpus: Corpus, table: Table) -> pa.Table:
    """One row for each fact of each article that either has a value or chosen evidence."""
    evidence = corpus.file(table.name).columns(["doc_id", "field", "position", "value", "chosen"])
    evidence = evidence.filter(evidence["chosen"]).sort_by("position")
    chosen: dict[tuple[str, str], list[str | None]] = defaultdict(list)
    for doc_id, field, value in zip(
        *(evidence[name].to_pylist() for name in ("doc_id", "field", "value")), strict=True
    ):
        chosen[doc_id, field].append(value)
    rows: dict[str, list[object]] = {name: [] for name in ("doc_id", "field", "fact", "chosen")}
    agrees = []
    doc_ids = corpus.column("articles", "doc_id").to_pylist()
    bases = {
        field: corpus.column("articles", f"{field}_zone_basis").to_pylist()
        for field in ("published", "updated")
    }
    for field in FIELDS:
        facts = corpus.column("articles", COLUMN_OF.get(field, field)).to_pylist()
        for number, (doc_id, fact) in enumerate(zip(doc_ids, facts, strict=True)):
            values = chosen.get((doc_id, field), [])
            if not fact and not values:
                continue
            basis = bases[field][number] if field in bases else None
            agrees.append(is_chosen(field, fact, values, basis))
            shown = SEPARATOR.join(fact) if isinstance(fact, list) else fact
            rows["doc_id"].append(doc_id)
            rows["field"].append(field)
            rows["fact"].append(shown)
            rows["chosen"].append(
                SEPARATOR.join(value or "null" for value in values) if values else None
            )
    return pa.table(
        {
            **{name: pa.array(values, pa.string()) for name, values in rows.items()},
            "fact_is_chosen": pa.array(agrees, pa.bool_()),
        }
    )


def is_chosen(
    field: str, fact: str | list[str] | None, values: list[str | None], zone_basis: str | None
) -> bool:
    """Whether the fact is what the chosen evidence says.

    Authors are a row each, all other facts one row; a null may be chosen by a correction. The text
    of a page gives a time without offset where the zone comes from elsewhere.
    """
    if field == "authors":
        names = [value for value in values if value is not None]
        return names == (fact or []) and (len(names) == len(values) or not names)
    if field in MEASURED and not values:
        return True
    if len(values) > 1:
        return False
    value = values[0] if values else None
    if fact == value:
        return True
    if isinstance(fact, str) and value and zone_basis not in (None, "none", "text"):
        return fact.startswith(value) and bool(_OFFSET.fullmatch(fact, len(value)))
    return False


def _rows(corpus: Corpus, table: Table) -> Columns:
    columns = corpus.file(table.name).columns(["doc_id", "basis", "chosen"])
    ids, basis, chosen = (pa.concat_arrays([pa.array([], c.type), *c.chunks]) for c in columns)
    corrected = pc.equal(basis, CORRECTION)
    return {
        "has_article": pc.is_in(ids, value_set=corpus.column("articles", "doc_id")),
        "correction_holds": pc.if_else(corrected, chosen, pa.scalar(None, pa.bool_())),
    }


def _corrections(corpus: Corpus, table: Table) -> pa.Table:
    columns = corpus.file(table.name).columns(["doc_id", "field", "basis"])
    applied = columns.filter(pc.equal(columns["basis"], CORRECTION))
    known = set(zip(applied["doc_id"].to_pylist(), applied["field"].to_pylist(), strict=True))
    wanted = sorted(set(corpus.inputs.corrections))
    return pa.table(
        {
            "doc_id": pa.array([doc_id for doc_id, _ in wanted], pa.string()),
            "field": pa.array([field for _, field in wanted], pa.string()),
            "is_found": pa.array([pair in known for pair in wanted], pa.bool_()),
        }
    )


EVIDENCE_PARTS = (Part(("has_article", "correction_holds"), _rows),)
FACTS_FRAME = Extra(FACTS, ("doc_id", "field"), _facts)
CORRECTIONS_FRAME = Extra(CORRECTIONS, ("doc_id", "field"), _corrections)
