"""The group ``tables``: the published tables, gathered from the shards."""

from collections.abc import Iterator

import dagster as dg

from pipeline.assets import shown
from pipeline.assets.cleaning import edited_pages
from pipeline.assets.figures import figures
from pipeline.assets.metadata import as_metadata, column_schema
from pipeline.assets.resources import POOL, ProjectResource
from pipeline.assets.steps import gather_tables, review_folder
from pipeline.review import INDEX
from pipeline.running.build_tables import tables_folder
from pipeline.schema import TABLES, Table

_TO_SEE = {
    "segments": "Each materialization shows what was cut from the first pages, and why.",
    "articles": "Each materialization shows facts with their evidence, and what was cut.",
}


def _spec(table: Table) -> dg.AssetSpec:
    return dg.AssetSpec(
        table.name,
        description=" ".join([table.description, _TO_SEE.get(table.name, "")]).strip(),
        deps=[edited_pages],
        group_name="tables",
        owners=["team:copydesk"],
        kinds={"parquet", "python"},
        tags={"layer": "published"},
        metadata={"dagster/column_schema": column_schema(table)},
    )


@dg.multi_asset(
    name="published_tables", specs=[_spec(table) for table in TABLES], pool=POOL, can_subset=True
)
def published_tables(
    context: dg.AssetExecutionContext, project: ProjectResource
) -> Iterator[dg.MaterializeResult[None]]:
    """All published tables, in published order, each through the one Parquet writer.

    All are gathered whichever is asked for, so that they are always those of the same pages.
    """
    gathered = gather_tables(project.project)
    folder = tables_folder(project.project)
    asked = {key.to_user_string() for key in context.selected_asset_keys}
    for table in [table for table in TABLES if table.name in asked]:
        path = folder / f"{table.name}.parquet"
        told = {
            "dagster/row_count": gathered.rows[table.name],
            "bytes": path.stat().st_size,
            "path": path,
            "preview": shown.preview(table.name, path),
            **figures(table.name, folder),
        }
        if table.name in _TO_SEE:
            told["review"] = review_folder(project.project) / INDEX
        yield dg.MaterializeResult(
            table.name,
            metadata=as_metadata(told),
            data_version=dg.DataVersion(gathered.sha256[table.name]),
        )
