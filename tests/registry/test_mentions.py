from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.registry import load
from tests.growth import grows_faster


def found(text):
    return [(text[m.start : m.end], m.outlet.id, m.weak) for m in load().outlets_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an expert told Xinhua.", [("Xinhua", "xinhua", False)]),
        ("a logo at a fair (XINHUA)", [("XINHUA", "xinhua", False)]),
        ("the People’s Daily’s front page", [("People’s Daily", "people-s-daily", False)]),
        (
            "South China\nMorning Post",
            [("South China\nMorning Post", "south-china-morning-post", False)],
        ),
        ("Xinhua News Agency said", [("Xinhua News Agency", "xinhua", False)]),
        ("AFP/Getty Images", [("AFP", "afp", False), ("Getty Images", "getty-images", False)]),
        ("GT has learned", [("GT", "global-times", True)]),
        ("据新华社报道", [("新华社", "xinhua", False)]),
        ("連合ニュース", []),
        ("연합뉴스는 말했다", [("연합뉴스", "yonhap", False)]),
        ("сообщает РИА Новости.", [("РИА Новости", "ria-novosti", False)]),
        ("وذكرت رويترز أن", [("رويترز", "reuters", False)]),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Xinhuan", "the times are hard", "a_AFP_b", "xinhua", "an independent court", "AFPs"],
)
def test_parts_of_words_and_common_words_are_not_names(text):
    assert found(text) == []


def test_a_name_has_edges_only_where_its_script_has():
    registry = load()
    assert [m.outlet.name for m in registry.outlets_in("据东方IC报道")]
    assert registry.outlets_in("据东方ICE报道") == []


def test_mentions_run_left_to_right_and_do_not_overlap():
    mentions = load().outlets_in("Reuters, 新华社, BBC News and The New York Times reported.")
    assert [m.outlet.id for m in mentions] == ["reuters", "xinhua", "bbc", "new-york-times"]
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_an_article_before_a_name_may_be_written_small():
    assert found("in the Guardian") == [("the Guardian", "the-guardian", True)]
    assert found("in The Guardian") == [("The Guardian", "the-guardian", True)]
    assert found("in the New York Times") == [("New York Times", "new-york-times", False)]


def test_a_canonical_name_that_is_a_common_word_is_weak():
    assert found("Nature and Science agree") == [
        ("Nature", "nature", True),
        ("Science", "science", True),
    ]


def test_every_name_is_found_where_it_stands_alone():
    registry = load()
    lost = []
    for outlet in registry.outlets.values():
        for name in set(outlet.names) - set(outlet.weak_aliases):
            mentions = registry.outlets_in(f"– {name} –")
            if not any(m.outlet is outlet and m.end - m.start == len(name) for m in mentions):
                lost.append((outlet.id, name, [m.outlet.id for m in mentions]))
    assert lost == []


@given(
    st.lists(
        st.lists(
            st.sampled_from(["The ", "New York ", "Times", "新华社", "Reuters", "\n", "x"])
        ).map("".join)
    )
)
def test_lines_read_together_give_what_each_gives_alone(lines):
    registry = load()
    assert registry.outlets_in_all(lines) == [registry.outlets_in(line) for line in lines]


@pytest.mark.parametrize("piece", ["The ", "the New York ", "新", "Agence France ", "a'", "A"])
def test_the_scan_is_linear(piece):
    registry = load()
    registry.outlets_in(piece)

    def work(size):
        text = piece * (size // len(piece))
        return lambda: registry.outlets_in(text)

    assert not grows_faster(work, 20_000, ratio=4, most=8)
