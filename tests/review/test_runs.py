"""A text in runs of what is said and when: nothing is lost, and each run knows its rows."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.runs import runs

TEXT = "“On Monday we sail”, she said on Sunday."


def row(words: str) -> dict[str, int | str]:
    start = TEXT.index(words)
    return {"text_start": 100 + start, "text_end": 100 + start + len(words), "words": words}


def test_a_time_within_what_is_said_is_both():
    said, monday, sunday = row("“On Monday we sail”"), row("Monday"), row("Sunday")
    found = runs(TEXT, 100, [said], [monday, sunday])
    assert [(run.text, run.quote == said, run.time) for run in found] == [
        ("“On ", True, None),
        ("Monday", True, monday),
        (" we sail”", True, None),
        (", she said on ", False, None),
        ("Sunday", False, sunday),
        (".", False, None),
    ]


def test_of_rows_that_overlap_the_first_has_the_characters():
    found = runs(TEXT, 100, [row("we sail”, she"), row("sail")])
    assert [run.text for run in found if run.quote] == ["we sail”, she"]


@given(
    st.text(max_size=30),
    st.integers(0, 9),
    st.lists(st.tuples(st.none() | st.integers(0, 40), st.none() | st.integers(0, 40))),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))),
)
def test_no_character_is_lost_wherever_rows_stand(text, offset, quotes, times):
    rows = [[{"text_start": a, "text_end": b} for a, b in spans] for spans in (quotes, times)]
    assert "".join(run.text for run in runs(text, offset, *rows)) == text
