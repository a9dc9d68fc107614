from dataclasses import replace

import pytest

from pipeline.assets import steps
from pipeline.assets.handover import (
    all_results,
    read_edited,
    read_gathered,
    read_results,
    write_results,
)
from pipeline.assets.steps import check_table, edit_pages, gather_tables, release
from pipeline.errors import BlockedError, CopydeskError
from pipeline.quality.result import CheckResult
from pipeline.running.build_tables import tables_folder
from pipeline.schema import TABLES
from tests.assets.projects import NAMES, spoil

PASSED = CheckResult("rejects", "a", "b", "critical", "passed", 1, 0, (), ("x",))


def test_what_was_left_is_what_is_found(gathered):
    edited = read_edited(gathered)
    assert edited.raw_paths == sorted([*NAMES, "photo.jpg"])
    assert [reject.reason for reject in edited.rejects] == ["unknown_format"]
    assert read_gathered(gathered).rows["articles"] == 3
    assert read_gathered(gathered).edited == edited


def test_without_the_step_before_a_plain_error_says_what_to_do(project):
    with pytest.raises(CopydeskError, match="not edited yet; materialize all"):
        gather_tables(project)
    with pytest.raises(CopydeskError, match="not gathered yet; materialize all"):
        check_table(project, "rejects")


@pytest.mark.parametrize("name", ["dataset.toml", "sources.csv", "corrections.toml"])
def test_settings_that_changed_since_are_noticed(gathered, name):
    text = {
        "dataset.toml": 'name = "other"\n',
        "sources.csv": f"path,outlet\n{NAMES[0]},The Paper\n",
        "corrections.toml": "",
    }
    (gathered.raw / name).write_text(text[name])
    with pytest.raises(CopydeskError, match=f"{name} changed since the pages were edited"):
        read_gathered(gathered)


def test_results_hold_for_the_tables_that_were_checked_alone(gathered):
    before = read_gathered(gathered)
    write_results(gathered, before, [PASSED])
    assert read_results(gathered, before, "rejects") == [PASSED]
    (gathered.raw / "more.jpg").write_bytes(b"")
    edit_pages(gathered)
    assert read_results(gathered, gather_tables(gathered), "rejects") == []


def test_tables_are_gathered_again_only_where_pages_or_tables_changed(gathered, monkeypatch):
    made = []
    gather = steps.gather
    monkeypatch.setattr(steps, "gather", lambda *given: made.append(1) or gather(*given))
    first = read_gathered(gathered)
    assert gather_tables(gathered) == first
    assert made == []
    path = tables_folder(gathered) / "rejects.parquet"
    for damage in (path.unlink, lambda: path.write_bytes(b"")):
        damage()
        assert gather_tables(gathered) == first
    (gathered.raw / "more.jpg").write_bytes(b"")
    edit_pages(gathered)
    assert gather_tables(gathered) != first
    assert len(made) == 3


def test_nothing_is_published_unless_all_checks_ran(gathered):
    with pytest.raises(BlockedError, match="were not run"):
        release(gathered)
    assert not gathered.out.exists()


def test_results_stand_but_what_could_not_be_evaluated_is_tried_again(gathered, monkeypatch):
    looked = []

    def look(table, inputs):
        looked.append(table)
        if table == "articles":
            return [replace(PASSED, table=table, status="failed", evaluated=0)]
        if table == "rejects":
            return [replace(PASSED, status="failed", failing=1)]
        return [replace(PASSED, table=table)]

    monkeypatch.setattr("pipeline.assets.steps.run_checks", look)
    names = [table.name for table in TABLES]
    first = [check_table(gathered, name) for name in names]
    assert looked == names
    assert [check_table(gathered, name) for name in names] == first
    assert looked == [*names, "articles"]
    assert all_results(gathered, read_gathered(gathered)) == [found for (found,) in first]


def test_a_correction_that_does_not_hold_blocks_by_its_check(project, plainly):
    spoilt = spoil(project)
    edit_pages(project)
    gather_tables(project)
    results = [result for table in TABLES for result in check_table(project, table.name)]
    failed = [result for result in results if result.status == "failed"]
    assert [(r.name, r.failing_ids) for r in failed if r.severity == "critical"] == [
        ("corrections_hold", (spoilt,))
    ]
    with pytest.raises(BlockedError):
        release(project)
