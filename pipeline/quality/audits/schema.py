"""What the schema promises and one row alone cannot show: columns, keys, and foreign keys."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Columns, Extra, Part
from pipeline.quality.suites.generated import COLUMNS, resolves_column
from pipeline.schema import Table


def schema_parts(table: Table) -> tuple[Part, ...]:
    """The parts that every table has by its schema."""
    foreign = [column for column in table.columns if column.refers_to]
    return (
        Part(("key_is_unique",), _keys),
        *(
            Part(
                (resolves_column(column.name),),
                lambda corpus, table, name=column.name, to=column.refers_to: {  # type: ignore[misc]
                    resolves_column(name): _resolves(corpus, table, name, to)
                },
            )
            for column in foreign
        ),
    )


COLUMNS_FRAME = Extra(
    COLUMNS,
    ("column",),
    lambda corpus, table: compare_columns(corpus.file(table.name).schema, table),
)


def compare_columns(found: pa.Schema, table: Table) -> pa.Table:
    """One row for each column that the file or the schema has, and what is wrong with it.

    Whether nulls may stand in a column is no matter here: the rows show whether some do.
    """
    declared = table.column_names
    names = [*declared, *(name for name in found.names if name not in declared)]
    problems = [_problem(name, found, table) for name in names]
    return pa.table(
        {
            "column": pa.array(names, pa.string()),
            "problem": pa.array(problems, pa.string()),
            "as_declared": pa.array([not problem for problem in problems], pa.bool_()),
        }
    )


def _problem(name: str, found: pa.Schema, table: Table) -> str:
    if name not in table.by_name:
        return "the schema has no such column"
    count = found.names.count(name)
    if count != 1:
        return "the column is missing" if count == 0 else f"the column stands there {count} times"
    wanted = table.by_name[name].type
    if found.field(name).type != wanted:
        return f"the type is {found.field(name).type}, not {wanted}"
    # One that is missing or too many does not put all after it out of place.
    shared = [column for column in found.names if column in table.by_name]
    wanted_order = [column for column in table.column_names if column in shared]
    place, should = shared.index(name), wanted_order.index(name)
    return "" if place == should else f"the column is number {place + 1}, not {should + 1}"


def _keys(corpus: Corpus, table: Table) -> Columns:
    codes = group_codes(corpus, table, table.key)
    _, inverse, counts = np.unique(codes, return_inverse=True, return_counts=True)
    return {"key_is_unique": pa.array(counts[inverse] == 1, pa.bool_())}


def group_codes(corpus: Corpus, table: Table, columns: Sequence[str]) -> npt.NDArray[np.int64]:
    """A number for each row that is equal exactly where the columns' values are."""
    codes = np.zeros(corpus.file(table.name).rows, np.int64)
    for name in columns:
        if name == "doc_id":
            codes = corpus.document_numbers(table.name)
            continue
        encoded = corpus.column(table.name, name).dictionary_encode(null_encoding="encode")
        # Numbering the pairs anew keeps the product from overflowing.
        codes = codes * max(len(encoded.dictionary), 1) + encoded.indices.to_numpy()
        codes = np.unique(codes, return_inverse=True)[1].astype(np.int64)
    return codes


def _resolves(corpus: Corpus, table: Table, name: str, refers_to: str) -> pa.Array:
    if (name, refers_to) == ("doc_id", "documents.doc_id"):
        return pa.array(corpus.owners(table.name) >= 0, pa.bool_())
    other, column = refers_to.split(".")
    values = corpus.column(table.name, name)
    known = pc.is_in(values, value_set=corpus.column(other, column))
    return pc.if_else(values.is_valid(), known, pa.scalar(None, pa.bool_()))
