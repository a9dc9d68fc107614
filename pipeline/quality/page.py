"""What the checks found, as a page for people: ``checks.html`` of a release.

The same for the same results, as ``report`` is; no rows of tables, since a release may be one
without texts.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.html import environment
from pipeline.quality.report import in_order
from pipeline.quality.result import CheckResult

MOST_IDS = 50
"""Ids that are shown of a check: what a reader scans; checks.json has all."""


def checks_page(results: Sequence[CheckResult], title: str) -> str:
    """The page for the results, whatever their order; ``title`` names the dataset."""
    found = in_order(results)
    failed = [result for result in found if result.status == "failed"]
    groups = {
        "Failed": [result for result in failed if result.severity == "critical"],
        "Warnings": [result for result in failed if result.severity == "warning"],
        "Skipped": [result for result in found if result.status == "skipped"],
    }
    tables: dict[str, list[CheckResult]] = {}
    for result in found:
        tables.setdefault(result.table, []).append(result)
    template = environment(Path(__file__).parent).get_template("checks.html.j2")
    return template.render(title=title, groups=groups, tables=tables, all=found, most=MOST_IDS)
