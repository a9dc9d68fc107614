"""The steps that the assets run, each from what the one before left: no Dagster here.

Whoever builds without Dagster, as rebuilding for a comparison does, runs the same steps.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.assets.handover import (
    Gathered,
    all_results,
    read_edited,
    read_gathered,
    read_results,
    same_gathered,
    write_edited,
    write_gathered,
    write_results,
)
from pipeline.cleaning.learned.wording import Reason
from pipeline.desk import Desk
from pipeline.errors import BlockedError
from pipeline.project import Project, load_settings
from pipeline.quality import CheckResult
from pipeline.quality.page import checks_page
from pipeline.quality.report import results_json
from pipeline.quality.run import judge, run_checks
from pipeline.reading import Reject, locate, read_file
from pipeline.registry import load
from pipeline.releasing import accuracy
from pipeline.releasing.card import licence, render
from pipeline.releasing.manifest import CHECKS_FILE
from pipeline.releasing.parquet import read_table
from pipeline.releasing.provenance import current
from pipeline.releasing.publish import Outcome, publish
from pipeline.releasing.release import CHECKS_PAGE, LICENCE_FILE, Candidate
from pipeline.review import Review, write_review
from pipeline.running.build_tables import Progress, Shards, make_shards, tables_folder
from pipeline.running.gather import gather
from pipeline.running.plan import plan_build
from pipeline.schema import ARTICLES, TABLES


def edit_pages(project: Project, progress: Progress | None = None) -> Shards:
    """Edit all pages of the raw folder that no finished shard holds already."""
    settings = load_settings(project.raw)
    shards = make_shards(project, settings, plan_build(project.raw, project.shard_size), progress)
    write_edited(project, settings, shards)
    return shards


def gather_tables(project: Project) -> Gathered:
    """Gather the published tables from the shards, unless they lie there already."""
    edited = read_edited(project)
    before = same_gathered(project, edited)
    if before is not None:
        return before
    rows = gather(edited.folders(project), edited.rejects, tables_folder(project))
    return write_gathered(project, edited, rows)


def check_table(project: Project, table: str) -> list[CheckResult]:
    """What the checks of one gathered table find.

    Nothing is judged twice: as long as nothing changed that the checks see, their results stand,
    and the seconds that Great Expectations takes to import are saved. Only where a check could not
    be evaluated is it tried again.
    """
    gathered = read_gathered(project)
    results = read_results(project, gathered, table)
    if not results or any(result.status == "failed" and not result.failing for result in results):
        results = run_checks(table, gathered.inputs(project, load()))
        write_results(project, gathered, results)
    return results


def review_folder(project: Project) -> Path:
    """Where the pages of the review lie."""
    return project.work / "review"


def review(project: Project, asked: Collection[str] = ()) -> tuple[Sequence[CheckResult], Review]:
    """Write the review of the gathered tables with what their checks have found so far.

    Lines are explained only of files that are still as they were read.
    """
    results = all_results(project, read_gathered(project))
    desk = Desk()

    def explain(row: Mapping[str, Any]) -> list[list[Reason]]:
        document = read_file(locate(project.raw / row["raw_path"]))
        if isinstance(document, Reject) or document.doc_id != row["doc_id"]:
            return []
        return [reasons for _, reasons in desk.explain(document)]

    tables, folder = tables_folder(project), review_folder(project)
    return results, write_review(tables, folder, results, asked, explain)


def candidate(project: Project) -> Candidate:
    """The gathered tables with what the checks found, as a release could be made of them."""
    registry = load()
    settings = load_settings(project.raw)
    results = all_results(project, read_gathered(project))
    articles = read_table(ARTICLES, tables_folder(project) / "articles.parquet")
    return Candidate(
        project=project,
        settings=settings,
        results=results,
        registry=registry,
        provenance=current(registry.sha256),
        render_card=render,
        others={
            CHECKS_FILE: results_json(results),
            CHECKS_PAGE: checks_page(results, settings.title),
            LICENCE_FILE: licence(settings, articles),
        },
        accuracy=accuracy.current(),
    )


def release(project: Project) -> Outcome:
    """Publish the gathered tables if they are anything new.

    Raises BlockedError where a critical check failed, or was not run on these very tables.
    """
    made = candidate(project)
    if not judge(made.results):
        raise BlockedError(
            "Nothing was published: critical checks failed, or were not run on the tables as they "
            "are now. Materialize the tables again, with their checks, and look at these."
        )
    return publish(made)


def rebuild(project: Project) -> Candidate:
    """All steps but the last, one after the other, whatever the checks find."""
    edit_pages(project)
    gather_tables(project)
    for table in TABLES:
        check_table(project, table.name)
    return candidate(project)
