"""How lines stand to what the markup of their page states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.stated import NOTHING_STATED, Stated
from pipeline.reading.markup import Statement

OPENING = "The mayor of Tarnwick opened the new bridge on Tuesday."
BODY = f"{OPENING} " + "The people of both banks had waited two years for that day. " * 10
ARTICLE = [
    Statement("open_graph", "og:title", "Tarnwick bridge opens after years"),
    Statement("meta", "description", "Mayor welcomes crossing"),
    Statement("json_ld", "NewsArticle.articleBody", BODY),
]


def test_of_a_page_that_states_nothing_nothing_is_known() -> None:
    assert Stated([]).relations([OPENING])[0] == NOTHING_STATED


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (OPENING, 1),
        ("the mayor of tarnwick opened the NEW bridge, on Tuesday", 1),
        ("The council of Orlbeck closed the old ferry.", 0),
        ("* * *", 0),
    ],
)
def test_lines_are_found_in_the_stated_text_whatever_case_and_signs(
    line: str, expected: int
) -> None:
    assert Stated(ARTICLE).relations([line])[0].body == expected


def test_a_summary_is_no_text_of_the_article() -> None:
    stated = Stated([Statement("json_ld", "NewsArticle.articleBody", OPENING)])
    assert stated.relations([OPENING])[0].body == NOTHING_STATED.body


def test_the_share_of_longer_words_of_title_and_description_is_told() -> None:
    relation = Stated(ARTICLE).relations(["Mayor of Tarnwick at the bridge"])[0]
    assert relation.title == 400  # two of five
    assert relation.subject == 333  # one of three
    assert Stated(ARTICLE).relations(["Tarnwick bridge opens after years"])[0].title == 1000


LINES = st.lists(
    st.lists(
        st.sampled_from(
            ["Tarnwick", "tarnwicks", "BRIDGE,", "_bridge", "opens", "mayor", "the", ""]
        ),
        max_size=5,
    ).map(" ".join),
    max_size=6,
)


@given(LINES)
def test_lines_read_together_are_what_each_is_alone(lines: list[str]) -> None:
    stated = Stated(ARTICLE)
    assert stated.relations(lines) == [stated.relations([line])[0] for line in lines]


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Bridge: Tarnwick", 400), ("Tarnwicks bridges", 0), ("the_bridge", 0), ("(BRIDGE)", 200)],
)
def test_words_of_the_title_count_as_whole_words(line: str, expected: int) -> None:
    assert Stated(ARTICLE).relations([line])[0].title == expected
