"""Literals are found wherever they stand, whatever else does."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.registry.literals import Literals

SIGNS = st.sampled_from("ab é漢\U0001f600\ud800\udfff")
WORDS = st.text(st.sampled_from("abé漢\U0001f600"), min_size=1, max_size=3)


@given(st.lists(WORDS, unique=True, max_size=6), st.text(SIGNS, max_size=40))
def test_every_place_is_found_in_code_points(literals, text):
    found = Literals(literals).find(text)
    assert sorted(found) == sorted(
        (number, start, start + len(literal))
        for number, literal in enumerate(literals)
        for start in range(len(text))
        if text.startswith(literal, start)
    )
    assert [end for _, _, end in found] == sorted(end for _, _, end in found)


@given(st.lists(WORDS, unique=True, max_size=6), st.lists(st.text(SIGNS, max_size=12), max_size=5))
def test_in_lines_each_place_is_found_in_its_own(literals, lines):
    known = Literals(literals)
    found = sorted(known.find_in_lines(lines))
    assert found == sorted((n, place) for n, line in enumerate(lines) for place in known.find(line))
