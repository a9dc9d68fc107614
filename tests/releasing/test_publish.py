import dataclasses
import datetime as dt
import json
import shutil
import subprocess

import pyarrow.parquet as pq
import pytest

from pipeline.errors import BlockedError, CopydeskError
from pipeline.project import Settings
from pipeline.quality.result import CheckResult
from pipeline.releasing.lock import only_one
from pipeline.releasing.provenance import Provenance
from pipeline.releasing.publish import publish
from pipeline.releasing.verify import verify
from pipeline.releasing.versions import Versions, commit, read_versions
from pipeline.schema import TABLE
from tests.releasing.candidates import PROVENANCE, candidate, project_at, tree
from tests.releasing.tables import corpus, sha, with_value


@pytest.fixture
def published(tmp_path):
    """A project whose first version is published."""
    publish(candidate(tmp_path))
    return project_at(tmp_path)


def changed(**given):
    return with_one("articles", 0, "title", "Another title", **given)


def with_one(table, row, column, value, tables=None):
    made = dict(tables or corpus())
    made[table] = with_value(made[table], table, row, column, value)
    return made


def test_the_first_release_is_whole(published):
    out = published.out
    assert {path.name for path in out.iterdir()} == {"v0.1.0", "versions.json", "README.md"}
    assert {path.name for path in (out / "v0.1.0").iterdir()} == {
        *(f"{name}.parquet" for name in TABLE),
        "README.md",
        "SHA256SUMS",
        "checks.json",
        "manifest.json",
    }
    assert verify(out) == []
    entry = read_versions(out).newest
    assert (entry.version, entry.level) == ("0.1.0", "initial")
    assert "articles 3" in entry.changes[0]


def test_the_sums_are_those_of_the_standard_tool(published):
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is not on this machine")
    folder = published.out / "v0.1.0"
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder)
    assert done.returncode == 0


def test_the_manifest_says_what_determined_the_release(tmp_path):
    project = project_at(tmp_path)
    (project.raw / "dataset.toml").write_bytes(b"name = 'tiny'\n")
    publish(candidate(tmp_path, settings=Settings(name="tiny", as_of=dt.date(2021, 1, 2))))
    manifest = json.loads((project.out / "v0.1.0" / "manifest.json").read_text())
    articles = next(item for item in manifest["tables"] if item["name"] == "articles")
    assert list(manifest) == [
        "dataset",
        "version",
        "as_of",
        "provenance",
        "inputs",
        "tables",
        "files",
    ]
    assert (manifest["dataset"], manifest["version"]) == ("tiny", "0.1.0")
    assert manifest["as_of"] == "2021-01-02"
    assert manifest["provenance"] == {
        "copydesk": "0.1.0",
        "registry_sha256": PROVENANCE.registry_sha256,
        "libraries": {"pyarrow": "26.0.1", "tzdata": "2026.1"},
    }
    assert manifest["inputs"]["settings"] == {
        "corrections.toml": None,
        "dataset.toml": sha("name = 'tiny'\n"),
        "sources.csv": None,
    }
    raw = manifest["inputs"]["raw"]
    assert [item["path"] for item in raw] == sorted(item["path"] for item in raw)
    assert raw[0] == {"path": "raw_path 0", "bytes": 1, "sha256": sha("document 0")}
    assert raw[-1] == {"path": "raw_path 2", "bytes": None, "sha256": None}
    assert {**articles, "columns": articles["columns"][:2]} == {
        "name": "articles",
        "file": "articles.parquet",
        "rows": 3,
        "bytes": (project.out / "v0.1.0" / "articles.parquet").stat().st_size,
        "sha256": tree(project.out)["v0.1.0/articles.parquet"],
        "content_sha256": read_versions(project.out).newest.tables["articles"].content_sha256,
        "columns": [
            {"name": "doc_id", "type": "string", "nullable": False},
            {"name": "title", "type": "string", "nullable": True},
        ],
    }
    assert [item["file"] for item in manifest["files"]] == ["README.md", "checks.json"]
    assert str(tmp_path) not in json.dumps(manifest)


def test_the_three_cards_differ_in_their_links_alone(published):
    out = published.out
    inner, outer, top = (
        path.read_text().splitlines()
        for path in (out / "v0.1.0" / "README.md", out / "README.md", published.card)
    )
    assert inner[:-1] == outer[:-1] == top[:-1]
    assert (inner[-1:], outer[-1], top[-1]) == ([""], "v0.1.0", "dataset/v0.1.0")


def test_the_same_build_again_publishes_nothing(tmp_path, published):
    before = tree(tmp_path)
    outcome = publish(candidate(tmp_path))
    assert (outcome.status, outcome.version, outcome.level) == ("unchanged", "0.1.0", None)
    assert outcome.notes == ()
    assert tree(tmp_path) == before


def test_two_machines_publish_the_same_bytes(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        publish(candidate(tmp_path / name))
        publish(candidate(tmp_path / name, changed()))
    assert tree(tmp_path / "one" / "dataset") == tree(tmp_path / "other" / "dataset")


def test_code_that_moves_on_without_effect_changes_nothing_and_is_told(tmp_path, published):
    before = tree(published.out)
    newer = Provenance("0.2.0", sha("other registry"), {"pyarrow": "26.0.1", "tzdata": "2027.1"})
    outcome = publish(candidate(tmp_path, provenance=newer))
    assert outcome.status == "unchanged"
    assert tree(published.out) == before
    assert outcome.notes == (
        "Moved on without effect on the data: Copydesk 0.1.0 → 0.2.0, the registry, "
        "tzdata 2026.1 → 2027.1.",
    )


def test_code_that_moves_on_with_effect_is_named_by_the_new_version(tmp_path, published):
    newer = dataclasses.replace(PROVENANCE, copydesk="0.2.0")
    outcome = publish(candidate(tmp_path, changed(), provenance=newer))
    assert (outcome.status, outcome.version, outcome.level) == ("published", "0.2.0", "minor")
    assert outcome.notes == ("articles: 1 row changed in title.",)
    assert read_versions(published.out).newest.provenance.copydesk == "0.2.0"
    assert verify(published.out) == []


def test_a_new_card_alone_is_a_patch(tmp_path, published):
    outcome = publish(candidate(tmp_path, render_card=lambda inputs: "A better card\n"))
    assert (outcome.version, outcome.level) == ("0.1.1", "patch")
    assert outcome.notes == ("Only what is written around the data changed.",)


def test_an_older_version_stays_as_it_was(tmp_path, published):
    before = tree(published.out / "v0.1.0")
    publish(candidate(tmp_path, changed()))
    assert tree(published.out / "v0.1.0") == before


def test_cards_that_were_changed_by_hand_are_healed(tmp_path, published):
    before = tree(tmp_path)
    published.card.write_text("scribbled")
    (published.out / "README.md").unlink()
    assert publish(candidate(tmp_path)).status == "unchanged"
    assert tree(tmp_path) == before


def test_what_an_interrupted_build_left_is_removed_and_nothing_else(tmp_path, published):
    out = published.out
    for name in ("v0.2.0", ".copydesk-release", "v0.2", "v0.2.0-notes", "mine"):
        (out / name).mkdir()
        (out / name / "file").write_text("x")
    (out / ".copydesk-versions.json").write_text("{")
    (tmp_path / ".copydesk-datacard.md").write_text("half")
    (out / "v9.9.9").symlink_to(out / "mine")
    (out / "notes.txt").write_text("mine")
    outcome = publish(candidate(tmp_path))
    assert outcome.notes == ("Removed v0.2.0: versions.json does not list it as published.",)
    assert {path.name for path in out.iterdir()} == {
        "v0.1.0",
        "versions.json",
        "README.md",
        "v0.2",
        "v0.2.0-notes",
        "mine",
        "v9.9.9",
        "notes.txt",
    }
    assert (out / "mine" / "file").exists()
    assert not (tmp_path / ".copydesk-datacard.md").exists()


@pytest.mark.parametrize("content", [None, "{", '{"versions": [{}]}', "<<<<<<< ours"])
def test_a_lost_or_broken_list_of_versions_loses_no_version(tmp_path, published, content):
    path = published.out / "versions.json"
    path.unlink() if content is None else path.write_text(content)
    before = tree(tmp_path)
    with pytest.raises(CopydeskError, match=r"versions\.json.*[Rr]estore it"):
        publish(candidate(tmp_path))
    assert tree(tmp_path) == before


def test_a_stranger_s_readme_is_not_overwritten(tmp_path):
    project = project_at(tmp_path)
    project.out.mkdir()
    (project.out / "README.md").write_text("mine")
    with pytest.raises(CopydeskError, match=r"README\.md"):
        publish(candidate(tmp_path))
    assert {path.name for path in project.out.iterdir()} == {"README.md"}


@pytest.mark.parametrize("newer", [PROVENANCE, dataclasses.replace(PROVENANCE, copydesk="9.9.9")])
@pytest.mark.parametrize("damage", ["gone", "changed", "extra", "file lost", "link to nothing"])
def test_the_newest_folder_is_restored_if_the_build_gives_its_bytes(
    tmp_path, published, damage, newer
):
    before = tree(tmp_path)
    damage_folder(published.out / "v0.1.0", damage)
    assert verify(published.out) != []
    outcome = publish(candidate(tmp_path, provenance=newer))
    assert outcome.status == "unchanged"
    assert outcome.notes[0].startswith("Restored v0.1.0 as it was published (v0.1.0")
    assert tree(tmp_path) == before
    assert verify(published.out) == []


@pytest.mark.parametrize("damage", ["gone", "changed", "extra", "file lost", "link to nothing"])
def test_a_damaged_newest_folder_and_another_build_is_a_plain_error(tmp_path, published, damage):
    damage_folder(published.out / "v0.1.0", damage)
    before = tree(published.out)
    with pytest.raises(CopydeskError, match=r"v0\.1\.0.*Restore its folder"):
        publish(candidate(tmp_path, changed()))
    assert tree(published.out) == before


def damage_folder(folder, how):
    if how == "gone":
        shutil.rmtree(folder)
    elif how == "changed":
        (folder / "checks.json").write_text("[1]\n")
    elif how == "extra":
        (folder / "more.txt").write_text("x")
    elif how == "file lost":
        (folder / "README.md").unlink()
    else:
        shutil.rmtree(folder)
        folder.symlink_to(folder.parent / "nowhere")


def test_older_versions_may_be_kept_elsewhere(tmp_path, published):
    publish(candidate(tmp_path, changed()))
    shutil.rmtree(published.out / "v0.1.0")
    assert publish(candidate(tmp_path, changed())).status == "unchanged"
    assert verify(published.out) == []


def test_a_withdrawn_version_s_folder_goes_and_its_number_is_not_given_again(tmp_path, published):
    publish(candidate(tmp_path, changed()))
    versions = read_versions(published.out)
    first, second = versions.entries
    withdrawn = dataclasses.replace(second, yanked="A publisher asked for it.")
    commit(published.out, Versions((first, withdrawn)))
    fewer = {name: data.slice(1) for name, data in corpus().items()}
    outcome = publish(candidate(tmp_path, fewer))
    assert (outcome.version, outcome.level) == ("0.3.0", "minor")
    assert not (published.out / "v0.2.0").exists()
    assert [entry.yanked for entry in read_versions(published.out).entries] == [
        None,
        "A publisher asked for it.",
        None,
    ]


def test_something_in_the_way_of_a_version_is_not_overwritten(tmp_path, published):
    (published.out / "v0.2.0").write_text("mine")
    with pytest.raises(CopydeskError, match=r"v0\.2\.0: is in the way"):
        publish(candidate(tmp_path, changed()))
    assert (published.out / "v0.2.0").read_text() == "mine"
    assert not (published.out / ".copydesk-release").exists()


def test_a_failed_critical_check_blocks_and_a_warning_does_not(tmp_path):
    result = CheckResult("articles", "key_unique", "", "critical", "failed", 3, 1, ("a",), ("b",))
    with pytest.raises(BlockedError, match=r"articles\.key_unique"):
        publish(candidate(tmp_path, results=[result]))
    assert not project_at(tmp_path).out.exists()
    warning = dataclasses.replace(result, severity="warning")
    assert publish(candidate(tmp_path, results=[warning])).status == "published"


def test_two_builds_at_once_are_refused_plainly(tmp_path, published):
    with only_one(published.out), pytest.raises(CopydeskError, match="another build"):
        publish(candidate(tmp_path, changed()))
    assert publish(candidate(tmp_path, changed())).status == "published"


def test_the_card_beside_the_data_needs_no_way_to_it(tmp_path):
    project = dataclasses.replace(project_at(tmp_path), card=tmp_path / "dataset" / "card.md")
    publish(candidate(tmp_path, project=project))
    assert project.card.read_text().splitlines()[-1] == "v0.1.0"


def test_a_project_without_a_second_card_has_one(tmp_path):
    project = dataclasses.replace(project_at(tmp_path), card=None)
    publish(candidate(tmp_path, project=project))
    assert {path.name for path in tmp_path.iterdir()} == {".copydesk", "raw", "dataset"}
    assert (project.out / "README.md").is_file()


def test_a_corpus_without_articles_or_rejects_can_be_published(tmp_path):
    empty = {name: table.arrow.empty_table() for name, table in TABLE.items()}
    assert publish(candidate(tmp_path, empty)).status == "published"
    assert verify(project_at(tmp_path).out) == []


def test_more_documents_are_a_minor_change(tmp_path, published):
    more = corpus(documents=4)
    outcome = publish(candidate(tmp_path, more))
    assert (outcome.version, outcome.level) == ("0.2.0", "minor")
    assert "articles: 1 row added." in outcome.notes
    assert "Raw files: 1 added." in outcome.notes


def test_the_release_holds_the_rows_of_the_build(published):
    for name, data in corpus().items():
        back = pq.read_table(published.out / "v0.1.0" / f"{name}.parquet")
        assert back.to_pylist() == data.to_pylist(), name
