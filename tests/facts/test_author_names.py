import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.bylines import BylineReader
from pipeline.facts.author_names import AuthorNames
from pipeline.facts.context import Context
from pipeline.facts.stated_authors import StatedAuthors
from pipeline.facts.titles import TitleFinder
from pipeline.reading.markup import Markup, Statement
from pipeline.registry import load

NAMES = AuthorNames(load())


@pytest.mark.parametrize(
    ("given_as", "name"),
    [
        ("Ada Example", "Ada Example"),
        ("Ada ExamplePublished", "Ada Example"),
        ("Ada Beispiel  Elbe-Bote", "Ada Beispiel"),
        ("Ada Example For Poolsidepost.Com", "Ada Example"),
        ("Ada Example The Associated Press", "Ada Example"),
        ("Ada Example Ada Example", "Ada Example"),
        ("Ada FitzGerald", "Ada FitzGerald"),
        ("Ada MacDonald", "Ada MacDonald"),
        ("Ada McExample", "Ada McExample"),
        ("阿达", "阿达"),
    ],
)
def test_what_was_glued_to_a_name_is_cut(given_as, name):
    assert NAMES.tidy(given_as) == name


@pytest.mark.parametrize("words", ["Share Tweet", "Facebook Twitter Telegram", "Key Points", ""])
def test_buttons_and_headings_are_nobody(words):
    assert NAMES.tidy(words) is None


@given(st.text(max_size=60))
def test_a_tidied_name_is_how_the_given_one_begins(given_as):
    name = NAMES.tidy(given_as)
    assert name is None or given_as.strip().startswith(name)


def test_an_author_whom_two_statements_name_is_one_author_and_no_name_of_the_site():
    registry = load()
    statements = (
        Statement("json_ld", "NewsArticle.author", "Ada Example"),
        Statement("meta", "author", "Ada Example"),
    )
    context = Context(markup=Markup(statements))
    site = TitleFinder(registry).site_names(context)
    found = StatedAuthors(registry, BylineReader(registry)).find(context, site)
    assert [name for name, _ in found] == ["Ada Example"]
