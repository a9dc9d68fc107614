"""Finds the raw files of a folder, in an order that no file system decides.

Only names and kinds of files are looked at here; nothing is opened. Links are never followed, so
nothing outside the folder is read and no circle is walked.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import CopydeskError
from pipeline.project import SETTINGS_FILES

TEXT_SUFFIXES = frozenset({".txt", ".text"})
HTML_SUFFIXES = frozenset({".htm", ".html", ".xhtml"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES

Refusal = tuple[str, str]
"""A reason of ``rejects`` and its explanation."""


@dataclass(frozen=True, slots=True)
class RawFile:
    r"""A file below the raw folder.

    ``raw_path`` is its published name: below the raw folder, with ``/``; bytes that are not UTF-8
    become ``\xe9`` and a backslash is doubled, so that two files never have the same. ``refusal``
    is a reason of ``rejects`` and its explanation where the file is not to be read at all.
    """

    path: Path
    raw_path: str
    refusal: Refusal | None = None


def discover(raw: Path) -> list[RawFile]:
    """All files below ``raw`` but its settings, sorted by the bytes of their paths.

    A folder that cannot be listed stands there as a file would, refused. Raises CopydeskError where
    ``raw`` itself is such a folder.
    """
    return [
        RawFile(raw / name, _published(name), refusal)
        for name, refusal in sorted(_walk(raw), key=lambda item: os.fsencode(item[0]))
        if name not in SETTINGS_FILES
    ]


def locate(path: Path) -> RawFile:
    """The one raw file at ``path``, named by its last part."""
    return RawFile(path, _published(path.name), _refusal(path.name, path))


def _walk(raw: Path) -> Iterator[tuple[str, Refusal | None]]:
    """The names below ``raw``, and why what bears one is not to be read. Not recursive: a path may
    have more parts than Python can call functions.
    """
    folders = [""]
    while folders:
        prefix = folders.pop()
        try:
            with os.scandir(raw / prefix) as entries:
                listed = list(entries)
        except OSError as error:
            why = error.strerror or type(error).__name__
            if not prefix:
                raise CopydeskError(f"{raw}: the folder cannot be listed: {why}") from error
            yield prefix[:-1], ("unreadable", f"a folder that cannot be listed: {why}")
            continue
        for entry in listed:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(name + "/")
            else:
                yield name, _refusal(name, entry)


def _published(name: str) -> str:
    return os.fsencode(name).replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")


def _refusal(name: str, file: os.DirEntry[str] | Path) -> Refusal | None:
    try:
        mode = file.stat(follow_symlinks=False).st_mode
    except OSError as error:
        return "unreadable", error.strerror or type(error).__name__
    if stat.S_ISLNK(mode):
        return "link", "a symbolic link; links are not followed"
    if not stat.S_ISREG(mode):
        return "unreadable", "not a regular file"
    if any(part.startswith(".") for part in name.split("/")):
        return "unknown_format", "a hidden file, or in a hidden folder"
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        ending = f"the ending {suffix!a}" if suffix else "a name without an ending"
        return "unknown_format", f"{ending} is none of those that can be read: {known}"
    return None
