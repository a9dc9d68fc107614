"""The page's own markup of its article against what the model takes for it."""

import json

import pytest

from pipeline.cleaning.overruled import article_by_markup
from pipeline.cleaning.page import PageLine, PageReader
from pipeline.reading import Reject
from pipeline.reading.document import decode_document
from pipeline.registry import load

SENTENCE = "The council of the valley met on Thursday to speak about bridge {} and its costs."
ARTICLE = [SENTENCE.format(n) for n in range(20)]
OTHERS = [
    f"Nobody in the village at stop {n} wanted to say a word about the late bus." for n in range(9)
]


def page(article: str, before: str = "", head: str = "") -> list[PageLine]:
    teasers = "".join(f"<p>{text}</p>" for text in OTHERS)
    html = f"<html><head>{head}</head><body>{before}<div>{teasers}</div>{article}</body></html>"
    document = decode_document(html.encode(), "page.html")
    assert not isinstance(document, Reject)
    return PageReader(load()).read(document.text, document.markup)


def judged(lines: list[PageLine], *texts: str, score: int = 300) -> list[PageLine]:
    """The lines, of which only these score as text."""
    for line in lines:
        line.score = score if line.text in texts else -score
    return lines


def texts(lines: list[PageLine], numbers: set[int] | None) -> list[str]:
    assert numbers is not None
    return [lines[number].text for number in sorted(numbers)]


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in ARTICLE)
BODY = f'<div itemprop="articleBody">{PARAGRAPHS}</div>'
STATED = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(ARTICLE)})
JSON_LD = f'<script type="application/ld+json">{STATED}</script>'


@pytest.mark.parametrize("marked", ["json", "element", "article"])
def test_where_nothing_is_in_common_the_markup_counts(marked):
    article = {"json": PARAGRAPHS, "element": BODY, "article": f"<article>{PARAGRAPHS}</article>"}
    lines = judged(page(article[marked], head=JSON_LD if marked == "json" else ""), *OTHERS)
    assert texts(lines, article_by_markup(lines)) == ARTICLE


@pytest.mark.parametrize(("head", "article"), [(JSON_LD, PARAGRAPHS), ("", BODY)])
def test_a_scrap_of_what_is_said_to_be_the_article_becomes_all_of_it(head, article):
    lines = judged(page(article, head=head), *ARTICLE[:4])
    assert texts(lines, article_by_markup(lines)) == ARTICLE


def test_a_part_of_an_article_element_stays_one():
    lines = judged(page(f"<article>{PARAGRAPHS}</article>"), *ARTICLE[:4])
    assert article_by_markup(lines) is None


def test_of_an_article_element_only_its_likeliest_lines_count():
    aside = "Buy a subscription to the paper of the valley and read all there is to read."
    lines = judged(page(f"<article>{PARAGRAPHS}<p>{aside}</p></article>"), *OTHERS)
    next(line for line in lines if line.text == aside).score = -2000
    assert texts(lines, article_by_markup(lines)) == ARTICLE


def test_less_than_most_of_a_stated_text_becomes_all_of_it():
    lines = judged(page(PARAGRAPHS, head=JSON_LD), *ARTICLE[:15])
    assert texts(lines, article_by_markup(lines)) == ARTICLE


@pytest.mark.parametrize("kept", [ARTICLE, [*ARTICLE[3:], *OTHERS], ARTICLE[:17]])
def test_where_the_readings_have_much_in_common_the_model_decides(kept):
    assert article_by_markup(judged(page(BODY, head=JSON_LD), *kept)) is None


def test_much_of_an_element_stays_what_it_is():
    assert article_by_markup(judged(page(BODY), *ARTICLE[:12])) is None


def test_a_short_element_is_a_teaser():
    lines = judged(page(f"<article><p>{ARTICLE[0]}</p></article>{PARAGRAPHS}"), *OTHERS)
    assert article_by_markup(lines) is None


def test_a_page_of_which_nothing_is_text_stays_without():
    assert article_by_markup(judged(page(BODY))) is None


def test_plain_text_marks_nothing():
    lines = judged(PageReader(load()).read("\n".join([*OTHERS, *ARTICLE])), *OTHERS)
    assert article_by_markup(lines) is None
