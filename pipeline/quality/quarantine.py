"""Quarantine: the rows themselves that fail checks, so that people need not search for them.

Rows are shown and stay where they are; which rows fail, checks decide. A check that looks at
something else than rows of its table, such as raw files or whole documents, gets the rows that
belong to them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.files import TableFile
from pipeline.quality.report import in_order
from pipeline.quality.result import MOST_DETAILS, CheckResult
from pipeline.quality.suites import checks_of
from pipeline.schema import TABLE

MOST_COLUMNS = 5
"""Columns shown besides the key and those the check looks at: what a person knows a row by."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Quarantined:
    """A check that failed and the first rows that fail it, with the columns worth showing."""

    result: CheckResult
    columns: Sequence[str]
    rows: Sequence[Row]

    @property
    def check(self) -> str:
        """The check's full name."""
        return f"{self.result.table}.{self.result.name}"


def quarantine(results: Sequence[CheckResult], tables: Path) -> list[Quarantined]:
    """The rows that fail, by check, critical checks first; ``tables`` holds the Parquet files."""
    failed = [result for result in in_order(results) if result.status == "failed"]
    failed.sort(key=lambda result: result.severity != "critical")
    return [_of(result, tables) for result in failed]


def _of(result: CheckResult, tables: Path) -> Quarantined:
    try:
        rows = _rows(result, TableFile(tables, result.table))
    except (OSError, KeyError, pa.ArrowException):
        rows = []  # A table that cannot be read is what the check's own words say.
    return Quarantined(result, _columns(result, rows), rows)


def _rows(result: CheckResult, file: TableFile) -> list[Row]:
    keys = result.failing_keys
    names = [name for name in (keys[0] if keys else ()) if name in file.schema.names]
    if not names:
        return []
    wanted = {tuple(key[name] for name in names) for key in keys}
    first = pa.array({key[0] for key in wanted}, file.schema.field(names[0]).type)
    held = file.columns(names)
    near = pc.indices_nonzero(pc.is_in(held[names[0]], first)).to_pylist()
    values = zip(*(held[name].take(near).to_pylist() for name in names), strict=True)
    found = [row for row, key in zip(near, values, strict=True) if key in wanted]
    return list(_take(file, found[:MOST_DETAILS]))


def _take(file: TableFile, numbers: Sequence[int]) -> Iterator[Row]:
    first = 0
    for batch in file.batches(file.schema.names) if numbers else ():
        here = [row - first for row in numbers if first <= row < first + batch.num_rows]
        yield from batch.take(pa.array(here, pa.int64())).to_pylist()
        first += batch.num_rows


def _columns(result: CheckResult, rows: Sequence[Row]) -> list[str]:
    """The key, what the check looks at or shows, then columns that have a value anywhere."""
    if not rows:
        return []
    checks = [check for check in checks_of(result.table) if check.name == result.name]
    looked_at = [
        column
        for check in checks
        for item in check.expectations
        for column in (item.column, *item.shown)
    ]
    there = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    first = [name for name in (*TABLE[result.table].key, *looked_at) if name in rows[0]]
    rest = [name for name in there if name not in first][:MOST_COLUMNS]
    return list(dict.fromkeys([*first, *rest]))
