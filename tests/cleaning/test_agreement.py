"""Where the text and the page's own markup of its article are held against each other."""

import json

import pytest

from pipeline.cleaning.agreement import AGREED, markup_agreement
from pipeline.desk import Desk, Edited
from pipeline.reading.document import decode_document

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


def with_json_ld(raw: bytes, body: str) -> bytes:
    script = json.dumps({"@type": "NewsArticle", "articleBody": body})
    return raw.replace(
        b"<html>", f'<html><script type="application/ld+json">{script}</script>'.encode()
    )


def agreement(raw: bytes, name: str = "page.html") -> int | None:
    document = decode_document(raw, name)
    result = Desk().edit(document)
    assert isinstance(result, Edited)
    article = result.article
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


def test_another_text_in_the_data_of_the_page_disagrees():
    other = " ".join(LONG_COMMENTS[:8])
    raw = page(PARAGRAPHS + LONG_COMMENTS[:8], [], "div")
    assert agreement(with_json_ld(raw, " ".join(PARAGRAPHS))) < AGREED
    assert agreement(with_json_ld(raw, other)) < AGREED


def test_the_nearest_of_several_readings_counts():
    raw = page(PARAGRAPHS, [], 'div itemprop="articleBody"')
    assert agreement(with_json_ld(raw, " ".join(LONG_COMMENTS))) == 100
