"""What is generated from the schema, and what must agree with it, does."""

from dataclasses import fields

import pyarrow as pa
import pytest

from pipeline.annotating.placed import PlacedForeignPassage, PlacedTime
from pipeline.cleaning import Segment
from pipeline.cleaning.repair import Repair
from pipeline.facts import Article, Evidence
from pipeline.reading import Document, Reject
from pipeline.schema import (
    ARTICLES,
    DOCUMENTS,
    EVIDENCE,
    FOREIGN_PASSAGES,
    REJECTS,
    REPAIRS,
    SEGMENTS,
    TABLE,
    TABLES,
    TIMES,
)

VALUES = (
    (DOCUMENTS, Document, []),
    (SEGMENTS, Segment, ["doc_id"]),
    (ARTICLES, Article, []),
    (EVIDENCE, Evidence, ["doc_id"]),
    (REPAIRS, Repair, ["doc_id"]),
    (TIMES, PlacedTime, ["doc_id"]),
    (FOREIGN_PASSAGES, PlacedForeignPassage, ["doc_id"]),
    (REJECTS, Reject, []),
)

UNPUBLISHED = {"markup"}
"""What stages hand to each other and no table has."""


@pytest.mark.parametrize(("table", "value", "added"), VALUES, ids=lambda item: str(item)[:20])
def test_the_values_of_the_core_have_the_columns_of_their_table(table, value, added):
    names = value._fields if hasattr(value, "_fields") else [field.name for field in fields(value)]
    names = [name for name in names if name not in UNPUBLISHED]
    assert [*added, *names] == table.column_names


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described_and_of_a_type_that_consumers_read(table):
    for column in table.columns:
        assert column.description.endswith("."), column.name
        assert not pa.types.is_null(column.type), column.name
        assert column.source, column.name
    assert set(table.key) <= set(table.column_names)
    assert len(set(table.column_names)) == len(table.column_names)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_foreign_keys_name_columns_that_exist(table):
    for column in table.columns:
        if column.refers_to:
            other, name = column.refers_to.split(".")
            assert name in TABLE[other].column_names
