"""Where the text and the page's own markup of its article are held against each other."""

import pytest

from pipeline.cleaning.agreement import AGREED, markup_agreement
from pipeline.cleaning.segment import Segment
from pipeline.desk import Desk, Edited
from pipeline.reading.document import decode_document
from pipeline.reading.markup import Block, Markup, Statement

PARAGRAPHS = [
    f"On day {n} the ferry to Holm left the harbour at {n} in the morning with {n * 3} passengers, "
    f"and the mayor said that line {n} of the timetable would have to be written anew by the crew."
    for n in range(1, 9)
]
LONG_COMMENTS = [
    f"Reader {n} writes that boat number {n} was late again, which nobody on pier {n} had expected "
    f"after the {n} letters that the council had sent to each of the {n * 7} houses on the island."
    for n in range(1, 30)
]


def page(inside: list[str], outside: list[str], tag: str = "article") -> bytes:
    lines = ["".join(f"<p>{text}</p>" for text in texts) for texts in (inside, outside)]
    end = tag.split()[0]
    return (
        f"<html><body><h1>The ferry to Holm</h1><{tag}>{lines[0]}</{end}>{lines[1]}</body></html>"
    ).encode()


def agreement(raw: bytes, name: str = "page.html") -> int | None:
    document = decode_document(raw, name)
    desk = Desk()
    result = desk.edit(document)
    assert isinstance(result, Edited)
    article = desk.annotate(result).article
    measured = markup_agreement(result.segments, document.markup)
    assert article.markup_agreement == measured
    assert article.markup_agrees == (None if measured is None else measured >= AGREED)
    return measured


@pytest.mark.parametrize("tag", ["article", 'div itemprop="articleBody"'])
def test_the_same_article_agrees_wholly(tag):
    assert agreement(page(PARAGRAPHS, [], tag)) == 100


def test_plain_text_says_nothing_of_it():
    assert agreement("\n\n".join(PARAGRAPHS).encode(), "page.txt") is None


def test_a_page_without_such_markup_says_nothing_of_it():
    assert agreement(page(PARAGRAPHS, [], "div")) is None


def test_a_short_article_of_another_is_a_teaser_and_no_reading():
    assert agreement(page(["Another ferry sinks."], PARAGRAPHS)) is None


def test_what_else_an_article_element_holds_is_no_disagreement():
    assert agreement(page([*PARAGRAPHS, "Share", "Print", "Follow the ferry"], [])) > AGREED


def given(kept: list[str], body: list[str], element: list[str]) -> int | None:
    """With these lines kept, this ``articleBody`` as data, and these of the lines in an element."""
    segments: list[Segment] = []
    blocks: list[Block] = []
    start = 0
    for number, text in enumerate(kept):
        end = start + len(text)
        segments.append(
            Segment(number, start, end, start, end, "paragraph", True, "prose", 990, text)
        )
        labels = ("article", "body") if text in element else ("page",)
        blocks.append(Block(start, end, ("body", "p"), labels, 0, (1, number + 2)))
        start = end + 2
    statement = Statement("json_ld", "NewsArticle.articleBody", " ".join(body))
    return markup_agreement(segments, Markup((statement,), tuple(blocks)))


def test_another_text_in_the_data_of_the_page_disagrees():
    assert given(PARAGRAPHS, LONG_COMMENTS[:8], []) == 0


def test_text_around_the_article_disagrees_as_text_that_lacks_does():
    assert given(PARAGRAPHS + LONG_COMMENTS, PARAGRAPHS, []) < AGREED
    assert given(PARAGRAPHS, PARAGRAPHS + LONG_COMMENTS, []) < AGREED


def test_the_nearest_of_several_readings_counts():
    assert given(PARAGRAPHS, LONG_COMMENTS, PARAGRAPHS) == 100
