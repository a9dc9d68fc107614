"""Every operation on files that a release is made with, and none besides.

Each function is one step after which the machine may stop: what is written is on the disk before
the function returns, and a name changes from the old to the new at once. Tests stop a publication
before, in and after each of them. What the steps are for belongs to their callers.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import CopydeskError

PREFIX = ".copydesk-"
"""How the names of everything unfinished begin, so that a later build knows it as ours."""

_CHUNK = 1 << 20


def make_folder(path: Path) -> None:
    """Make the folder ``path`` and those above it; nothing where it is there."""
    path.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, replacing what stood there; not atomic."""
    with path.open("wb", buffering=0) as file:
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        os.fsync(file.fileno())


def copy_file(source: Path, target: Path) -> None:
    """Copy the bytes of ``source``, and nothing else of it, to ``target``; not atomic."""
    # Buffered: an unbuffered file may write less than it was given, as on a disk that is all but
    # full, and says so by a number that copying does not look at.
    with source.open("rb") as reader, target.open("wb") as writer:
        shutil.copyfileobj(reader, writer, _CHUNK)
        writer.flush()
        os.fsync(writer.fileno())


def sync_file(path: Path) -> None:
    """Wait until the content of a file that others wrote is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the names in the folder ``path`` are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(source: Path, target: Path) -> None:
    """Give a file or folder its new name at once; a file that had it is replaced."""
    source.replace(target)


def remove_file(path: Path) -> None:
    """Remove a file or link, if it is there."""
    path.unlink(missing_ok=True)


def remove_folder(path: Path) -> None:
    """Remove a folder with all that is in it."""
    shutil.rmtree(path)


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of the file ``path`` at once: a reader sees the old or the new."""
    unfinished = path.with_name(PREFIX + path.name)
    write_file(unfinished, data)
    rename(unfinished, path)
    sync_folder(path.parent)


def sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def plain_errors(doing: str) -> Iterator[None]:
    """Turn what the system says of a failed operation into words that tell what to do.

    ``doing`` completes "While …": what was going on.
    """
    try:
        yield
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise CopydeskError(
            f"While {doing}: {where}{error.strerror or error}. {_advice(error)}"
        ) from error


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Free some space on that disk, then build again; what was published before still is."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            "Make it writable for this user, then build again; what was published before still is."
        )
    return "Mend that, then build again; what was published before still is."
