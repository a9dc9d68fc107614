"""A build whose tables are broken before they are checked, as the quality tests break them."""

from pathlib import Path

import pytest

from pipeline.assets import checks, steps
from pipeline.assets.handover import Gathered, read_gathered, write_gathered
from pipeline.cli import main
from pipeline.project import Project
from pipeline.quality.inputs import Inputs
from pipeline.running.build_tables import tables_folder
from pipeline.schema import TABLES
from tests.assets.projects import judge_plainly, new_project
from tests.commands.batches import SEVERITY, Batch


def command_fails(
    batch: Batch,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Run ``copydesk build``; it must exit with 1 and publish nothing, and name check and rows.

    Where a warning is broken it exits with 0, and names them just so.
    """
    project = new_project(folder)
    judge_plainly(monkeypatch)
    monkeypatch.chdir(folder)
    made = batch.make()
    if not batch.critical:  # What is published has the schema of what is published.
        made.schemas = {table.name: table.arrow for table in TABLES}
    monkeypatch.setattr(
        Gathered,
        "inputs",
        lambda self, project, registry: Inputs(
            tables_folder(project), made.settings, made.raw_paths, registry, made.corrections
        ),
    )
    spoilt = False

    def check(project: Project, table: str) -> object:
        nonlocal spoilt
        if not spoilt:
            made.inputs(tables_folder(project))
            rows = {name: len(rows) for name, rows in made.tables.items()}
            write_gathered(project, read_gathered(project).edited, rows)
            spoilt = True
        return steps.check_table(project, table)

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
