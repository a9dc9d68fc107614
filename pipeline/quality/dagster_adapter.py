"""The adapter to Dagster: checks as specifications of asset checks, results as theirs.

Here belongs only the translation. Critical checks block: the assets after them do not run where one
failed. Which assets there are is not known here.
"""

from collections.abc import Sequence

import dagster as dg

from pipeline.quality.result import CheckResult, Severity
from pipeline.quality.suites import checks_of

MOST_IDS = 500
"""Ids in an event's metadata: some 30 kB, which the UI shows at once; JSON results hold all."""

_SEVERITIES: dict[Severity, dg.AssetCheckSeverity] = {
    "critical": dg.AssetCheckSeverity.ERROR,
    "warning": dg.AssetCheckSeverity.WARN,
}


def check_specs(table: str, asset_key: dg.AssetKey) -> list[dg.AssetCheckSpec]:
    """The specifications of a table's checks for the asset that makes the table."""
    return [
        dg.AssetCheckSpec(
            check.name,
            asset=asset_key,
            description=check.description,
            blocking=check.severity == "critical",
            metadata={"severity": check.severity},
        )
        for check in checks_of(table)
    ]


def to_asset_check_result(result: CheckResult, asset_key: dg.AssetKey) -> dg.AssetCheckResult:
    """A result as Dagster stores and shows it; a skipped check passes, with its reason.

    A check blocks only where its severity is ERROR as well as its specification blocking.
    """
    failed = result.status == "failed"
    metadata: dict[str, dg.MetadataValue] = {
        "status": dg.MetadataValue.text(result.status),
        "evaluated": dg.MetadataValue.int(result.evaluated),
        "failing": dg.MetadataValue.int(result.failing),
    }
    if result.failing_ids:
        metadata["failing_ids"] = dg.MetadataValue.json(list(result.failing_ids[:MOST_IDS]))
        if len(result.failing_ids) > MOST_IDS:
            metadata["failing_ids_not_shown"] = dg.MetadataValue.int(
                len(result.failing_ids) - MOST_IDS
            )
    if result.detail:
        name = "why" if result.status == "skipped" else "what_is_wrong"
        metadata[name] = dg.MetadataValue.md(as_code(result.detail))
    return dg.AssetCheckResult(
        check_name=result.name,
        asset_key=asset_key,
        passed=not failed,
        severity=_SEVERITIES[result.severity],
        # What people see first: the promise where it holds, what is wrong where it does not.
        description=result.detail[0] if failed and result.detail else result.description,
        metadata=metadata,
    )


def as_code(lines: Sequence[str]) -> str:
    """Lines as a block of code in Markdown, in which nothing but a longer fence has a meaning."""
    longest = max((len(run) for line in lines for run in _backticks(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}text", *lines, fence))


def _backticks(line: str) -> list[str]:
    return "".join(sign if sign == "`" else " " for sign in line).split()
