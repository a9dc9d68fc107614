"""``copydesk build``: the whole way, from a raw folder to a published version."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.building import BuildResult
from pipeline.building import build as build_project
from pipeline.commands.progress import PageProgress
from pipeline.project import Engine, Project
from pipeline.quality.inert import inert
from pipeline.quality.report import summary_lines
from pipeline.releasing.card.cuts import count_cuts
from pipeline.releasing.card.wording import counted, number, share
from pipeline.releasing.semver import folder_name
from pipeline.running.build_tables import tables_folder


def run(project: Project) -> int:
    """Build and print what came of it: 0 where it is published, 1 where a check blocked it."""
    result = build_project(project, PageProgress())
    for line in _report(project, result):
        sys.stdout.write(inert(line, 1000) + "\n")
    return 1 if result.status == "blocked" else 0


def build(
    raw: str | Path = "raw",
    out: str | Path | None = None,
    engine: Engine = "inline",
    workers: int = 1,
) -> BuildResult:
    """Build the dataset of the raw folder ``raw`` and publish what is new.

    ``out`` is the folder of the dataset; without it that is ``dataset``, beside the card
    ``datacard.md``. ``workers`` counts the processes of the engine "process". Raises CopydeskError
    where there is nothing to read or a file cannot be used; where checks block, the result says so.
    """
    here = Project.at(Path())
    place = Path(out) if out is not None else here.out
    work, card = (here.work, here.card) if out is None else (place / ".copydesk", None)
    return build_project(Project(Path(raw), place, work, card, engine, workers))


def _report(project: Project, result: BuildResult) -> Iterator[str]:
    yield from _what_was_read(tables_folder(project))
    yield from summary_lines(result.results)
    outcome = result.outcome
    if outcome is None:
        yield "Nothing was published: a critical check failed."
        return
    folder = os.path.join(project.out, folder_name(outcome.version))
    if outcome.status == "unchanged":
        yield f"Nothing new: {folder} is what this build makes."
    else:
        yield f"Published {folder}."
    yield from outcome.notes


def _what_was_read(tables: Path) -> Iterator[str]:
    rows = {
        name: pq.read_metadata(tables / f"{name}.parquet").num_rows
        for name in ("articles", "rejects")
    }
    read = rows["articles"] + rows["rejects"]
    yield (
        f"Read {counted(read, 'file', 'files')}: "
        f"{counted(rows['articles'], 'article', 'articles')}, {number(rows['rejects'])} rejected."
    )
    columns = ["role", "rule", "kept", "start", "end"]
    cuts = count_cuts(pq.read_table(tables / "segments.parquet", columns=columns), 0)
    cut = cuts.characters_that("cut")
    segments = sum(row.segments for row in cuts.rules)
    yield (
        f"Cut {counted(segments, 'segment', 'segments')} of {number(cuts.segments)}, "
        f"{share(cut, cuts.characters)} of all characters."
    )
