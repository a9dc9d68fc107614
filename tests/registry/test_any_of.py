"""Patterns for many words find what trying the words one by one finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.registry.any_of import ahead, longest_of

WORDS = st.lists(st.text("ab.[é", min_size=1, max_size=4), max_size=6)
TEXT = st.text("ab.[éx", max_size=12)


@given(WORDS, TEXT)
def test_the_longest_word_at_a_place_matches(words, text):
    match = re.match(longest_of(words), text)
    standing = [word for word in words if text.startswith(word)]
    assert (match and match.group()) == max(standing, key=len, default=None)


@given(WORDS, TEXT)
def test_a_shorter_word_matches_where_what_follows_needs_it(words, text):
    found = re.fullmatch(f"(?:{longest_of(words)})x?", text)
    assert bool(found) == any(text in (word, word + "x") for word in words)


@given(WORDS, TEXT)
def test_a_lookahead_stands_where_a_word_begins(words, text):
    assert bool(re.match(ahead(words), text)) == any(map(text.startswith, words))
