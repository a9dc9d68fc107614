import pytest

from pipeline.cleaning.bylines import BylineReader
from pipeline.registry import load

READER = BylineReader(load())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Example", ["Jane Example"]),
        ("By Jane Example and Tom van der Sample", ["Jane Example", "Tom van der Sample"]),
        ("Von Anna Beispiel, Berlin", ["Anna Beispiel"]),
        ("Par Émile L’Exemple", ["Émile L’Exemple"]),
        ("By JANE EXAMPLE", ["Jane Example"]),
        ("By Jane Example, Political Editor", ["Jane Example"]),
        ("By Jane Example | Reuters", ["Jane Example"]),
        ("By Jane Example in Skelport", ["Jane Example"]),
    ],
)
def test_the_names_of_a_byline_are_read_without_what_stands_around_them(line, names):
    byline = READER.read(line)
    assert byline is not None
    assert [name for name, _, _ in byline.names] == names
    for name, start, end in byline.names:
        assert line[start:end].casefold() == name.casefold()


@pytest.mark.parametrize(
    "line",
    [
        "By the time the council met, the pool had been closed for weeks.",
        "By nightfall everyone had gone home",
        "Bystanders saw the van",
        "Jane Example",
    ],
)
def test_what_opens_as_no_byline_is_none(line):
    assert READER.read(line) is None


def test_an_agency_in_a_byline_is_no_author():
    byline = READER.read("By Reuters")
    assert byline is not None
    assert byline.names == ()
    assert byline.outlets == ("reuters",)


@pytest.mark.parametrize("line", ["Jane Example", "Jane Example, Tom Sample"])
def test_a_line_of_nothing_but_names_can_be_a_byline_by_its_place(line):
    assert READER.read_bare(line) is not None


@pytest.mark.parametrize("line", ["Breaking", "Jane Example went home last night", "World News: A"])
def test_other_lines_cannot(line):
    assert READER.read_bare(line) is None
