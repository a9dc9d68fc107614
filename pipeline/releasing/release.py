"""What the folder of one release holds, and how it is filled.

    <table>.parquet   one file a table, exactly as the build wrote it
    README.md         the data card
    LICENSE.md        who holds which rights
    checks.json       what the checks found
    checks.html       the same as a page for people
    accuracy.json     how accurate the code is that made the version, where it was measured
    manifest.json     every other file with its hash, and all that determined them
    SHA256SUMS        every file but itself, for sha256sum --check

The folder is only filled here; naming it, comparing it and making it public is publishing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from pipeline.project import Project, Settings
from pipeline.quality.result import CheckResult
from pipeline.registry import Registry
from pipeline.releasing import files
from pipeline.releasing.accuracy import ACCURACY_FILE, UNKNOWN, Accuracy
from pipeline.releasing.card.inputs import CardInputs, columns_for
from pipeline.releasing.manifest import (
    MANIFEST_FILE,
    TableFile,
    describe_table,
    manifest,
    raw_files,
    settings_hashes,
)
from pipeline.releasing.parquet import read_table, schema_and_rows
from pipeline.releasing.provenance import Provenance
from pipeline.schema import TABLE, TABLES

SUMS_FILE = "SHA256SUMS"
CARD_FILE = "README.md"
LICENCE_FILE = "LICENSE.md"
CHECKS_PAGE = "checks.html"


@dataclass(frozen=True)
class Candidate:
    """What a build made, ready to become a release if it brings anything new.

    Its tables lie as ``project.work / "tables" / "<table>.parquet"``. ``others`` are further files
    of the release by name, such as ``checks.json``. ``provenance`` and ``accuracy`` are those of
    this process.
    """

    project: Project
    settings: Settings
    results: Sequence[CheckResult]
    registry: Registry
    provenance: Provenance
    render_card: Callable[[CardInputs], str]
    others: Mapping[str, str] = field(default_factory=dict)
    accuracy: Accuracy = UNKNOWN

    def table_path(self, name: str) -> Path:
        """Where the build left a table."""
        return self.project.work / "tables" / f"{name}.parquet"

    @cached_property
    def tables(self) -> Mapping[str, pa.Table]:
        """Of every table the columns that the card needs."""
        _, articles = schema_and_rows(self.table_path("articles"))
        return {
            table.name: read_table(
                table, self.table_path(table.name), columns_for(table.name, articles)
            )
            for table in TABLES
        }

    def card(
        self, version: str, published_folder: str, link_base: str, accuracy: Accuracy | None = None
    ) -> bytes:
        """The data card of ``version`` for one of its places; see ``CardInputs``. ``accuracy`` is
        what the version was published with, if not what is known now.
        """
        text = self.render_card(
            CardInputs(
                self.settings,
                version,
                self.tables,
                self.results,
                self.registry,
                published_folder,
                link_base,
                accuracy or self.accuracy,
            )
        )
        return text.encode()


class Staging:
    """A release in the making, in a folder of its own that exists and is empty.

    The tables are copied once; what is written around them can be written again, for another
    version.
    """

    def __init__(self, candidate: Candidate, folder: Path) -> None:
        self.candidate = candidate
        self.folder = folder
        self.table_files = [self._copy(table.name) for table in TABLES]
        self._inputs = {
            "settings": settings_hashes(candidate.project.raw),
            "raw": raw_files(
                self._read("documents", ["doc_id", "raw_path", "raw_bytes"]),
                self._read("rejects", ["doc_id", "raw_path"]),
            ),
        }

    def write_documents(self, version: str, provenance: Provenance, accuracy: Accuracy) -> str:
        """Write everything but the tables; returns the manifest's SHA-256 in hex."""
        others = {CARD_FILE: self.candidate.card(version, "", "", accuracy)}
        files.remove_file(self.folder / ACCURACY_FILE)
        if accuracy.state == "measured":
            others[ACCURACY_FILE] = accuracy.as_bytes()
        others |= {name: text.encode() for name, text in self.candidate.others.items()}
        for name, data in others.items():
            files.write_file(self.folder / name, data)
        made = manifest(
            self.candidate.settings,
            version,
            provenance,
            self._inputs,
            self.table_files,
            [self.folder / name for name in others],
        )
        files.write_file(self.folder / MANIFEST_FILE, made)
        files.write_file(self.folder / SUMS_FILE, sums(self.folder))
        files.sync_folder(self.folder)
        return files.sha256(self.folder / MANIFEST_FILE)

    def _copy(self, name: str) -> TableFile:
        source = self.candidate.table_path(name)
        files.copy_file(source, self.folder / source.name)
        return describe_table(name, self.folder / source.name)

    def _read(self, name: str, columns: Sequence[str]) -> pa.Table:
        return read_table(TABLE[name], self.candidate.table_path(name), columns)


def stage(
    candidate: Candidate, version: str, provenance: Provenance, accuracy: Accuracy, folder: Path
) -> str:
    """Fill the new folder ``folder`` with a release; returns the manifest's SHA-256 in hex."""
    files.make_folder(folder)
    return Staging(candidate, folder).write_documents(version, provenance, accuracy)


def sums(folder: Path) -> bytes:
    """The content of ``SHA256SUMS`` for what lies in ``folder``."""
    names = sorted(path.name for path in folder.iterdir() if path.name != SUMS_FILE)
    return "".join(f"{files.sha256(folder / name)}  {name}\n" for name in names).encode()
