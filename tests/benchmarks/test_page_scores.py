"""What one page contributes to each metric."""

import pytest

from benchmarks.folder import opened
from benchmarks.page_scores import score_page
from benchmarks.worst import worst_pages
from tests.benchmarks import tiny

BODY = "\n\n".join(line for line, kind in tiny.LINES if not kind)
RIGHT = {
    "body_text": BODY,
    "title": "Harbour opens after a long winter",
    "published": "2021-03-04T08:00",
    "outlet": "The Lowmouth Lantern",
    "tiers": {"title": "high", "published": "medium", "outlet": None},
}
GIVES = ("body_text", "title", "published", "outlet")


@pytest.fixture
def folder(tmp_path):
    with opened(tiny.write(tmp_path)) as folder:
        yield folder


def score(folder, page=0, form="page.txt", gives=GIVES, **changes):
    return score_page(folder.scorer, folder.pages[page], form, RIGHT | changes, gives)


def test_all_right(folder):
    parts = score(folder)
    assert parts["shingle_p"] == parts["shingle_r"] == parts["line_f1"] == (1, 1)
    assert parts["boilerplate_kept"][0] == parts["content_lost"][0] == 0
    assert parts["date_exact"] == parts["title_exact"] == parts["outlet_correct"] == (True, 1)
    assert parts["title_high"] == parts["published_medium"] == (True, 1)
    assert not any(name.startswith("outlet_") and "high" in name for name in parts)


def test_html_is_judged_by_the_lines_of_the_visible_text(folder):
    assert score(folder, form="page.html") == score(folder)


def test_a_line_too_many_and_one_too_few(folder):
    first = tiny.LINES[3][0]
    parts = score(folder, body_text=f"{first}\n\nSign up for our newsletter")
    assert parts["boilerplate_kept"] == (5, 15)
    assert parts["content_lost"] == (16, 31)
    assert parts["line_f1"][0] == pytest.approx(0.5)


def test_silence_is_neither_right_nor_wrong(folder):
    parts = score(folder, title=None, published=None, outlet=None)
    assert parts["date_abstained"] == (True, 1)
    assert parts["date_wrong"] == parts["outlet_wrong"] == (False, 1)
    assert "title_high" not in parts


def test_what_a_system_does_not_give_is_not_held_against_it(folder):
    parts = score(folder, gives=("published",))
    assert set(parts) == {"date_exact", "date_wrong", "date_abstained", "published_medium"}


def test_doubtful_gold_and_pages_without_a_body_are_left_out(folder):
    assert "shingle_p" not in score(folder, page=3)
    folder.pages[0].gold["flags"] = ["date_suspect"]
    assert "date_exact" not in score(folder)


def test_authors_are_compared_as_sets_of_names(folder):
    folder.pages[0].gold["authors"] = ["Ann Person", "Bo Sample"]
    parts = score(folder, authors=["PERSON, Ann"], gives=("authors",))
    assert parts["authors_f1"][0] == pytest.approx(2 / 3)


def test_the_worst_page_comes_first_with_what_went_wrong_and_without_any_text(folder):
    scores = {
        "page0": score(folder),
        "page1": score(folder, body_text=tiny.LINES[3][0], published="2021-03-05"),
        "page2": score(folder, title="Harbour", outlet=None),
    }
    told = worst_pages(folder.pages, scores)
    assert [page["id"] for page in told] == ["page1", "page2"]
    assert told[0]["wrong"] == ["date"]
    assert (told[0]["precision"], told[0]["recall"]) == (1.0, 0.48)
    assert told[1]["wrong"] == ["title"]
    assert "Lowmouth" not in str(told)
