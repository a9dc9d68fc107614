"""Two states of one table, row by row: what came, what went, and what changed where.

Rows are matched by the table's key, so their order does not matter here. What a difference means
for the version belongs to ``diff``, and how it is shown to ``compare``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class RowDiff:
    """How ``new`` differs from ``old``.

    ``added`` are row numbers in ``new``, ``removed`` in ``old``. ``matched_old`` and
    ``matched_new`` are the row numbers of rows with the same key, pair by pair; for every column
    that both have with the same type, ``changed`` tells of each pair whether its values differ.
    """

    key: tuple[str, ...]
    old: pa.Table
    new: pa.Table
    added: pa.ChunkedArray
    removed: pa.ChunkedArray
    matched_old: pa.ChunkedArray
    matched_new: pa.ChunkedArray
    changed: Mapping[str, pa.ChunkedArray]

    @cached_property
    def changed_rows(self) -> pa.ChunkedArray:
        """Of each pair whether anything differs."""
        made = pa.chunked_array([pa.repeat(False, len(self.matched_new))])
        for mask in self.changed.values():
            made = pc.or_(made, mask)
        return made

    @cached_property
    def n_changed(self) -> int:
        """How many rows have the same key and other values."""
        return pc.sum(self.changed_rows, min_count=0).as_py() or 0

    @property
    def changed_columns(self) -> list[str]:
        """The columns in which any value differs."""
        return [name for name, mask in self.changed.items() if pc.any(mask).as_py()]

    @property
    def same_rows(self) -> bool:
        """Whether both hold the same rows, in whatever order, as far as columns are shared."""
        return not (len(self.added) or len(self.removed) or self.n_changed)


def row_diff(key: tuple[str, ...], old: pa.Table, new: pa.Table) -> RowDiff:
    """Match the rows of two states of a table by ``key``.

    Where a column of the key is gone or retyped nothing can be matched: all rows are removed and
    added.
    """
    shared = [
        field.name
        for field in new.schema
        if field.name in old.column_names and old.schema.field(field.name).type == field.type
    ]
    if all(name in shared for name in key):
        pairs = _numbered(old, key, "old").join(
            _numbered(new, key, "new"), list(key), join_type="full outer"
        )
    else:
        pairs = pa.table(
            {
                "old": pa.concat_arrays([_count(old), pa.nulls(new.num_rows, pa.int64())]),
                "new": pa.concat_arrays([pa.nulls(old.num_rows, pa.int64()), _count(new)]),
            }
        )
    # The join gives pairs in any order; row numbers put them into the one of the tables.
    pairs = pairs.sort_by([("new", "ascending"), ("old", "ascending")])
    in_old, in_new = pc.is_valid(pairs["old"]), pc.is_valid(pairs["new"])
    matched = pairs.filter(pc.and_(in_old, in_new))
    compared = [name for name in shared if name not in key]
    return RowDiff(
        key,
        old,
        new,
        added=pairs.filter(pc.invert(in_old))["new"],
        removed=pairs.filter(pc.invert(in_new))["old"],
        matched_old=matched["old"],
        matched_new=matched["new"],
        changed={
            name: _differ(_take(old[name], matched["old"]), _take(new[name], matched["new"]))
            for name in compared
        },
    )


def _count(data: pa.Table) -> pa.Array:
    return pa.array(range(data.num_rows), pa.int64())


def _numbered(data: pa.Table, key: tuple[str, ...], name: str) -> pa.Table:
    return data.select(list(key)).append_column(name, _count(data))


def _take(column: pa.ChunkedArray, rows: pa.ChunkedArray) -> pa.ChunkedArray:
    """Some rows of a column; also where it holds more text than offsets of 32 bits can reach."""
    large = pa.types.is_string(column.type)
    return (column.cast(pa.large_string()) if large else column).take(rows)


def _differ(old: pa.ChunkedArray, new: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_nested(old.type):  # Arrow does not compare these
        return pa.chunked_array(
            [[a != b for a, b in zip(old.to_pylist(), new.to_pylist(), strict=True)]], pa.bool_()
        )
    one_is_null = pc.not_equal(pc.is_null(old), pc.is_null(new))
    return pc.coalesce(pc.not_equal(old, new), one_is_null)
