"""The group ``reading``: which raw files there are."""

from collections import Counter
from pathlib import PurePosixPath

import dagster as dg

from pipeline.assets.metadata import as_metadata
from pipeline.assets.resources import POOL, ProjectResource
from pipeline.assets.shown import MOST_ROWS
from pipeline.project import SETTINGS_FILES, load_settings
from pipeline.releasing.card.inert import Markdown
from pipeline.releasing.card.wording import table
from pipeline.running.plan import Plan, plan_build


@dg.asset(
    group_name="reading",
    owners=["team:copydesk"],
    kinds={"file"},
    tags={"layer": "working"},
    pool=POOL,
)
def raw_files(project: ProjectResource) -> dg.MaterializeResult[None]:
    """The files in the raw folder, as they were scraped: found, hashed, and none read yet.

    Settings, sources and corrections at the top of the folder are no pages; a mistake in one of
    them shows here, before any work is done.
    """
    raw = project.project.raw
    load_settings(raw)
    plan = plan_build(raw)
    pages = [item for shard in plan.shards for item in shard.items]
    settings = [name for name in sorted(SETTINGS_FILES) if (raw / name).is_file()]
    told = {
        "folder": raw,
        "files": len(plan.raw_paths),
        "pages to edit": len(pages),
        "refused unread": len(plan.rejects),
        "bytes of pages": sum(item.path.stat().st_size for item in pages),
        "settings": ", ".join(settings) or "none",
        "endings": _endings(plan),
        "refused": _refused(plan),
        "preview": table("file", [(path,) for path in plan.raw_paths[:MOST_ROWS]]),
    }
    return dg.MaterializeResult(metadata=as_metadata(told))


def _endings(plan: Plan) -> Markdown:
    endings = Counter(PurePosixPath(path).suffix or "none" for path in plan.raw_paths)
    return table("ending | >files", sorted(endings.items()))


def _refused(plan: Plan) -> Markdown:
    rows = [(reject.raw_path, reject.reason, reject.detail) for reject in plan.rejects]
    return table("file | reason | detail", rows[:MOST_ROWS]) if rows else Markdown("none")
