"""The group ``cleaning``: every page through the desk, in shards."""

from time import perf_counter

import dagster as dg

from pipeline.assets.metadata import as_metadata
from pipeline.assets.reading import raw_files
from pipeline.assets.resources import POOL, ProjectResource
from pipeline.assets.steps import edit_pages
from pipeline.running.build_tables import Progress, shards_folder


@dg.asset(
    group_name="cleaning",
    owners=["team:copydesk"],
    tags={"layer": "working"},
    pool=POOL,
    kinds={"python", "parquet"},
    deps=[raw_files],
)
def edited_pages(
    context: dg.AssetExecutionContext,
    project: ProjectResource,
    progress: dg.ResourceParam[Progress],
) -> dg.MaterializeResult[None]:
    """Every page cut into segments, each with its role, and its facts with their evidence.

    Pages are worked on in shards. What was edited before, with the same code, settings and bytes,
    is taken over and not done again. The raw folder is listed anew, so that this can run alone.
    """

    def tell(done: int, total: int) -> None:
        context.log.info(f"{done} of {total} pages edited")
        progress(done, total)

    start = perf_counter()
    shards = edit_pages(project.project, tell)
    seconds = perf_counter() - start
    pages = shards.made + shards.kept
    if not shards.made:
        progress(pages, pages)
    told = {
        "pages": pages,
        "edited now": shards.made,
        "taken over from before": shards.kept,
        "shards": len(shards.folders),
        "pages a second": round(shards.made / seconds, 1) if shards.made else 0.0,
        "folder": shards_folder(project.project),
    }
    return dg.MaterializeResult(metadata=as_metadata(told))
