import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import CopydeskError
from pipeline.releasing.semver import bumped, is_folder_name, numbers
from pipeline.releasing.versions import (
    Entry,
    TableState,
    Versions,
    as_bytes,
    commit,
    read_versions,
)
from tests.releasing.candidates import PROVENANCE
from tests.releasing.tables import sha


def entry(version, **given):
    tables = {"articles": TableState(3, sha("articles"))}
    made = {"level": "minor", "changes": ("articles: 1 row added.",), **given}
    return Entry(
        version,
        made["level"],
        sha(version),
        PROVENANCE,
        tables,
        made["changes"],
        made.get("yanked"),
    )


LISTED = Versions((entry("0.1.0", level="initial"), entry("0.2.0", yanked="asked"), entry("0.3.0")))


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("0.1.0", "patch", "0.1.1"),
        ("0.1.9", "minor", "0.2.0"),
        ("0.1.9", "major", "0.2.0"),
        ("0.9.9", "minor", "0.10.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "major", "2.0.0"),
    ],
)
def test_a_version_is_raised_as_its_change_demands(version, level, following):
    assert bumped(version, level) == following


@given(st.tuples(*[st.integers(0, 999)] * 3), st.sampled_from(["major", "minor", "patch"]))
def test_a_raised_version_sorts_after_the_one_before(parts, level):
    version = ".".join(map(str, parts))
    assert numbers(bumped(version, level)) > numbers(version)


@pytest.mark.parametrize(
    "name", ["v1", "v1.2", "v01.2.3", "v.1.2.3", "v1.2.3-a", "v1.2.3\n", "v١.2.3"]
)
def test_only_whole_plain_versions_name_folders(name):
    assert is_folder_name("v1.2.3")
    assert not is_folder_name(name)
    with pytest.raises(ValueError, match="not a version"):
        numbers(name.removeprefix("v"))


def test_what_is_committed_is_read_back(tmp_path):
    commit(tmp_path, LISTED)
    assert read_versions(tmp_path) == LISTED
    assert [path.name for path in tmp_path.iterdir()] == ["versions.json"]


def test_without_a_file_there_are_no_versions(tmp_path):
    assert read_versions(tmp_path) is None


def test_the_newest_is_not_withdrawn_and_numbers_are_given_once():
    assert LISTED.newest.version == "0.3.0"
    first_two = Versions(LISTED.entries[:2])
    assert first_two.newest.version == "0.1.0"
    assert first_two.next("patch") == "0.2.1"
    assert Versions().next("initial") == "0.1.0"


def test_the_file_is_good_to_read():
    made = json.loads(as_bytes(Versions((entry("0.1.0"),))))
    assert made == {
        "versions": [
            {
                "version": "0.1.0",
                "level": "minor",
                "manifest_sha256": sha("0.1.0"),
                "provenance": {
                    "copydesk": "0.1.0",
                    "registry_sha256": sha("registry"),
                    "libraries": {"pyarrow": "26.0.1", "tzdata": "2026.1"},
                },
                "tables": {"articles": {"rows": 3, "content_sha256": sha("articles")}},
                "changes": ["articles: 1 row added."],
                "yanked": None,
            }
        ]
    }
    assert as_bytes(LISTED).endswith(b"}\n")


def without(key):
    return lambda made: made["versions"][0].pop(key)


def put(key, value):
    return lambda made: made["versions"][0].update({key: value})


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (without("tables"), r"versions\[0\] lacks 'tables'"),
        (put("colour", "red"), r"versions\[0\] has an unknown key 'colour'"),
        (put("version", "1.0"), "not a version like 1.2.3: '1.0'"),
        (put("version", 1), r"versions\[0\]\.version must be a str"),
        (put("level", "huge"), r"level is unknown: 'huge'"),
        (put("manifest_sha256", "abc"), r"manifest_sha256 is malformed"),
        (put("tables", []), r"tables must be a dict"),
        (put("tables", {"a": {"rows": True, "content_sha256": sha("")}}), r"rows must be a int"),
        (put("tables", {"a": {"rows": -1, "content_sha256": sha("")}}), r"rows is malformed"),
        (put("changes", "text"), r"changes must be a list"),
        (put("provenance", None), r"provenance is no object"),
        (put("yanked", False), r"yanked must be a str"),
        (put("version", "9.0.0"), r"0\.2\.0 stands after 9\.0\.0"),
        (lambda made: made.update(more=1), "the file has an unknown key 'more'"),
        (lambda made: made.update(versions={}), "versions is no list"),
    ],
)
def test_a_file_that_nobody_wrote_like_this_is_told_where(tmp_path, change, complaint):
    made = json.loads(as_bytes(LISTED))
    change(made)
    (tmp_path / "versions.json").write_text(json.dumps(made))
    with pytest.raises(CopydeskError, match=complaint) as caught:
        read_versions(tmp_path)
    assert "restore it" in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"[]", b'{"versions": 1, "versions": 2}', b"[" * 10**5]
)
def test_a_file_that_is_no_such_list_is_a_plain_error(tmp_path, content):
    (tmp_path / "versions.json").write_bytes(content)
    with pytest.raises(CopydeskError, match="nothing was touched"):
        read_versions(tmp_path)
