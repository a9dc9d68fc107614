import dataclasses
import json

import pytest

from pipeline.errors import CopydeskError
from pipeline.releasing import files
from pipeline.releasing.publish import publish
from pipeline.releasing.release import sums
from pipeline.releasing.verify import verify
from pipeline.releasing.versions import Versions, commit, read_versions
from tests.releasing.candidates import candidate, project_at


@pytest.fixture
def out(tmp_path):
    """The output folder of a project with one version."""
    publish(candidate(tmp_path))
    return project_at(tmp_path).out


def told(out):
    return [str(problem) for problem in verify(out)]


def resign(out, *, manifest=True):
    """Make sums and the list of versions fit what lies in the folder, as a forger would."""
    folder = out / "v0.1.0"
    (folder / "SHA256SUMS").write_bytes(sums(folder))
    if manifest:
        (entry,) = read_versions(out).entries
        digest = files.sha256(folder / "manifest.json")
        commit(out, Versions((dataclasses.replace(entry, manifest_sha256=digest),)))


def edit_manifest(out, change):
    path = out / "v0.1.0" / "manifest.json"
    made = json.loads(path.read_text())
    change(made)
    path.write_text(json.dumps(made))
    resign(out)


def test_a_published_version_has_no_problems(out):
    assert verify(out) == []


def test_nothing_published_is_a_plain_error(tmp_path):
    with pytest.raises(CopydeskError, match="nothing is published there"):
        verify(tmp_path)
    commit(tmp_path, Versions())
    with pytest.raises(CopydeskError, match="nothing is published there"):
        verify(tmp_path)


def test_one_changed_byte_in_any_file_is_found(out):
    for path in sorted((out / "v0.1.0").iterdir()):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        good = path.read_bytes()
        path.write_bytes(data)
        assert any(path.name in line for line in told(out)) or path.name == "SHA256SUMS"
        assert told(out) != []
        path.write_bytes(good)
    assert told(out) == []


def test_missing_and_extra_files_are_named(out):
    folder = out / "v0.1.0"
    (folder / "README.md").unlink()
    (folder / "notes.txt").write_text("x")
    (folder / "more").mkdir()
    assert told(out) == [
        "v0.1.0/README.md: is missing",
        "v0.1.0/more: is no part of the release: SHA256SUMS does not name it",
        "v0.1.0/notes.txt: is no part of the release: SHA256SUMS does not name it",
    ]


def test_a_link_in_the_place_of_a_file_is_found(out, tmp_path):
    path = out / "v0.1.0" / "checks.json"
    (tmp_path / "elsewhere").write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    assert told(out) == ["v0.1.0/checks.json: is no regular file"]


@pytest.mark.parametrize("content", [b"nonsense\n", b"\xff\xfe", b"a" * 64 + b"  \n"])
def test_malformed_sums_are_found(out, content):
    (out / "v0.1.0" / "SHA256SUMS").write_bytes(content)
    assert told(out) == ["v0.1.0/SHA256SUMS: line 1 is malformed"]
    (out / "v0.1.0" / "SHA256SUMS").unlink()
    assert told(out) == ["v0.1.0/SHA256SUMS: is missing"]


def test_a_folder_that_was_forged_whole_does_not_fit_the_list_of_versions(out):
    (out / "v0.1.0" / "manifest.json").write_text("{}")
    resign(out, manifest=False)
    assert told(out) == ["v0.1.0/manifest.json: is not the one in versions.json"]


def test_the_manifest_must_say_what_is_there(out):
    def forget(made):
        made["files"] = [item for item in made["files"] if item["file"] != "checks.json"]
        made["version"] = "9.9.9"

    edit_manifest(out, forget)
    assert told(out) == [
        "v0.1.0/manifest.json: says it is version 9.9.9",
        "v0.1.0/checks.json: stands in only one of the folder and manifest.json",
    ]


def test_the_manifest_must_describe_the_tables_as_they_are(out):
    def misdescribe(made):
        documents, segments, articles, evidence, *_ = made["tables"]
        documents["columns"][0]["type"] = "int64"
        segments["rows"] = 77
        articles["content_sha256"] = "0" * 64
        evidence["sha256"] = "0" * 64

    edit_manifest(out, misdescribe)
    assert told(out) == [
        "v0.1.0/evidence.parquet: does not have the hash in manifest.json",
        "v0.1.0/documents.parquet: does not have the columns in manifest.json",
        "v0.1.0/segments.parquet: has 3 rows, and by manifest.json 77",
        "v0.1.0/articles.parquet: does not have the content hash under which it was published",
    ]


def test_a_table_that_is_no_parquet_is_found_even_if_all_hashes_fit(out):
    path = out / "v0.1.0" / "rejects.parquet"
    path.write_bytes(b"nothing")

    def fit(made):
        made["tables"][-1]["sha256"] = files.sha256(path)

    edit_manifest(out, fit)
    (line,) = told(out)
    assert line.startswith("v0.1.0/rejects.parquet: cannot be read: ")


def test_only_the_newest_folder_must_be_there_and_no_withdrawn_one(out):
    (first,) = read_versions(out).entries
    second = dataclasses.replace(first, version="0.2.0")
    commit(out, Versions((first, second)))
    assert told(out) == ["v0.2.0: the newest version's folder is missing"]
    commit(out, Versions((dataclasses.replace(first, yanked="asked"), second)))
    assert told(out) == [
        "v0.1.0: was withdrawn but still lies here",
        "v0.2.0: the newest version's folder is missing",
    ]
    commit(out, Versions((first, dataclasses.replace(second, yanked="asked"))))
    assert told(out) == []
