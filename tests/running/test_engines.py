"""Workers that are killed, and builds that are: plain errors, and nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import CopydeskError
from pipeline.running.engines import run

ROOT = Path(__file__).parent.parent.parent

PATIENCE = 300
"""Seconds to wait for what a busy machine does late."""


def double(number: int) -> int:
    return 2 * number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail_at_three(number: int) -> int:
    if number == 3:
        raise CopydeskError("three cannot be used")
    return number


def note_and_sleep(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(60)


@pytest.mark.parametrize("engine", ["inline", "process"])
def test_every_engine_gives_every_result_once(engine):
    assert sorted(run(engine, 2, double, range(9))) == [2 * number for number in range(9)]


def test_a_worker_that_is_killed_is_told_with_what_to_do():
    with pytest.raises(CopydeskError, match=r"ended from outside.*build again.*--workers"):
        list(run("process", 2, die_at_three, range(9)))


def test_what_a_task_raises_comes_through():
    with pytest.raises(CopydeskError, match="three cannot be used"):
        list(run("process", 2, fail_at_three, range(9)))


def test_workers_end_with_a_build_that_is_killed(tmp_path):
    code = (
        "from pipeline.running.engines import run\n"
        "from tests.running.test_engines import note_and_sleep\n"
        "if __name__ == '__main__':\n"
        f"    paths = [{str(tmp_path)!r} + f'/{{n}}' for n in (1, 2)]\n"
        "    list(run('process', 2, note_and_sleep, paths))"
    )
    script = tmp_path / "build.py"
    script.write_text(code)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    build = subprocess.Popen([sys.executable, str(script)], env=env)
    pids = [_pid(tmp_path / name) for name in ("1", "2")]
    build.kill()
    build.wait()
    deadline = time.monotonic() + PATIENCE
    while any(map(_runs, pids)):
        assert time.monotonic() < deadline, f"{pids} run on without the build"
        time.sleep(0.05)


def _pid(path: Path) -> int:
    deadline = time.monotonic() + PATIENCE
    while not (path.exists() and path.read_text()):
        assert time.monotonic() < deadline, "no worker began"
        time.sleep(0.05)
    return int(path.read_text())


def _runs(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
