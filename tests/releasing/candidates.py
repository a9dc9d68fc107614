"""Projects with tiny tables, ready to be published."""

import hashlib
from pathlib import Path

from pipeline.project import Project, Settings
from pipeline.registry import Registry
from pipeline.releasing.parquet import write_table
from pipeline.releasing.provenance import Provenance
from pipeline.releasing.release import Candidate
from pipeline.schema import TABLE
from tests.releasing.tables import corpus, sha

PROVENANCE = Provenance("0.1.0", sha("registry"), {"pyarrow": "26.0.1", "tzdata": "2026.1"})


def render_card(inputs) -> str:
    """A card that depends on everything by which the three places of a card differ."""
    counts = {name: data.num_rows for name, data in inputs.tables.items()}
    return (
        f"{inputs.settings.title} {inputs.version}\n{counts}\n"
        f"{[result.status for result in inputs.results]}\n"
        f"{inputs.link_base}{inputs.published_folder}\n"
    )


def project_at(root: Path) -> Project:
    """A project below ``root`` with its folders, as a build finds them."""
    project = Project.at(root)
    (project.work / "tables").mkdir(parents=True, exist_ok=True)
    project.raw.mkdir(exist_ok=True)
    return project


def candidate(root: Path, tables=None, **given) -> Candidate:
    """What a build of ``tables`` left below ``root``."""
    project = given.pop("project", None) or project_at(root)
    for name, data in (tables or corpus()).items():
        write_table(TABLE[name], data, project.work / "tables" / f"{name}.parquet")
    return Candidate(
        project,
        given.pop("settings", Settings(name="tiny", title="Tiny")),
        given.pop("results", ()),
        Registry({}),
        given.pop("provenance", PROVENANCE),
        given.pop("render_card", render_card),
        {"checks.json": given.pop("checks", "[]\n")},
    )


def tree(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` by its path, with its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
