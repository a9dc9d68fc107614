"""The checks that follow from the schema: a column added there gets them by itself."""

from pipeline.quality.check import (
    Check,
    Expectation,
    between,
    holds,
    matches,
    not_null,
    one_of,
)
from pipeline.schema import Table

COLUMNS = "columns"
"""The frame with one row for each column that a table has or should have."""


def generated_checks(table: Table) -> tuple[Check, ...]:
    """The checks of a table that its description in the schema asks for."""
    columns = table.columns
    found = (
        _check(
            table,
            "columns",
            "The table has exactly the columns of the schema, in their order and of their types.",
            [holds("as_declared", "{problem}")],
            over=COLUMNS,
        ),
        _check(
            table,
            "no_nulls",
            "Columns that promise a value have one in every row.",
            [not_null(column.name) for column in columns if not column.nullable],
        ),
        _check(
            table,
            "values",
            "Columns with a closed list of values hold nothing else.",
            [one_of(column.name, column.values) for column in columns if column.values],
        ),
        _check(
            table,
            "patterns",
            "Hashes, dates and codes have the form that the schema gives.",
            [matches(column.name, column.pattern) for column in columns if column.pattern],
        ),
        _check(
            table,
            "ranges",
            "Numbers lie within the bounds that the schema gives.",
            [
                between(column.name, column.minimum, column.maximum)
                for column in columns
                if (column.minimum, column.maximum) != (None, None)
            ],
        ),
        _check(
            table,
            "key_unique",
            f"No two rows have the same {', '.join(table.key)}.",
            [holds("key_is_unique", "another row has the same key")],
        ),
        *(
            _check(
                table,
                f"{column.name}_resolves",
                f"Every {column.name} stands in {column.refers_to}.",
                [
                    holds(
                        resolves_column(column.name),
                        f"{column.name} {{{column.name}}} does not stand in {column.refers_to}",
                    )
                ],
            )
            for column in columns
            if column.refers_to
        ),
    )
    return tuple(check for check in found if check.expectations)


def resolves_column(column: str) -> str:
    """The column of the audit that says whether a foreign key resolves."""
    return f"{column}_is_known"


def _check(
    table: Table, name: str, description: str, expectations: list[Expectation], over: str = "rows"
) -> Check:
    return Check(name, table.name, description, "critical", tuple(expectations), over)
