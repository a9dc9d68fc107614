"""Kills publications at random moments, counts what they leave, and heals it. Run as a program.

    python -m tests.proofs.killed FOLDER KILLS SEED

Everything is imported and every table made once; each publication runs in a forked process, which
is killed with SIGKILL: half of them by the clock, half before a random one of the changes to files
that Python itself reports, between which the narrow moments lie. Prints one line of JSON: how often
each state was found. Ends with an error where a state is none of those that may be.
"""

import dataclasses
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from pipeline.releasing.publish import publish
from pipeline.releasing.release import Candidate
from pipeline.releasing.verify import verify
from pipeline.releasing.versions import Versions, read_versions
from tests.releasing.candidates import PROVENANCE, candidate, tree
from tests.releasing.tables import corpus, with_value

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
"""The events that Python reports before it changes what a folder holds, besides opening a file."""


class Operations:
    """Counts the changes to files, and kills this process before the one numbered ``last``."""

    def __init__(self) -> None:
        self.count = 0
        self.last: int | None = None

    def __call__(self, event: str, details: tuple[object, ...]) -> None:
        opened = event == "open" and isinstance(details[2], int) and details[2] & os.O_CREAT
        if opened or event in CHANGES:
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
            self.count += 1


OPERATIONS = Operations()


@dataclasses.dataclass(frozen=True)
class Case:
    """One publication: the folder before it, after it, and what to publish."""

    name: str
    start: Path
    goal: dict[str, str]
    after: Versions | None
    made: Candidate
    seconds: float
    operations: int


def main(folder: Path, kills: int, seed: int) -> None:
    sys.addaudithook(OPERATIONS)
    chance = random.Random(seed)
    cases = make_cases(folder)
    found: Counter[str] = Counter()
    done = 0
    while done < kills:
        number = found.total()
        case = cases[number % len(cases)]
        root = folder / "run"
        shutil.copytree(case.start, root)
        made = moved(case.made, root)
        if number // len(cases) % 2:
            killed = forked(made, at_operation=chance.randrange(case.operations))
        else:
            # A tenth beyond its usual end, so that some are done when the signal comes.
            killed = forked(made, after=chance.uniform(0, 1.1 * case.seconds))
        state = look(case, root)
        publish(made)
        assert tree(root) == case.goal, f"kill {done}: not healed after: {state}"
        assert not verify(root / "out")
        shutil.rmtree(root)
        done += killed
        found[f"{case.name}: {state}" if killed else "ended before the signal came"] += 1
    print(json.dumps(found))


def moved(made: Candidate, root: Path) -> Candidate:
    """The candidate with its output and card below ``root``; its tables stay where they are."""
    project = dataclasses.replace(made.project, out=root / "out", card=root / "card.md")
    other = dataclasses.replace(made, project=project)
    vars(other)["tables"] = made.tables
    return other


def make_cases(folder: Path) -> list[Case]:
    """A first release, a second one, and one that is already there."""
    old = candidate(folder / "old")
    tables = corpus(documents=40)
    tables["articles"] = with_value(tables["articles"], "articles", 0, "title", "Another")
    newer = dataclasses.replace(PROVENANCE, copydesk="0.2.0")
    new = candidate(folder / "new", tables, provenance=newer)
    empty, full = folder / "empty", folder / "full"
    (empty / "out").mkdir(parents=True)
    (full / "out").mkdir(parents=True)
    publish(moved(old, full))
    return [
        make_case(folder, "first", empty, old),
        make_case(folder, "second", full, new),
        make_case(folder, "unchanged", full, old),
    ]


def make_case(folder: Path, name: str, start: Path, made: Candidate) -> Case:
    """The case with what it leads to, how long it takes and how many operations."""
    goal = folder / f"goal-{name}"
    for _ in range(2):  # the first time is slower
        shutil.rmtree(goal, ignore_errors=True)
        shutil.copytree(start, goal)
        OPERATIONS.count, begun = 0, time.perf_counter()
        publish(moved(made, goal))
    seconds = time.perf_counter() - begun
    after = read_versions(goal / "out")
    return Case(name, start, tree(goal), after, made, seconds, OPERATIONS.count)


def forked(made: Candidate, *, after: float | None = None, at_operation: int | None = None) -> bool:
    """Publish in a process of its own; whether it was killed before it had ended."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            OPERATIONS.count, OPERATIONS.last = 0, at_operation
            publish(made)
            status = 0
        finally:
            os._exit(status)
    if after is not None:
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the publication failed by itself"
    return False


def look(case: Case, root: Path) -> str:
    """What a reader finds, in words; it must be the old release or the new one, and whole."""
    out = root / "out"
    before, there = read_versions(case.start / "out"), read_versions(out)
    empty = there is not None and not there.entries
    assert there in (before, case.after) or (before is None and empty), "neither old nor new"
    if there is None or empty:
        published = "nothing published yet"
    else:
        assert verify(out) == []
        published = "the old release" if there == before != case.after else "the new release"
        published = "the release" if before == case.after else published
    return f"{published}, {' and '.join(leftovers(case, root, there)) or 'nothing lies around'}"


def leftovers(case: Case, root: Path, there: Versions | None) -> list[str]:
    """What lies around besides the release, in words."""
    names = {path.name for path in (root / "out").iterdir()}
    listed = {entry.folder for entry in there.entries} if there else set()
    found = []
    if ".copydesk-release" in names:
        found.append("a release in the making")
    if {name for name in names if name.startswith("v0")} - listed:
        found.append("a folder that is not listed")
    if {name for name in names if name.startswith(".copydesk-")} - {".copydesk-release"}:
        found.append("an unfinished file")
    if not found and there == case.after and tree(root) != case.goal:
        found.append("a card to be written")
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
