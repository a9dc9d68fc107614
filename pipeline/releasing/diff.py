"""What is new in a release, against the one before, and what that means for its version.

Semantic Versioning of the data: a column or table gone or retyped is major, for consumers must
adapt; rows or columns added, rows withdrawn or values changed are minor; corrections, and anything
that leaves all rows as they are, are a patch.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.releasing.accuracy import ACCURACY_FILE
from pipeline.releasing.manifest import CHECKS_FILE, TableFile, read_manifest
from pipeline.releasing.parquet import read_any
from pipeline.releasing.row_diff import RowDiff, row_diff
from pipeline.releasing.row_pieces import pieces
from pipeline.releasing.semver import Level
from pipeline.schema import TABLE

CORRECTED_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    # Of the outlet come the rights, and by its time zone and order of dates the times.
    "outlet": ("outlet_", "rights", "published", "updated"),
    "original_publisher": ("original_publisher_",),
    "authors": ("authors",),
    "published": ("published",),
    "updated": ("updated",),
    "language": ("language",),
}
"""How the names of the columns of ``articles`` begin that a correction of a field may change."""

Corrections = Collection[tuple[str, str]]
"""Documents and fields whose corrections differ between two releases."""


@dataclass(frozen=True)
class ReleaseDiff:
    """How much changed, and what, in words: one line a table and one for the inputs."""

    level: Level
    changes: tuple[str, ...]


@dataclass
class _RowChanges:
    """The differences between two states of a table, added up over its pieces."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    columns: list[str] = field(default_factory=list)
    changed_columns: set[str] = field(default_factory=set)
    explained: bool = True

    @property
    def same(self) -> bool:
        """Whether both hold the same rows."""
        return not (self.added or self.removed or self.changed)

    @property
    def corrected(self) -> bool:
        """Whether rows differ, and all that do by corrections."""
        return not self.same and self.explained

    def add(self, diff: RowDiff, explained: bool) -> None:
        """Add a piece; ``explained`` says whether corrections alone made its rows differ."""
        self.added += len(diff.added)
        self.removed += len(diff.removed)
        self.changed += diff.n_changed
        self.columns = list(diff.changed)
        self.changed_columns.update(diff.changed_columns)
        self.explained &= explained or diff.same_rows


def diff_releases(old: Path, new: Path) -> ReleaseDiff:
    """Compare the release in the folder ``old`` with the one in ``new``."""
    before, after = read_manifest(old), read_manifest(new)
    old_tables, new_tables = _by_name(before), _by_name(after)
    corrections = _changed_corrections(old, new) if "evidence" in old_tables else ()
    changes = [
        *(_gone(name) for name in old_tables if name not in new_tables),
        *(
            _diff_table(name, entry, old_tables.get(name), old, new, corrections)
            for name, entry in new_tables.items()
        ),
    ]
    told = [change for change in changes if change]
    levels = {level for level, _ in told}
    words = (
        *(words for _, words in told),
        *_diff_raw(before, after),
        *_diff_settings(before, after),
        *_diff_file(before, after, CHECKS_FILE, "The results of the checks changed."),
        *_diff_file(before, after, ACCURACY_FILE, "The measured accuracy changed."),
    )
    return ReleaseDiff(
        next((level for level in ("major", "minor") if level in levels), "patch"),
        words or ("Only what is written around the data changed.",),
    )


def first_release(tables: Sequence[TableFile]) -> ReleaseDiff:
    """What the first release brings."""
    counts = ", ".join(f"{table.name} {table.rows}" for table in tables)
    return ReleaseDiff("initial", (f"First version. Rows: {counts}.",))


def _by_name(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in manifest["tables"]}


def _gone(name: str) -> tuple[Level, str]:
    return "major", f"{name}: the table is gone."


def _diff_table(
    name: str,
    entry: dict[str, Any],
    old_entry: dict[str, Any] | None,
    old: Path,
    new: Path,
    corrections: Corrections,
) -> tuple[Level, str] | None:
    if old_entry is None:
        return "minor", f"{name}: a new table, {_rows(entry['rows'])}."
    if entry["sha256"] == old_entry["sha256"]:
        return None
    gone, retyped, added = _diff_columns(old_entry["columns"], entry["columns"])
    words = [
        *(f"column {column} gone" for column in gone),
        *(f"column {column} retyped" for column in retyped),
        *(f"column {column} added" for column in added),
    ]
    rows = _RowChanges()
    key = TABLE[name].key
    for before, after in pieces(key, old / old_entry["file"], new / entry["file"]):
        diff = row_diff(key, before, after)
        rows.add(diff, _explained(name, diff, corrections))
    corrected = rows.corrected
    words += _diff_words(rows)
    if not words:
        same = entry["content_sha256"] == old_entry["content_sha256"]
        words = ["the same rows, written in other bytes" if same else "the same rows, reordered"]
    level: Level = "minor"
    if gone or retyped:
        level = "major"
    elif not added and (rows.same or corrected):
        level = "patch"
    return level, f"{name}: {', '.join(words)}."


def _diff_columns(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> tuple[list[str], list[str], list[str]]:
    before = {column["name"]: column for column in old}
    after = {column["name"]: column for column in new}
    return (
        [name for name in before if name not in after],
        [name for name in before if name in after and before[name] != after[name]],
        [name for name in after if name not in before],
    )


def _diff_words(rows: _RowChanges) -> list[str]:
    words = []
    if rows.added:
        words.append(f"{_rows(rows.added)} added")
    if rows.removed:
        words.append(f"{_rows(rows.removed)} removed")
    if rows.changed:
        columns = [name for name in rows.columns if name in rows.changed_columns]
        words.append(f"{_rows(rows.changed)} changed in {_listed(columns)}")
    if words and rows.corrected:
        words.append("by corrections alone")
    return words


def _changed_corrections(old: Path, new: Path) -> set[tuple[str, str]]:
    columns = ("doc_id", "field", "value", "rule", "chosen", "basis")
    before, after = (
        _corrections(read_any(folder / "evidence.parquet", columns)) for folder in (old, new)
    )
    return {where for where, _ in before ^ after}


def _corrections(evidence: pa.Table) -> set[tuple[tuple[str, str], tuple[Any, ...]]]:
    rows = evidence.filter(pc.equal(evidence["basis"], "correction"))
    return {
        ((row["doc_id"], row["field"]), (row["value"], row["rule"], row["chosen"]))
        for row in rows.to_pylist()
    }


def _explained(name: str, diff: RowDiff, corrections: Corrections) -> bool:
    """Whether the rows differ, and only where a correction came, went or changed."""
    if diff.same_rows or not corrections:
        return False
    if name == "articles":
        return _articles_explained(diff, corrections)
    return name == "evidence" and all(
        (row["doc_id"], row["field"]) in corrections
        for rows in (
            diff.old.take(diff.removed),
            diff.new.take(diff.added),
            diff.new.take(diff.matched_new).filter(diff.changed_rows),
        )
        for row in rows.select(["doc_id", "field"]).to_pylist()
    )


def _articles_explained(diff: RowDiff, corrections: Corrections) -> bool:
    if len(diff.added) or len(diff.removed):
        return False
    allowed: dict[str, tuple[str, ...]] = {}
    for doc_id, fact in corrections:
        allowed[doc_id] = allowed.get(doc_id, ()) + CORRECTED_COLUMNS[fact]
    doc_ids = diff.new["doc_id"].take(diff.matched_new)
    return all(
        column.startswith(allowed.get(doc_id, ()))
        for column, mask in diff.changed.items()
        for doc_id in doc_ids.filter(mask).to_pylist()
    )


def _diff_raw(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    had = {item["path"]: item["sha256"] for item in before["inputs"]["raw"]}
    has = {item["path"]: item["sha256"] for item in after["inputs"]["raw"]}
    counts = {
        "added": sum(path not in had for path in has),
        "removed": sum(path not in has for path in had),
        "changed": sum(had[path] != has[path] for path in has if path in had),
    }
    told = [f"{count} {what}" for what, count in counts.items() if count]
    return [f"Raw files: {_listed(told)}."] if told else []


def _diff_settings(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    old, new = before["inputs"]["settings"], after["inputs"]["settings"]
    told = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    return [f"Settings: {_listed(told)} changed."] if told else []


def _diff_file(before: dict[str, Any], after: dict[str, Any], file: str, words: str) -> list[str]:
    old, new = (
        [entry["sha256"] for entry in manifest["files"] if entry["file"] == file]
        for manifest in (before, after)
    )
    return [words] if old != new else []


def _rows(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"


def _listed(names: list[str]) -> str:
    return ", ".join(names)
