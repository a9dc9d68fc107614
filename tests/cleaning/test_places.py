"""Places in the article text found again in the document text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning import Cleaner
from pipeline.cleaning.places import Places
from pipeline.cleaning.repair import find_repairs, repaired
from pipeline.registry import load

CLEANER = Cleaner(load())
PAGE = (
    "A Harbour Reopens\nBy Ann Example\n"
    "The harbour\u200b of Saltmarsh reopened on Monday, its mayor said in a speech at noon.\n"
    "It had been closed since a storm broke its wall in the winter before last, and few believed "
    "that it would be mended.\n"
    "Share\n"
    "It\u00e2\u20ac\u2122s the first time in \u200bten years that a ship may land here.\u00ad\n"
    "The first ship, which is to bring salt, is expected on Friday, said the mayor of the town.\n"
)


def places_of(page):
    cleaned = CLEANER.clean(page)
    return cleaned.text, Places(cleaned.segments, cleaned.repairs)


@pytest.mark.parametrize(
    "words", ["harbour of Saltmarsh", "The", "It’s", "’", "ten years", "here.", "s the first"]
)
def test_words_of_the_article_are_found_in_the_document(words):
    text, places = places_of(PAGE)
    at = text.index(words)
    start, end = places.in_document(at, at + len(words))
    found = PAGE[start:end]
    assert repaired(found, find_repairs(found)) == words


def test_a_span_over_two_segments_reaches_from_one_into_the_other():
    text, places = places_of(PAGE)
    begin, finish = text.index("noon"), text.index("first")
    start, end = places.in_document(begin, finish + len("first"))
    assert PAGE[start:end].startswith("noon.")
    assert PAGE[start:end].endswith("first")


@settings(max_examples=60)
@given(st.data())
def test_every_character_keeps_its_place(data):
    broken = st.sampled_from(["\u200b", "\u00e2\u20ac\u2122", "\u00ad", "", "a"])
    words = data.draw(st.lists(broken, min_size=12, max_size=12))
    page = "".join(
        f"The {w} boats of the town{w} went out again in the{w} morning, all of them.\n"
        for w in words
    )
    text, places = places_of(page)
    at = data.draw(st.integers(0, max(0, len(text) - 1)))
    if text and not text[at].isspace():
        start, end = places.in_document(at, at + 1)
        found = page[start:end]
        assert text[at] in repaired(found, find_repairs(found))
