from dataclasses import replace
from pathlib import Path

import dagster as dg

from pipeline.assets.metadata import as_metadata, column_schema
from pipeline.releasing.card.inert import Markdown
from pipeline.schema import ARTICLES, EVIDENCE, SEGMENTS


def test_all_that_the_schema_promises_of_a_column_is_shown():
    columns = {column.name: column for column in column_schema(SEGMENTS).columns}
    assert columns["score"].constraints == dg.TableColumnConstraints(
        nullable=True, unique=False, other=["unit: per mille", "at least 0", "at most 1000"]
    )
    assert columns["doc_id"].constraints.other == [
        "matches [0-9a-f]{64}",
        "refers to documents.doc_id",
    ]
    assert columns["role"].constraints.other[0].startswith("one of title, subtitle, ")


def test_only_a_key_of_one_column_makes_that_column_unique():
    assert {c.name for c in column_schema(ARTICLES).columns if c.constraints.unique} == {"doc_id"}
    assert not any(column.constraints.unique for column in column_schema(EVIDENCE).columns)
    assert column_schema(EVIDENCE).constraints.other[0] == "unique: doc_id, field, position"


def test_a_new_column_is_shown_by_itself():
    more = replace(SEGMENTS, columns=(*SEGMENTS.columns, replace(SEGMENTS.columns[0], name="new")))
    assert column_schema(more).columns[-1].name == "new"


def test_values_keep_their_kind():
    told = as_metadata({"n": 3, "what": Markdown("**x**"), "where": Path("a/b"), "words": "**x**"})
    assert told["n"] == 3
    assert told["what"] == dg.MetadataValue.md("**x**")
    assert told["where"] == dg.MetadataValue.path("a/b")
    assert told["words"] == "**x**"
