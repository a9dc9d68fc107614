import shutil

import pyarrow.parquet as pq
import pytest

from pipeline.building import build
from pipeline.cli import main
from pipeline.project import Project
from pipeline.releasing import files
from pipeline.releasing.parquet import read_table, write_table
from pipeline.releasing.release import SUMS_FILE, sums
from pipeline.schema import ARTICLES
from tests.assets.projects import judge_plainly, new_project
from tests.releasing.candidates import tree


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A project with its first version, which no test changes."""
    project = new_project(tmp_path_factory.mktemp("published"))
    with pytest.MonkeyPatch.context() as patch:
        judge_plainly(patch)
        build(project)
    return project


@pytest.fixture
def project(published, tmp_path, monkeypatch):
    """A copy of the published project; the current folder is its."""
    judge_plainly(monkeypatch)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(published.raw.parent, tmp_path, dirs_exist_ok=True)
    return Project.at(tmp_path)


def doctor(folder) -> str:
    """Change one title; returns the old one."""
    path = folder / "articles.parquet"
    articles = read_table(ARTICLES, path)
    rows = articles.to_pylist()
    old, rows[0]["title"] = rows[0]["title"], "Quite another title"
    write_table(ARTICLES, articles.from_pylist(rows, ARTICLES.arrow), path)
    return old


def test_what_was_published_holds(project, capsys):
    assert main(["verify"]) == 0
    assert capsys.readouterr().out == "dataset: every file is as it was published.\n"


def test_a_changed_file_is_found_by_its_sum(project, capsys):
    doctor(project.out / "v0.1.0")
    assert main(["verify", "dataset"]) == 1
    assert "v0.1.0/articles.parquet: does not have the hash" in capsys.readouterr().out


def test_a_rebuild_leaves_no_trace_and_gives_the_same_bytes(project, capsys):
    shutil.rmtree(project.work)
    before = tree(project.raw.parent)
    assert main(["verify", "--rebuild"]) == 0
    assert "0.1.0 was built again from raw: the same bytes." in capsys.readouterr().out
    assert tree(project.raw.parent) == before


def test_a_rebuild_tells_table_key_column_and_both_values(project, capsys):
    folder = project.out / "v0.1.0"
    old = doctor(folder)
    files.write_file(folder / SUMS_FILE, sums(folder))
    assert main(["verify", "--rebuild"]) == 1
    out = capsys.readouterr().out
    key = pq.read_table(folder / "articles.parquet")["doc_id"][0].as_py()
    line = next(line for line in out.splitlines() if line.startswith("articles.parquet: doc_id"))
    assert key[:50] in line
    assert f"title: 'Quite another title' → {old!r}" in line


def test_where_nothing_is_published_there_is_nothing_to_verify(project, capsys):
    assert main(["verify", "raw"]) == 2
    assert "nothing is published there" in capsys.readouterr().err
