"""Whether rows stand in their order, and whether positions run."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.corpus import Corpus, Numbers, fields_of
from pipeline.quality.audits.frame import Columns, Part, flags
from pipeline.quality.audits.schema import group_codes
from pipeline.schema import Table
from pipeline.schema.evidence import FIELDS


def order_parts(table: Table) -> tuple[Part, ...]:
    """The parts on order that the columns of a table ask for."""
    parts = [Part(("in_order",), _order)]
    if "position" in table.by_name:
        parts.append(Part(("position_runs",), _positions))
    return tuple(parts)


def _order(corpus: Corpus, table: Table) -> Columns:
    if "doc_id" not in table.key:
        rank = pc.rank(corpus.column(table.name, table.key[0]), tiebreaker="dense")
        return {"in_order": flags(ascending([rank.to_numpy().astype(np.int64)]))}
    owners = corpus.owners(table.name)
    ranks = np.where(owners >= 0, corpus.ranks[owners] if len(corpus.ranks) else -1, -1)
    keys = [ranks, *(_field_order(corpus, table, name) for name in fields_of(table))]
    return {"in_order": flags(ascending(keys))}


def _field_order(corpus: Corpus, table: Table, name: str) -> Numbers:
    values = corpus.column(table.name, name)
    if name == "field":  # evidence is sorted by the order of the columns of articles
        values = pc.index_in(values, value_set=pa.array(FIELDS))
    numbers: Numbers = pc.fill_null(values, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def ascending(keys: Sequence[Numbers]) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Whether each row is not below the one before it, by several sort keys: 1 or 0.

    -1 where the first key is negative: the row has no place, and is passed over.
    """
    result = np.full(len(keys[0]), -1, np.int8)
    placed = np.flatnonzero(keys[0] >= 0)
    result[placed] = 1
    undecided = np.ones(max(len(placed) - 1, 0), bool)
    for key in keys:
        step = np.diff(key[placed])
        result[placed[1:][undecided & (step < 0)]] = 0
        undecided &= step == 0
    return result


def _positions(corpus: Corpus, table: Table) -> Columns:
    """Whether positions within their group are 0, 1, 2 ….

    Rows of equal position count once: it is the key that is wrong then.
    """
    within = [name for name in table.key if name != "position"]
    groups = group_codes(corpus, table, within)
    filled = pc.fill_null(corpus.column(table.name, "position"), -1)
    positions = filled.to_numpy(zero_copy_only=False).astype(np.int64)
    order = np.lexsort((positions, groups))
    group, position = groups[order], positions[order]
    new_group = np.ones(len(order), bool)
    new_group[1:] = group[1:] != group[:-1]
    step = np.empty(len(order), np.int64)
    step[1:] = np.diff(position)
    runs = np.where(new_group, position == 0, (step == 0) | (step == 1))
    result = np.empty(len(order), bool)
    result[order] = runs
    return {"position_runs": pa.array(result, pa.bool_())}
