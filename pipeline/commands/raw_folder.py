"""The raw folder around a file that a command is given: its settings, sources and corrections.

With them a command on single files finds what a build finds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.desk import Desk, Edited
from pipeline.facts.corrections import Correction, load_corrections
from pipeline.project import SETTINGS_FILES, load_settings
from pipeline.reading import (
    Document,
    RawFile,
    Reject,
    Source,
    discover,
    load_sources,
    locate,
    read_file,
)


@dataclass(frozen=True)
class RawFolder:
    """A raw folder with a desk that works by its settings."""

    desk: Desk
    sources: dict[str, Source]
    corrections: dict[str, list[Correction]]

    @classmethod
    def at(cls, root: Path) -> "RawFolder":
        """The folder as its settings, sources and corrections describe it."""
        corrections = {key: list(own) for key, own in load_corrections(root).items()}
        return cls(Desk(load_settings(root)), dict(load_sources(root)), corrections)

    def read(self, file: RawFile) -> Document | Reject:
        """The document in a file of the folder."""
        return read_file(file, self.sources.get(file.raw_path))

    def edit(self, file: RawFile) -> Edited | Reject:
        """The article in a file of the folder."""
        document = self.read(file)
        return document if isinstance(document, Reject) else self.edit_document(document)

    def edit_document(self, document: Document) -> Edited | Reject:
        """The article in a document of the folder."""
        return self.desk.edit(document, self.corrections.get(document.doc_id, []))


def files_of(path: Path) -> Iterator[tuple[Path, tuple[Path, RawFile]]]:
    """Each file of a path given, a file or a folder, with the raw folder in which it lies."""
    if path.is_dir():
        top = _raw_folder(path) or path
        below = path.relative_to(top).as_posix()
        for file in discover(path):
            inner = file.raw_path if below == "." else f"{below}/{file.raw_path}"
            yield path / file.raw_path, (top, RawFile(file.path, inner, file.refusal))
    else:
        top = _raw_folder(path.parent) or path.parent
        file = locate(path)
        inner = (path.parent / file.raw_path).relative_to(top).as_posix()
        yield path, (top, RawFile(file.path, inner, file.refusal))


def _raw_folder(folder: Path) -> Path | None:
    """The nearest folder, from this one upwards, that holds settings of a raw folder."""
    for place in (folder, *folder.parents):
        if any((place / name).is_file() for name in SETTINGS_FILES):
            return place
    return None
