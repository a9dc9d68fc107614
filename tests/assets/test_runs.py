"""What a run leaves in Dagster: numbers to plot, rows that fail, and assets to run again alone."""

import dagster as dg
import pytest

from pipeline.definitions import build_defs
from pipeline.schema import TABLES
from tests.assets.projects import judge_plainly, spoil
from tests.releasing.candidates import tree


@pytest.fixture
def run(project, monkeypatch):
    """Materialize a selection, as the UI does, with a history that lasts for the test."""
    judge_plainly(monkeypatch)
    with dg.DagsterInstance.ephemeral() as instance:

        def run(selection: str = "*") -> dg.ExecuteInProcessResult:
            defs = build_defs(project)
            chosen = dg.AssetSelection.from_string(selection)
            jobs = [dg.define_asset_job("chosen", chosen, executor_def=dg.in_process_executor)]
            job = dg.Definitions.merge(defs, dg.Definitions(jobs=jobs)).resolve_job_def("chosen")
            return job.execute_in_process(instance=instance, raise_on_error=False)

        yield run


def metadata(result: dg.ExecuteInProcessResult) -> dict[str, dict[str, dg.MetadataValue]]:
    return {
        event.asset_key.to_user_string(): dict(event.materialization.metadata)
        for event in result.get_asset_materialization_events()
    }


def test_numbers_that_change_from_run_to_run_are_numbers(run):
    told = metadata(run())
    numbers = {
        ("articles", "dagster/row_count"): 3,
        ("articles", "without a date"): 2,
        ("rejects", "dagster/row_count"): 1,
        ("raw_files", "files"): 4,
    }
    for (asset, name), value in numbers.items():
        assert told[asset][name] == dg.MetadataValue.int(value), (asset, name)
    assert isinstance(told["review"]["failed checks"], dg.IntMetadataValue)
    assert isinstance(told["segments"]["per cent of characters cut"], dg.FloatMetadataValue)
    assert isinstance(told["edited_pages"]["pages a second"], dg.FloatMetadataValue)


def test_failed_checks_are_counted_also_where_they_end_the_run(run, project):
    spoil(project)
    result = run()
    assert not result.success
    observed = {
        event.asset_key.to_user_string(): event.asset_observation_data.asset_observation.metadata
        for event in result.get_asset_observation_events()
    }
    assert observed["evidence"]["failed checks"] == dg.MetadataValue.int(1)
    assert observed["documents"]["failed checks"] == dg.MetadataValue.int(0)


def test_a_failed_check_shows_its_rows_and_where_to_look_at_them(run, project):
    spoilt = spoil(project)
    failed = {e.check_name: e.metadata for e in run().get_asset_check_evaluations() if not e.passed}
    told = failed["corrections_hold"]
    assert told["failing_ids"].value == [spoilt]
    rows = told["quarantine"].value.splitlines()[2:]
    assert rows
    assert all(row.startswith(f"| {spoilt[:12]} | published ") for row in rows)
    index = project.work / "review" / "index.html"
    assert told["review"] == dg.MetadataValue.path(index)
    assert spoilt[:12] in index.read_text()


def test_assets_run_again_alone_with_what_is_below_them(run, project):
    assert run().success
    published = tree(project.out)
    for selection, expected in {
        "articles*": {"articles", "review", "release", "data_card"},
        "edited_pages*": {
            *(table.name for table in TABLES),
            *("edited_pages", "review", "release", "data_card"),
        },
        "review": {"review"},
        "release*": {"release", "data_card"},
    }.items():
        result = run(selection)
        assert result.success, selection
        assert set(metadata(result)) == expected, selection
        assert tree(project.out) == published


def test_what_is_below_says_so_where_what_is_above_changed(run, project):
    assert run().success
    (project.raw / "dataset.toml").write_text('name = "other"\n')
    result = run("articles*")
    assert not result.success
    assert "dataset.toml changed since the pages were edited" in str(
        [event.event_specific_data for event in result.all_events if event.is_step_failure]
    )
