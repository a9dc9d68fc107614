"""Tiny tables of invented documents, built from the schema alone."""

import datetime as dt
import hashlib

import pyarrow as pa

from pipeline.schema import TABLE, TABLES, Column, Table

DAY = dt.date(2020, 8, 1)
NOON = dt.datetime(2020, 8, 1, 12, tzinfo=dt.UTC)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def value(column: Column, row: int):
    """Some value that the column allows; null now and then where that is allowed."""
    if column.nullable and row % 3 == 2:
        return None
    if column.name == "doc_id":
        return sha(f"document {row}")
    if column.values:
        return column.values[row % len(column.values)]
    kind = column.type
    if pa.types.is_string(kind):
        return sha(f"text {row}") if column.name == "text_sha256" else f"{column.name} {row}"
    if pa.types.is_integer(kind):
        return row + 1
    if pa.types.is_boolean(kind):
        return row % 2 == 0
    if pa.types.is_date(kind):
        return DAY + dt.timedelta(days=row)
    if pa.types.is_timestamp(kind):
        return NOON + dt.timedelta(hours=row, microseconds=row)
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        names = [field.name for field in kind.value_type]
        return [dict.fromkeys(names, n) for n in range(row % 3)]
    if pa.types.is_list(kind):
        return [f"Name {n}" for n in range(row % 3)]
    raise TypeError(kind)


def rows(table: Table, count: int, **fixed) -> pa.Table:
    """``count`` rows of a table; ``fixed`` gives whole columns one value."""
    return pa.table(
        {
            column.name: pa.array(
                [fixed.get(column.name, value(column, row)) for row in range(count)]
                if column.name not in fixed
                else [fixed[column.name]] * count,
                column.type,
            )
            for column in table.columns
        }
    )


def corpus(documents: int = 3) -> dict[str, pa.Table]:
    """All published tables with that many documents, keys that are unique and resolve."""
    made = {table.name: rows(table, documents) for table in TABLES}
    for name in ("segments", "evidence"):
        made[name] = with_column(made[name], name, "position", [0] * documents)
    return made


def with_column(data: pa.Table, table: str, name: str, values: list) -> pa.Table:
    """``data`` with other values in one column."""
    index = data.column_names.index(name)
    return data.set_column(index, name, pa.array(values, TABLE[table].by_name[name].type))


def with_value(data: pa.Table, table: str, row: int, name: str, new) -> pa.Table:
    """``data`` with another value in one place."""
    values = data[name].to_pylist()
    values[row] = new
    return with_column(data, table, name, values)
