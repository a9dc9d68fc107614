"""The asset checks: the suites of every published table, run by Great Expectations.

Which checks there are, and what they found, belongs to ``pipeline.quality``.
"""

from collections.abc import Iterator

import dagster as dg

from pipeline.assets.resources import POOL, ProjectResource
from pipeline.assets.review import quarantine_metadata
from pipeline.assets.steps import check_table, review
from pipeline.quality.dagster_adapter import check_specs, to_asset_check_result
from pipeline.quality.quarantine import quarantine
from pipeline.running.build_tables import tables_folder
from pipeline.schema import TABLES


def _checks(table: str) -> dg.AssetChecksDefinition:
    specs = check_specs(table, dg.AssetKey(table))

    # All of a table run together; `can_subset` lets people ask for one, and be told of one.
    @dg.multi_asset_check(name=f"{table}_checks", specs=specs, can_subset=True, pool=POOL)
    def run(
        context: dg.AssetCheckExecutionContext, project: ProjectResource
    ) -> Iterator[dg.AssetCheckResult]:
        key = dg.AssetKey(table)
        asked = {key.name for key in context.selected_asset_check_keys}
        results = [r for r in check_table(project.project, table) if r.name in asked]
        rows = {q.result.name: q for q in quarantine(results, tables_folder(project.project))}
        for result in results:
            told = to_asset_check_result(result, key)
            if result.name in rows:
                more = quarantine_metadata(rows[result.name], project)
                told = told._replace(metadata={**told.metadata, **more})
            yield told
        failed = [result for result in results if result.status == "failed"]
        # Also where a failure ends the run, so that its failures are plotted with the others.
        told_now = {"failed checks": dg.MetadataValue.int(len(failed))}
        context.op_execution_context.log_event(dg.AssetObservation(key, metadata=told_now))
        if any(result.severity == "critical" for result in failed):
            _review(context, project)

    return run


def _review(context: dg.AssetCheckExecutionContext, project: ProjectResource) -> None:
    """Write the review where nothing behind the check runs; tables may be too broken for it."""
    try:
        review(project.project)
    except Exception as error:
        context.log.warning(f"The review could not be written: {type(error).__name__}: {error}")


CHECKS = [_checks(table.name) for table in TABLES]
"""The checks of all tables."""
