"""The group ``quality``: the review, and what checks show of the rows that fail them.

Nothing waits for the review: a release is published with or without it.
"""

from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.assets.metadata import as_metadata
from pipeline.assets.resources import POOL, ProjectResource
from pipeline.assets.shown import LINE, MOST_ROWS
from pipeline.assets.steps import review as write_review
from pipeline.assets.steps import review_folder
from pipeline.html import shown
from pipeline.quality.quarantine import Quarantined
from pipeline.releasing.card.inert import Markdown
from pipeline.releasing.card.wording import table
from pipeline.review import INDEX
from pipeline.schema import TABLES


@dg.asset(
    group_name="quality",
    owners=["team:copydesk"],
    kinds={"python"},
    tags={"layer": "working"},
    pool=POOL,
    deps=[table.name for table in TABLES],
)
def review(project: ProjectResource) -> dg.MaterializeResult[None]:
    """Pages for the browser: each article beside its raw page, with roles, rules and evidence.

    Open the index from the folder. Where a critical check failed this does not run, and the check
    writes the same pages.
    """
    results, made = write_review(project.project)
    failed = [result for result in results if result.status == "failed"]
    told = {
        "index": made.index,
        "articles": made.articles,
        "pages": len(made.pages),
        "failed checks": len(failed),
        "failing rows": sum(result.failing for result in failed),
        "first pages": table(
            "doc_id | page", [(id_[:12], str(page)) for id_, page in _first(made.pages)]
        ),
    }
    return dg.MaterializeResult(metadata=as_metadata(told))


def _first(pages: dict[str, Path]) -> list[tuple[str, Path]]:
    return list(pages.items())[:MOST_ROWS]


def quarantine_metadata(found: Quarantined, project: ProjectResource) -> dict[str, Any]:
    """What a failed check shows beside its result: the rows, and where they can be looked at."""
    told: dict[str, object] = {"review": review_folder(project.project) / INDEX}
    if found.rows:
        told["quarantine"] = _rows(found)
    return as_metadata(told)


def _rows(found: Quarantined) -> Markdown:
    rows = [[_cell(name, row[name]) for name in found.columns] for row in found.rows]
    return table(" | ".join(found.columns), rows)


def _cell(name: str, value: object) -> str:
    return str(value)[:12] if name == "doc_id" else shown(value, LINE)
