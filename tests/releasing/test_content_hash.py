import datetime as dt
import hashlib

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.releasing.content_hash import content_hash, content_hash_of_file
from pipeline.releasing.parquet import write_table
from pipeline.releasing.type_names import type_name
from pipeline.schema import ARTICLES, TABLES
from tests.releasing.tables import corpus, with_value

SCHEMA = pa.schema(
    [
        ("words", pa.string()),
        ("count", pa.int16()),
        ("yes", pa.bool_()),
        ("day", pa.date32()),
        ("moment", pa.timestamp("us", tz="UTC")),
        ("names", pa.list_(pa.string())),
        ("parts", pa.list_(pa.struct([("start", pa.int32()), ("x", pa.string())]))),
    ]
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
NUMBERS = st.integers(-(2**15), 2**15 - 1)
ROW = st.fixed_dictionaries(
    {
        "words": st.none() | WORDS,
        "count": st.none() | NUMBERS,
        "yes": st.none() | st.booleans(),
        "day": st.none() | st.dates(),
        "moment": st.none() | st.datetimes(timezones=st.just(dt.UTC)),
        "names": st.none() | st.lists(st.none() | WORDS, max_size=3),
        "parts": st.none()
        | st.lists(
            st.none()
            | st.fixed_dictionaries({"start": st.none() | NUMBERS, "x": st.none() | WORDS}),
            max_size=3,
        ),
    }
)
ROWS = st.lists(ROW, max_size=6)


def table(rows):
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def plain_values(kind, values):
    """The definition in the module's docstring, once more and as simply as can be."""
    made = bytes(value is not None for value in values)
    values = [value for value in values if value is not None]
    number = lambda n: n.to_bytes(8, "little", signed=True)  # noqa: E731
    if pa.types.is_string(kind):
        encoded = [value.encode() for value in values]
        return made + b"".join(number(len(e)) for e in encoded) + b"".join(encoded)
    if pa.types.is_boolean(kind):
        return made + bytes(values)
    if pa.types.is_date(kind):
        return made + b"".join(number((value - dt.date(1970, 1, 1)).days) for value in values)
    if pa.types.is_timestamp(kind):
        begin, step = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.timedelta(microseconds=1)
        return made + b"".join(number((value - begin) // step) for value in values)
    if pa.types.is_list(kind):
        elements = [element for value in values for element in value]
        lengths = b"".join(number(len(value)) for value in values)
        return made + lengths + plain_values(kind.value_type, elements)
    if pa.types.is_struct(kind):
        fields = [plain_values(f.type, [value[f.name] for value in values]) for f in kind]
        return made + b"".join(fields)
    return made + b"".join(number(value) for value in values)


def plain_hash(rows):
    def text(value):
        return len(value.encode()).to_bytes(8, "little") + value.encode()

    made = text("copydesk-content-1") + len(rows).to_bytes(8, "little")
    made += len(SCHEMA).to_bytes(8, "little")
    for field in SCHEMA:
        values = plain_values(field.type, [row[field.name] for row in rows])
        made += text(field.name) + text(type_name(field.type)) + hashlib.sha256(values).digest()
    return hashlib.sha256(made).hexdigest()


@given(ROWS)
@settings(deadline=None)
def test_it_is_what_its_definition_says(rows):
    assert content_hash(table(rows)) == plain_hash(rows)


@given(ROWS, st.data())
@settings(deadline=None)
def test_chunks_slices_and_engines_leave_no_trace(rows, data):
    whole = table(rows)
    cut = data.draw(st.integers(0, len(rows)))
    parts = pa.concat_tables([whole.slice(0, cut), whole.slice(cut)])
    inner = pa.concat_tables([whole, whole]).combine_chunks().slice(cut, len(rows))
    again = table([*rows, *rows][cut : cut + len(rows)])
    assert content_hash(parts) == content_hash(whole)
    assert content_hash(inner) == content_hash(again)
    large = whole.set_column(0, "words", whole["words"].cast(pa.large_string()))
    assert content_hash(large) == content_hash(whole)


@given(ROWS, ROWS)
@settings(deadline=None, max_examples=200)
def test_different_rows_have_different_hashes(one, other):
    assert (content_hash(table(one)) == content_hash(table(other))) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"words": "", "names": []}, {"words": None, "names": []}),
        ({"names": []}, {"names": None}),
        ({"names": [None]}, {"names": []}),
        ({"names": ["ab", ""]}, {"names": ["a", "b"]}),
        ({"yes": False}, {"yes": None}),
        ({"parts": [None]}, {"parts": [{"start": None, "x": None}]}),
    ],
)
def test_neighbours_that_are_easily_confused_differ(one, other):
    assert content_hash(table([one])) != content_hash(table([other]))


def test_order_names_and_types_count():
    data = table([{"words": "a"}, {"words": "b"}])
    assert content_hash(data.take([1, 0])) != content_hash(data)
    assert content_hash(data.rename_columns(["w", *SCHEMA.names[1:]])) != content_hash(data)
    wider = data.set_column(1, "count", data["count"].cast(pa.int32()))
    assert content_hash(wider) != content_hash(data)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_a_file_has_the_hash_of_its_rows(kind, tmp_path):
    data = corpus(documents=5)[kind.name]
    write_table(kind, data, tmp_path / "t.parquet")
    assert content_hash_of_file(tmp_path / "t.parquet") == content_hash(data)


def test_it_survives_other_writers(tmp_path):
    data = corpus(documents=5)["articles"]
    ours, theirs, polars = (tmp_path / f"{name}.parquet" for name in ("ours", "theirs", "polars"))
    write_table(ARTICLES, data, ours)
    duckdb.sql(f"copy (from '{ours}') to '{theirs}' (format parquet, row_group_size 2)")
    pl.read_parquet(ours).write_parquet(polars)
    assert ours.read_bytes() != theirs.read_bytes()
    for path in (theirs, polars):
        back = pq.read_table(path).cast(ARTICLES.arrow)
        assert content_hash(back) == content_hash(data), path.name


def test_every_single_value_counts():
    """One value changed anywhere in any table changes its hash."""
    for kind in TABLES:
        data = corpus(documents=2)[kind.name]
        for column in kind.columns:
            old = data[column.name].to_pylist()[0]
            new = (
                next(v for v in corpus(documents=9)[kind.name][column.name].to_pylist() if v != old)
                if column.name != "position"
                else 77
            )
            changed = with_value(data, kind.name, 0, column.name, new)
            assert content_hash(changed) != content_hash(data), (kind.name, column.name)


def test_types_that_may_not_be_published_are_refused():
    with pytest.raises(TypeError, match="double"):
        content_hash(pa.table({"x": [0.5]}))


def test_the_hash_is_pinned():
    """Published hashes must stay comparable: a change here needs another name in the first text."""
    data = pa.table({"id": pa.array([1, 2], pa.int32()), "text": ["é", None]})
    assert content_hash(data) == (
        "dd8a057dedf5fbf10bc2dbb070c66d7957d174cfaca26a1eaae24d74136fdbb4"
    )
