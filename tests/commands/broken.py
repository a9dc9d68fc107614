"""A build whose tables are broken before they are checked, as the quality tests break theirs."""

from pathlib import Path

import pytest

from pipeline.assets import checks, steps
from pipeline.assets.handover import Gathered, read_gathered, write_gathered
from pipeline.cli import main
from pipeline.project import Project, load_settings
from pipeline.quality.inputs import Inputs
from pipeline.releasing.parquet import read_table
from pipeline.running.build_tables import tables_folder
from pipeline.schema import TABLES
from tests.assets.projects import judge_plainly
from tests.commands.batches import SEVERITY, Batch
from tests.quality.tables import BLANK, PAGES, Build, standing_for, text_of


def command_fails(
    batch: Batch,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Run ``copydesk build``; it must exit with 1 and publish nothing, and name check and rows.

    Where a warning is broken it exits with 0, and names them just so.
    """
    project = Project.at(folder)
    write_pages(project)
    judge_plainly(monkeypatch)
    monkeypatch.chdir(folder)
    broken: list[Inputs] = []

    def check(project: Project, table: str) -> object:
        if not broken:
            made = broken_tables(project, batch)
            broken.append(made.inputs(tables_folder(project)))
            rows = {name: len(rows) for name, rows in made.tables.items()}
            write_gathered(project, read_gathered(project).edited, rows)
        return steps.check_table(project, table)

    monkeypatch.setattr(Gathered, "inputs", lambda *_: broken[0])
    monkeypatch.setattr(checks, "check_table", check)

    status = main(["build"])
    out, err = capsys.readouterr()
    assert status == (1 if batch.critical else 0), out + err
    assert project.out.exists() is not batch.critical
    for mutation in batch.members:
        kind = "FAILED" if SEVERITY[mutation.check] == "critical" else "warning"
        verdict = f"{kind} {'.'.join(mutation.check)}: "
        assert verdict in out, f"{mutation} went unseen:\n{out}"
        for name in mutation.names:
            assert name in out.partition(verdict)[2], f"{mutation}: {name} is not named:\n{out}"


def write_pages(project: Project) -> None:
    """The raw files of which the quality tests make their tables themselves."""
    files = {page.raw_path: text_of(page) for page in PAGES}
    files |= {BLANK: "", "dataset.toml": 'name = "small"\nas_of = 2021-12-31\n'}
    for name, text in files.items():
        path = project.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def broken_tables(project: Project, batch: Batch) -> Build:
    """The tables that the build has just made, with what the batch breaks."""
    folder = tables_folder(project)
    tables = {
        table.name: read_table(table, folder / f"{table.name}.parquet").to_pylist()
        for table in TABLES
    }
    real = Build(tables, load_settings(project.raw), list(read_gathered(project).edited.raw_paths))
    with standing_for(real):
        made = batch.make()
    if not batch.critical:  # What is published has the schema of what is published.
        made.schemas = {table.name: table.arrow for table in TABLES}
    return made
