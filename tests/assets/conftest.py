import pytest

from pipeline.assets.steps import edit_pages, gather_tables
from tests.assets.projects import judge_plainly, new_project


@pytest.fixture
def project(tmp_path):
    """A project on which nothing was done yet."""
    return new_project(tmp_path)


@pytest.fixture
def gathered(project):
    """A project whose tables are gathered, and not checked."""
    edit_pages(project)
    gather_tables(project)
    return project


@pytest.fixture
def plainly(monkeypatch):
    """Judge without Great Expectations."""
    judge_plainly(monkeypatch)
