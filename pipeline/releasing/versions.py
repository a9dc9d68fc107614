"""``versions.json``: which versions are published. Its replacement is the one commit point.

A version is published when it stands in this file and not before. Here belong reading, checking
and replacing the file; what a new entry says is decided by publishing.
"""

import json
import re
from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import CopydeskError
from pipeline.releasing import files, semver
from pipeline.releasing.provenance import Provenance
from pipeline.releasing.semver import Level
from pipeline.schema.common import SHA256

VERSIONS_FILE = "versions.json"


@dataclass(frozen=True)
class TableState:
    """How many rows a table of a version has, and the hash of their content."""

    rows: int
    content_sha256: str


@dataclass(frozen=True)
class Entry:
    """One published version.

    ``manifest_sha256`` identifies all its files, because the manifest names every one with its
    hash. ``changes`` says in words what is new. ``yanked`` is the reason for which the version was
    withdrawn: its folder is gone, its entry stays.
    """

    version: str
    level: Level
    manifest_sha256: str
    provenance: Provenance
    tables: Mapping[str, TableState]
    changes: tuple[str, ...]
    yanked: str | None = None

    @property
    def folder(self) -> str:
        """The name of the version's folder."""
        return semver.folder_name(self.version)


@dataclass(frozen=True)
class Versions:
    """All versions ever published, the oldest first."""

    entries: tuple[Entry, ...] = ()

    @property
    def newest(self) -> Entry | None:
        """The newest version that was not withdrawn."""
        return next((entry for entry in reversed(self.entries) if entry.yanked is None), None)

    def next(self, level: Level) -> str:
        """The number of the next version; those of withdrawn versions are never given again."""
        return semver.bumped(self.entries[-1].version, level) if self.entries else semver.FIRST

    def with_entry(self, entry: Entry) -> "Versions":
        """These versions and one more."""
        return replace(self, entries=(*self.entries, entry))


def read_versions(out: Path) -> Versions | None:
    """What ``versions.json`` in ``out`` says; None where there is no such file.

    Raises CopydeskError where it cannot be understood, naming the entry and the key.
    """
    path = out / VERSIONS_FILE
    try:
        given = json.loads(path.read_text("utf-8"), object_pairs_hook=_no_key_twice)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise _unusable(path, str(error)) from error
    try:
        listed = _members(given, "the file", {"versions"})["versions"]
        if not isinstance(listed, list):
            raise ValueError("versions is no list")
        entries = tuple(_entry(item, f"versions[{index}]") for index, item in enumerate(listed))
        _check_order(entries)
    except ValueError as error:
        raise _unusable(path, str(error)) from error
    return Versions(entries)


def commit(out: Path, versions: Versions) -> None:
    """Make ``versions`` what is published in ``out``, at once and for good."""
    files.replace_file(out / VERSIONS_FILE, as_bytes(versions))


def as_bytes(versions: Versions) -> bytes:
    """The content of ``versions.json``."""
    listed = [_as_json(entry) for entry in versions.entries]
    return (json.dumps({"versions": listed}, indent=2) + "\n").encode()


def _as_json(entry: Entry) -> dict[str, Any]:
    made = asdict(entry)
    made["provenance"]["libraries"] = dict(sorted(entry.provenance.libraries.items()))
    return made


def _unusable(path: Path, why: str) -> CopydeskError:
    return CopydeskError(
        f"{path}: cannot be used: {why}. It says which versions are published, so nothing was "
        "touched: restore it as it was, for example from version control."
    )


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return made


def _members(given: object, where: str, keys: Set[str]) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise ValueError(f"{where} is no object")
    missing, unknown = sorted(keys - given.keys()), sorted(given.keys() - keys)
    if missing or unknown:
        what = f"lacks {missing[0]!r}" if missing else f"has an unknown key {unknown[0]!r}"
        raise ValueError(f"{where} {what}")
    return given


def _typed(given: object, where: str, kind: type, pattern: str = "") -> Any:
    if type(given) is not kind:
        raise ValueError(f"{where} must be a {kind.__name__}, not {given!r}")
    if pattern and not re.fullmatch(pattern, str(given)):
        raise ValueError(f"{where} is malformed: {given!r}")
    return given


def _entry(given: object, where: str) -> Entry:
    entry = _members(given, where, {field.name for field in fields(Entry)})
    if entry["level"] not in get_args(Level):
        raise ValueError(f"{where}.level is unknown: {entry['level']!r}")
    semver.numbers(_typed(entry["version"], f"{where}.version", str))
    tables = _typed(entry["tables"], f"{where}.tables", dict)
    changes = _typed(entry["changes"], f"{where}.changes", list)
    return Entry(
        version=entry["version"],
        level=entry["level"],
        manifest_sha256=_typed(entry["manifest_sha256"], f"{where}.manifest_sha256", str, SHA256),
        provenance=_provenance(entry["provenance"], f"{where}.provenance"),
        tables={name: _state(state, f"{where}.tables.{name}") for name, state in tables.items()},
        changes=tuple(_typed(line, f"{where}.changes", str) for line in changes),
        yanked=None if entry["yanked"] is None else _typed(entry["yanked"], f"{where}.yanked", str),
    )


def _provenance(given: object, where: str) -> Provenance:
    made = _members(given, where, {field.name for field in fields(Provenance)})
    libraries = _typed(made["libraries"], f"{where}.libraries", dict)
    return Provenance(
        _typed(made["copydesk"], f"{where}.copydesk", str),
        _typed(made["registry_sha256"], f"{where}.registry_sha256", str, SHA256),
        {name: _typed(v, f"{where}.libraries.{name}", str) for name, v in libraries.items()},
    )


def _state(given: object, where: str) -> TableState:
    made = _members(given, where, {"rows", "content_sha256"})
    return TableState(
        _typed(made["rows"], f"{where}.rows", int, "[0-9]+"),
        _typed(made["content_sha256"], f"{where}.content_sha256", str, SHA256),
    )


def _check_order(entries: tuple[Entry, ...]) -> None:
    for older, newer in pairwise(entries):
        if semver.numbers(older.version) >= semver.numbers(newer.version):
            raise ValueError(f"{newer.version} stands after {older.version}")
