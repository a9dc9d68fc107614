"""``manifest.json``: what a release holds and what determined it.

It names every other file of the release with its hash, so its own hash identifies the release.
No clock and no machine enters it: the same build gives the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import CopydeskError
from pipeline.project import SETTINGS_FILES, Settings
from pipeline.releasing import files
from pipeline.releasing.content_hash import content_hash_of_file
from pipeline.releasing.parquet import schema_and_rows
from pipeline.releasing.provenance import Provenance
from pipeline.releasing.type_names import type_name

MANIFEST_FILE = "manifest.json"
CHECKS_FILE = "checks.json"


@dataclass(frozen=True)
class TableFile:
    """A table's file as the manifest describes it; hashes are SHA-256 in hex."""

    name: str
    file: str
    rows: int
    bytes: int
    sha256: str
    content_sha256: str
    columns: Sequence[Mapping[str, Any]]


def describe_table(name: str, path: Path) -> TableFile:
    """What the manifest says of the table ``name`` in the file ``path``."""
    schema, rows = schema_and_rows(path)
    return TableFile(
        name,
        path.name,
        rows,
        path.stat().st_size,
        files.sha256(path),
        content_hash_of_file(path),
        describe_columns(schema),
    )


def describe_columns(schema: pa.Schema) -> list[dict[str, Any]]:
    """Name, type and nullability of every column, in order."""
    return [
        {"name": field.name, "type": type_name(field.type), "nullable": field.nullable}
        for field in schema
    ]


def settings_hashes(raw: Path) -> dict[str, str | None]:
    """SHA-256 of each settings file of the raw folder; None where there is none."""
    paths = {name: raw / name for name in sorted(SETTINGS_FILES)}
    return {name: files.sha256(path) if path.is_file() else None for name, path in paths.items()}


def raw_files(documents: pa.Table, rejects: pa.Table) -> list[dict[str, Any]]:
    """The raw files by path: those that became articles and those that were rejected.

    Hash and size are those of the bytes that were read, not of what lies there now. Both are null
    where nothing was read, and the size of a rejected file is known only where it is a copy.
    """
    sizes = dict(zip(_values(documents, "doc_id"), _values(documents, "raw_bytes"), strict=True))
    found = [
        *zip(_values(documents, "raw_path"), _values(documents, "doc_id"), strict=True),
        *zip(_values(rejects, "raw_path"), _values(rejects, "doc_id"), strict=True),
    ]
    return [
        {"path": path, "bytes": sizes.get(sha256), "sha256": sha256}
        for path, sha256 in sorted(found, key=lambda item: item[0].encode())
    ]


def manifest(
    settings: Settings,
    version: str,
    provenance: Provenance,
    inputs: Mapping[str, Any],
    tables: Sequence[TableFile],
    others: Sequence[Path],
) -> bytes:
    """The content of ``manifest.json``; ``others`` are the release's files besides the tables."""
    made = {
        "dataset": settings.name,
        "version": version,
        "as_of": settings.as_of and settings.as_of.isoformat(),
        "provenance": {
            "copydesk": provenance.copydesk,
            "registry_sha256": provenance.registry_sha256,
            "libraries": dict(sorted(provenance.libraries.items())),
        },
        "inputs": inputs,
        "tables": [vars(table) for table in tables],
        "files": [
            {"file": path.name, "bytes": path.stat().st_size, "sha256": files.sha256(path)}
            for path in sorted(others)
        ],
    }
    return (json.dumps(made, indent=2) + "\n").encode()


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the release in ``folder``.

    Raises CopydeskError where it cannot be read. Its content is to be trusted only after its hash
    was compared with the one in ``versions.json``.
    """
    path = folder / MANIFEST_FILE
    try:
        made: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CopydeskError(
            f"{path}: cannot be read as a manifest: {error}. Restore the folder as it was "
            "published, for example from version control."
        ) from error
    return made


def _values(data: pa.Table, name: str) -> list[Any]:
    values: list[Any] = data[name].to_pylist()
    return values
