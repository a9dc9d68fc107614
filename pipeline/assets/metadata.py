"""What Dagster shows of tables and materializations, in its own types.

Columns come from the schema and nothing else; what is told of a materialization belongs to
``figures`` and ``shown``.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.releasing.card.inert import Markdown
from pipeline.releasing.type_names import type_name
from pipeline.schema import Column, Table


def column_schema(table: Table) -> dg.TableSchema:
    """The columns of a table with all that the schema says of them."""
    return dg.TableSchema(
        columns=[_column(table, column) for column in table.columns],
        constraints=dg.TableConstraints(
            [f"unique: {', '.join(table.key)}", f"order: {table.order}"]
        ),
    )


def as_metadata(told: Mapping[str, object]) -> dict[str, Any]:
    """Names and values as Dagster's metadata: Markdown is shown as such, paths can be copied."""
    return {name: _value(value) for name, value in told.items()}


def _value(value: object) -> object:
    if isinstance(value, Markdown):
        return dg.MetadataValue.md(str(value))
    return dg.MetadataValue.path(value) if isinstance(value, Path) else value


def _column(table: Table, column: Column) -> dg.TableColumn:
    return dg.TableColumn(
        name=column.name,
        type=type_name(column.type),
        description=column.description,
        constraints=dg.TableColumnConstraints(
            nullable=column.nullable,
            unique=table.key == (column.name,),
            other=list(_promises(column)),
        ),
        tags={"source": column.source.replace(", ", "-")},
    )


def _promises(column: Column) -> Iterator[str]:
    if column.unit:
        yield f"unit: {column.unit}"
    if column.values:
        yield f"one of {', '.join(column.values)}"
    if column.pattern:
        yield f"matches {column.pattern}"
    if column.minimum is not None:
        yield f"at least {column.minimum}"
    if column.maximum is not None:
        yield f"at most {column.maximum}"
    if column.refers_to:
        yield f"refers to {column.refers_to}"
