"""What cannot be checked has failed, and only a whole set of passed critical checks is good."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.quality import all_checks, checks_of, expectations
from pipeline.quality.audits import extras_of, parts_of
from pipeline.quality.audits.frame import Extra, Part
from pipeline.quality.check import Check, Expectation
from pipeline.quality.expectations import Outcome
from pipeline.quality.result import MOST_DETAILS, CheckResult
from pipeline.quality.run import NO_AS_OF, judge, run_all, run_checks
from pipeline.schema import TABLE, TABLES
from tests.quality.tables import BRIDGE, MARKET, OWL, Build, Page, build, doc_id


def by_name(results: list[CheckResult]) -> dict[str, CheckResult]:
    return {result.name: result for result in results}


def passed(check: Check) -> CheckResult:
    return CheckResult(
        check.table, check.name, check.description, check.severity, "passed", 1, 0, (), ()
    )


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_all_checks_of_a_missing_table_fail(table: str, tmp_path: Path, plainly: None) -> None:
    inputs = build().inputs(tmp_path)
    (tmp_path / f"{table}.parquet").unlink()

    results = run_checks(table, inputs)

    assert [result.name for result in results] == [check.name for check in checks_of(table)]
    assert {result.status for result in results} == {"failed"}
    assert all(f"{table}.parquet" in result.detail[0] for result in results)
    assert not judge([*results, *(passed(c) for c in all_checks() if c.table != table)])


def test_a_damaged_file_fails_all_checks_of_its_table(tmp_path: Path) -> None:
    inputs = build().inputs(tmp_path)
    (tmp_path / "articles.parquet").write_bytes(b"PAR1 and nothing more PAR1")

    assert {result.status for result in run_checks("articles", inputs)} == {"failed"}


def test_checks_that_need_a_missing_table_fail_with_the_reason_and_without_the_folder(
    tmp_path: Path, plainly: None
) -> None:
    inputs = build().inputs(tmp_path)
    (tmp_path / "segments.parquet").unlink()

    results = by_name(run_checks("articles", inputs))

    assert results["text_is_kept_segments"].status == "failed"
    assert "segments.parquet" in results["text_is_kept_segments"].detail[0]
    assert str(tmp_path) not in "".join(line for r in results.values() for line in r.detail)
    assert results["text_sha256_true"].status == "passed"


def test_a_missing_column_fails_every_check_that_looks_at_it(tmp_path: Path) -> None:
    inputs = build().inputs(tmp_path)
    path = tmp_path / "articles.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["language_probability", "rights"]), path)

    results = by_name(run_checks("articles", inputs))

    assert results["columns"].failing_ids == ("language_probability", "rights")
    for name in ("ranges", "no_nulls", "rights_as_stated"):
        assert results[name].status == "failed"
        assert "could not be found out" in results[name].detail[0]
    assert results["values"].status == "passed"


def test_a_missing_key_column_fails_its_checks_and_no_more_is_lost(
    tmp_path: Path, plainly: None
) -> None:
    inputs = build().inputs(tmp_path)
    path = tmp_path / "articles.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["doc_id"]), path)

    results = by_name(run_checks("articles", inputs))

    assert results["columns"].failing_ids == ("doc_id",)
    assert results["key_unique"].status == "failed"
    assert results["text_sha256_true"].status == "passed"


def test_an_expectation_that_raises_is_a_failure_with_its_reason(tmp_path: Path) -> None:
    made = build()
    schema = made.schemas["segments"]
    made.schemas["segments"] = schema.set(
        schema.get_field_index("score"), pa.field("score", pa.string())
    )
    made.rows("segments", OWL)[1]["score"] = "high"

    (result,) = run_checks("segments", made.inputs(tmp_path), only=["ranges"])

    assert result.status == "failed"
    assert result.detail[0].startswith("score could not be evaluated: ")
    assert result.failing_ids == ()


@pytest.mark.parametrize(
    "given",
    [
        {"element_count": 2, "unexpected_count": 0, "success": True},
        {"element_count": 3, "unexpected_count": 1, "success": False},
        {"element_count": 3, "unexpected_count": 0, "success": False},
        {"element_count": None, "unexpected_count": 0, "success": True},
    ],
    ids=["too few rows", "a failure without its row", "failed for no reason", "no count"],
)
def test_a_result_that_does_not_add_up_is_an_error(given: dict[str, Any]) -> None:
    found = expectations.outcome(given, {"unexpected_index_list": []}, rows=3)

    assert found.error
    assert expectations.outcome({"error": "it raised"}, None, rows=3).error == "it raised"
    sound = {"element_count": 3, "unexpected_count": 1, "missing_count": 1, "success": False}
    assert expectations.outcome(sound, {"unexpected_index_list": [2]}, rows=3) == Outcome(2, (2,))


def test_tables_without_rows_pass(tmp_path: Path) -> None:
    nothing = Build({table.name: [] for table in TABLES}, build().settings, [])

    results = run_all(nothing.inputs(tmp_path))

    assert {result.status for result in results} == {"passed"}
    assert judge(results)


def test_without_an_as_of_day_the_check_is_skipped_and_says_so(tmp_path: Path) -> None:
    made = build()
    made.settings = replace(made.settings, as_of=None)

    results = run_checks("articles", made.inputs(tmp_path), only=["dates_not_after_as_of"])

    assert [result.status for result in results] == ["skipped"]
    assert results[0].detail == (NO_AS_OF,)


def test_only_a_whole_set_of_passed_critical_checks_is_good() -> None:
    good = [passed(check) for check in all_checks()]
    critical = next(result for result in good if result.severity == "critical")
    warning = next(result for result in good if result.severity == "warning")
    skippable = next(r for r in good if r.name == "dates_not_after_as_of")
    others = [result for result in good if result is not critical]

    assert judge(good)
    assert not judge([])
    assert not judge(others)
    assert not judge([*others, replace(critical, status="failed")])
    assert not judge([*good, replace(critical, status="failed")])
    assert not judge([*others, replace(critical, status="skipped")])
    assert not judge([*good, replace(critical, name="unheard_of", status="failed")])
    assert judge([*(r for r in good if r is not warning), replace(warning, status="failed")])
    assert judge([*(r for r in good if r is not skippable), replace(skippable, status="skipped")])


def test_a_failing_row_is_told_in_words_that_cannot_act(tmp_path: Path) -> None:
    made = build()
    made.tables["rejects"][0]["reason"] = "\x1b[31mred\u202e"

    (result,) = run_checks("rejects", made.inputs(tmp_path), only=["values"])

    assert result.detail == (
        r"d/blank.txt: reason is \x1b[31mred\u202e, which is not among its values",
    )


def test_all_failing_rows_are_named_but_only_some_are_told(tmp_path: Path) -> None:
    made = build()
    rejects = [made.tables["rejects"][0] | {"raw_path": f"d/{n:03}.txt"} for n in range(300)]
    made.tables["rejects"] = rejects

    (result,) = run_checks("rejects", made.inputs(tmp_path), only=["nothing_rejected"])

    assert (result.evaluated, result.failing) == (300, 300)
    assert result.failing_ids == tuple(row["raw_path"] for row in rejects)
    assert len(result.detail) == MOST_DETAILS
    assert result.detail[-1] == "and more"


def test_rows_are_found_in_every_share_of_a_table(tmp_path: Path, plainly: None) -> None:
    """More documents than are read at a time, in several row groups, one wrong in each third."""
    pages = [
        replace(OWL, raw_path=f"c/{number:04}.txt", after="\n" * number) for number in range(1100)
    ]
    made = build(*pages)
    wrong = sorted(made.tables["documents"][at]["doc_id"] for at in (3, 600, 1099))
    for name in ("segments", "evidence"):
        for row in made.tables[name]:
            if row["doc_id"] in wrong and row["position"] == 0:
                row["text"] = "An owl in the lobby!"
    inputs = made.inputs(tmp_path)

    for name in ("segments", "evidence"):
        (result,) = run_checks(name, inputs, only=["text_is_slice"])
        assert result.failing_ids == tuple(wrong)
        assert result.failing == 3


def test_an_unsorted_table_is_held_against_the_right_documents(
    tmp_path: Path, plainly: None
) -> None:
    made = build()
    for rows in made.tables.values():
        rows.reverse()

    names = [
        ("segments", "text_is_slice"),
        ("segments", "text_span_is_slice"),
        ("segments", "covers_document"),
        ("segments", "no_overlap"),
        ("segments", "positions_run"),
        ("articles", "text_is_kept_segments"),
        ("articles", "text_long_enough"),
        ("evidence", "facts_have_evidence"),
    ]
    inputs = made.inputs(tmp_path)

    assert [run_checks(table, inputs, only=[name])[0].status for table, name in names] == [
        "passed"
    ] * len(names)


def test_a_text_without_spaces_or_with_astral_characters_is_counted_in_code_points(
    tmp_path: Path, plainly: None
) -> None:
    page = Page(
        "f/emoji.txt",
        (
            ("title", "🦉"),
            ("paragraph", "🦉 " * 80 + "東京で見た"),
        ),
    )
    made = build(page)
    made.article(page)["n_words"] = 80 + 5

    results = run_all(made.inputs(tmp_path))

    assert [result.name for result in results if result.status == "failed"] == ["nothing_rejected"]


def test_audits_yield_every_column_that_the_suites_look_at() -> None:
    for table in TABLES:
        made = {column for part in parts_of(table.name) for column in part.adds}
        frames = {extra.name for extra in extras_of(table.name)}
        for check in checks_of(table.name):
            if check.over != "rows":
                assert check.over in frames
                continue
            for item in check.expectations:
                known = made | set(TABLE[table.name].by_name)
                assert {item.column, *item.shown} <= known, (check.name, item.column)


def test_parts_add_what_they_say(tmp_path: Path) -> None:
    from pipeline.quality.audits.corpus import Corpus

    corpus = Corpus(build().inputs(tmp_path))
    for table in TABLES:
        for part in parts_of(table.name):
            assert isinstance(part, Part)
            assert set(part.compute(corpus, table)) == set(part.adds)
        for extra in extras_of(table.name):
            assert isinstance(extra, Extra)
            assert set(extra.key) <= set(extra.compute(corpus, table).column_names)


def test_a_column_added_to_the_schema_gets_its_checks_by_itself() -> None:
    from pipeline.quality.suites.generated import generated_checks
    from pipeline.schema import Column

    column = Column("mood", pa.string(), "How the page reads.", "facts", values=("glad", "sad"))
    table = replace(TABLE["articles"], columns=(*TABLE["articles"].columns, column))

    checks = {check.name: check for check in generated_checks(table)}

    assert _columns(checks["no_nulls"].expectations)[-1] == "mood"
    assert _columns(checks["values"].expectations)[-1] == "mood"


def _columns(expectations: tuple[Expectation, ...]) -> list[str]:
    return [item.column for item in expectations]


def test_listing_the_checks_imports_nothing_heavy() -> None:
    code = (
        "import sys; from pipeline.quality import checks_of; checks_of('articles')\n"
        "import pipeline.quality.run, pipeline.quality.report\n"
        "assert not {'great_expectations', 'pandas', 'dagster'} & set(sys.modules)"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_checks_open_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*args: object) -> None:
        raise AssertionError("a check opened a socket")

    expectations.validator.cache_clear()
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    made = build()
    made.article(MARKET)["rights"] = "stray"

    results = by_name(run_checks("articles", made.inputs(tmp_path)))

    assert results["rights_as_stated"].failing_ids == (doc_id(MARKET),)
    assert results["columns"].status == "passed"


def test_checks_write_nothing_and_say_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = build()
    made.article(BRIDGE)["rights"] = None
    inputs = made.inputs(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    run_checks("articles", inputs)

    assert list(elsewhere.iterdir()) == []
    assert capfd.readouterr() == ("", "")
