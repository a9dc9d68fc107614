from dataclasses import replace
from html.parser import HTMLParser

from pipeline.quality.page import MOST_IDS, checks_page
from pipeline.quality.result import CheckResult

PASSED = CheckResult(
    "articles", "ranges", "Numbers lie in range.", "critical", "passed", 5, 0, (), ()
)
BROKEN = replace(
    PASSED,
    name="values",
    status="failed",
    failing=1,
    failing_ids=("ab" * 32,),
    detail=("<script>alert(1)</script> \u202eis odd",),
)
WARNED = replace(BROKEN, table="rejects", severity="warning", failing_ids=("<b>&.txt",))
SKIPPED = replace(PASSED, name="bounds", status="skipped", detail=("no as_of is set",))
ALL = [WARNED, SKIPPED, BROKEN, PASSED]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def test_a_reader_finds_what_failed_and_where() -> None:
    text = " ".join(read(checks_page(ALL, "News")).text.split())
    assert "4 checks: 1 passed, 1 critical failed, 1 warnings, 1 skipped." in text
    assert text.index("failed articles.values") < text.index("warning rejects.values")
    assert "1 of 5 rows." in text
    assert "ab" * 32 in text
    assert "no as_of is set" in text


def test_the_order_of_the_results_is_no_matter() -> None:
    assert checks_page(ALL, "News") == checks_page(ALL[::-1], "News")


def test_nothing_in_it_acts_or_comes_from_elsewhere() -> None:
    page = checks_page(ALL, "<img src=x> of News")
    tags = read(page)
    assert not {"script", "img", "b", "link", "iframe"} & tags.seen
    assert "<script>alert(1)</script> ⟨U+202E⟩is odd" in tags.text
    assert "http:" not in page
    assert "https:" not in page


def test_many_ids_are_counted() -> None:
    many = replace(BROKEN, failing_ids=tuple(f"{n:064}" for n in range(MOST_IDS + 7)))
    assert " and 7 more" in " ".join(read(checks_page([many], "News")).text.split())
