import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.releasing.compare import compare
from pipeline.releasing.parquet import write_table
from pipeline.schema import ARTICLES, SEGMENTS, TABLE
from tests.releasing.tables import corpus, rows, sha, with_value


@pytest.fixture
def folders(tmp_path):
    """Two folders with the same files."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    for name, data in corpus().items():
        write_table(TABLE[name], data, old / f"{name}.parquet")
    (old / "manifest.json").write_bytes(b"{\n  one\n  two\n}\n")
    shutil.copytree(old, new)
    return old, new


def told(folders):
    return [str(difference) for difference in compare(*folders)]


def rewrite(folders, table, data):
    write_table(TABLE[table], data, folders[1] / f"{table}.parquet")


def test_the_same_bytes_have_no_difference(folders):
    assert compare(*folders) == []


def test_a_value_is_told_by_table_key_column_old_and_new(folders):
    rewrite(folders, "articles", with_value(corpus()["articles"], "articles", 1, "n_words", 99))
    assert told(folders) == [f"articles.parquet: doc_id '{sha('document 1')}': n_words: 2 → 99"]


def test_a_key_of_two_columns_is_told_whole(folders):
    data = with_value(corpus()["segments"], "segments", 0, "kept", False)
    rewrite(folders, "segments", data)
    key = f"doc_id '{sha('document 0')}', position 0"
    assert told(folders) == [f"segments.parquet: {key}: kept: True → False"]


def test_nulls_and_lists_are_told(folders):
    data = with_value(corpus()["articles"], "articles", 0, "title", None)
    rewrite(folders, "articles", with_value(data, "articles", 1, "authors", ["A", "B"]))
    first, second = told(folders)
    assert first.endswith("title: 'title 0' → None")
    assert second.endswith("authors: ['Name 0'] → ['A', 'B']")


def test_long_values_are_cut_to_where_they_differ(folders):
    old = "x" * 500 + "old end" + "y" * 500
    for folder, text in zip(folders, (old, old.replace("old end", "new end")), strict=True):
        data = with_value(corpus()["articles"], "articles", 0, "text", text)
        write_table(ARTICLES, data, folder / "articles.parquet")
    (line,) = told(folders)
    assert "(from character 480 on)" in line
    assert "x" * 20 + "old end" in line
    assert "x" * 20 + "new end" in line
    assert len(line) < 300


def test_text_that_is_only_longer_is_told(folders):
    for folder, text in zip(folders, ("a" * 100, "a" * 101), strict=True):
        data = with_value(corpus()["articles"], "articles", 0, "text", text)
        write_table(ARTICLES, data, folder / "articles.parquet")
    assert f"'{'a' * 20}' → '{'a' * 21}' (from character 80 on)" in told(folders)[0]


def test_raw_text_is_shown_inert(folders):
    hostile = "\x1b[31mred\x07\r\n\u202eevil\u200b\ufeff\x9b"
    rewrite(folders, "articles", with_value(corpus()["articles"], "articles", 0, "title", hostile))
    (folders[1] / "manifest.json").write_bytes(b"{\n  \x1b]0;title\x07 \xff\n}\n")
    rewrite(folders, "rejects", rows(TABLE["rejects"], 1, raw_path=hostile))
    for line in told(folders):
        assert line.isprintable(), line


def test_rows_that_only_one_has_are_told(folders):
    data = pa.concat_tables([corpus()["segments"].slice(1), rows(SEGMENTS, 4).slice(3)])
    rewrite(folders, "segments", data)
    first, second = told(folders)
    assert first.endswith("position 0: only the old has this row")
    assert second.endswith("position 4: only the new has this row")


def test_only_the_first_twenty_are_told_and_the_rest_counted(folders):
    many = rows(SEGMENTS, 30)
    for folder, data in zip(folders, (many, rows(SEGMENTS, 30, rule="r")), strict=True):
        write_table(SEGMENTS, data, folder / "segments.parquet")
    lines = told(folders)
    assert len(lines) == 21
    assert lines[-1] == (
        "segments.parquet: and more; in all 0 rows only in the old, 0 only in the new, "
        "30 with other values"
    )


def test_another_order_is_told_from_the_first_row_that_moved(folders):
    rewrite(folders, "segments", corpus()["segments"].take([0, 2, 1]))
    (line,) = told(folders)
    assert "another order, from row 1 on" in line
    assert sha("document 2") in line


def test_another_writer_and_other_columns_are_told(folders):
    _, new = folders
    pq.write_table(corpus()["segments"].cast(SEGMENTS.arrow), new / "segments.parquet")
    pq.write_table(corpus()["rejects"].drop_columns(["stage"]), new / "rejects.parquet")
    rejects, segments = told(folders)
    assert rejects.startswith("rejects.parquet: columns: ")
    assert "the same rows, written in other bytes" in segments


def test_a_damaged_table_is_told(folders):
    (folders[1] / "rejects.parquet").write_bytes(b"nothing")
    assert "cannot be read as Parquet" in told(folders)[0]


def test_other_files_are_told_by_their_first_line_and_after_the_tables(folders):
    old, new = folders
    (new / "manifest.json").write_bytes(b"{\n  one\n  2\n}\n")
    (old / "README.md").write_text("a card")
    (new / "more.txt").write_text("x")
    (new / "rejects.parquet").unlink()
    assert told(folders) == [
        "rejects.parquet: only the old has it",
        "README.md: only the old has it",
        r"manifest.json: line 3: '  two\n' → '  2\n'",
        "more.txt: only the new has it",
    ]


def test_a_file_that_only_ends_later_is_told(folders):
    (folders[1] / "manifest.json").write_bytes(b"{\n  one\n  two\n}\nmore\n")
    assert told(folders) == [r"manifest.json: line 5: None → 'more\n'"]
