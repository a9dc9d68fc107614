import tomllib

import pytest

from pipeline import clean
from pipeline.cli import main

PAGE = (
    "The pool stays open\nAugust 4, 2020\n\nThe council voted on Tuesday to keep the pool open "
    "through the winter, said the mayor.\n"
)
WHY = ["--reason", "a misprint", "--source", "the print edition"]


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE)
    return tmp_path


def correct(raw, *arguments: str) -> int:
    return main(["correct", *arguments, *WHY, "--raw", str(raw)])


def entries(raw) -> list[dict]:
    return tomllib.loads((raw / "corrections.toml").read_text())["correction"]


def test_a_correction_names_what_it_expects_and_is_applied(raw):
    assert correct(raw, "page.txt", "published", "2020-08-14") == 0
    (entry,) = entries(raw)
    assert (entry["expected"], entry["value"]) == ("2020-08-04", "2020-08-14")
    assert (entry["reason"], entry["source"]) == ("a misprint", "the print edition")
    (line,) = clean(raw)
    assert line["published"] == "2020-08-14"


def test_a_document_is_found_by_path_or_by_the_start_of_its_id(raw):
    (line,) = clean(raw)
    for doc in (str(raw / "page.txt"), line["doc_id"][:8]):
        assert correct(raw, doc, "title", f"Found by {doc}") == 0
    (entry,) = entries(raw)
    assert entry["value"] == f"Found by {line['doc_id'][:8]}"


def test_a_second_correction_of_a_field_takes_the_place_of_the_first(raw):
    correct(raw, "page.txt", "published", "2020-08-14")
    correct(raw, "page.txt", "published", "2020-08-15")
    (entry,) = entries(raw)
    assert (entry["expected"], entry["value"]) == ("2020-08-04", "2020-08-15")


def test_an_empty_value_says_that_there_is_none(raw):
    assert correct(raw, "page.txt", "published", "") == 0
    assert "value" not in entries(raw)[0]
    assert next(iter(clean(raw)))["published"] is None


def test_comments_that_a_person_wrote_stay(raw):
    correct(raw, "page.txt", "published", "2020-08-14")
    path = raw / "corrections.toml"
    path.write_text("# Mine.\n" + path.read_text())
    correct(raw, "page.txt", "title", "Another")
    assert path.read_text().startswith("# Mine.\n")
    assert len(entries(raw)) == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["page.txt", "colour", "red"], "no such field"),
        (["page.txt", "published", "yesterday"], "not a local ISO 8601 date"),
        (["page.txt", "published", "2020-08-04"], "already"),
        (["other.txt", "title", "x"], "no readable file"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_nothing_is_written(
    raw, capsys, arguments, complaint
):
    assert correct(raw, *arguments) == 2
    assert complaint in capsys.readouterr().err
    assert not (raw / "corrections.toml").exists()
