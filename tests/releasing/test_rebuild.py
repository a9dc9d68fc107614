import dataclasses

import pytest

from pipeline.errors import CopydeskError
from pipeline.releasing.provenance import LIBRARIES, Provenance, current
from pipeline.releasing.publish import publish
from pipeline.releasing.rebuild import verify_rebuild
from tests.releasing.candidates import PROVENANCE, candidate, project_at, tree
from tests.releasing.tables import corpus, sha, with_value

NEWER = dataclasses.replace(PROVENANCE, copydesk="0.2.0")


@pytest.fixture
def project(tmp_path):
    publish(candidate(tmp_path))
    return project_at(tmp_path)


def rebuilding(tables=None, provenance=PROVENANCE):
    return lambda scratch: candidate(scratch, tables, provenance=provenance)


def retitled():
    tables = corpus()
    return {**tables, "articles": with_value(tables["articles"], "articles", 0, "title", "Other")}


def test_the_same_build_elsewhere_gives_the_same_bytes(tmp_path, project):
    before = tree(tmp_path)
    rebuilt = verify_rebuild(project, rebuilding())
    assert (rebuilt.version, rebuilt.differences, rebuilt.moved) == ("0.1.0", (), ())
    assert tree(tmp_path) == before


def test_newer_code_that_makes_the_same_bytes_is_no_difference(project):
    rebuilt = verify_rebuild(project, rebuilding(provenance=NEWER))
    assert (rebuilt.differences, rebuilt.moved) == ((), ("Copydesk 0.1.0 → 0.2.0",))


def test_a_difference_is_told_down_to_the_value(project):
    rebuilt = verify_rebuild(project, rebuilding(retitled()))
    key = sha("document 0")
    first = str(rebuilt.differences[0])
    assert first == f"articles.parquet: doc_id '{key}': title: 'title 0' → 'Other'"
    assert {difference.file for difference in rebuilt.differences} >= {"manifest.json"}


def test_a_difference_by_other_code_names_the_code_that_is_needed(project):
    with pytest.raises(CopydeskError, match=r"install Copydesk 0\.1\.0") as caught:
        verify_rebuild(project, rebuilding(retitled(), NEWER))
    assert caught.value.exit_status == 2
    assert "title 0" in str(caught.value)


def test_a_registry_that_moved_on_is_told_with_the_difference(project):
    other = dataclasses.replace(PROVENANCE, registry_sha256=sha("other"))
    assert verify_rebuild(project, rebuilding(retitled(), other)).moved == ("the registry",)


def test_without_a_version_or_its_folder_nothing_can_be_compared(tmp_path, project):
    with pytest.raises(CopydeskError, match="lists no version"):
        verify_rebuild(project_at(tmp_path / "empty"), rebuilding())
    (project.out / "v0.1.0").rename(tmp_path / "elsewhere")
    with pytest.raises(CopydeskError, match=r"v0\.1\.0: is missing"):
        verify_rebuild(project, rebuilding())


def test_the_provenance_of_this_process_names_what_decides_bytes(monkeypatch):
    monkeypatch.setattr("pipeline.releasing.provenance.version", lambda name: f"{name} 1")
    made = current(sha("registry"))
    assert (made.copydesk, made.registry_sha256) == ("copydesk 1", sha("registry"))
    assert set(made.libraries) == set(LIBRARIES)


def test_without_an_installation_nobody_can_say_which_version_publishes(monkeypatch):
    def missing(name):
        from importlib.metadata import PackageNotFoundError

        raise PackageNotFoundError(name)

    monkeypatch.setattr("pipeline.releasing.provenance.version", missing)
    with pytest.raises(CopydeskError, match="not installed"):
        current(sha("registry"))


def test_libraries_that_come_or_go_are_told():
    old = Provenance("1", sha("r"), {"pyarrow": "26"})
    new = Provenance("1", sha("r"), {"tzdata": "2026.1"})
    assert old.moved(new) == ["pyarrow 26 → none", "tzdata none → 2026.1"]
