"""Wherever publishing stops, the old or the new release stands, and the next build heals."""

import dataclasses
import errno
import os
import shutil
import signal
import subprocess
import sys

import pytest

from pipeline.errors import CopydeskError
from pipeline.releasing import files
from pipeline.releasing.publish import publish
from pipeline.releasing.verify import verify, verify_folder
from pipeline.releasing.versions import read_versions
from tests.releasing.candidates import PROVENANCE, candidate, project_at, tree
from tests.releasing.tables import corpus, with_value

STEPS = (
    "make_folder",
    "write_file",
    "copy_file",
    "sync_file",
    "sync_folder",
    "rename",
    "remove_file",
    "remove_folder",
)
"""Every function of ``files`` that changes anything."""


class Crash(BaseException):
    """The machine stops here: no handler of errors runs."""


def half(name, path, *args):
    """Do half of a step that is not done at once."""
    if name == "write_file":
        path.write_bytes(args[0][: len(args[0]) // 2])
    elif name == "copy_file":
        data = path.read_bytes()
        args[0].write_bytes(data[: len(data) // 2])
    elif name == "remove_folder":
        sorted(path.iterdir())[0].unlink()


class Interruption:
    """Lets that many steps pass, then raises in the place of the next; counts and names them."""

    def __init__(self, monkeypatch, at=None, error=Crash, by_half=False):
        self.steps = []
        for name in STEPS:
            monkeypatch.setattr(files, name, self._wrapped(name, getattr(files, name)))
        self.at, self.error, self.by_half = at, error, by_half

    def _wrapped(self, name, original):
        def step(path, *args):
            self.steps.append((name, path.name))
            if len(self.steps) - 1 == self.at:
                if self.by_half:
                    half(name, path, *args)
                raise self.error() if isinstance(self.error, type) else self.error
            original(path, *args)

        return step


def retitled():
    tables = corpus()
    tables["articles"] = with_value(tables["articles"], "articles", 0, "title", "Another")
    return tables


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """Nothing here takes the power away, so the disk may write when it likes."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def old(tmp_path):
    return candidate(tmp_path / "old")


@pytest.fixture
def new(tmp_path):
    return candidate(
        tmp_path / "new", retitled(), provenance=dataclasses.replace(PROVENANCE, copydesk="0.2.0")
    )


def nothing(out):
    """Nothing was ever published."""


def damaged(out):
    (out / "v0.1.0" / "articles.parquet").write_bytes(b"damaged")
    (out / "README.md").write_text("scribbled")
    shutil.copytree(out / "v0.1.0", out / "v0.3.0")


def intact(out):
    """As it was published."""


SCENARIOS = {
    "first release": (False, "old", nothing),
    "second release": (True, "new", intact),
    "restoring a damaged one beside leftovers": (True, "old", damaged),
}


def at(made, root):
    """The candidate with its output and card below ``root``."""
    project = dataclasses.replace(made.project, out=root / "out", card=root / "card.md")
    moved = dataclasses.replace(made, project=project)
    vars(moved)["tables"] = made.tables  # read once, for speed
    return moved


@pytest.mark.parametrize("by_half", [False, True], ids=["before a step", "in a step"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_crash_at_any_step_leaves_a_whole_release_and_the_next_build_heals(
    tmp_path, old, new, scenario, by_half, monkeypatch
):
    has_old, which, prepare = SCENARIOS[scenario]
    made = {"old": old, "new": new}[which]
    start = tmp_path / "start"
    (start / "out").mkdir(parents=True)
    if has_old:
        publish(at(old, start))
    prepare(start / "out")
    before = read_versions(start / "out")
    goal = tmp_path / "goal"
    shutil.copytree(start, goal)
    with monkeypatch.context() as patch:
        steps = Interruption(patch)
        publish(at(made, goal))
    after = read_versions(goal / "out")
    assert verify(goal / "out") == []

    for number, (name, subject) in enumerate(steps.steps):
        if by_half and name not in ("write_file", "copy_file", "remove_folder"):
            continue
        where = f"step {number}: {name} {subject}"
        root = tmp_path / "run"
        shutil.copytree(start, root)
        with monkeypatch.context() as patch:
            Interruption(patch, number, by_half=by_half)
            with pytest.raises(Crash):
                publish(at(made, root))
        check_whole(root / "out", before, after, where, damaged=prepare is damaged)
        publish(at(made, root))
        assert tree(root) == tree(goal), where
        assert not list(root.rglob(".copydesk-*")), where
        shutil.rmtree(root)


def check_whole(out, before, after, where, *, damaged):
    """What consumers see: one of two lists of versions, and what it lists is whole."""
    there = read_versions(out)
    empty = there is not None and not there.entries
    assert there in (before, after) or (before is None and empty), where
    for entry in there.entries if there else ():
        folder = out / entry.folder
        # While a damaged folder changes places with a whole one it may be away, never half.
        if damaged and (
            not folder.exists() or folder.joinpath("articles.parquet").read_bytes() == b"damaged"
        ):
            continue
        assert verify_folder(folder, entry) == [], where


@pytest.mark.parametrize(
    ("code", "advice", "first"),
    [
        (errno.ENOSPC, "Free some space", 0),
        (errno.EROFS, "writable", 1),
        (errno.EACCES, "writable", 2),
    ],
)
def test_a_failing_disk_at_any_step_is_a_plain_error_and_loses_nothing(
    tmp_path, old, new, monkeypatch, code, advice, first
):
    start = tmp_path / "start"
    start.mkdir()
    publish(at(old, start))
    before = read_versions(start / "out")
    shutil.copytree(start, tmp_path / "goal")
    with monkeypatch.context() as patch:
        steps = Interruption(patch).steps
        publish(at(new, tmp_path / "goal"))
    # The three errors share the steps: each is tried at every third.
    for number in range(first, len(steps), 3):
        root = tmp_path / "run"
        shutil.copytree(start, root)
        with monkeypatch.context() as patch:
            Interruption(patch, number, OSError(code, os.strerror(code), "a file"))
            with pytest.raises(CopydeskError, match=advice) as caught:
                publish(at(new, root))
        assert os.strerror(code) in str(caught.value)
        assert caught.value.exit_status == 2
        there = read_versions(root / "out")
        assert there.entries[: len(before.entries)] == before.entries
        assert verify(root / "out") == [], steps[number]
        assert not (root / "out" / ".copydesk-release").exists(), steps[number]
        publish(at(new, root))
        assert tree(root) == tree(tmp_path / "goal"), steps[number]
        shutil.rmtree(root)


def test_a_card_that_cannot_be_written_says_that_the_release_is_published(tmp_path, old):
    (tmp_path / "card.md").mkdir()
    with pytest.raises(CopydeskError, match=r"data card of 0\.1\.0, which is published"):
        publish(at(old, tmp_path))
    assert verify(tmp_path / "out") == []
    (tmp_path / "card.md").rmdir()
    assert publish(at(old, tmp_path)).status == "unchanged"
    assert (tmp_path / "card.md").is_file()


def test_everything_is_on_the_disk_before_it_is_named_and_named_before_it_is_listed(
    tmp_path, old, monkeypatch
):
    steps = Interruption(monkeypatch)
    publish(at(old, tmp_path))
    done = steps.steps
    named = done.index(("rename", ".copydesk-release"))
    staged = [step for step in done[:named] if step[0] in ("write_file", "copy_file")]
    assert len(staged) >= 9
    assert done.index(("sync_folder", ".copydesk-release")) < named
    assert done.index(("sync_folder", "out"), named) < done.index(
        ("write_file", ".copydesk-versions.json"), named
    )
    listed = done.index(("rename", ".copydesk-versions.json"), named)
    assert done[listed + 1] == ("sync_folder", "out")
    assert done.index(("write_file", ".copydesk-README.md")) > listed


KILLED = """
import os, pathlib, signal, sys
from pipeline.releasing import files
from pipeline.releasing.publish import publish
from tests.releasing.candidates import candidate
step, subject, root = sys.argv[1:]
original = getattr(files, step)
def killed(path, *args):
    if path.name == subject and (step != "rename" or (path.parent / "v0.1.0").exists()):
        os.kill(os.getpid(), signal.SIGKILL)
    original(path, *args)
made = candidate(pathlib.Path(root))
setattr(files, step, killed)
publish(made)
"""


@pytest.mark.parametrize(
    ("step", "subject"),
    [
        ("sync_folder", ".copydesk-release"),
        ("rename", ".copydesk-versions.json"),
        ("rename", ".copydesk-README.md"),
    ],
)
def test_a_killed_process_holds_no_lock_and_the_next_build_heals(tmp_path, step, subject):
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(path or "." for path in sys.path))
    done = subprocess.run([sys.executable, "-c", KILLED, step, subject, tmp_path], env=env)
    assert done.returncode == -signal.SIGKILL
    out = project_at(tmp_path).out
    listed = read_versions(out)
    assert listed is None or not listed.entries or verify(out) == []
    publish(candidate(tmp_path))
    assert verify(out) == []
    assert {path.name for path in out.iterdir()} == {"README.md", "v0.1.0", "versions.json"}
