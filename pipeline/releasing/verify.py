"""Whether published folders still are what was published.

Only what lies there is checked, against ``versions.json``: nothing is rebuilt, which is what
``rebuild`` is for, and nothing is mended, which the next build does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import CopydeskError
from pipeline.releasing import files
from pipeline.releasing.content_hash import content_hash_of_file
from pipeline.releasing.manifest import MANIFEST_FILE, describe_columns, read_manifest
from pipeline.releasing.parquet import schema_and_rows
from pipeline.releasing.release import SUMS_FILE
from pipeline.releasing.versions import VERSIONS_FILE, Entry, read_versions

_LINE = re.compile(r"([0-9a-f]{64})  (.{1,1000})")


@dataclass(frozen=True)
class Problem:
    """Something that is not as it was published. ``file`` is below the output folder."""

    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


def verify(out: Path) -> list[Problem]:
    """Check every listed version that has its folder, and that the newest has one.

    Folders of older versions may be kept elsewhere. Raises CopydeskError where nothing is
    published in ``out``.
    """
    versions = read_versions(out)
    if versions is None or not versions.entries:
        raise CopydeskError(f"{out / VERSIONS_FILE}: nothing is published there. Build first.")
    problems = []
    for entry in versions.entries:
        folder = out / entry.folder
        if entry.yanked is not None:
            if folder.exists():
                problems.append(Problem(entry.folder, "was withdrawn but still lies here"))
        elif folder.is_dir():
            problems += verify_folder(folder, entry)
        elif entry == versions.newest:
            problems.append(Problem(entry.folder, "the newest version's folder is missing"))
    return problems


def verify_folder(folder: Path, entry: Entry) -> list[Problem]:
    """Check one version's folder against its entry in ``versions.json``."""
    problems = [Problem(f"{folder.name}/{name}", why) for name, why in _check_sums(folder)]
    # What the sums do not hold for is not worth a closer look.
    if problems:
        return problems
    if files.sha256(folder / MANIFEST_FILE) != entry.manifest_sha256:
        return [Problem(f"{folder.name}/{MANIFEST_FILE}", f"is not the one in {VERSIONS_FILE}")]
    return [Problem(f"{folder.name}/{name}", why) for name, why in _check_manifest(folder, entry)]


def _check_sums(folder: Path) -> Iterator[tuple[str, str]]:
    path = folder / SUMS_FILE
    if path.is_symlink() or not path.is_file():
        yield SUMS_FILE, "is missing"
        return
    listed: dict[str, str] = {}
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match or match[2] in listed:
            yield SUMS_FILE, f"line {number} is malformed"
            return
        listed[match[2]] = match[1]
    there = {path.name: path for path in folder.iterdir() if path.name != SUMS_FILE}
    for name in sorted({*listed, *there}):
        if name not in there:
            yield name, "is missing"
        elif name not in listed:
            yield name, f"is no part of the release: {SUMS_FILE} does not name it"
        elif there[name].is_symlink() or not there[name].is_file():
            yield name, "is no regular file"
        elif files.sha256(there[name]) != listed[name]:
            yield name, f"does not have the hash in {SUMS_FILE}: its content was changed"


def _check_manifest(folder: Path, entry: Entry) -> Iterator[tuple[str, str]]:
    """Whether what the manifest says holds; its own hash was already compared."""
    manifest = read_manifest(folder)
    if manifest["version"] != entry.version:
        yield MANIFEST_FILE, f"says it is version {manifest['version']}"
    described = {item["file"]: item["sha256"] for item in manifest["tables"] + manifest["files"]}
    others = {path.name for path in folder.iterdir()} - {MANIFEST_FILE, SUMS_FILE}
    for name in sorted({*described} ^ others):
        yield name, f"stands in only one of the folder and {MANIFEST_FILE}"
    for name in sorted({*described} & others):
        if files.sha256(folder / name) != described[name]:
            yield name, f"does not have the hash in {MANIFEST_FILE}"
    for item in manifest["tables"]:
        if item["file"] in others:
            yield from ((item["file"], why) for why in _check_table(folder, item, entry))


def _check_table(folder: Path, item: dict[str, Any], entry: Entry) -> Iterator[str]:
    path = folder / item["file"]
    try:
        schema, rows = schema_and_rows(path)
        content = content_hash_of_file(path)
    except (CopydeskError, OSError, pa.ArrowException, TypeError) as error:
        yield f"cannot be read: {error}"
        return
    if describe_columns(schema) != item["columns"]:
        yield f"does not have the columns in {MANIFEST_FILE}"
    if rows != item["rows"]:
        yield f"has {rows} rows, and by {MANIFEST_FILE} {item['rows']}"
    if not content == item["content_sha256"] == entry.tables[item["name"]].content_sha256:
        yield "does not have the content hash under which it was published"
