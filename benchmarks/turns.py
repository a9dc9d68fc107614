"""All systems on the same pages, page by page in turn.

Another program that takes the processor for a second then slows all systems alike, so that the
ratio of their speeds can be believed on a machine that is not quiet.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.folder import Folder, Page
from benchmarks.folds import fold_of

WORKER = Path(__file__).with_name("worker.py")
WARM_UP = 3
"""Pages that every system reads once before its time counts: what is loaded when first used."""

Job = tuple[str, str]
"""A system and the form of page that it reads."""


@dataclass
class Run:
    """What one system made of all pages in one form; seconds are those of a processor."""

    version: str
    predictions: dict[str, dict[str, Any]] = field(default_factory=dict)
    seconds: float = 0.0
    bytes: int = 0
    slowest: tuple[float, str] = (0.0, "")
    """Seconds per megabyte, and the page's id."""
    errors: int = 0


class Worker:
    """The process of one system."""

    def __init__(self, system: str, python: Path) -> None:
        """Start it with this Python. ``version`` is None where the system is not installed."""
        threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
        self._process = subprocess.Popen(
            [str(python), "-W", "ignore", str(WORKER), system],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, **threads, "PYTHONHASHSEED": "0"},
        )
        self.version = self._answer().get("version")

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Its answer for one page."""
        assert self._process.stdin
        print(json.dumps(question), file=self._process.stdin, flush=True)
        return self._answer()

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args} ended; run it by hand to see why")
        answer: dict[str, Any] = json.loads(line)
        return answer


def run(
    folder: Folder,
    jobs: Sequence[Job],
    python_of: Callable[[str], Path],
    told: Callable[[str], None] = lambda words: None,
) -> dict[Job, Run]:
    """Run every job on every page that has its form; those of missing systems are left out.

    ``python_of`` names the interpreter of each system; ``told`` gets a line of progress now and
    then.
    """
    hidden: dict[int, list[str]] = {}
    for page in folder.pages:
        hidden.setdefault(fold_of(page.publisher), []).append(page.gold["reg_domain"])
    workers: dict[str, Worker] = {}
    for system, _ in jobs:
        if system not in workers:
            workers[system] = Worker(system, python_of(system))
            if workers[system].version is None:
                told(f"{system}: not installed, skipped")
    runs = {job: Run(workers[job[0]].version) for job in jobs if workers[job[0]].version}

    def question(page: Page, form: str) -> dict[str, Any]:
        fold = fold_of(page.publisher)
        path = str(page.folder / form)
        return {
            "path": path,
            "language": page.gold["lang"],
            "fold": fold,
            "hidden": hidden[fold],
        }

    for number, page in enumerate([*folder.pages[:WARM_UP], *folder.pages]):
        for (system, form), made in runs.items():
            if not (page.folder / form).is_file():
                continue
            answer = workers[system].ask(question(page, form))
            if number >= WARM_UP:
                _add(made, page, (page.folder / form).stat().st_size, answer)
        if number % 100 == 99:
            told(f"{number + 1 - WARM_UP} of {len(folder.pages)} pages")
    for worker in workers.values():
        worker.close()
    return runs


def _add(made: Run, page: Page, size: int, answer: Mapping[str, Any]) -> None:
    made.predictions[page.id] = answer["prediction"]
    made.seconds += answer["seconds"]
    made.bytes += size
    made.slowest = max(made.slowest, (answer["seconds"] / max(size, 1_000_000) * 1e6, page.id))
    made.errors += "error" in answer


def our_python() -> Path:
    """The interpreter of this process."""
    return Path(sys.executable)
