"""All systems on the same pages, some pages at a time in turn.

Another program that takes the processor for a minute then slows all systems alike, so that the
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
AT_A_TIME = 20
"""Pages of a turn. People read many pages with one system: were it another's turn after each, a
system would begin every page with the processor's caches full of the others' data.
"""

Job = tuple[str, str]
"""A system and the form of page that it reads."""


@dataclass
class Run:
    """What one system made of all pages in one form; seconds are those of a processor."""

    version: str
    predictions: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By page, as the next two."""
    seconds: dict[str, float] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    errors: int = 0

    @property
    def gives(self) -> set[str]:
        """The fields that the system gives, on one page or another."""
        return {field for prediction in self.predictions.values() for field in prediction}


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
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args!r} ended; run it by hand to see why")
        answer: dict[str, Any] = json.loads(line)
        return answer


def run(
    folder: Folder,
    jobs: Sequence[Job],
    python_of: Callable[[str], Path],
    fold_weights: Path | None = None,
    told: Callable[[str], None] = lambda words: None,
) -> dict[Job, Run]:
    """Run every job on every page that has its form; those of missing systems are left out.

    ``python_of`` names the interpreter of each system; ``fold_weights`` holds a folder of learned
    weights for each fold, named by its number; ``told`` gets a line of progress now and then.
    """
    publishers = _publishers(folder.pages)
    workers: dict[str, Worker] = {}
    for system, _ in jobs:
        if system not in workers:
            workers[system] = Worker(system, python_of(system))
            if workers[system].version is None:
                told(f"{system}: not installed, skipped")
    versions = {system: worker.version for system, worker in workers.items()}
    runs = {job: Run(str(versions[job[0]])) for job in jobs if versions[job[0]]}

    def question(page: Page, form: str) -> dict[str, Any]:
        fold = fold_of(page.publisher)
        path = str(page.folder / form)
        return {
            "path": path,
            "language": page.gold["lang"],
            "fold": fold,
            "weights": fold_weights and str(fold_weights / str(fold)),
            **publishers[fold],
        }

    def read(job: Job, pages: Sequence[Page], made: Run) -> None:
        system, form = job
        for page in pages:
            if not (page.folder / form).is_file():
                continue
            answer = workers[system].ask(question(page, form))
            made.predictions[page.id] = answer["prediction"]
            made.seconds[page.id] = answer["seconds"]
            made.bytes[page.id] = (page.folder / form).stat().st_size
            made.errors += "error" in answer

    for job in runs:
        read(job, _warm_up(folder.pages), Run(""))
    for first in range(0, len(folder.pages), AT_A_TIME):
        for job, made in runs.items():
            read(job, folder.pages[first : first + AT_A_TIME], made)
        told(f"{first} of {len(folder.pages)} pages")
    for worker in workers.values():
        worker.close()
    return runs


def _warm_up(pages: Sequence[Page]) -> list[Page]:
    """Pages that every system reads once before its time counts, one of each fold: what is loaded
    when first used is start-up, and so is what was learned for a fold.
    """
    return list({fold_of(page.publisher): page for page in pages}.values())


def _publishers(pages: Sequence[Page]) -> dict[int, dict[str, list[str]]]:
    """Of each fold the domains and the names of its publishers."""
    found: dict[int, dict[str, set[str]]] = {}
    for page in pages:
        fold = found.setdefault(fold_of(page.publisher), {"domains": set(), "names": set()})
        fold["domains"].add(page.gold["reg_domain"])
        fold["names"].update(filter(None, [page.gold.get("outlet")]))
        fold["names"].update(page.gold.get("outlet_aliases") or [])
    return {
        fold: {kind: sorted(values) for kind, values in kinds.items()}
        for fold, kinds in found.items()
    }


def our_python() -> Path:
    """The interpreter of this process."""
    return Path(sys.executable)
