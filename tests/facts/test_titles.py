"""Titles: which lines are looked at closer, and what the body's topic says of them."""

from hypothesis import given, settings
from hypothesis import strategies as st
from small_pages import BODY

from pipeline.cleaning import Cleaner
from pipeline.facts import Context
from pipeline.facts.layout import Layout
from pipeline.facts.title_places import find_short_lines
from pipeline.facts.titles import TitleFinder
from pipeline.facts.topic import Topic
from pipeline.reading.markup import Markup, Statement
from pipeline.registry import load

TITLE = "Swimming pool stays open in winter"
LINES = (
    TITLE,
    f"{TITLE} | The Elbe Courier",
    "The Elbe Courier",
    "Swimming pool",
    "Swimming | The Elbe Courier",
    "Sport",
    "By Ada Example",
    "5 June 2020",
    "Is the pool open?",
    "游泳池冬季开放",
)


def _finder(*, looks_at_all: bool = False) -> TitleFinder:
    finder = TitleFinder(load())
    if looks_at_all:
        finder._further = 1000
    return finder


def _context(title: str) -> Context:
    statements = (Statement("title", "title", title), Statement("open_graph", "og:title", title))
    return Context(markup=Markup(statements, ()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25), st.sampled_from(LINES))
def test_lines_that_are_not_looked_at_closer_would_change_nothing(lines, title):
    segments = Cleaner(load()).segments("\n\n".join([*lines, BODY, *lines]))
    site = frozenset({"the elbe courier"})
    quick = _finder().find(segments, _context(title), site)
    assert quick == _finder(looks_at_all=True).find(segments, _context(title), site)


def test_menus_are_not_looked_at_closer():
    segments = Cleaner(load()).segments("\n\n".join(["Sport", *["Weather"] * 20, TITLE, BODY]))
    lines = [*find_short_lines(segments, Layout.of(segments, None))]
    assert len(lines) > 20
    assert [line.text for line in _finder()._hopeful(lines, [], frozenset())] == [TITLE]


@given(st.lists(st.text("abcde é池水 .", max_size=30)), st.text("abcde é池水 ", max_size=60))
def test_the_line_that_shares_most_words_with_the_body_is_found(lines, body):
    topic = Topic(body)
    shared = [topic.shared(line)[0] for line in lines]
    best = max(shared, default=0)
    assert topic.most(lines) == (shared.index(best) if best else None)
