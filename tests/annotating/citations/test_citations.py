import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating.citations import RELATIONS, CitationFinder
from pipeline.registry import load

FINDER = CitationFinder(load())


def found(text):
    return [(text[c.start : c.end], c.outlet_id, c.relation) for c in FINDER.in_text(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An expert told Xinhua so.", ("Xinhua", "xinhua", "told_to")),
        (
            "It is open, the Global Times reported on Saturday.",
            ("Global Times", "global-times", "reports"),
        ),
        ("The mayor said in a CNBC interview.", ("CNBC", "cnbc", "told_to")),
        ("According to Der Spiegel, it is open.", ("Der Spiegel", "spiegel", "reports")),
        ("Politico reveals who paid.", ("Politico", "politico", "reports")),
        ("The USA TODAY/Rock the Boat poll was kind.", ("USA TODAY", "usa-today", "reports")),
        ("WENDBURG (Reuters) - The pool is open.", ("Reuters", "reuters", "wire_source")),
        (
            "This was originally published by Radio Free Asia in May.",
            ("Radio Free Asia", "radio-free-asia", "republishes"),
        ),
        ("A Reuters photographer was wet.", ("Reuters", "reuters", "mentions")),
        ("She spoke to CNN's reporter by the pool.", ("CNN", "cnn", "told_to")),
        ("Der Bademeister sagte der Süddeutschen Zeitung.", None),
        (
            "Laut Süddeutsche Zeitung ist es offen.",
            ("Süddeutsche Zeitung", "sueddeutsche", "reports"),
        ),
        ("Selon Le Figaro, la piscine est ouverte.", ("Le Figaro", "le-figaro", "reports")),
        ("据新华社报道，泳池已开放。", ("新华社", "xinhua", "reports")),
        ("Xinhua, which likes pools, reported it.", ("Xinhua", "xinhua", "reports")),
        ("Xinhua interviewed the mayor.", ("Xinhua", "xinhua", "told_to")),
    ],
)
def test_relations_follow_from_the_words_around_a_name(text, expected):
    assert found(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "Time will tell, and time is short.",
        "Nobody on The Hill wanted the pool.",
        "He told the Australian government so.",
        "She told Fox Mulder so.",
        "People said that Nature heals, and Science agrees.",
        "The Sun rose and The Independent candidate lost.",
        "The times were hard, the post was late and the star fell.",
    ],
)
def test_words_places_and_persons_are_no_outlets(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "outlet_id"),
    [
        ("He told The Hill that he swims.", "the-hill"),
        ("According to Time, it is open.", "time"),
        ("(h/t The Hill)", "the-hill"),
        ("He told the Australian that he swims.", "the-australian"),
    ],
)
def test_the_same_words_are_outlets_where_they_can_be_nothing_else(text, outlet_id):
    assert [c.outlet_id for c in FINDER.in_text(text)] == [outlet_id]


def test_a_short_form_and_a_noun_come_back_to_the_outlet_named_before():
    text = (
        "The New York Times reported it. The Times said more. "
        "But Fox News denied it, the paper said."
    )
    assert [(name, outlet) for name, outlet, _ in found(text)] == [
        ("The New York Times", "new-york-times"),
        ("The Times", "new-york-times"),
        ("Fox News", "fox-news"),
        ("the paper", "new-york-times"),
    ]


def test_a_noun_that_follows_no_name_means_nobody():
    assert found("The paper said so, and the network reported it.") == []


def test_a_list_of_partners_is_no_citation():
    partners = "Partners: | China Today | People's Daily Online | Xinhua News Agency | China Daily"
    assert found(f"The pool is open.\n\n{partners}\nCGTN | Global Times | Qiushi") == []


@pytest.mark.parametrize(
    ("line", "role", "expected"),
    [
        ("A pool at night (XINHUA)", "caption", [("xinhua", "photo_credit")]),
        ("Photo: VCG", "credit", [("vcg", "photo_credit")]),
        (
            "2020-09-16 · Source: Xinhua News Agency",
            "publication_line",
            [("xinhua", "wire_source")],
        ),
        ("By Jane Example, Associated Press", "byline", [("ap", "wire_source")]),
        (
            "This article was originally published by Radio Free Asia.",
            "notice",
            [("radio-free-asia", "republishes")],
        ),
        ("Follow Reuters on Twitter", "navigation", []),
        ("Copyright 2020 Reuters", "legal", []),
    ],
)
def test_lines_around_the_text_are_read_by_their_role(line, role, expected):
    assert [(c.outlet_id, c.relation) for c in FINDER.in_line(line, role)] == expected


PIECES = st.sampled_from(
    [
        "Xinhua",
        "the Times",
        "The New York Times",
        "told",
        "the paper",
        "said",
        "(AP)",
        "—",
        ",",
        ".",
        "\n",
        "which",
        "according to",
        "Fox",
        "poll",
        "’s",
        "é",
        "新华社",
        "/",
        " ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map(" ".join))
def test_citations_are_in_order_apart_and_the_same_again(text):
    citations = FINDER.in_text(text)
    ends = [0, *(c.end for c in citations)]
    for end, c in zip(ends, citations, strict=False):
        assert end <= c.start < c.end <= len(text)
        assert c.relation in RELATIONS
        assert c.outlet_id in load().outlets
    assert citations == FINDER.in_text(text)


@pytest.mark.proof
@pytest.mark.parametrize(
    "piece", ["Xinhua, which ", "the paper ", "told the ", "Xinhua | ", "(AP) ", "The Daily "]
)
def test_time_grows_with_the_text(piece):
    def seconds(length):
        text = "Xinhua reported. " + piece * (length // len(piece))
        begun = time.process_time()
        FINDER.in_text(text)
        return time.process_time() - begun

    seconds(1000)
    small = min(seconds(10_000) for _ in range(3))
    large = min(seconds(40_000) for _ in range(3))
    assert large < 8 * small + 0.01
