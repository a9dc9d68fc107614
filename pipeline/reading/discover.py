"""Finds the raw files of a folder, in an order that no file system decides.

Only names and kinds of files are looked at here; nothing is opened. Links are never followed, so
nothing outside the folder is read and no circle is walked.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.project import SETTINGS_FILES

TEXT_SUFFIXES = frozenset({".txt", ".text"})


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file below the raw folder.

    ``raw_path`` is its published name: below the raw folder, with ``/``, and with backslash escapes
    for bytes that are not UTF-8. ``refusal`` is a reason of ``rejects`` and its explanation where
    the file is not to be read at all.
    """

    path: Path
    raw_path: str
    refusal: tuple[str, str] | None = None


def discover(raw: Path) -> list[RawFile]:
    """All files below ``raw`` but its settings, sorted by the bytes of their paths."""
    found = sorted(_walk(raw, ""), key=lambda item: os.fsencode(item[0]))
    return [
        RawFile(Path(entry.path), _published(name), _refusal(name, entry))
        for name, entry in found
        if name not in SETTINGS_FILES
    ]


def locate(path: Path) -> RawFile:
    """The one raw file at ``path``, named by its last part."""
    with os.scandir(path.parent) as entries:
        entry = next(entry for entry in entries if entry.name == path.name)
        return RawFile(path, _published(path.name), _refusal(path.name, entry))


def _walk(folder: os.PathLike[str] | str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, name + "/")
            else:
                yield name, entry


def _published(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _refusal(name: str, entry: os.DirEntry[str]) -> tuple[str, str] | None:
    if entry.is_symlink():
        return "link", "a symbolic link; links are not followed"
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return "unreadable", "not a regular file"
    if any(part.startswith(".") for part in name.split("/")):
        return "unknown_format", "a hidden file, or in a hidden folder"
    suffix = Path(name).suffix.lower()
    if suffix not in TEXT_SUFFIXES:
        known = ", ".join(sorted(TEXT_SUFFIXES))
        ending = f"the ending {suffix!r}" if suffix else "a name without an ending"
        return "unknown_format", f"{ending} is none of those that can be read: {known}"
    return None
