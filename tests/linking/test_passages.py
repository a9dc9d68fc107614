"""What two texts share stands in both, word by word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking import shared_passages

WORD = st.sampled_from(
    ["the", "mayor", "said", "on", "friday", "that", "a", "bridge", "Was", "safe."]
)
TEXTS = st.lists(WORD, max_size=40).map(" ".join)


def words(text):
    return re.findall(r"\w+", text.lower())


def test_what_was_changed_lies_between_the_passages():
    origin = "The mayor of the town said that the bridge was safe for all who cross it by day."
    copy = (
        "Officials: The mayor of the town said THAT the old bridge was safe for all who cross it!"
    )
    found = [copy[p.start : p.end] for p in shared_passages(copy, origin)]
    assert found == ["The mayor of the town said THAT the", "bridge was safe for all who cross it"]


def test_no_passage_crosses_an_empty_line():
    text = "The mayor said it was safe.\n\nThe bridge will open on the first day of May."
    assert len(shared_passages(text, text)) == 2


@given(TEXTS, TEXTS)
def test_passages_have_the_same_words_in_both(text, other):
    end = 0
    for passage in shared_passages(text, other):
        assert end <= passage.start < passage.end <= len(text)
        assert 0 <= passage.other_start < passage.other_end <= len(other)
        here = words(text[passage.start : passage.end])
        assert here == words(other[passage.other_start : passage.other_end])
        assert here
        end = passage.end


@given(st.text(), st.text())
def test_no_text_is_too_odd(text, other):
    for passage in shared_passages(text, other):
        assert 0 <= passage.start < passage.end <= len(text)


def test_a_text_shares_all_with_itself():
    text = "In the İstanbul of old, the ferry crossed the water at dawn and at dusk."
    assert [(p.start, p.end) for p in shared_passages(text, text)] == [(0, len(text) - 1)]
