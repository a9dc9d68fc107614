"""What the card is made of, and where it stands.

One version has up to three cards: at the top of the project, in the output folder, and in the
version's own folder. They differ only in the paths by which they name the files.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.project import Settings
from pipeline.quality.result import CheckResult
from pipeline.registry import Registry
from pipeline.releasing.accuracy import UNKNOWN, Accuracy
from pipeline.schema import TABLE, TABLES

SMALL = 50
"""Up to so many articles the card lists each, and shows examples of what was cut."""

_COUNTED = {
    "documents": ("doc_id",),
    "quotes": ("doc_id", "kind", "speaker", "speaker_name", "confidence"),
    "repairs": ("doc_id",),
    "citations": ("doc_id", "outlet_id", "relation"),
    "times": ("doc_id", "type", "value"),
    "passages": ("doc_id",),
    "foreign_passages": ("doc_id",),
    "segments": ("role", "rule", "kept", "start", "end"),
    "evidence": ("doc_id", "field", "basis", "confidence", "chosen"),
}
_NOT_COUNTED = {"articles": ("text", "text_sha256")}


def columns_for(table: str, articles: int) -> list[str]:
    """The columns that the card of a corpus of so many articles needs of a table.

    Of more articles than it lists nothing but counts, so that texts need not be held in memory.
    """
    names = TABLE[table].column_names
    if articles <= SMALL:
        return names
    return [
        name
        for name in names
        if name in _COUNTED.get(table, names) and name not in _NOT_COUNTED.get(table, ())
    ]


_PATH = re.compile(r"([A-Za-z0-9._-]{1,100}/){0,20}")


@dataclass(frozen=True)
class CardInputs:
    """All that a card is made of; ``tables`` with the columns that ``columns_for`` names, or more.

    `published_folder` is the version's folder as seen from the output folder ("v0.1.0"); empty
    for the card inside that folder. `link_base` leads from the card to the output folder
    ("dataset/", or empty where the card stands in it). Raises ValueError where a table is missing
    or a path could be read as anything but a path.
    """

    settings: Settings
    version: str
    tables: Mapping[str, pa.Table]
    results: Sequence[CheckResult]
    registry: Registry
    published_folder: str
    link_base: str = ""
    accuracy: Accuracy = UNKNOWN

    def __post_init__(self) -> None:
        missing = [table.name for table in TABLES if table.name not in self.tables]
        if missing:
            raise ValueError(f"the card needs all published tables; missing: {', '.join(missing)}")
        if not re.fullmatch(r"\d{1,9}\.\d{1,9}\.\d{1,9}", self.version):
            raise ValueError(f"not a version: {self.version!r}")
        for path in (self.link_base, self._folder):
            if not _PATH.fullmatch(path):
                raise ValueError(f"not a plain relative path: {path!r}")

    @property
    def _folder(self) -> str:
        return f"{self.published_folder}/" if self.published_folder else ""

    @property
    def folder(self) -> str:
        """From the card to the version's folder; empty, or with a slash at its end."""
        return f"{self.link_base}{self._folder}"

    def data_file(self, table: str) -> str:
        """A table's file as dataset hubs look for it: from the output folder."""
        return f"{self._folder}{table}.parquet"

    @property
    def versions(self) -> str:
        """From the card to the list of versions."""
        return f"{self.link_base}{'' if self.published_folder else '../'}versions.json"
