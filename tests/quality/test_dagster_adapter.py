"""Results reach Dagster's own records: names, severities, ids; and critical ones block."""

import dagster as dg
import pytest

from pipeline.quality import checks_of
from pipeline.quality.dagster_adapter import (
    MOST_IDS,
    as_code,
    check_specs,
    to_asset_check_result,
)
from pipeline.quality.result import CheckResult
from pipeline.schema import TABLES

KEY = dg.AssetKey("rejects")


def result(name: str, **values: object) -> CheckResult:
    check = next(check for check in checks_of("rejects") if check.name == name)
    given = {"status": "passed", "evaluated": 2, "failing": 0, "failing_ids": (), "detail": ()}
    return CheckResult("rejects", name, check.description, check.severity, **(given | values))  # type: ignore[arg-type]


def run(results: list[CheckResult]) -> dg.ExecuteInProcessResult:
    """A run with the checks of `rejects` between two assets."""

    @dg.asset(key=KEY)
    def rejects() -> None: ...

    @dg.multi_asset_check(specs=check_specs("rejects", KEY))
    def checks():  # type: ignore[no-untyped-def]
        for one in results:
            yield to_asset_check_result(one, KEY)

    @dg.asset(deps=[KEY])
    def after() -> None: ...

    defs = dg.Definitions(assets=[rejects, after], asset_checks=[checks])
    with dg.DagsterInstance.ephemeral() as instance:
        return defs.resolve_implicit_global_asset_job_def().execute_in_process(
            instance=instance, raise_on_error=False
        )


def materialized(run: dg.ExecuteInProcessResult) -> set[str]:
    return {
        event.asset_key.to_user_string()
        for event in run.get_asset_materialization_events()
        if event.asset_key
    }


ALL = [result(check.name) for check in checks_of("rejects")]


def with_failed(name: str) -> list[CheckResult]:
    failed = result(
        name,
        status="failed",
        failing=1,
        failing_ids=("a.txt",),
        detail=("a.txt: <script>`alert`</script>",),
    )
    return [failed if one.name == name else one for one in ALL]


def test_every_check_of_every_table_has_a_spec() -> None:
    for table in TABLES:
        specs = check_specs(table.name, dg.AssetKey(table.name))
        assert [spec.name for spec in specs] == [check.name for check in checks_of(table.name)]
        assert all(spec.description for spec in specs)
        assert [spec.blocking for spec in specs] == [
            check.severity == "critical" for check in checks_of(table.name)
        ]


def test_a_failed_critical_check_stops_what_comes_after_and_names_its_rows() -> None:
    done = run(with_failed("file_exists"))

    evaluations = {e.check_name: e for e in done.get_asset_check_evaluations()}
    failed = evaluations["file_exists"]
    assert len(evaluations) == len(ALL)
    assert not failed.passed
    assert failed.severity == dg.AssetCheckSeverity.ERROR
    assert failed.metadata["failing"].value == 1
    assert failed.metadata["evaluated"].value == 2
    assert failed.metadata["failing_ids"].value == ["a.txt"]
    assert "<script>" in str(failed.metadata["what_is_wrong"].value)
    assert materialized(done) == {"rejects"}


@pytest.mark.parametrize("results", [ALL, with_failed("nothing_rejected")], ids=["good", "warning"])
def test_a_warning_stops_nothing(results: list[CheckResult]) -> None:
    done = run(results)

    assert done.success
    assert materialized(done) == {"rejects", "after"}


def test_a_skipped_check_passes_and_says_why() -> None:
    skipped = to_asset_check_result(
        result("file_exists", status="skipped", evaluated=0, detail=("no day is set",)), KEY
    )

    assert skipped.passed
    assert skipped.metadata["status"].value == "skipped"
    assert "no day is set" in str(skipped.metadata["why"].value)


def test_many_ids_are_cut_and_the_rest_counted() -> None:
    ids = tuple(f"{number:05}" for number in range(MOST_IDS + 3))
    made = to_asset_check_result(
        result("file_exists", status="failed", failing=len(ids), failing_ids=ids), KEY
    )

    assert made.metadata["failing_ids"].value == list(ids[:MOST_IDS])
    assert made.metadata["failing_ids_not_shown"].value == 3


def test_code_blocks_cannot_be_closed_from_within() -> None:
    lines = as_code(["```", "[a](b) ````"]).split("\n")

    assert lines[0] == "`````text"
    assert lines[-1] == "`````"
