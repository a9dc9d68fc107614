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

ELSEWHERE = ("markup", "url", "sidecar", CORRECTION)
"""The bases of evidence that stands in no document."""

COLUMN_OF = {"outlet": "outlet_name", "original_publisher": "original_publisher_name"}
"""The columns of ``articles`` that hold the fields of evidence, where these have other names."""

MEASURED = frozenset({"language"})
"""Facts that are computed from the whole text: they have evidence only where one is corrected."""

DATES = ("published", "updated")

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
    for field in FIELDS:
        facts = corpus.column("articles", COLUMN_OF.get(field, field)).to_pylist()
        for doc_id, fact in zip(doc_ids, facts, strict=True):
            values = chosen.get((doc_id, field), [])
            if not fact and not values:
                continue
            agrees.append(is_chosen(field, fact, values))
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


def is_chosen(field: str, fact: str | list[str] | None, values: list[str | None]) -> bool:
    """Whether the fact is what the chosen evidence says.

    Authors are a row each; of other facts every candidate that names the same is chosen. A null may
    be chosen by a correction. A page gives the time alone where its offset comes from elsewhere.
    """
    if field == "authors":
        names = [value for value in values if value is not None]
        return names == (fact or []) and (len(names) == len(values) or not names)
    if field in MEASURED and not values:
        return True
    if len(set(values)) > 1:
        return False
    value = values[0] if values else None
    if fact == value:
        return True
    if field not in DATES or not isinstance(fact, str) or not value:
        return False
    return fact.startswith(value) and "T" in value and bool(_OFFSET.fullmatch(fact, len(value)))


def _rows(corpus: Corpus, table: Table) -> Columns:
    basis = corpus.column(table.name, "basis")
    corrected = pc.equal(basis, CORRECTION)
    elsewhere = pc.is_in(basis, value_set=pa.array(ELSEWHERE))
    chosen = corpus.column(table.name, "chosen")
    return {
        "correction_holds": pc.if_else(corrected, chosen, pa.scalar(None, pa.bool_())),
        "place_fits_basis": pc.equal(elsewhere, corpus.column(table.name, "start").is_null()),
        "confidence_fits_basis": pc.equal(
            corrected, corpus.column(table.name, "confidence").is_null()
        ),
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


EVIDENCE_PARTS = (Part(("correction_holds", "place_fits_basis", "confidence_fits_basis"), _rows),)
FACTS_FRAME = Extra(FACTS, ("doc_id", "field"), _facts)
CORRECTIONS_FRAME = Extra(CORRECTIONS, ("doc_id", "field"), _corrections)
