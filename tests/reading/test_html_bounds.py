"""Markup that would cost a parser more than its length."""

import time

import pytest

from pipeline.reading.html import read_html
from pipeline.reading.html.bounds import DEEPEST, bounded

SIZE = 50_000
"""Characters. What grows with the square of this takes seconds, the rest hundredths."""


def repeated(piece: str) -> str:
    return piece * (SIZE // len(piece)) + "deep"


@pytest.mark.parametrize(
    "source",
    [
        repeated("<div>"),
        repeated("<ul><li>"),
        "<b><p>" * 2500 + "deep",
        "".join(f"<b id={n}>" for n in range(3000)) + "<p>x</p>" * 3000 + "deep",
        "<p " + " ".join(f"a{n}=b" for n in range(12_000)) + ">deep",
        "<p " + " ".join(f"a{n}" for n in range(12_000)) + ">deep",
        "<div itemprop=name>" * 400 + repeated("word "),
        "<h1><div>" * 400 + repeated("word "),
    ],
    ids=lambda source: source[:12],
)
def test_no_markup_takes_long_and_its_text_stays(source):
    start = time.process_time()
    text = read_html(source).text
    assert time.process_time() - start < 1
    assert text.endswith("deep")


def test_a_page_within_bounds_is_left_as_it_is():
    rows = "<tr><td><p>one<li><b>two</b>" * 1000
    page = f"<table>{rows}</table><script>'{'<div>' * 1000}'</script>" + "<div></div>" * 1000
    assert bounded(page) == page


def test_beyond_the_bounds_tags_go_in_pairs():
    deep = "<div>" * (DEEPEST + 2) + "<i>text</i>" + "</div>" * (DEEPEST + 2) + "<p>below</p>"
    kept = bounded(deep)
    assert (kept.count("<div>"), kept.count("</div>")) == (DEEPEST, DEEPEST)
    assert "<i>text</i>" in kept
    assert kept.endswith("<p>below</p>")
