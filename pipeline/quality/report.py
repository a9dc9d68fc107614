"""What the checks found, as JSON for programs and as lines for the terminal.

Both are the same for the same tables: no times, no places of this machine, no order but that of
tables and names. Raw text is already inert in results, but for ids, which may be paths of files.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict

from pipeline.quality.inert import inert
from pipeline.quality.result import CheckResult
from pipeline.schema import TABLES

MOST_IDS = 10
"""Ids that a line for the terminal shows."""


def results_json(results: Sequence[CheckResult]) -> str:
    """All results, sorted, with a count of each status, as JSON with a newline at its end."""
    counts = {
        status: sum(result.status == status for result in results)
        for status in ("passed", "failed", "skipped")
    }
    content = {"counts": counts, "checks": [asdict(result) for result in in_order(results)]}
    # Ids and details hold every script; other characters than acting ones are left readable.
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def summary_lines(results: Sequence[CheckResult]) -> list[str]:
    """What a person must know: each check that failed, with ids and reasons; then the counts."""
    lines = []
    for result in in_order(results):
        if result.status != "failed":
            continue
        kind = "FAILED" if result.severity == "critical" else "warning"
        rows = f"{result.failing} of {result.evaluated} rows" if result.failing else "not evaluated"
        lines.append(f"{kind} {result.table}.{result.name}: {rows}. {result.description}")
        lines += [f"  {inert(line)}" for line in result.detail]
        ids = [inert(id_) for id_ in result.failing_ids[:MOST_IDS]]
        more = len(result.failing_ids) - len(ids)
        if ids:
            lines.append(f"  in {', '.join(ids)}{f' and {more} more' if more else ''}")
    failed = [result for result in results if result.status == "failed"]
    critical = sum(result.severity == "critical" for result in failed)
    skipped = sum(result.status == "skipped" for result in results)
    passed = len(results) - len(failed) - skipped
    lines.append(
        f"{len(results)} checks: {passed} passed, {critical} critical failed, "
        f"{len(failed) - critical} warnings, {skipped} skipped"
    )
    return lines


def in_order(results: Sequence[CheckResult]) -> list[CheckResult]:
    """The results by table as published, then by name."""
    place = {table.name: number for number, table in enumerate(TABLES)}
    return sorted(results, key=lambda result: (place.get(result.table, len(place)), result.name))
