"""Every example of the card runs as it stands, from the folder in which the card stands."""

import dataclasses
import os
import re
import subprocess
import sys

import pytest

from pipeline.releasing.card import render
from pipeline.releasing.parquet import write_table
from pipeline.schema import TABLES
from tests.releasing.card_corpus import HARBOUR, MARKET, STRAY, tables
from tests.releasing.test_card import inputs

PAGES = (
    HARBOUR,
    dataclasses.replace(HARBOUR, lines=[*HARBOUR.lines, ("comment", "comments_follow", "No!")]),
    MARKET,
    STRAY,
)

PLACES = {
    "project": {"link_base": "dataset/", "published_folder": "v0.1.0"},
    "dataset": {"link_base": "", "published_folder": "v0.1.0"},
    "version": {"link_base": "", "published_folder": ""},
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with one published version and its three cards."""
    root = tmp_path_factory.mktemp("project")
    folder = root / "dataset" / "v0.1.0"
    folder.mkdir(parents=True)
    for name, data in tables(PAGES).items():
        write_table(
            next(table for table in TABLES if table.name == name), data, folder / f"{name}.parquet"
        )
    for place, card in (
        ("project", root / "datacard.md"),
        ("dataset", folder.parent / "README.md"),
        ("version", folder / "README.md"),
    ):
        card.write_text(render(inputs(PAGES, **PLACES[place])), "utf-8")
    return root


def blocks(card, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", card, re.MULTILINE | re.DOTALL)


def run(program, folder, home):
    offline = {
        "HF_DATASETS_OFFLINE": "1",
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(home),
        "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
        "POLARS_FMT_MAX_COLS": "20",
    }
    env = {**os.environ, **offline}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def example(card, library):
    found = [block for block in blocks(card.read_text("utf-8"), "python") if library in block]
    assert len(found) == 1
    return found[0]


def test_there_is_an_example_for_each_library(project):
    found = blocks((project / "datacard.md").read_text("utf-8"), "python")
    assert [block.split()[1] for block in found] == ["pandas", "duckdb", "polars", "datasets"]
    for block in found:
        compile(block, "example", "exec")
        assert max(map(len, block.splitlines())) <= 100


def test_pandas_shows_what_is_not_in_the_text(project, tmp_path):
    out = run(example(project / "datacard.md", "pandas"), project, tmp_path)
    title, _, *rows = out.splitlines()
    assert title == "Harbour opens after a long winter"
    assert [row.split()[0] for row in rows] == [
        "navigation",
        "title",
        "publication_line",
        "caption",
        "promotion",
        "legal",
    ]
    assert "signature:harbour-letter" in out


def test_duckdb_shows_the_words_behind_the_dates(project, tmp_path):
    out = run(example(project / "datacard.md", "duckdb"), project, tmp_path)
    assert "Published: 4 March 2021" in out
    assert out.count("2021-03-01") == 2
    assert "false" in out


def test_polars_counts_the_words_of_outlets(project, tmp_path):
    out = run(example(project / "datacard.md", "polars"), project, tmp_path)
    assert re.search(r"The Harbour Post ┆ 2 +┆ 26 +┆ 2021-03-04 ┆ 2021-03-04", out)
    assert re.search(r"Marktblatt +┆ 1 +┆ 8 +┆ null +┆ null", out)


def test_datasets_finds_a_segment_where_its_offsets_say(project, tmp_path):
    out = run(example(project / "datacard.md", "datasets"), project, tmp_path)
    assert out.splitlines()[-1] == "navigation True"


@pytest.mark.parametrize("place", ["dataset", "version"])
def test_the_other_cards_lead_to_the_same_files(project, tmp_path, place):
    folder = project / "dataset" if place == "dataset" else project / "dataset" / "v0.1.0"
    card = folder / "README.md"
    paths = set(
        re.findall(
            r"[\"']([^\"'\s]*\.parquet)[\"']", "".join(blocks(card.read_text("utf-8"), "python"))
        )
    )
    assert len(paths) == 4
    assert all((folder / path).is_file() for path in paths)
    assert "26" in run(example(card, "polars"), folder, tmp_path)


def test_links_to_files_lead_to_files(project):
    (project / "dataset" / "versions.json").write_text("[]")
    for card in (
        project / "datacard.md",
        project / "dataset/README.md",
        project / "dataset/v0.1.0/README.md",
    ):
        for target in re.findall(r"\]\(([^)#:]+)\)", card.read_text("utf-8")):
            assert (card.parent / target).is_file(), target


@pytest.mark.parametrize("folder", ["dataset", "dataset/v0.1.0"])
def test_a_hub_loads_each_table_by_its_configuration(project, tmp_path, folder):
    rows = {name: data.num_rows for name, data in tables(PAGES).items() if data.num_rows}
    program = f"""
from datasets import get_dataset_config_names, load_dataset
names = get_dataset_config_names({folder!r})
found = {{name: load_dataset({folder!r}, name, split="train").num_rows for name in names}}
default = load_dataset({folder!r}, split="train")
print(found == {rows!r}, "title" in default.column_names, found)
"""
    assert run(program, project, tmp_path).startswith("True True ")
