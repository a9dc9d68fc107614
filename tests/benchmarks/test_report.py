"""The whole way from pages to a report, without peers, and how the report reads."""

import json

import pytest

from benchmarks import claims, ours, pages, report
from benchmarks.folder import opened
from tests.benchmarks import tiny


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with opened(tiny.write(tmp_path_factory.mktemp("bench"), lines=tiny.LONG)) as folder:
        on_pages, peers = pages.measure(folder, ours.systems(None), None, None, print)
    return {
        "measured": {"rules": "r" * 64, "weights": "w" * 64, "registry": "g" * 64},
        "out_of_fold": False,
        "in_sample": [],
        "data": {"pages": "p" * 64, "scorer": "s" * 64},
        "peers": peers,
        "machine": {"python": "3.11.7"},
        "pages": on_pages,
        "texts": {"quotes_dev": {"all": {"high_right": [0.9, 0.8, 1.0, 9]}, "speed": {}}},
    }


def test_the_desk_reads_every_page_in_every_form_it_has(made):
    whole = made["pages"]["page.txt"][ours.SHIPPED]
    assert whole["speed"]["pages"] == 4
    assert whole["speed"]["errors"] == 0
    assert made["pages"]["page_seedlike.txt"][ours.SHIPPED]["speed"]["pages"] == 3
    assert whole["all"]["date_exact"][:1] == [1.0]


def test_figures_of_all_are_of_the_sets_that_have_bodies(made):
    whole = made["pages"]["page.txt"][ours.SHIPPED]
    assert whole["all"]["title_exact"][3] == 3
    assert whole["by_set"]["titles"]["title_exact"][3] == 1
    assert set(whole["by_language"]) == {"other"}


def test_nothing_of_the_pages_gets_into_the_report(made):
    told = report.render(made) + json.dumps(made)
    assert not any(line in told for line, _ in tiny.LONG if len(line) > 5)


def test_both_reports_and_the_figures_of_the_card_are_written(made, tmp_path):
    report.write(made, tmp_path, tmp_path / "card.json")
    assert json.loads((tmp_path / "report.json").read_text()) == made
    assert (tmp_path / "report.md").read_text().startswith("# Measured accuracy and speed\n")
    card = json.loads((tmp_path / "card.json").read_text())
    assert card["measured"] == made["measured"]
    assert {"what": "speaker", "tier": "high", "value": 900}.items() <= card["tiers"][-1].items()
    dates = next(row for row in card["figures"] if row["what"] == "Day of publication right")
    assert (dates["data"], dates["n"]) == ("pages", 3)


def test_out_of_fold_figures_are_claimed_before_those_of_what_ships(made):
    systems = {**made["pages"]["page.txt"], ours.OUT_OF_FOLD: {"all": {"line_f1": [0.5, 0, 1, 3]}}}
    pages_of = {**made["pages"], "page.txt": systems}
    found = [
        claim
        for claim in claims.claims({**made, "pages": pages_of})
        if claim.name == "page.txt line_f1"
    ]
    assert [claim.figure[0] for claim in found] == [0.5]


def test_tables_have_as_many_cells_in_each_row_as_heads(made):
    for block in report.render(made).split("\n\n"):
        widths = {line.count(" | ") for line in block.splitlines() if line.startswith("| ")}
        assert len(widths) <= 1, block


@pytest.mark.parametrize(
    ("out_of_fold", "in_sample", "words"),
    [
        (False, [], "by rules alone"),
        (False, ["x"], "in-sample: x learned from these very pages"),
        (True, [], "out of fold"),
        (True, ["x", "y"], "but for x and y, which learned from these pages"),
    ],
)
def test_figures_are_called_what_they_are(out_of_fold, in_sample, words):
    assert words in report.how({"out_of_fold": out_of_fold, "in_sample": in_sample})
