"""Gathers the finished shards to the published tables, in the published order."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.reading import Reject
from pipeline.releasing.parquet import read_table, write_table
from pipeline.running.rows import rejects_table
from pipeline.schema import ARTICLES, REJECTS, TABLES, Table

ORDER = ("published_date", "outlet_id", "doc_id")
"""The columns by which articles are sorted, ascending, nulls first."""


def gather(shards: Sequence[Path], rejects: Sequence[Reject], folder: Path) -> dict[str, int]:
    """Write every table into ``folder``; how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    ranks = _ranks(shards)
    counts: dict[str, int] = {}
    for table in TABLES:
        rows = _concat(table, shards)
        if table is REJECTS:
            rows = rejects_table([*rejects, *(Reject(**row) for row in rows.to_pylist())])
        else:
            rows = _sorted(rows, ranks)
        write_table(table, rows, folder / f"{table.name}.parquet")
        counts[table.name] = rows.num_rows
    return counts


def _concat(table: Table, shards: Sequence[Path]) -> pa.Table:
    parts = [read_table(table, shard / f"{table.name}.parquet") for shard in shards]
    return pa.concat_tables(parts) if parts else table.arrow.empty_table()


def _ranks(shards: Sequence[Path]) -> pa.Table:
    """The ids of all articles in published order, with their place in it."""
    articles = _concat(ARTICLES, shards).select(list(ORDER))
    order = pc.sort_indices(articles, [(name, "ascending", "at_start") for name in ORDER])
    ids = articles["doc_id"].take(order).combine_chunks()
    return pa.table({"doc_id": ids, "rank": pa.array(range(len(ids)), pa.int64())})


def _sorted(rows: pa.Table, ranks: pa.Table) -> pa.Table:
    """Rows by the place of their article; within one they stay in the order of their shard."""
    places = pc.index_in(rows["doc_id"], value_set=ranks["doc_id"])
    numbered = pa.table({"place": places, "row": pa.array(range(rows.num_rows), pa.int64())})
    order = pc.sort_indices(numbered, [("place", "ascending"), ("row", "ascending")])
    return rows.take(order)
