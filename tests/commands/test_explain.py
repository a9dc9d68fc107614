"""``copydesk explain``: every line with its verdict in words, and errors that say what to do."""

import json

import pytest

from pipeline.cli import main

PAGE = (
    "Home\nThe pool stays open\nAugust 4, 2020\n\nThe council voted on Tuesday to keep the pool "
    "open through the winter, said the mayor.\n\n© The Example Post"
)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return str(path)


def test_every_line_is_there_with_verdict_rule_and_score(page, capsys):
    assert main(["explain", page]) == 0
    told = capsys.readouterr().out
    assert "published: 2020-08-04 (text, " in told
    assert "KEPT paragraph  The council voted" in told
    assert "prose: the model takes it for text" in told
    assert ", text at " in told
    assert "copyright_line: it says who owns the rights" in told
    assert told.count("\nKEPT ") + told.count("\ncut  ") == 5


def test_what_weighed_is_told_of_lines_that_the_model_judged_and_of_no_others(page, capsys):
    assert main(["explain", "--json", page]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    judged = [bool(line["reasons"]) for line in lines]
    assert judged == [line["score"] is not None for line in lines]
    assert PAGE[lines[3]["start"] : lines[3]["end"]].startswith("The council")
    first = lines[3]["reasons"][0]
    assert set(first) == {"feature", "value", "moved", "words"}


@pytest.mark.parametrize("columns", [20, 70, 500])
def test_lines_fit_the_terminal(tmp_path, monkeypatch, capsys, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    path = tmp_path / "page.txt"
    path.write_text("游泳池冬季继续开放\n\n" + "市议会星期二决定，游泳池在冬季继续开放。" * 20)
    assert main(["explain", str(path)]) == 0
    widths = [
        sum(2 if ord(c) > 0x2E7F else 1 for c in line)
        for line in capsys.readouterr().out.splitlines()
    ]
    assert max(widths) <= max(60, min(columns, 120))


def test_a_page_without_article_says_so_and_why(tmp_path, capsys):
    path = tmp_path / "menu.txt"
    path.write_text("Home\nNews\nSport\n")
    assert main(["explain", str(path)]) == 0
    told = capsys.readouterr().out
    assert "no article: " in told
    assert told.count("cut  navigation") == 3


def test_nothing_in_a_page_acts_on_the_terminal(tmp_path, capsys):
    path = tmp_path / "page.txt"
    path.write_text(PAGE.replace("pool", "po\u202eol\x1b[31m"))
    assert main(["explain", str(path)]) == 0
    told = capsys.readouterr().out
    assert "\u202e" not in told
    assert "\x1b" not in told


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "rejects it as empty"),
        ("binary.txt", b"\x7fELF" + bytes(2000), "rejects it as binary"),
        ("photo.jpg", b"x", "rejects it as unknown_format"),
        (None, None, "there is no such file"),
        ("", None, "is a folder"),
    ],
)
def test_what_cannot_be_explained_is_said_in_one_line(tmp_path, capsys, name, content, words):
    path = tmp_path / (name if name is not None else "nothing.txt")
    if content is not None:
        path.write_bytes(content)
    assert main(["explain", str(path)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"copydesk: {path}: ")
    assert words in error
    assert error.count("\n") == 1
