"""The group ``releasing``: the published version and its card."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipeline.assets.handover import write_outcome
from pipeline.assets.metadata import as_metadata
from pipeline.assets.resources import POOL, ProjectResource
from pipeline.assets.shown import listing, without_front_matter
from pipeline.assets.steps import release as publish_tables
from pipeline.releasing.card.inert import Markdown
from pipeline.releasing.card.wording import table
from pipeline.releasing.release import CARD_FILE
from pipeline.releasing.semver import folder_name
from pipeline.schema import TABLES

_OWNERS = ["team:copydesk"]

SPECS = [
    dg.AssetSpec(
        "release",
        description=(
            "The published version: a folder with every table, the manifest, checksums, the check "
            "results and the card. Publishes nothing where nothing is new, and does not run where "
            "a critical check failed."
        ),
        deps=[table.name for table in TABLES],
        group_name="releasing",
        owners=_OWNERS,
        tags={"layer": "published"},
        kinds={"parquet", "json"},
    ),
    dg.AssetSpec(
        "data_card",
        description=(
            "What a reader must know of the published version: what the dataset is and is not, "
            "how it was made, its columns, what was cut, what the checks found, rights and limits."
        ),
        deps=["release"],
        group_name="releasing",
        owners=_OWNERS,
        tags={"layer": "published"},
        kinds={"markdown"},
    ),
]


@dg.multi_asset(name="publishing", specs=SPECS, pool=POOL)
def publishing(project: ProjectResource) -> Iterator[dg.MaterializeResult[None]]:
    """Publish what is new; the card is written with the version that it describes."""
    place = project.project
    outcome = publish_tables(place)
    write_outcome(place, outcome)
    version = dg.DataVersion(outcome.version)
    folder = place.out / folder_name(outcome.version)
    release = {
        "version": outcome.version,
        "status": outcome.status,
        "level": outcome.level or "none",
        "what changed": listing(outcome.notes),
        "folder": folder,
        "files": _files(folder),
    }
    yield dg.MaterializeResult("release", metadata=as_metadata(release), data_version=version)
    card = place.out / CARD_FILE
    text = card.read_text("utf-8")
    told = {
        "version": outcome.version,
        "card": without_front_matter(text),
        "path": card,
        "characters": len(text),
    }
    yield dg.MaterializeResult("data_card", metadata=as_metadata(told), data_version=version)


def _files(folder: Path) -> Markdown:
    rows = [(path.name, path.stat().st_size) for path in sorted(folder.iterdir())]
    return table("file | >bytes", rows)
