"""What holds of times in any text and any language."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating import find_times
from pipeline.annotating.times.lexicon import lexicon
from pipeline.registry import load
from pipeline.schema.times import TIME_VALUE
from tests.growth import grows_faster

LANGUAGES = sorted(load().times)
VALUE = re.compile(TIME_VALUE)
DAYS = st.none() | st.dates()


def words_of(language):
    """Words that forms know, with numbers and signs between."""
    known = sorted(lexicon(language).words)
    return st.lists(
        st.sampled_from(
            [*known, *map(str.title, known), "1998", "3", "31", "07", ",", ".", "\n\n"]
        ),
        max_size=30,
    ).map(" ".join)


def check(text, language, published):
    found = find_times(text, language, published)
    ends = [0, *(one.end for one in found)]
    for end, one in zip(ends, found, strict=False):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert VALUE.fullmatch(one.value), one
    assert found == find_times(text, language, published)


@given(st.text(), st.sampled_from(["en", "xx", None]), DAYS)
def test_no_text_is_too_odd(text, language, published):
    check(text, language, published)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data(), published=DAYS)
def test_no_row_of_known_words_is_too_odd(language, data, published):
    check(data.draw(words_of(language)), language, published)


@pytest.mark.proof
@pytest.mark.parametrize(
    "piece",
    ["the ", "1998 ", "a few ", "12-", "March ", "first half of the ", "\n", "twenty ", "'"],
)
def test_time_grows_with_the_text(piece):
    def work(size):
        text = piece * (size // len(piece))
        return lambda: find_times(text, "en", dt.date(2020, 1, 1))

    assert not grows_faster(work, 10_000, ratio=4, most=10, clock=0.01)


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
def test_the_edges_of_the_calendar_hold(published):
    text = "Two decades ago, next year, next Easter, Monday, a few hours later, in March."
    check(text, "en", published)
