"""From the raw folder to the published tables: plan, shards, gathering."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.project import Project, Settings
from pipeline.running.basis import basis
from pipeline.running.engines import run
from pipeline.running.gather import gather
from pipeline.running.plan import Plan, plan_build
from pipeline.running.stage import Task, is_done, run_task

Progress = Callable[[int, int], None]
"""Called with the documents that are done and all."""


@dataclass(frozen=True, slots=True)
class Shards:
    """The finished shards of a plan. ``made`` and ``kept`` count documents: worked on in this run,
    and taken over from an earlier one.
    """

    plan: Plan
    folders: list[Path]
    made: int
    kept: int


def shards_folder(project: Project) -> Path:
    """Where finished shards lie."""
    return project.work / "shards"


def tables_folder(project: Project) -> Path:
    """Where the gathered tables lie."""
    return project.work / "tables"


def make_shards(
    project: Project, settings: Settings, plan: Plan, progress: Progress | None = None
) -> Shards:
    """Work on every shard of the plan that does not lie there already; forget all others."""
    folder = shards_folder(project)
    folder.mkdir(parents=True, exist_ok=True)
    common = basis(settings)
    tasks = [Task(shard, settings, common, folder) for shard in plan.shards]
    open_tasks = [task for task in tasks if not is_done(task)]
    total = sum(len(task.shard.items) for task in tasks)
    kept = total - sum(len(task.shard.items) for task in open_tasks)
    done = kept
    # The largest first, so that no worker begins a long one when the others are done.
    open_tasks.sort(key=lambda task: -len(task.shard.items))
    for count in run(project.engine, project.workers, run_task, open_tasks):
        done += count
        if progress:
            progress(done, total)
    results = [task.result for task in tasks]
    _forget(folder, {result.name for result in results})
    return Shards(plan, results, total - kept, kept)


def build_tables(
    project: Project, settings: Settings, progress: Progress | None = None
) -> tuple[Shards, dict[str, int]]:
    """All published tables of the raw folder; the shards and how many rows each table has."""
    shards = make_shards(project, settings, plan_build(project.raw, project.shard_size), progress)
    counts = gather(shards.folders, shards.plan.rejects, tables_folder(project))
    return shards, counts


def _forget(folder: Path, wanted: set[str]) -> None:
    for path in folder.iterdir():
        if path.name not in wanted:
            shutil.rmtree(path)
