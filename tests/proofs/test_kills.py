"""Processes killed at random moments: the old or the new release stands, and the next build heals.

``killed`` does so to publications alone, hundreds of times; here whole builds are killed too, with
their workers and without them.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time

import pytest

from pipeline.releasing.verify import verify
from pipeline.releasing.versions import read_versions
from tests.proofs import builds

KILLS = 210
SEED = 20201125
BUILD_KILLS = 10


def told(counts: dict[str, int]) -> str:
    return "\n".join(f"{count:>5}  {state}" for state, count in sorted(counts.items()))


def test_a_publication_killed_at_any_moment_leaves_the_old_or_the_new_release(tmp_path, report):
    done = subprocess.run(
        [sys.executable, "-m", "tests.proofs.killed", tmp_path, str(KILLS), str(SEED)],
        cwd=builds.ROOT,
        env=builds.environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    report("kills of publications", told(counts))
    killed = {state: n for state, n in counts.items() if state != "ended before the signal came"}
    assert sum(killed.values()) >= 0.95 * KILLS
    # So many kills reach the narrow moments too.
    for state in (
        "published yet, a release in the making",
        "a folder that is not listed",
        "the new release, a card to be written",
    ):
        assert any(state in name for name in killed), f"never found: {state}"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A few pages in several shards, a published version of them, and one page more."""
    folder = tmp_path_factory.mktemp("corpus")
    files = builds.pages(plain=12, last=4)
    extra = list(files)[-1]
    builds.write({name: page for name, page in files.items() if name != extra}, folder / "raw")
    begun = time.perf_counter()
    done = builds.copydesk("build", "--raw", folder / "raw", "--out", folder / "old")
    assert done.status == 0, done.err
    seconds = time.perf_counter() - begun
    builds.write(files, folder / "raw")
    shutil.copytree(folder / "old", folder / "new")
    done = builds.copydesk("build", "--raw", folder / "raw", "--out", folder / "new")
    assert done.status == 0, done.err
    return folder, seconds


def test_a_build_killed_at_any_moment_leaves_a_release_and_the_next_one_heals(
    tmp_path, corpus, report
):
    folder, seconds = corpus
    goal = builds.published(folder / "new")
    versions = {name: (folder / name / "versions.json").read_bytes() for name in ("old", "new")}
    chance = random.Random(SEED)
    counts: dict[str, int] = {}
    out = tmp_path / "out"
    shutil.copytree(folder / "old", out)
    killed = number = 0
    while killed < BUILD_KILLS:
        with_workers = bool(number % 2)
        process = builds.started(
            *("build", "--raw", folder / "raw", "--out", out, "--engine", "process"),
            *("--workers", 2),
        )
        time.sleep(chance.uniform(0.1, 1.1) * seconds)
        if process.poll() is None:
            killed += 1
        else:
            seconds *= 0.8  # The machine is faster than it was.
        builds.kill(process, with_workers=with_workers)
        there = (out / "versions.json").read_bytes()
        assert there in versions.values(), "neither old nor new"
        assert verify(out) == []
        state = next(name for name, content in versions.items() if content == there)
        how = "with its workers" if with_workers else "alone"
        state = f"killed {how}: the {state} release, {lies_around(out)}"
        counts[state] = counts.get(state, 0) + 1
        # What lies around stays for the next build, so that it piles up, until one is healed.
        if number % 3 == 2:
            done = builds.copydesk("build", "--raw", folder / "raw", "--out", out)
            assert done.status == 0, f"not healed after: {state}\n{done.err}"
            assert builds.published(out) == goal
            assert "nothing" in lies_around(out)
            shutil.rmtree(out)
            shutil.copytree(folder / "old", out)
        number += 1
    done = builds.copydesk("build", "--raw", folder / "raw", "--out", out)
    assert (done.status, builds.published(out)) == (0, goal), done.err
    report("kills of builds", told(counts))


def lies_around(out):
    """What unfinished things there are, in words."""
    work = out / ".copydesk"
    shards = [path for path in (work / "shards").iterdir() if path.name.startswith(".")]
    names = [path.name for path in [*out.iterdir(), *work.rglob("*")]]
    found = []
    if shards:
        found.append("an unfinished shard")
    if any(name.startswith(".copydesk-") for name in names):
        found.append("an unfinished file or release")
    versions = read_versions(out)
    listed = {entry.folder for entry in versions.entries} if versions else set()
    if {name for name in os.listdir(out) if name.startswith("v0")} - listed:
        found.append("a folder that is not listed")
    return " and ".join(found) or "nothing lies around"
