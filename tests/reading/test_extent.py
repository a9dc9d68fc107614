"""How many parts a page may have."""

import pytest

from pipeline.reading import Document, Reject
from pipeline.reading.document import decode_document
from pipeline.reading.extent import MOST_ELEMENTS, MOST_LINES

LINE = "The council of Exampleton met on Tuesday.\n"


def refused(raw: str, name: str) -> str:
    """Why the page is too large."""
    read = decode_document(raw.encode(), name)
    assert isinstance(read, Reject), "the page was read"
    assert (read.stage, read.reason) == ("reading", "too_large")
    return read.detail


def test_a_text_of_too_many_lines_is_refused() -> None:
    assert refused(LINE * (MOST_LINES + 1), "log.txt") == "20,001 lines; a page may have 20,000"


def test_as_many_lines_as_a_page_may_have_are_read() -> None:
    assert isinstance(decode_document((LINE * MOST_LINES).encode(), "long.txt"), Document)


def test_blank_lines_do_not_count() -> None:
    assert isinstance(decode_document((LINE + "\n" * 50_000).encode(), "blank.txt"), Document)


def test_preformatted_lines_of_html_count() -> None:
    page = f"<html><body><pre>{LINE * (MOST_LINES + 1)}</pre></body></html>"
    assert refused(page, "log.html").startswith("20,001 lines")


@pytest.mark.parametrize(
    "part", ["<p>x", "<tr><td>1</td></tr>", "x<br>", "<b><p>", "<span></span>"]
)
def test_a_page_of_too_many_elements_is_refused(part: str) -> None:
    page = f"<html><body><table>{part * (MOST_ELEMENTS + 1)}"
    assert refused(page, "table.html") == "over 30,000 elements; a page may have no more"


def test_data_of_scripts_is_no_part_of_the_page() -> None:
    data = "<p>x" * (MOST_ELEMENTS + 1)
    page = f"<html><body><p>{LINE * 20}</p><script>var x = '{data}'</script></body></html>"
    assert isinstance(decode_document(page.encode(), "data.html"), Document)
