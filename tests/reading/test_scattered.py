"""Files of scraps alone are told at once; whatever may hold a paragraph is not taken for one."""

import pytest

from pipeline.reading import Document, Reject
from pipeline.reading.document import decode_document
from pipeline.reading.scattered import MOST_SCRAPS, scattered

SCRAPS = "word\n" * (MOST_SCRAPS + 1)
PARAGRAPH = "The council of Exampleton met on Tuesday to discuss the bridge over the river. " * 2


def test_scraps_without_end_hold_no_article():
    assert scattered(SCRAPS) == "20,001 lines of 4 characters on average, and none is running text"


@pytest.mark.parametrize(
    "text",
    ["", "word\n" * MOST_SCRAPS, f"{SCRAPS}{PARAGRAPH}\n", f"{PARAGRAPH[:60]}\n" * 30_000],
    ids=["nothing", "fewer lines", "a paragraph among them", "lines of a wrapped page"],
)
def test_what_may_hold_text_is_read(text):
    assert scattered(text) is None


def test_blank_lines_are_no_scraps():
    assert scattered("A line.\n" + "\n" * 50_000) is None


@pytest.mark.parametrize(
    ("name", "raw"), [("page.txt", SCRAPS), ("page.html", "<html><body>" + "<p>x" * 20_001)]
)
def test_a_file_of_scraps_is_rejected_with_its_figures(name, raw):
    found = decode_document(raw.encode(), name)
    assert isinstance(found, Reject)
    assert found.reason == "no_article"
    assert "20,001 lines" in found.detail


def test_a_page_with_a_paragraph_among_scraps_is_a_document():
    raw = "<html><body>" + "<p>x" * 20_001 + f"<p>{PARAGRAPH}"
    assert isinstance(decode_document(raw.encode(), "page.html"), Document)
