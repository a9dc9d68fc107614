"""Reports are the same for the same results, and nothing in them acts."""

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.quality.inert import inert
from pipeline.quality.report import MOST_IDS, results_json, summary_lines
from pipeline.quality.result import CheckResult
from pipeline.quality.run import run_all
from tests.quality.tables import build

GOOD = CheckResult("segments", "trimmed", "Trimmed.", "critical", "passed", 9, 0, (), ())
BAD = CheckResult(
    "documents",
    "file_exists",
    "Every document comes from a file of the raw folder.",
    "critical",
    "failed",
    3,
    1,
    ("0123",),
    ("0123: a/b.txt is no file of the raw folder",),
)
WARNING = replace(BAD, name="nothing_lost", severity="warning")
SKIPPED = replace(GOOD, name="dates", status="skipped", evaluated=0, detail=("no as_of is set",))


def test_json_is_sorted_and_whole() -> None:
    text = results_json([GOOD, SKIPPED, WARNING, BAD])

    assert text == results_json([BAD, WARNING, SKIPPED, GOOD])
    assert text.endswith("}\n")
    content = json.loads(text)
    assert content["counts"] == {"passed": 1, "failed": 2, "skipped": 1}
    assert [check["name"] for check in content["checks"]] == [
        "file_exists",
        "nothing_lost",
        "dates",
        "trimmed",
    ]
    assert content["checks"][0]["failing_ids"] == ["0123"]


def test_json_of_the_same_tables_is_the_same_wherever_they_lie(
    tmp_path: Path, plainly: None
) -> None:
    texts = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        texts.append(results_json(run_all(build().inputs(tmp_path / name))))

    assert texts[0] == texts[1]
    assert str(tmp_path) not in texts[0]


def test_summary_tells_what_failed_and_where() -> None:
    assert summary_lines([GOOD, SKIPPED, WARNING, BAD]) == [
        "FAILED documents.file_exists: 1 of 3 rows. "
        "Every document comes from a file of the raw folder.",
        "  0123: a/b.txt is no file of the raw folder",
        "  in 0123",
        "warning documents.nothing_lost: 1 of 3 rows. "
        "Every document comes from a file of the raw folder.",
        "  0123: a/b.txt is no file of the raw folder",
        "  in 0123",
        "4 checks: 1 passed, 1 critical failed, 1 warnings, 1 skipped",
    ]


def test_summary_shows_some_of_many_ids_and_counts_the_rest() -> None:
    many = replace(BAD, failing_ids=tuple(f"{n:04}" for n in range(MOST_IDS + 7)))

    assert summary_lines([many])[2].endswith(f"{MOST_IDS - 1:04} and 7 more")


def test_summary_of_what_could_not_be_evaluated() -> None:
    unseen = replace(BAD, evaluated=0, failing=0, failing_ids=(), detail=("no such file",))

    assert summary_lines([unseen])[0].startswith("FAILED documents.file_exists: not evaluated.")


def test_paths_are_shown_inert() -> None:
    trap = replace(BAD, failing_ids=("a\x1b]0;title\x07\nb\u202e.txt",))

    assert summary_lines([trap])[2] == r"  in a\x1b]0;title\x07\x0ab\u202e.txt"


@given(st.text())
def test_inert_text_has_no_character_that_acts(text: str) -> None:
    shown = inert(text)

    assert len(shown) <= 160
    assert all(ord(sign) >= 0x20 and not 0x7F <= ord(sign) < 0xA0 for sign in shown)
    assert not set(shown) & set("\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff")
    assert inert(shown) == shown


def test_inert_text_keeps_every_script_and_is_cut() -> None:
    assert inert("Gruß, 東京, مرحبا") == "Gruß, 東京, مرحبا"
    assert inert("x" * 200) == "x" * 159 + "…"
