"""Nothing that stands on a page, in a path or in the settings acts in the card."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.releasing.card.inert import bibtex, code, inert, shortened, visible
from pipeline.releasing.card.wording import table
from tests.growth import grows_faster

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- the rest is gone",
    "</td></table><h1>Out",
    "[click](javascript:alert(1))",
    "![seen](https://tracker.example/pixel.png)",
    "[a]: https://a.example",
    "[^1] [[wiki]]",
    "https://evil.example/x?a=b|c`d$e",
    "www.evil.example and mail@evil.example and evil.example/path",
    "<https://evil.example>",
    "one | two \\| three \\\\| four",
    "`code` ``more`` ```\nfence\n```",
    "# heading\n## another\n---\n===",
    "* item\n\n1. item\n\n> quote",
    "**bold** __bold__ *it* _it_ ~~gone~~",
    "$x$ $$y$$ \\(z\\) \\[w\\]",
    "{{ settings }} {% raw %} {# note #}",
    "&lt;b&gt; &amp; &#60;",
    '=HYPERLINK("https://evil.example","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\x1b[31mred\x1b[0m \x07 \x00 \r over",
    "safe\u202etxt.exe\u202c \u2066a\u2069 \u200b \u200f \ufeff",
    "line\u2028separated\u2029text\x85next",
    "tabs\tand   spaces",
    "trailing backslash \\",
]

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
"""Raw HTML passes, as in the laxest of readers: the card must not need a filter behind it."""


class Page(HTMLParser):
    """Tags and words of a rendered card."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reader_sees_the_words_and_no_markup(text):
    page = Page(READER.render(f"Title: {inert(text)}"))
    assert set(page.tags) <= {"p", "code"}
    assert page.words.strip() == f"Title: {visible(text)}"


@pytest.mark.parametrize("text", HOSTILE)
def test_in_a_table_it_stays_in_its_cell(text):
    page = Page(READER.render(table("A | B", [(text, code(text))])))
    assert page.tags.count("td") == 2
    assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "code"}
    assert page.words.split() == ["A", "B", *visible(text).split(), *visible(text).split()]


@given(st.text())
def test_any_text_shows_as_it_is(text):
    page = Page(READER.render(f"Title: {inert(text)} end"))
    assert set(page.tags) <= {"p", "code"}
    assert page.words.strip().split() == ["Title:", *visible(text).split(), "end"]


def test_what_cannot_be_seen_shows_as_its_code():
    assert visible("a\u202eb\x1bc\x00") == "a⟨U+202E⟩b⟨U+001B⟩c⟨U+0000⟩"


def test_joiners_stay_because_scripts_need_them():
    assert visible("می\u200cخواهم") == "می\u200cخواهم"


def test_addresses_stand_as_code_where_no_reader_makes_links():
    assert inert("see https://a.example now") == "see `https://a.example` now"
    assert inert("(see www.a.example).") == "(see `www.a.example`)."
    assert inert("U.S. talks. Then more") == "U.S. talks. Then more"


def test_what_is_inert_already_is_not_changed_again():
    assert inert(inert("<b>")) == inert("<b>")


def test_shortening_counts_code_points_and_folds_white_space():
    assert shortened("one two", 7) == "one two"
    assert shortened("one  two  three", 9) == "one two…"
    assert shortened(" " * 1000 + "x", 5) == "…"
    assert shortened("word " * 10, 50) == "word " * 9 + "word"


def test_a_bibtex_field_cannot_be_left():
    assert bibtex("a}, b = {\\write18{x}\n```") == "{a, b = write18x }"


@pytest.mark.proof
@pytest.mark.parametrize("hostile", ["`|", "a.", " \\", "_"])
def test_time_grows_with_the_markup_and_no_faster(hostile):
    def work(size):
        text = hostile * size
        return lambda: (inert(text), code(text), inert(text, 100))

    assert not grows_faster(work, 10_000, ratio=10, most=25)


def test_entities_are_the_only_way_out():
    assert re.sub(r"&#\d+;", "", inert("\\`*{}[]<>&|~$#_")) == ""
