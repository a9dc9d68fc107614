import hashlib
import os
import subprocess
import sys

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from pipeline.errors import CopydeskError
from pipeline.releasing import parquet
from pipeline.releasing.parquet import read_table, write_table
from pipeline.schema import ARTICLES, EVIDENCE, REJECTS, TABLES, Column, Table
from tests.releasing.tables import corpus, rows

NESTED = Table(
    name="nested",
    description="A list of structs, as quotes will have.",
    key=("id",),
    order="id",
    columns=(
        Column("id", pa.int32(), "", source=""),
        Column(
            "parts",
            pa.list_(
                pa.field(
                    "element",
                    pa.struct([pa.field("start", pa.int32(), False), pa.field("x", pa.string())]),
                    nullable=False,
                )
            ),
            "",
            source="",
        ),
    ),
)


def written(table, data, folder, name="t.parquet"):
    write_table(table, data, folder / name)
    return (folder / name).read_bytes()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_written_is_read_back_in_the_exact_schema(table, tmp_path):
    data = corpus()[table.name]
    write_table(table, data, tmp_path / "t.parquet")
    back = read_table(table, tmp_path / "t.parquet")
    assert back.schema.equals(table.arrow, check_metadata=True)
    assert back.to_pylist() == data.to_pylist()
    assert [path.name for path in tmp_path.iterdir()] == ["t.parquet"]


def test_an_empty_table_keeps_its_columns_and_types(tmp_path):
    write_table(ARTICLES, ARTICLES.arrow.empty_table(), tmp_path / "t.parquet")
    back = read_table(ARTICLES, tmp_path / "t.parquet")
    assert (back.num_rows, back.schema) == (0, ARTICLES.arrow)


def test_bytes_do_not_depend_on_how_arrow_holds_the_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS_IN_A_GROUP", 7)
    data = corpus(documents=20)["articles"]
    plain = written(ARTICLES, data, tmp_path)
    other_types = [
        pa.field(f.name, pa.large_string() if f.type == pa.string() else f.type)
        for f in data.schema
    ]
    shuffled = data.select(sorted(data.column_names))
    forms = {
        "one chunk a row": pa.concat_tables(data.slice(i, 1) for i in range(data.num_rows)),
        "a slice of more": pa.concat_tables([data, data]).slice(0, data.num_rows),
        "a slice with an offset": pa.concat_tables([data, data])
        .combine_chunks()
        .slice(data.num_rows),
        "large strings": data.cast(pa.schema(other_types)),
        "columns in another order": shuffled,
        "metadata of pandas": data.replace_schema_metadata({"pandas": "{}"}),
        "taken row by row": data.take(list(range(data.num_rows))),
    }
    for name, form in forms.items():
        assert written(ARTICLES, form, tmp_path) == plain, name


@pytest.mark.parametrize("sizes", [[20], [1] * 20, [0, 3, 11, 0, 6], [8, 12]])
def test_bytes_do_not_depend_on_the_parts_in_which_rows_come(sizes, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS_IN_A_GROUP", 7)
    data = corpus(documents=20)["articles"]
    assert sum(sizes) == data.num_rows
    plain = written(ARTICLES, data, tmp_path)
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    parts = (data.slice(start, size) for start, size in zip(starts, sizes, strict=True))
    assert written(ARTICLES, parts, tmp_path) == plain


def test_what_lies_under_a_null_leaves_no_trace(tmp_path):
    clean = rows(REJECTS, 3, doc_id=None)
    dirty = pc.if_else(pa.array([False] * 3), pa.array(["secret"] * 3), pa.nulls(3, pa.string()))
    buffers = pa.array(["secret"] * 3).buffers()
    dirty = pa.StringArray.from_buffers(3, buffers[1], buffers[2], pa.py_buffer(b"\x00"), 3)
    hidden = clean.set_column(1, "doc_id", dirty)
    assert hidden["doc_id"].null_count == 3
    assert written(REJECTS, hidden, tmp_path) == written(REJECTS, clean, tmp_path)


def test_the_bytes_are_the_same_in_another_process_zone_locale_and_hash_seed(tmp_path):
    """The same rows from a process whose surroundings all differ."""
    code = (
        "import sys, pathlib; from tests.releasing.tables import corpus;"
        "from pipeline.releasing.parquet import write_table; from pipeline.schema import ARTICLES;"
        "write_table(ARTICLES, corpus(documents=9)['articles'], pathlib.Path(sys.argv[1]))"
    )
    env = dict(os.environ, TZ="Asia/Kathmandu", LC_ALL="C", PYTHONHASHSEED="7", OMP_NUM_THREADS="1")
    env["PYTHONPATH"] = os.pathsep.join(path or "." for path in sys.path)
    subprocess.run([sys.executable, "-c", code, tmp_path / "other"], check=True, env=env)
    here = written(ARTICLES, corpus(documents=9)["articles"], tmp_path)
    assert hashlib.sha256((tmp_path / "other").read_bytes()).hexdigest() == (
        hashlib.sha256(here).hexdigest()
    )


def test_the_file_has_checksums_bounded_groups_and_no_foreign_metadata(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS_IN_A_GROUP", 4)
    write_table(ARTICLES, corpus(documents=10)["articles"], tmp_path / "t.parquet")
    meta = pq.ParquetFile(tmp_path / "t.parquet").metadata
    assert [meta.row_group(i).num_rows for i in range(meta.num_row_groups)] == [4, 4, 2]
    assert meta.metadata is None
    column = meta.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_column_index


def test_groups_end_before_too_much_text_by_the_data_alone(tmp_path, monkeypatch):
    texts = ["x" * 100, "y", "z" * 5000, None, "w", "v" * 100, "u"]
    data = rows(REJECTS, 7, reason="empty", stage="reading", doc_id=None, raw_path="p")
    data = data.set_column(4, "detail", pa.array([text or "" for text in texts]))
    monkeypatch.setattr(parquet, "BYTES_IN_A_GROUP", 1000)
    plain = written(REJECTS, data, tmp_path)
    meta = pq.ParquetFile(tmp_path / "t.parquet").metadata
    assert [meta.row_group(i).num_rows for i in range(meta.num_row_groups)] == [2, 1, 4]
    chunks = pa.concat_tables(data.slice(i, 1) for i in range(7))
    assert written(REJECTS, chunks, tmp_path) == plain


def test_duckdb_and_polars_see_the_types_that_the_schema_promises(tmp_path):
    write_table(ARTICLES, corpus()["articles"], tmp_path / "t.parquet")
    found = duckdb.sql(f"describe from '{tmp_path / 't.parquet'}'").fetchall()
    kinds = {name: kind for name, kind, *_ in found}
    assert kinds["authors"] == "VARCHAR[]"
    assert kinds["published_at"] == "TIMESTAMP WITH TIME ZONE"
    assert kinds["published_date"] == "DATE"
    assert pl.read_parquet(tmp_path / "t.parquet").schema["published_at"] == pl.Datetime(
        "us", "UTC"
    )


def test_a_null_where_none_may_stand_is_refused_also_inside_lists(tmp_path):
    with pytest.raises(ValueError, match="raw_path"):
        write_table(REJECTS, rows(REJECTS, 2, raw_path=None), tmp_path / "t.parquet")
    for starts in ([None], [1, None]):
        bad = pa.table({"id": [1], "parts": [[{"start": start, "x": "a"} for start in starts]]})
        with pytest.raises(ValueError, match=r"nested.*start"):
            write_table(NESTED, bad, tmp_path / "t.parquet")
    holes = pa.table({"id": [1], "parts": [[None, {"start": 1, "x": "a"}]]})
    with pytest.raises(ValueError, match=r"nested\.parts\[\]: 1 nulls"):
        write_table(NESTED, holes, tmp_path / "t.parquet")
    assert list(tmp_path.iterdir()) == []


def test_lists_of_structs_survive(tmp_path):
    data = pa.table({"id": [1, 2], "parts": [[], [{"start": 3, "x": None}]]})
    write_table(NESTED, data, tmp_path / "t.parquet")
    assert read_table(NESTED, tmp_path / "t.parquet").to_pylist() == data.to_pylist()


def test_missing_and_unknown_columns_are_named(tmp_path):
    data = corpus()["evidence"]
    with pytest.raises(ValueError, match="evidence: expected the columns"):
        write_table(EVIDENCE, data.drop_columns(["rule"]), tmp_path / "t.parquet")
    extra = data.append_column("colour", pa.nulls(data.num_rows, pa.string()))
    with pytest.raises(ValueError, match="colour"):
        write_table(EVIDENCE, extra, tmp_path / "t.parquet")


def test_a_damaged_missing_or_foreign_file_is_told_in_words(tmp_path):
    path = tmp_path / "t.parquet"
    with pytest.raises(CopydeskError, match=r"t\.parquet"):
        read_table(REJECTS, path)
    path.write_bytes(b"PAR1 nothing")
    with pytest.raises(CopydeskError, match="cannot be read as Parquet"):
        read_table(REJECTS, path)
    write_table(EVIDENCE, corpus()["evidence"], path)
    with pytest.raises(CopydeskError, match="is not the table rejects"):
        read_table(REJECTS, path)
