"""The stage that does the work: a shard of raw files to one file for each table.

A finished shard is a folder named by the hash of all that it depends on; it appears by renaming, so
it is whole or not there, and a build that finds it need not make it again.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipeline.desk import Desk, Edited
from pipeline.project import Settings
from pipeline.reading import RawFile, Reject, read_file
from pipeline.releasing.parquet import write_table
from pipeline.running.plan import Item, Shard
from pipeline.running.rows import article_tables, rejects_table
from pipeline.schema import TABLE


@dataclass(frozen=True, slots=True)
class Task:
    """A shard with what it takes to work on it in another process."""

    shard: Shard
    settings: Settings
    basis: str
    folder: Path

    @property
    def result(self) -> Path:
        """The folder in which the finished shard lies."""
        return self.folder / self.shard.key(self.basis)


AGAIN = "again"
"""A file in a shard's folder says that not all its raw files were there as planned: what came of
them holds for this build, and must not be taken over by the next."""


def is_done(task: Task) -> bool:
    """Whether the shard lies there already, from this build or an earlier one."""
    return task.result.is_dir() and not (task.result / AGAIN).exists()


def run_task(task: Task) -> int:
    """Make the shard; how many documents it had."""
    desk = Desk(task.settings)
    edited: list[Edited] = []
    rejects: list[Reject] = []
    for item in task.shard.items:
        result = _edit(desk, item)
        if isinstance(result, Edited):
            edited.append(result)
        else:
            rejects.append(result)
    tables = {**article_tables(edited), "rejects": rejects_table(rejects)}
    unfinished = task.folder / f".{task.result.name}.{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name, rows in tables.items():
        write_table(TABLE[name], rows, unfinished / f"{name}.parquet")
    if any(reject.doc_id is None for reject in rejects):
        (unfinished / AGAIN).touch()
    if is_done(task):
        shutil.rmtree(unfinished)
    else:
        shutil.rmtree(task.result, ignore_errors=True)
        unfinished.rename(task.result)
    return len(task.shard.items)


def _edit(desk: Desk, item: Item) -> Edited | Reject:
    document = read_file(RawFile(item.path, item.raw_path), item.source)
    if isinstance(document, Reject):
        return document
    if document.doc_id != item.doc_id:
        detail = "the file changed while it was read; build again"
        return Reject(item.raw_path, None, "reading", "changed", detail)
    edited = desk.edit(document, item.corrections)
    return edited if isinstance(edited, Reject) else desk.annotate(edited)
