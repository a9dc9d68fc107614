import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import CopydeskError
from pipeline.project import Settings
from pipeline.releasing import row_pieces
from pipeline.releasing.diff import CORRECTED_COLUMNS, diff_releases, first_release
from pipeline.releasing.manifest import describe_table, manifest, raw_files
from pipeline.schema import ARTICLES, EVIDENCE, TABLES
from pipeline.schema.evidence import FIELDS
from tests.releasing.candidates import PROVENANCE
from tests.releasing.tables import corpus, rows, sha, with_value

UNCHANGED = "Only what is written around the data changed."


def write_release(folder, tables, *, settings=None, checks="[]", **options):
    """A folder with what a comparison of releases reads."""
    folder.mkdir()
    described = []
    for name, data in tables.items():
        path = folder / f"{name}.parquet"
        pq.write_table(data, path, **options)
        described.append(describe_table(name, path))
    (folder / "checks.json").write_text(checks)
    raw = raw_files(tables["documents"], tables["rejects"])
    inputs = {"settings": settings or {}, "raw": raw}
    others = [folder / "checks.json"]
    made = manifest(Settings(), "0.1.0", PROVENANCE, inputs, described, others)
    (folder / "manifest.json").write_bytes(made)


@pytest.fixture(params=["whole", "in pieces"])
def diff(tmp_path, request, monkeypatch):
    """Compares a release of ``old`` with one of ``new``; what is given besides is of the new."""
    if request.param == "in pieces":
        monkeypatch.setattr(row_pieces, "BYTES_A_PIECE", 1000)

    def made(old, new, **given):
        write_release(tmp_path / "old", old)
        write_release(tmp_path / "new", new, **given)
        return diff_releases(tmp_path / "old", tmp_path / "new")

    return made


def changed(tables, table, row, column, value):
    return {**tables, table: with_value(tables[table], table, row, column, value)}


def test_nothing_new_is_a_patch(diff):
    found = diff(corpus(), corpus())
    assert (found.level, found.changes) == ("patch", (UNCHANGED,))


def test_check_results_alone_are_a_patch(diff):
    found = diff(corpus(), corpus(), checks="[1]")
    assert (found.level, found.changes) == ("patch", ("The results of the checks changed.",))


def test_settings_alone_are_a_patch_and_are_named(diff):
    found = diff(corpus(), corpus(), settings={"sources.csv": sha("x"), "dataset.toml": None})
    assert (found.level, found.changes) == ("patch", ("Settings: sources.csv changed.",))


def test_rows_that_come_go_and_change_are_minor_and_counted(diff):
    new = {name: data.slice(1) for name, data in corpus(documents=4).items()}
    new = changed(new, "articles", 0, "title", "Another")
    new = changed(new, "articles", 1, "authors", ["Somebody"])
    found = diff(corpus(), new)
    assert found.level == "minor"
    assert (
        "articles: 1 row added, 1 row removed, 2 rows changed in title, authors." in found.changes
    )
    assert "Raw files: 1 added, 1 removed." in found.changes


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_changed_value_in_any_table_is_minor(diff, table):
    column = next(c.name for c in table.columns if c.name not in (*table.key, "position"))
    values = corpus(documents=9)[table.name][column].to_pylist()
    new = next(value for value in values if value != values[0])
    found = diff(corpus(), changed(corpus(), table.name, 0, column, new))
    assert found.level == "minor"
    assert found.changes[0] == f"{table.name}: 1 row changed in {column}."


def test_rows_in_another_order_are_a_patch(diff):
    new = {**corpus(), "segments": corpus()["segments"].take([1, 0, 2])}
    found = diff(corpus(), new)
    assert (found.level, found.changes) == ("patch", ("segments: the same rows, reordered.",))


def test_another_parquet_writer_is_a_patch(diff):
    found = diff(corpus(), corpus(), compression="none")
    assert found.level == "patch"
    assert "segments: the same rows, written in other bytes." in found.changes


def without_rights(articles):
    return articles.drop_columns(["rights"])


def counted_wider(articles):
    index = articles.column_names.index("n_words")
    return articles.set_column(index, "n_words", articles["n_words"].cast(pa.int64()))


def with_colour(articles):
    return articles.append_column("colour", pa.array(["red"] * articles.num_rows))


def with_nullable_text(articles):
    fields = [
        field.with_nullable(field.nullable or field.name == "text") for field in articles.schema
    ]
    return articles.cast(pa.schema(fields))


def with_key_renamed(articles):
    return articles.rename_columns(["id", *articles.column_names[1:]])


@pytest.mark.parametrize(
    ("change", "level", "words"),
    [
        (without_rights, "major", "articles: column rights gone."),
        (counted_wider, "major", "articles: column n_words retyped."),
        (with_colour, "minor", "articles: column colour added."),
        (
            with_key_renamed,
            "major",
            "articles: column doc_id gone, column id added, 3 rows added, 3 rows removed.",
        ),
    ],
)
def test_what_happens_to_columns_decides_the_level(diff, change, level, words):
    found = diff(corpus(), {**corpus(), "articles": change(corpus()["articles"])})
    assert (found.level, found.changes) == (level, (words,))


def test_a_column_that_may_now_be_null_is_retyped(diff):
    old = {**corpus(), "articles": corpus()["articles"].cast(ARTICLES.arrow)}
    new = {**old, "articles": with_nullable_text(old["articles"])}
    found = diff(old, new)
    assert found.level == "major"
    assert "column text retyped" in found.changes[0]


def test_tables_come_as_minor_and_go_as_major(tmp_path):
    fewer = {name: data for name, data in corpus().items() if name != "segments"}
    write_release(tmp_path / "all", corpus())
    write_release(tmp_path / "fewer", fewer)
    gone = diff_releases(tmp_path / "all", tmp_path / "fewer")
    come = diff_releases(tmp_path / "fewer", tmp_path / "all")
    assert (gone.level, gone.changes) == ("major", ("segments: the table is gone.",))
    assert (come.level, come.changes) == ("minor", ("segments: a new table, 3 rows.",))


def test_a_folder_without_a_manifest_is_a_plain_error(tmp_path):
    write_release(tmp_path / "old", corpus())
    (tmp_path / "old" / "manifest.json").write_text("{")
    with pytest.raises(CopydeskError, match=r"manifest\.json: cannot be read as a manifest"):
        diff_releases(tmp_path / "old", tmp_path / "old")


def test_the_first_release_counts_its_rows():
    class Described:
        name, rows = "articles", 5

    assert first_release([Described]).changes == ("First version. Rows: articles 5.",)


# --- corrections ---


def evidence(*corrections, refused=()):
    """Evidence of three documents, with corrections as (document, field, value)."""
    found = rows(EVIDENCE, 3, basis="text", field="title", position=1)
    added = [
        {
            **found.slice(row, 1).to_pylist()[0],
            "position": 0,
            "field": field,
            "value": value,
            "basis": "correction",
            "rule": "misread (the page)",
            "chosen": True,
        }
        for row, field, value in corrections
    ]
    return pa.concat_tables([pa.Table.from_pylist(added, found.schema), found])


def corrected(*corrections, tables=None):
    return {**(tables or corpus()), "evidence": evidence(*corrections)}


def test_a_correction_is_a_patch(diff):
    new = corrected((0, "published", "2020-08-02"))
    for column, value in (("published", "2020-08-02"), ("published_precision", "day")):
        new = changed(new, "articles", 0, column, value)
    found = diff(corrected(), new, settings={"corrections.toml": sha("x")})
    assert found.level == "patch"
    assert found.changes == (
        "articles: 1 row changed in published, published_precision, by corrections alone.",
        "evidence: 1 row added, by corrections alone.",
        "Settings: corrections.toml changed.",
    )


def test_a_correction_taken_back_or_changed_is_a_patch(tmp_path):
    plain = corrected()
    one = changed(corrected((0, "title", "A")), "articles", 0, "title", "A")
    two = changed(corrected((0, "title", "B")), "articles", 0, "title", "B")
    for name, tables in (("plain", plain), ("one", one), ("two", two)):
        write_release(tmp_path / name, tables)
    assert diff_releases(tmp_path / "one", tmp_path / "plain").level == "patch"
    assert diff_releases(tmp_path / "one", tmp_path / "two").level == "patch"


@pytest.mark.parametrize(
    ("row", "column"), [(0, "updated"), (1, "published"), (0, "text"), (0, "title")]
)
def test_what_a_correction_does_not_explain_is_minor(diff, row, column):
    new = corrected((0, "published", "2020-08-02"))
    new = changed(new, "articles", 0, "published", "2020-08-02")
    new = changed(new, "articles", row, column, "something else")
    assert diff(corrected(), new).level == "minor"


def test_a_correction_that_did_not_change_explains_nothing(diff):
    old = corrected((0, "title", "A"))
    assert diff(old, changed(old, "articles", 0, "title", "B")).level == "minor"


def test_a_correction_beside_a_new_row_is_minor(diff):
    more = corrected((0, "title", "A"), tables=corpus(documents=4))
    assert diff(corrected(), more).level == "minor"


def test_other_evidence_than_that_of_the_correction_is_minor(diff):
    new = changed(corrected((0, "title", "A")), "articles", 0, "title", "A")
    new = changed(new, "evidence", 2, "rule", "another rule")  # of another document
    assert diff(corrected(), new).level == "minor"


def test_every_field_that_can_be_corrected_has_its_columns():
    assert set(CORRECTED_COLUMNS) == set(FIELDS)
    for field, prefixes in CORRECTED_COLUMNS.items():
        for prefix in prefixes:
            found = [name for name in ARTICLES.column_names if name.startswith(prefix)]
            assert found, f"{field}: no column of articles begins with {prefix}"
