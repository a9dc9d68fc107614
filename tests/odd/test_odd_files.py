"""Odd files, all in one folder: each becomes a right article or a row with a plain reason."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.commands.clean import clean
from pipeline.project import Project, Settings
from pipeline.running.build_tables import build_tables, tables_folder
from tests.odd.folder import FILES, Odd, build_folder


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd") / "raw"
    build_folder(folder)
    return folder


@pytest.fixture(scope="module")
def tables(raw: Path) -> dict[str, list[dict]]:
    project = Project(raw, raw.parent / "out", raw.parent / "work")
    build_tables(project, Settings())
    folder = tables_folder(project)
    return {path.stem: pq.read_table(path).to_pylist() for path in folder.glob("*.parquet")}


def test_no_file_is_lost_and_none_comes_twice(tables):
    documents = [row["raw_path"] for row in tables["documents"]]
    rejects = [row["raw_path"] for row in tables["rejects"]]
    assert sorted(documents + rejects) == sorted(odd.published for odd in FILES)


@pytest.mark.parametrize("odd", FILES, ids=lambda odd: repr(odd.published)[:40])
def test_a_file_gets_what_it_should(odd: Odd, tables):
    rejected = {row["raw_path"]: row for row in tables["rejects"]}.get(odd.published)
    if odd.reason:
        assert rejected, "it became an article"
        assert rejected["reason"] == odd.reason
        assert rejected["detail"].isprintable()
        return
    assert rejected is None, rejected
    document = next(row for row in tables["documents"] if row["raw_path"] == odd.published)
    article = next(row for row in tables["articles"] if row["doc_id"] == document["doc_id"])
    assert odd.holds in article["text"]
    assert odd.encoding in (None, document["encoding"])


def test_clean_gives_each_file_its_line(raw: Path):
    lines = {line["path"].removeprefix(f"{raw}/"): line for line in clean(raw)}
    assert len(lines) == len(FILES)
    for odd in FILES:
        line = lines[odd.published]
        # A single page knows of no other, so that copies are cleaned.
        if odd.reason in (None, "duplicate_bytes") and not odd.published.startswith("empty"):
            assert line["error"] is None
            assert odd.holds in line["body_text"]
        else:
            assert line["error"]


def test_the_details_show_nothing_of_what_lies_outside(tables):
    text = str(tables)
    assert "root:" not in text
