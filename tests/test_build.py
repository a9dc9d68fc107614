"""The build as a whole: published, unchanged, blocked; on the command's way and on the UI's."""

import os
import shutil
import signal
import subprocess
import sys

import dagster as dg
import pytest

import pipeline
from pipeline.building import build
from pipeline.definitions import build_defs
from pipeline.errors import CopydeskError
from pipeline.project import Project
from pipeline.releasing.lock import only_one
from tests.assets.projects import judge_plainly, new_project, spoil
from tests.releasing.candidates import tree


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A project with its first version, which no test changes."""
    project = new_project(tmp_path_factory.mktemp("first"))
    with pytest.MonkeyPatch.context() as patch:
        judge_plainly(patch)
        build(project)
    return project


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of which nothing was built."""
    judge_plainly(monkeypatch)
    return new_project(tmp_path / "new")


@pytest.fixture
def published(first, tmp_path, monkeypatch):
    """A copy of the first project."""
    judge_plainly(monkeypatch)
    shutil.copytree(first.raw.parent, tmp_path / "published")
    return Project.at(tmp_path / "published")


def test_a_build_publishes_once(tmp_path, first):
    """The one build here that Great Expectations judges."""
    project = new_project(tmp_path)
    told = []
    made = build(project, lambda done, total: told.append((done, total)))
    assert (made.status, made.version) == ("published", "0.1.0")
    assert told[-1] == (3, 3)
    assert {r.status for r in made.results if r.severity == "critical"} == {"passed"}
    published = tree(project.out)
    assert published == tree(first.out)
    assert {"README.md", "versions.json", "v0.1.0/manifest.json"} <= set(published)

    again = build(project)
    assert (again.status, again.version) == ("unchanged", "0.1.0")
    assert again.results == made.results
    assert tree(project.out) == published


def test_a_page_that_goes_makes_a_new_version(published):
    (published.raw / "en_short_two_sentences.txt").unlink()
    result = build(published)
    assert (result.version, result.outcome.level) == ("0.2.0", "minor")


def test_a_run_of_the_ui_publishes_the_same_bytes(project, first):
    """Materialize all, as the UI calls it, runs another job than the command does."""
    job = build_defs(project).resolve_implicit_global_asset_job_def()
    with dg.DagsterInstance.ephemeral() as instance:
        assert job.execute_in_process(instance=instance).success
    assert tree(project.out) == tree(first.out)
    assert project.card.read_bytes() == first.card.read_bytes()


def test_a_failed_critical_check_publishes_nothing(published):
    before = tree(published.out)
    spoilt = spoil(published)
    result = build(published)
    assert (result.status, result.version, result.outcome) == ("blocked", None, None)
    failed = [r for r in result.results if r.status == "failed" and r.severity == "critical"]
    assert [(r.table, r.name, r.failing_ids) for r in failed] == [
        ("evidence", "corrections_hold", (spoilt,))
    ]
    assert tree(published.out) == before


def test_the_checks_are_judged_even_if_dagster_is_content(project, monkeypatch):
    spoil(project)
    monkeypatch.setattr(
        "pipeline.assets.checks.to_asset_check_result",
        lambda result, key: dg.AssetCheckResult(passed=True, check_name=result.name, asset_key=key),
    )
    assert build(project).status == "blocked"
    assert not project.out.exists()


def test_a_check_that_did_not_run_blocks(project, monkeypatch):
    monkeypatch.setattr("pipeline.assets.steps.write_results", lambda *_: None)
    assert build(project).status == "blocked"
    assert not project.out.exists()


def test_errors_of_assets_arrive_as_they_are(project, monkeypatch):
    (project.raw / "dataset.toml").write_text("as_of = 3")
    with pytest.raises(CopydeskError, match="as_of must be a date"):
        build(project)
    (project.raw / "dataset.toml").unlink()
    shutil.rmtree(project.raw)
    with pytest.raises(CopydeskError, match="no such folder"):
        build(project)


def test_a_bug_is_no_verdict(project, monkeypatch):
    def broken(project, table):
        raise ZeroDivisionError(table)

    monkeypatch.setattr("pipeline.assets.checks.check_table", broken)
    with pytest.raises(ZeroDivisionError):
        build(project)
    assert not project.out.exists()


def test_an_interruption_stops_the_build(project, monkeypatch):
    def interrupted(project, table):
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("pipeline.assets.checks.check_table", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(project)
    assert not project.out.exists()


def test_two_builds_at_once_are_refused(project):
    project.work.mkdir()
    with only_one(project.work), pytest.raises(CopydeskError, match="another build"):
        build(project)


def test_python_code_builds_like_the_command(published, tmp_path):
    result = pipeline.build(raw=published.raw, out=tmp_path / "elsewhere")
    assert result.version == "0.1.0"
    assert tree(tmp_path / "elsewhere" / "v0.1.0") == tree(published.out / "v0.1.0")
    assert not (tmp_path / "datacard.md").exists()


def test_the_definitions_that_dagster_loads_are_valid_and_load_without_a_warning(tmp_path):
    """As its own processes load them; nothing is written into the home of whoever does."""
    code = "import pipeline.definitions as d; d.dg.Definitions.validate_loadable(d.defs)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not list(tmp_path.iterdir())
