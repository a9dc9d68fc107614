import pytest

from pipeline.dates import LocalTime
from pipeline.errors import CopydeskError
from pipeline.facts import Correction, Facts, load_corrections
from pipeline.facts.corrections import apply_corrections
from pipeline.facts.evidence import candidate
from pipeline.registry import load

FACTS = Facts(title="The pool", published=LocalTime(2020, 8, 4), authors=("A B", "C D"))
FOUND = [candidate("published", "2020-08-04", "text", "unlabelled", "high").taken()]


def correct(field: str, expected: str | None, value: str | None):
    correction = Correction("id", field, expected, value, "a misprint", "the print edition")
    return apply_corrections(FACTS, FOUND, [correction], load())


def test_a_correction_is_applied_and_stands_in_the_evidence():
    facts, evidence = correct("published", "2020-08-04", "2020-08-14T10:00+02:00")
    assert str(facts.published) == "2020-08-14T10:00+02:00"
    assert facts.published_zone_basis == "correction"
    assert [(row.value, row.chosen, row.basis) for row in evidence] == [
        ("2020-08-04", False, "text"),
        ("2020-08-14T10:00+02:00", True, "correction"),
    ]
    assert evidence[1].rule == "a misprint (the print edition)"


def test_a_correction_that_expects_something_else_changes_nothing_and_is_seen():
    facts, evidence = correct("published", "2020-08-05", "2020-08-14")
    assert facts == FACTS
    assert [(row.basis, row.chosen) for row in evidence] == [("text", True), ("correction", False)]


def test_a_fact_can_be_set_to_none():
    facts, evidence = correct("title", "The pool", None)
    assert facts.title is None
    assert (evidence[-1].value, evidence[-1].chosen) == (None, True)


def test_an_outlet_is_looked_up_in_the_registry():
    facts, _ = correct("outlet", None, "the global times")
    assert (facts.outlet_id, facts.outlet_name) == ("global-times", "Global Times")
    facts, _ = correct("outlet", None, "The Poolside Post")
    assert (facts.outlet_id, facts.outlet_name) == (None, "The Poolside Post")


def test_authors_are_separated_by_semicolons():
    facts, evidence = correct("authors", "A B; C D", "E F; G H")
    assert facts.authors == ("E F", "G H")
    assert [row.value for row in evidence if row.chosen and row.field == "authors"] == [
        "E F",
        "G H",
    ]


ENTRY = '[[correction]]\ndocument = "00"\nfield = "title"\nreason = "r"\nsource = "s"\n'


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("correction = 1", "holds .* entries"),
        ("[[correction]]\n", "document must be given"),
        (ENTRY + 'colour = "red"', "unknown key 'colour'"),
        (ENTRY.replace("title", "colour"), "no such field 'colour'"),
        (ENTRY.replace("title", "published") + 'value = "soon"', "correction 1: published"),
        (ENTRY + ENTRY, "correction 2: corrects title of the same document a second time"),
        ("[[", "cannot be read as TOML"),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_its_place(tmp_path, content, complaint):
    (tmp_path / "corrections.toml").write_text(content)
    with pytest.raises(CopydeskError, match=complaint):
        load_corrections(tmp_path)
