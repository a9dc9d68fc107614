"""Reads the bytes of one raw file, and of nothing else.

Between finding a file and reading it, anything may have come into its place: a link that leads out
of the raw folder, a pipe that never ends, a longer file. So every part of the path below the raw
folder is opened by itself without following links, and what was opened is looked at again.
"""

import errno
import os
import stat
from contextlib import ExitStack

from pipeline.reading.discover import HTML_SUFFIXES, RawFile

MAX_BYTES = 16 * 1024 * 1024
"""Larger files are no single news page: a thick novel has one megabyte, the largest pages known a
few. What is larger (a dump of many pages, a log) would hold up the build for minutes."""

MAX_HTML_BYTES = 32 * 1024 * 1024
"""HTML may be larger: pages carry pictures and the state of their scripts within themselves, which
cost little."""

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""Without O_NONBLOCK opening a pipe would wait for somebody to write into it."""


class UnreadableError(Exception):
    """The file cannot be used; ``reason`` is a reason of ``rejects``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def read_bytes(file: RawFile) -> bytes:
    """The bytes of a raw file. Raises UnreadableError where it must not or cannot be read."""
    if file.refusal:
        raise UnreadableError(*file.refusal)
    try:
        with ExitStack() as opened:
            return _read(_open(file, opened), _limit(file))
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UnreadableError("link", "a symbolic link; links are not followed") from error
        raise UnreadableError("unreadable", error.strerror or type(error).__name__) from error


def _open(file: RawFile, opened: ExitStack) -> int:
    """A descriptor of the file, reached from the raw folder part by part."""
    depth = file.raw_path.count("/")
    *folders, name = file.path.parts[-depth - 1 :]
    place = _kept(os.open(file.path.parents[depth], _FOLDER), opened)
    for folder in folders:
        place = _kept(os.open(folder, _FOLDER | os.O_NOFOLLOW, dir_fd=place), opened)
    return _kept(os.open(name, _FILE, dir_fd=place), opened)


def _kept(descriptor: int, opened: ExitStack) -> int:
    opened.callback(os.close, descriptor)
    return descriptor


def _limit(file: RawFile) -> int:
    return MAX_HTML_BYTES if file.path.suffix.lower() in HTML_SUFFIXES else MAX_BYTES


def _read(descriptor: int, limit: int) -> bytes:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        raise UnreadableError("unreadable", "not a regular file")
    if before.st_size > limit:
        raise UnreadableError("too_large", f"{before.st_size} bytes; a page may have {limit}")
    chunks: list[bytes] = []
    length = 0
    # One byte more than there should be shows that somebody still writes.
    while length <= before.st_size:
        chunk = os.read(descriptor, before.st_size + 1 - length)
        if not chunk:
            break
        chunks.append(chunk)
        length += len(chunk)
    after = os.fstat(descriptor)
    if length != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise UnreadableError("changed", "the file changed while it was read; build again")
    return b"".join(chunks)
