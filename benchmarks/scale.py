"""How fast the whole build is, where its time goes, and how much memory it takes.

Every build is a process of its own, as people start it. Memory is the peak of resident memory, that
of the largest process and that of all together, sampled from /proc, so this runs on Linux alone.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import write_corpus  # noqa: E402

SECONDS_BETWEEN_SAMPLES = 0.05


@dataclass(frozen=True)
class Run:
    """One process with its children: seconds, those of a processor too, and peaks in megabytes.

    Where other programs run, seconds of the processor tell more.
    """

    what: str
    seconds: float
    processor: float
    largest: float
    together: float


def measured(what: str, command: Sequence[str]) -> Run:
    """Run a command; raises CalledProcessError where it fails. That checks block is told."""
    with tempfile.TemporaryFile("w+") as told:
        start, used = time.perf_counter(), _used()
        process = subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=told)
        peaks = [0.0, 0.0]
        watcher = threading.Thread(target=_watch, args=(process, peaks))
        watcher.start()
        status = process.wait()
        seconds = time.perf_counter() - start
        watcher.join()
        told.seek(0)
        lines = told.read().splitlines()
        if status == 1:
            print("blocked:", *(line for line in lines if line.startswith("FAILED")), sep="\n  ")
        elif status:
            print(*lines[-20:], sep="\n")
            raise subprocess.CalledProcessError(status, command)
    return Run(what, seconds, _used() - used, *peaks)


def _used() -> float:
    """Seconds of a processor that children took which have ended, with theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    while process.poll() is None:
        sizes = [_resident(pid) for pid in _family(process.pid)]
        peaks[0] = max(peaks[0], *sizes, 0.0)
        peaks[1] = max(peaks[1], sum(sizes))
        time.sleep(SECONDS_BETWEEN_SAMPLES)


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    found = [pid]
    for parent in found:
        try:
            for thread in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _resident(pid: int) -> float:
    """Resident memory in megabytes; 0 of a process that has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def build(what: str, raw: Path, out: Path, workers: int = 1) -> Run:
    """The command that people type."""
    engine = ["--engine", "process", "--workers", str(workers)] if workers > 1 else []
    command = [sys.executable, "-m", "pipeline.cli", "build"]
    return measured(what, [*command, "--raw", str(raw), "--out", str(out), *engine])


Stages = dict[str, tuple[float, float, float]]


def stages(raw: Path, out: Path, workers: int) -> Stages:
    """Of each stage seconds, those of a processor, and the peak memory (MB) of the main process."""
    command = [sys.executable, __file__, "--stages", str(raw), str(out), str(workers)]
    told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    found: Stages = json.loads(told)
    return found


def run_stages(raw: Path, out: Path, workers: int) -> Stages:
    """The steps of a build, one after the other, in this process."""
    from pipeline.assets import steps
    from pipeline.project import Project
    from pipeline.registry import load
    from pipeline.running.plan import plan_build
    from pipeline.schema import TABLES

    engine = "process" if workers > 1 else "inline"
    project = Project(raw, out, out / ".copydesk", None, engine, workers)
    found: Stages = {}

    def timed(name: str, step: Callable[[], object]) -> None:
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak of memory
        start, used = time.perf_counter(), time.process_time() + _used()
        step()
        seconds, processor = time.perf_counter() - start, time.process_time() + _used() - used
        status = Path("/proc/self/status").read_text()
        peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
        found[name] = (seconds, processor, int(peak) * 1024 / 1e6)

    timed("load", load)
    timed("plan (done again within shards)", lambda: plan_build(raw))
    timed("shards", lambda: steps.edit_pages(project))
    timed("gather", lambda: steps.gather_tables(project))
    for table in TABLES:
        name = table.name
        timed(f"checks of {name}", lambda name=name: steps.check_table(project, name))
    made = steps.candidate(project)
    timed("card (done three times within release)", lambda: made.card("1.0.0", "v1.0.0", ""))
    timed("release", lambda: steps.release(project))
    return found


def measure(count: int, repeat: int, folder: Path) -> None:
    """Print everything about a corpus of so many documents."""
    raw = folder / "raw"
    size = write_corpus(raw, count)
    print(f"\n{count:,} documents, {size / 1e6:.1f} MB, load {os.getloadavg()[0]:.1f}", flush=True)
    by_workers = {}
    for workers in (1, 2):
        runs = []
        for _ in range(repeat):
            shutil.rmtree(folder / "out", ignore_errors=True)
            runs.append(build(f"{workers} workers", raw, folder / "out", workers))
        by_workers[workers] = _report(count, runs)
    share = by_workers[1] / by_workers[2] / 2
    print(f"with 2 workers {share:.0%} of twice the rate of one", flush=True)
    _report(count, [build("nothing changed", raw, folder / "out") for _ in range(repeat)])
    added = []
    for number in range(repeat):
        page = f"A new page {number}\n\n" + "The council met again on Tuesday. " * 40
        (raw / f"added-{number}.txt").write_text(page)
        added.append(build("one file added", raw, folder / "out"))
    _report(count, added)
    for workers in (1, 2):
        shutil.rmtree(folder / "out", ignore_errors=True)
        print(
            f"stages with {workers} workers: seconds, of a processor, peak MB of the main process"
        )
        for name, (seconds, processor, peak) in stages(raw, folder / "out", workers).items():
            print(f"  {name:40} {seconds:8.2f} {processor:8.2f} {peak:8.0f}", flush=True)


def _report(count: int, runs: Sequence[Run]) -> float:
    seconds = median(run.seconds for run in runs)
    processor = median(run.processor for run in runs)
    largest = max(run.largest for run in runs)
    together = max(run.together for run in runs)
    print(
        f"{runs[0].what:16} {seconds:8.1f} s {count / seconds:8.1f} documents/s   "
        f"processor {processor:8.1f} s {count / processor:8.1f} documents/s   "
        f"largest process {largest:6.0f} MB, together {together:6.0f} MB   "
        f"({', '.join(f'{run.seconds:.1f}' for run in runs)} s; load {os.getloadavg()[0]:.1f})",
        flush=True,
    )
    return seconds


def main() -> None:
    """Measure."""
    if sys.argv[1:2] == ["--stages"]:
        raw, out, workers = sys.argv[2:]
        print(json.dumps(run_stages(Path(raw), Path(out), int(workers))))
        return
    parser = argparse.ArgumentParser(description="Measure the whole build at scale.")
    parser.add_argument("--documents", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument("--repeat", type=int, default=1, help="builds of each kind; medians count")
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    for count in given.documents:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            measure(count, given.repeat, Path(folder))


if __name__ == "__main__":
    main()
