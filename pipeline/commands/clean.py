"""``copydesk clean``: raw files to JSON Lines, a line a file."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.commands.json_lines import json_line
from pipeline.desk import Desk, Edited
from pipeline.errors import CopydeskError
from pipeline.facts.corrections import Correction, load_corrections
from pipeline.project import SETTINGS_FILES, load_settings
from pipeline.reading import RawFile, Reject, Source, discover, load_sources, locate, read_file

Line = dict[str, Any]


def run(paths: Iterable[str]) -> int:
    """Print a line for each file of ``paths``; the exit status."""
    for line in clean(*paths):
        sys.stdout.write(json_line(line))
    return 0


def clean(*paths: str | Path) -> Iterator[Line]:
    """One line for each file, in the order of the sorted paths: facts, clean text and segments.

    ``paths`` are files, or folders that are read with all below them. The settings, sources and
    corrections of the raw folder in which a file lies are used, so that the result is the same as
    in a build. A file that cannot be used has its line too, with ``error``. Raises CopydeskError
    for a path that does not exist.
    """
    given = [Path(path) for path in paths]
    missing = next((path for path in given if not path.exists() and not path.is_symlink()), None)
    if missing is not None:
        raise CopydeskError(f"{missing}: there is no such file or folder")
    files = {str(path): found for root in given for path, found in _files(root)}
    folders: dict[Path, _Folder] = {}
    for path in sorted(files):
        root, file = files[path]
        folder = folders.setdefault(root, _Folder.at(root))
        yield _line(path, folder.edit(file))


@dataclass(frozen=True)
class _Folder:
    """A raw folder with a desk that works by its settings."""

    desk: Desk
    sources: dict[str, Source]
    corrections: dict[str, list[Correction]]

    @classmethod
    def at(cls, root: Path) -> "_Folder":
        corrections = {key: list(own) for key, own in load_corrections(root).items()}
        return cls(Desk(load_settings(root)), dict(load_sources(root)), corrections)

    def edit(self, file: RawFile) -> Edited | Reject:
        document = read_file(file, self.sources.get(file.raw_path))
        if isinstance(document, Reject):
            return document
        return self.desk.edit(document, self.corrections.get(document.doc_id, []))


def _files(root: Path) -> Iterator[tuple[Path, tuple[Path, RawFile]]]:
    """Each file of a path given, with the raw folder in which it lies."""
    if root.is_dir():
        top = _raw_folder(root) or root
        below = root.relative_to(top).as_posix()
        for file in discover(root):
            inner = file.raw_path if below == "." else f"{below}/{file.raw_path}"
            yield root / file.raw_path, (top, RawFile(file.path, inner, file.refusal))
    else:
        top = _raw_folder(root.parent) or root.parent
        file = locate(root)
        inner = (root.parent / file.raw_path).relative_to(top).as_posix()
        yield root, (top, RawFile(file.path, inner, file.refusal))


def _raw_folder(folder: Path) -> Path | None:
    """The nearest folder, from this one upwards, that holds settings of a raw folder."""
    for place in (folder, *folder.parents):
        if any((place / name).is_file() for name in SETTINGS_FILES):
            return place
    return None


def _line(path: str, result: Edited | Reject) -> Line:
    if isinstance(result, Reject):
        facts: Line = dict.fromkeys(_FACTS)
        facts["doc_id"] = result.doc_id
        error = f"{result.reason}: {result.detail}"
        return {"path": path, **facts, "authors": [], "segments": [], "error": error}
    article = result.article
    facts = {
        "doc_id": article.doc_id,
        "title": article.title,
        "outlet": article.outlet_name,
        "outlet_id": article.outlet_id,
        "original_publisher": article.original_publisher_name,
        "published": article.published,
        "updated": article.updated,
        "authors": article.authors,
        "language": article.language,
        "body_text": article.text,
    }
    segments = [
        {"start": s.start, "end": s.end, "role": s.role, "kept": s.kept, "rule": s.rule}
        for s in result.segments
    ]
    return {"path": path, **facts, "segments": segments, "error": None}


_FACTS = (
    "doc_id",
    "title",
    "outlet",
    "outlet_id",
    "original_publisher",
    "published",
    "updated",
    "authors",
    "language",
    "body_text",
)
