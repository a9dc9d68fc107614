"""What a published column and a published table are.

Only the two descriptions belong here. What is generated from them (the Parquet schema, the
checks, the card's tables) lives with its users and reads nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """One published column: the single place where its meaning is written down.

    ``unit`` names what the numbers count (``code points``, ``per mille``). ``source`` says which
    stage writes it. ``nullable`` is a promise that the checks enforce, as are ``values`` (the
    closed list of what may stand here), ``pattern`` (a full match), and ``minimum`` and
    ``maximum`` (both inclusive). ``refers_to`` is ``table.column`` of a foreign key.
    """

    name: str
    type: pa.DataType
    description: str
    source: str
    unit: str | None = None
    nullable: bool = False
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    refers_to: str | None = None


@dataclass(frozen=True)
class Table:
    """One published table. ``key`` names the columns that identify a row; ``order`` is how the
    rows are sorted, in words.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: str

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in published order."""
        return [column.name for column in self.columns]

    @cached_property
    def arrow(self) -> pa.Schema:
        """The table's Arrow schema, which is also its Parquet schema; no metadata."""
        return pa.schema(
            [pa.field(column.name, column.type, column.nullable) for column in self.columns]
        )
