"""Gathers the finished shards to the published tables, in the published order.

Of all articles only ids, dates and sampled shingles are held at once. Rows are merged some
documents at a time, so that memory does not grow with the corpus.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.reading import Reject
from pipeline.releasing.parquet import read_table, schema_and_rows, write_table
from pipeline.running.link import Links
from pipeline.running.rows import rejects_table
from pipeline.running.sorting import sorted_parts
from pipeline.schema import ARTICLES, PASSAGES, REJECTS, TABLES, Table

ORDER = ("published_date", "outlet_id", "doc_id")
"""The columns by which articles are sorted, ascending, nulls first."""


def gather(shards: Sequence[Path], rejects: Sequence[Reject], folder: Path) -> dict[str, int]:
    """Write every table into ``folder``; how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    ranked = _ranked(shards)
    counts: dict[str, int] = {}
    with closing(Links(shards, folder)) as links:
        for table in TABLES:
            path = folder / f"{table.name}.parquet"
            if table is REJECTS:
                rows = (row for part in _stored(table, shards) for row in part.to_pylist())
                every = [*rejects, *(Reject(**row) for row in rows)]
                write_table(table, rejects_table(every), path)
            else:
                with sorted_parts(_parts(table, shards, links), ranked, folder) as parts:
                    write_table(table, parts, path)
            counts[table.name] = schema_and_rows(path)[1]
    return counts


def _parts(table: Table, shards: Sequence[Path], links: Links) -> Iterator[pa.Table]:
    """What the shards have of a table, or what comes of all articles."""
    if table is PASSAGES:
        yield PASSAGES.arrow.empty_table()
        yield from links.passages()
    elif table is ARTICLES:
        yield from map(links.with_clusters, _stored(table, shards))
    else:
        yield from _stored(table, shards)


def _stored(table: Table, shards: Sequence[Path]) -> Iterator[pa.Table]:
    return (read_table(table, shard / f"{table.name}.parquet") for shard in shards)


def _ranked(shards: Sequence[Path]) -> pa.Array:
    """The ids of all articles in published order."""
    keys = [ARTICLES.arrow.empty_table().select(ORDER)]
    keys += [read_table(ARTICLES, shard / f"{ARTICLES.name}.parquet", ORDER) for shard in shards]
    articles = pa.concat_tables(keys)
    order = pc.sort_indices(articles, [(name, "ascending", "at_start") for name in ORDER])
    return articles["doc_id"].take(order).combine_chunks()
