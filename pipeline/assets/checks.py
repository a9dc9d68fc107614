"""The asset checks: the suites of every published table, run by Great Expectations.

Which checks there are, and what they found, belongs to ``pipeline.quality``.
"""

from collections.abc import Iterator

import dagster as dg

from pipeline.assets.resources import POOL, ProjectResource
from pipeline.assets.steps import check_table
from pipeline.quality.dagster_adapter import check_specs, to_asset_check_result
from pipeline.schema import TABLES


def _checks(table: str) -> dg.AssetChecksDefinition:
    specs = check_specs(table, dg.AssetKey(table))

    # All of a table run together; `can_subset` lets people ask for one, and be told of one.
    @dg.multi_asset_check(name=f"{table}_checks", specs=specs, can_subset=True, pool=POOL)
    def run(
        context: dg.AssetCheckExecutionContext, project: ProjectResource
    ) -> Iterator[dg.AssetCheckResult]:
        asked = {key.name for key in context.selected_asset_check_keys}
        for result in check_table(project.project, table):
            if result.name in asked:
                yield to_asset_check_result(result, dg.AssetKey(table))

    return run


CHECKS = [_checks(table.name) for table in TABLES]
"""The checks of all tables."""
