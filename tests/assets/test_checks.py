import dagster as dg

from pipeline.definitions import build_defs
from pipeline.quality import checks_of


def run(project, selection: dg.AssetSelection) -> dg.ExecuteInProcessResult:
    defs = build_defs(project)
    job = dg.define_asset_job("some", selection=selection)
    defs = dg.Definitions.merge(defs, dg.Definitions(jobs=[job]))
    with dg.DagsterInstance.ephemeral() as instance:
        return defs.resolve_job_def("some").execute_in_process(
            instance=instance, raise_on_error=False
        )


def test_one_check_can_be_run_alone(gathered, plainly):
    key = dg.AssetCheckKey(dg.AssetKey("segments"), "key_unique")
    result = run(gathered, dg.AssetSelection.checks(key))
    assert result.success
    (found,) = result.get_asset_check_evaluations()
    assert (found.asset_check_key, found.passed) == (key, True)


def test_all_checks_of_a_table_are_told(gathered, plainly):
    result = run(gathered, dg.AssetSelection.checks_for_assets("rejects"))
    names = {found.check_name for found in result.get_asset_check_evaluations()}
    assert names == {check.name for check in checks_of("rejects")}


def test_checks_of_tables_that_are_not_there_fail_with_a_plain_error(project, plainly):
    result = run(project, dg.AssetSelection.checks_for_assets("rejects"))
    (failure,) = result.get_step_failure_events()
    assert "not gathered yet" in failure.step_failure_data.error.cause.message
