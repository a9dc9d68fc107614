import re

import pytest
from markdown_it import MarkdownIt

from pipeline.assets import shown
from pipeline.assets.figures import figures
from pipeline.assets.steps import edit_pages, gather_tables
from pipeline.project import Project
from pipeline.running.build_tables import tables_folder
from pipeline.schema import TABLES

HOSTILE = """\
Council <script>alert(1)</script> votes [here](http://evil.example) on | pool

August 4, 2020

The council voted on Tuesday to keep the pool open ![x](http://evil.example/x.png) said `rm -rf`.

The vote was seven to two, and \u202eno one\u202c spoke against it, the mayor said on Tuesday night.

© 2020 <img src=x onerror=alert(2)> All rights reserved.
"""


def tables_of(tmp_path, pages: dict[str, str]):
    project = Project.at(tmp_path)
    project.raw.mkdir()
    for name, text in pages.items():
        (project.raw / name).write_text(text)
    edit_pages(project)
    gather_tables(project)
    return tables_folder(project)


@pytest.fixture
def tables(gathered):
    return tables_folder(gathered)


def test_the_reading_shows_what_was_cut_and_by_which_rule(tables):
    reading = shown.cuts(tables)
    assert reading.count("### ") == 3
    cut = [line for line in reading.splitlines() if line.startswith("| **cut** ")]
    assert cut
    assert all(len(line.split("|")) == 6 for line in cut)
    assert " × paragraph" in reading


def test_facts_stand_with_the_words_that_say_so(tables):
    rows = [line for line in shown.facts(tables).splitlines() if line.startswith("| published")]
    assert rows
    assert all("**taken**" in row or "refused" in row for row in rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_previews_show_columns_that_there_are(tables, table):
    preview = shown.preview(table.name, tables / f"{table.name}.parquet")
    heads = [head.strip() for head in preview.splitlines()[0].strip("|").split("|")]
    assert set(heads) <= set(table.column_names)


def test_nothing_in_a_page_acts(tmp_path):
    folder = tables_of(tmp_path, {"<b>[x](y).txt": HOSTILE})
    told = [shown.preview(t.name, folder / f"{t.name}.parquet") for t in TABLES]
    told += [str(v) for t in TABLES for v in figures(t.name, folder).values()]
    for text in told:
        html = MarkdownIt("commonmark").enable("table").render(text)
        assert not re.search(r"<(a|img|script|b)\b", html)
        assert "\u202e" not in html
    assert "&#60;script&#62;" in shown.cuts(folder)


def test_long_pages_and_large_corpora_are_shortened(tmp_path):
    comments = "\n\n".join(f"Read more: story number {number}" for number in range(100))
    said = "The council spoke of the bridge over the river on its evening of the week. "
    pages = {f"{n:02}.txt": f"Story {n} of the day\n\n{said * 5}\n\n" for n in range(25)}
    pages["00.txt"] += comments
    folder = tables_of(tmp_path, pages)
    reading = shown.cuts(folder)
    assert reading.count("### ") == shown.MOST_ROWS
    longest = max(part.count("\n") for part in reading.split("### "))
    assert longest <= shown.MOST_LINES + 8


def test_a_corpus_without_articles_has_figures_too(tmp_path):
    folder = tables_of(tmp_path, {"nothing.txt": " "})
    assert figures("articles", folder)["words"] == 0
    assert figures("segments", folder)["per cent of characters cut"] == 0.0
    assert "empty" in str(figures("rejects", folder)["reasons"])


def test_lines_and_cards():
    assert shown.listing(["a <b>", "c"]) == "- a &#60;b&#62;\n- c"
    assert shown.listing([]) == "nothing new"
    assert shown.without_front_matter("---\nlicense: x\n---\n# Title\n---\n") == "# Title\n---\n"
    assert shown.without_front_matter("# Title\n") == "# Title\n"
