import errno
import fcntl
import subprocess
import sys

import pytest

from pipeline.errors import CopydeskError
from pipeline.releasing.lock import only_one


def test_the_lock_is_free_again_after_the_block_whatever_happened(tmp_path):
    with pytest.raises(RuntimeError), only_one(tmp_path):
        raise RuntimeError
    with only_one(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_another_process_holds_it_until_it_ends(tmp_path):
    code = (
        "import fcntl, os, sys; handle = os.open(sys.argv[1], os.O_RDONLY);"
        "fcntl.flock(handle, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CopydeskError, match="another build is writing"), only_one(tmp_path):
            pass
        other.kill()
    with only_one(tmp_path):
        pass


def test_a_file_system_without_locks_is_told_in_words(tmp_path, monkeypatch):
    def unsupported(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with pytest.raises(CopydeskError, match="No locks available"), only_one(tmp_path):
        pass
