"""One build at a time: a lock on a folder, which the system releases when its holder ends.

The folder itself is locked, so that no file remains that could go stale.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import CopydeskError


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of ``folder``, which exists, while the block runs.

    Raises CopydeskError where another process holds it, or where its file system has no locks.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CopydeskError(f"{folder}: {_reason(error)}") from error
        yield
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
        return "another build is writing there. Wait until it has ended, then build again."
    return (
        f"cannot be locked against a second build ({error.strerror}). Build into a folder on a "
        "local disk and copy it."
    )
