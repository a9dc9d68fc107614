"""Where two folders of one release differ, told so that a person finds the cause.

Bytes decide; rows and lines are looked at only to say where. All values are shown inert: quoted,
shortened, with control characters escaped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import CopydeskError
from pipeline.releasing import files
from pipeline.releasing.parquet import read_any
from pipeline.releasing.row_diff import RowDiff, row_diff
from pipeline.schema import TABLE

MOST_DIFFERENCES = 20
"""Differences told of one table: the first shows the cause, and more than this nobody reads."""

_WIDTH = 80
_BEFORE = 20
"""Characters shown of a value, so that a hash stands whole, and how many of a longer one stand
before the first difference."""


@dataclass(frozen=True)
class Difference:
    """One difference: in which file, and what it is in words."""

    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


def compare(old: Path, new: Path) -> list[Difference]:
    """Compare two folders byte by byte; empty where they are the same.

    In the words, what stands in ``old`` comes first. Tables are told by key and column, the first
    20 differences each; of other files the first line that differs. Tables come first, for what
    differs elsewhere mostly follows from them.
    """
    found = []
    names = {path.name for folder in (old, new) for path in folder.iterdir()}
    for name in sorted(names, key=lambda name: (not name.endswith(".parquet"), name)):
        found += [Difference(name, words) for words in _compare_files(old / name, new / name)]
    return found


def _compare_files(old: Path, new: Path) -> list[str]:
    if not old.is_file() or not new.is_file():
        return ["only the old has it" if old.exists() else "only the new has it"]
    if files.sha256(old) == files.sha256(new):
        return []
    if old.suffix == ".parquet" and old.stem in TABLE:
        return _compare_tables(TABLE[old.stem].key, old, new)
    return [_first_line(old, new)]


def _first_line(old: Path, new: Path) -> str:
    with old.open("rb") as one, new.open("rb") as other:
        for number, (a, b) in enumerate(zip_longest(one, other), 1):
            if a != b:
                return f"line {number}: {_change(_decoded(a), _decoded(b))}"
    raise AssertionError("files of different bytes have the same lines")


def _decoded(line: bytes | None) -> str | None:
    return None if line is None else line.decode("utf-8", "backslashreplace")


def _compare_tables(key: tuple[str, ...], old: Path, new: Path) -> list[str]:
    try:
        before, after = read_any(old), read_any(new)
    except CopydeskError as error:
        return [str(error)]
    if not before.schema.equals(after.schema):
        return [f"columns: {_change(str(before.schema), str(after.schema))}"]
    diff = row_diff(key, before, after)
    told = list(islice(_differences(diff), MOST_DIFFERENCES + 1))
    if len(told) > MOST_DIFFERENCES:
        told[MOST_DIFFERENCES:] = [f"and more; {_counts(diff)}"]
    if told:
        return told
    if before.equals(after):
        return ["the same rows, written in other bytes: by another version of the Parquet writer?"]
    return [_first_move(diff)]


def _differences(diff: RowDiff) -> Iterator[str]:
    for row in diff.removed:
        yield f"{_key(diff, diff.old, row.as_py())}: only the old has this row"
    for row in diff.added:
        yield f"{_key(diff, diff.new, row.as_py())}: only the new has this row"
    for pair in _true_at(diff.changed_rows):
        old_row, new_row = diff.matched_old[pair].as_py(), diff.matched_new[pair].as_py()
        for column, mask in diff.changed.items():
            if mask[pair].as_py():
                values = diff.old[column][old_row].as_py(), diff.new[column][new_row].as_py()
                yield f"{_key(diff, diff.new, new_row)}: {column}: {_change(*values)}"


def _true_at(mask: pa.ChunkedArray) -> Iterator[int]:
    return (index for index, value in enumerate(mask) if value.as_py())


def _counts(diff: RowDiff) -> str:
    return (
        f"in all {len(diff.removed)} rows only in the old, {len(diff.added)} only in the new, "
        f"{diff.n_changed} with other values"
    )


def _first_move(diff: RowDiff) -> str:
    for number, row in enumerate(diff.matched_old):
        if row.as_py() != number:
            where = _key(diff, diff.new, number)
            return f"the same rows in another order, from row {number} on ({where})"
    raise AssertionError("different tables have no difference")


def _key(diff: RowDiff, data: pa.Table, row: int) -> str:
    return ", ".join(f"{name} {_inert(data[name][row].as_py())}" for name in diff.key)


def _change(old: Any, new: Any) -> str:
    """Two different values, both cut to where they begin to differ."""
    if not isinstance(old, str) or not isinstance(new, str):
        return f"{_inert(old)} → {_inert(new)}"
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    at = min(len(old), len(new)) if same is None else same
    if max(len(old), len(new)) <= _WIDTH:
        return f"{old!r} → {new!r}"
    start = max(0, at - _BEFORE)
    cut = [_inert(value[start:]) for value in (old, new)]
    return f"{cut[0]} → {cut[1]} (from character {start} on)"


def _inert(value: Any) -> str:
    """A value as Python writes it, which shows characters that act by their codes; cut."""
    if isinstance(value, str):
        return repr(value) if len(value) <= _WIDTH else f"{value[:_WIDTH]!r}…"
    shown = repr(value) if isinstance(value, list) else str(value)
    return shown if len(shown) <= _WIDTH else f"{shown[:_WIDTH]}…"
