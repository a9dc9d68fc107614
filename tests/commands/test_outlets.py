import shutil
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.registry import Registry
from pipeline.registry.data_files import data_files_in

BODY = (
    "The council of the small town voted on Tuesday to keep its swimming pool open through the "
    "winter, after a petition with nine thousand signatures had reached the town hall.\n"
)
NEEDED = ["--language", "en", "--kind", "newspaper", "--source", "own"]


@pytest.fixture
def registry(tmp_path):
    target = tmp_path / "registry"
    shutil.copytree(Path(str(files("pipeline.registry"))), target)
    return target


def add(registry, *arguments):
    return main(["outlets", "add", *NEEDED, *arguments, "--registry", str(registry)])


def test_an_outlet_is_added_with_its_source(registry, capsys):
    options = ["--name", "The Poolside Post", "--country", "ie", "--domain", "www.Poolside.example"]
    assert add(registry, *options, "--alias", "Poolside Post", "--owner", "Wet Ink") == 0
    outlet = Registry(data_files_in(registry)).outlets["the-poolside-post"]
    assert (outlet.country, outlet.time_zone, outlet.domains) == (
        "IE",
        "Europe/Dublin",
        ("poolside.example",),
    )
    assert (outlet.sources, outlet.owner) == ({"*": "own"}, "Wet Ink")
    assert "outlets/ie.toml" in capsys.readouterr().out


def test_what_was_there_stays_as_it_was(registry):
    before = Registry(data_files_in(registry)).outlets
    add(registry, "--name", "The Poolside Post", "--country", "ie")
    after = Registry(data_files_in(registry)).outlets
    assert {key: after[key] for key in before} == dict(before)
    text = (registry / "outlets/ie.toml").read_text("utf-8")
    assert text.startswith("# Outlets of Ireland.")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--name", "A", "--country", "QQ"], "no country has the code"),
        (["--name", "A", "--country", "US"], "has several; give the newsroom's"),
        (["--name", "The Irish Times", "--country", "ie", "--id", "other"], "is claimed by"),
        (["--name", "Новое", "--country", "ie"], "must be given"),
    ],
)
def test_what_cannot_be_added_is_said_and_changes_nothing(registry, capsys, options, complaint):
    before = data_files_in(registry)
    assert add(registry, *options) == 2
    assert complaint in capsys.readouterr().err
    assert data_files_in(registry) == before


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(4):
        foot = "© 2020 The Poolside Post. All rights reserved."
        page = f"Pool number {number} stays open\n\n{BODY}\nDive into our {number} lanes\n"
        (folder / f"{number}.txt").write_text(f"{page}\nThe lifeguards' corner\n{foot}\n", "utf-8")
    return folder


def test_outlets_that_pages_name_are_proposed(pages, capsys):
    assert main(["outlets", "unknown", str(pages)]) == 0
    printed = capsys.readouterr().out
    (entry,) = tomllib.loads(printed)["outlet"]
    assert (entry["id"], entry["name"]) == ("the-poolside-post", "The Poolside Post")
    assert "# 4 pages" in printed
    assert "0.txt, 1.txt, 2.txt" in printed


def test_lines_that_recur_are_proposed_for_review(pages, capsys):
    assert main(["signatures", "learn", str(pages)]) == 0
    printed = capsys.readouterr().out
    lines = [line for entry in tomllib.loads(printed)["signature"] for line in entry["lines"]]
    assert "The lifeguards' corner" in lines
    assert not any("lanes" in line for line in lines)
    assert "register the outlet first" in printed


def test_few_pages_propose_nothing(pages, capsys):
    assert main(["signatures", "learn", str(pages), "--least", "5"]) == 0
    assert capsys.readouterr().out == ""


def test_a_folder_that_is_none_is_said(tmp_path, capsys):
    assert main(["outlets", "unknown", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_a_folder_without_unknown_outlets_says_so(tmp_path, capsys):
    assert main(["outlets", "unknown", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "name no outlet that is not registered" in told.err
