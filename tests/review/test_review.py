"""The review on small real tables: every line is there, nothing acts, failing rows are found."""

import re
from html.parser import HTMLParser

import pyarrow.parquet as pq
import pytest

from pipeline.assets.steps import check_table, edit_pages, gather_tables, review
from pipeline.cli import main
from pipeline.errors import CopydeskError
from pipeline.project import Project
from pipeline.quality.quarantine import quarantine
from pipeline.review import write
from pipeline.review.pages import fate
from pipeline.running.build_tables import tables_folder
from pipeline.schema import TABLES
from tests.assets.projects import NAMES, judge_plainly, new_project, spoil

HOSTILE = """\
Council <script>alert(1)</script> votes <a href="javascript:alert(2)">here</a>

August 4, 2020

The council voted on Tuesday to keep the pool open &amp; <img src=x onerror=alert(3)> said so.

The vote was seven to two, and \u202eno one\u202c spoke against it, the mayor said on Tuesday night.
"""


class Read(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.text += data


@pytest.fixture(autouse=True)
def _plainly(monkeypatch):
    judge_plainly(monkeypatch)


def made(project: Project) -> Project:
    edit_pages(project)
    gather_tables(project)
    for table in TABLES:
        check_table(project, table.name)
    return project


@pytest.fixture
def project(tmp_path):
    return made(new_project(tmp_path))


def test_every_line_of_a_page_is_shown_beside_what_the_text_has_of_it(project):
    _, found = review(project)
    assert len(found.pages) == found.articles == 3
    by_text = {Read(path.read_text()).text for path in found.pages.values()}
    for name in NAMES:
        words = (project.raw / name).read_text().split()
        assert any(all(word in text for word in words) for text in by_text), name
    page = Read(found.pages[max(found.pages)].read_text())
    assert {"kept", "cut", "around"} <= set(page.text.split())
    assert "taken" in page.text


def test_marks_in_the_text_keep_the_spaces_around_them(project):
    _, found = review(project)
    pages = {id_: Read(path.read_text()).text for id_, path in found.pages.items()}
    shown = {id_: " ".join(text.split()) for id_, text in pages.items()}
    rows = pq.read_table(tables_folder(project) / "segments.parquet").to_pylist()
    kept = [row for row in rows if row["kept"]]
    assert kept
    for row in kept:
        assert shown[row["doc_id"]].count(" ".join(row["text"].split())) >= 2, row["text"]


def test_a_line_that_the_model_judged_says_how_sure_it_was_and_what_weighed(project):
    _, found = review(project)
    page = found.pages[max(found.pages)].read_text()
    assert re.search(r"<summary>text at \d+ %</summary>\s*<ul>\s*<li>", page)
    assert "<time title=" in page


def test_a_line_of_a_file_that_has_gone_keeps_its_score(project):
    for name in NAMES:
        (project.raw / name).unlink()
    _, found = review(project)
    page = found.pages[max(found.pages)].read_text()
    assert "text at" in page
    assert "<summary>" not in page


def test_the_index_leads_to_every_page_and_names_rejects(project):
    _, found = review(project)
    index = Read(found.index.read_text())
    assert {path.name for path in found.pages.values()} <= set(index.links)
    assert "photo.jpg" in index.text
    assert "unknown_format" in index.text


def test_nothing_in_a_page_acts(tmp_path):
    project = Project.at(tmp_path)
    project.raw.mkdir()
    (project.raw / "<b>x.txt").write_text(HOSTILE)
    _, found = review(made(project))
    for path in (found.index, *found.pages.values()):
        page = Read(path.read_text())
        assert not page.tags & {"script", "img", "b", "iframe", "form"}
        assert all(re.fullmatch(r"[0-9a-f]{12}\.html|index\.html|#[\w.]+", x) for x in page.links)
        assert "\u202e" not in page.text
        assert "<script>alert(1)</script>" in page.text


def test_rows_that_fail_are_found(tmp_path):
    project = new_project(tmp_path)
    spoilt = spoil(project)
    results, found = review(made(project))
    first = quarantine(results, tables_folder(project))[0]
    assert first.check == "evidence.corrections_hold"
    assert {(row["doc_id"], row["field"]) for row in first.rows} == {(spoilt, "published")}
    index = Read(found.index.read_text()).text
    assert "evidence.corrections_hold" in index
    assert "1999-09-10" in index
    assert "evidence.corrections_hold" in Read(found.pages[spoilt].read_text()).text


def test_of_many_articles_the_first_get_pages_and_those_that_a_check_names(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "MOST_PAGES", 0)
    project = new_project(tmp_path)
    spoilt = spoil(project)
    _, found = review(made(project))
    assert spoilt in found.pages
    assert len(found.pages) < found.articles
    assert "copydesk review DOC" in Read(found.index.read_text()).text


def test_pages_of_articles_that_went_go_too(project):
    stale = review(project)[1].index.with_name("0" * 12 + ".html")
    stale.write_text("old")
    review(project)
    assert not stale.exists()


def test_the_command_prints_where_the_page_is(project, monkeypatch, capsys):
    monkeypatch.chdir(project.raw.parent)
    assert main(["review", f"raw/{NAMES[0]}"]) == 0
    path = capsys.readouterr().out.strip()
    assert re.fullmatch(r"\.copydesk/review/[0-9a-f]{12}\.html", path)
    assert main(["review"]) == 0
    assert capsys.readouterr().out == ".copydesk/review/index.html\n"


def test_before_a_build_the_command_says_what_to_do(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(new_project(tmp_path).raw.parent)
    assert main(["review"]) == 2
    assert "not there" in capsys.readouterr().err
    with pytest.raises(CopydeskError):
        review(Project.at(tmp_path))


def test_fates():
    assert fate({"kept": True, "role": "paragraph"}) == "kept"
    assert fate({"kept": False, "role": "title"}) == "around"
    assert fate({"kept": False, "role": "legal"}) == "cut"
