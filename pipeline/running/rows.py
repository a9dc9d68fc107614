"""Turns the core's typed values into Arrow tables of the published schema."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa

from pipeline.desk import Edited
from pipeline.reading import Reject
from pipeline.schema import (
    ARTICLES,
    CITATIONS,
    DOCUMENTS,
    EVIDENCE,
    FOREIGN_PASSAGES,
    PASSAGES,
    QUOTES,
    REJECTS,
    REPAIRS,
    SEGMENTS,
    TIMES,
    Table,
)


def article_tables(edited: Sequence[Edited]) -> dict[str, pa.Table]:
    """The rows of all tables but ``rejects``, document by document."""
    return {
        "documents": _table(DOCUMENTS, (page.document for page in edited)),
        "segments": _child_table(SEGMENTS, [(p.document.doc_id, p.segments) for p in edited]),
        "articles": _table(ARTICLES, (page.article for page in edited)),
        "evidence": _child_table(EVIDENCE, [(p.document.doc_id, p.evidence) for p in edited]),
        "quotes": _child_table(QUOTES, [(p.document.doc_id, p.quotes) for p in edited]),
        "citations": _child_table(CITATIONS, [(p.document.doc_id, p.citations) for p in edited]),
        "repairs": _child_table(REPAIRS, [(p.document.doc_id, p.repairs) for p in edited]),
        "times": _child_table(TIMES, [(p.document.doc_id, p.times) for p in edited]),
        "foreign_passages": _child_table(
            FOREIGN_PASSAGES, [(p.document.doc_id, p.foreign_passages) for p in edited]
        ),
        # Filled when all articles are there.
        "passages": PASSAGES.arrow.empty_table(),
    }


def rejects_table(rejects: Iterable[Reject]) -> pa.Table:
    """The rows of ``rejects``, in byte order of the paths."""
    rows: list[Reject] = sorted(rejects, key=_path_bytes)
    return _table(REJECTS, rows)


def _path_bytes(reject: Reject) -> bytes:
    return reject.raw_path.encode("utf-8", "replace")


def _table(table: Table, values: Iterable[object]) -> pa.Table:
    rows = list(values)
    columns = [list(map(attrgetter(name), rows)) for name in table.column_names]
    return _arrow(table, columns)


def _child_table(table: Table, children: Sequence[tuple[str, Sequence[object]]]) -> pa.Table:
    """Rows that carry the key of their document, which the values themselves do not hold."""
    keys = [doc_id for doc_id, rows in children for _ in rows]
    rows = [row for _, own in children for row in own]
    columns: list[list[Any]] = [keys]
    columns += [list(map(attrgetter(name), rows)) for name in table.column_names[1:]]
    return _arrow(table, columns)


def _arrow(table: Table, columns: Sequence[list[Any]]) -> pa.Table:
    arrays = [
        pa.array(values, type=field.type)
        for values, field in zip(columns, table.arrow, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=table.arrow)
