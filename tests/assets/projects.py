"""Small projects of invented pages, and a way to spoil one."""

import hashlib
import shutil
from pathlib import Path

import pytest

from pipeline.project import Project
from pipeline.quality import expectations
from tests.quality.plain import PlainValidator

PAGES = Path(__file__).parent.parent / "golden" / "pages"
NAMES = ("de_meldung_ohne_datum.txt", "en_short_two_sentences.txt", "en_xinhua_copy.txt")

SETTINGS = 'name = "small"\ntitle = "A small dataset"\nas_of = 2030-01-01\n'


def new_project(root: Path) -> Project:
    """Three pages of which one has no date, a file that is no page, and settings."""
    project = Project.at(root)
    project.raw.mkdir(parents=True)
    for name in NAMES:
        shutil.copy(PAGES / name, project.raw)
    (project.raw / "photo.jpg").write_bytes(b"\xff\xd8")
    (project.raw / "dataset.toml").write_text(SETTINGS)
    return project


def doc_id(project: Project, name: str) -> str:
    """The id of a raw file."""
    return hashlib.sha256((project.raw / name).read_bytes()).hexdigest()


def spoil(project: Project) -> str:
    """Add a correction that expects what nobody finds; returns the id of its document."""
    spoilt = doc_id(project, NAMES[0])
    (project.raw / "corrections.toml").write_text(
        f'[[correction]]\ndocument = "{spoilt}"\nfield = "published"\nexpected = "1999-09-09"\n'
        'value = "1999-09-10"\nreason = "a misprint"\nsource = "the print edition"\n'
    )
    return spoilt


def judge_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge without Great Expectations, where a test is not about it: that takes seconds."""
    monkeypatch.setattr(expectations, "validator", PlainValidator)
