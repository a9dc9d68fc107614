"""Figures and their intervals."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.figures import Unit, figures

UNITS = [
    Unit(f"publisher{number}", {"right": (number % 2, 1), "lost": (number, 10)})
    for number in range(40)
]
shares = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda pair: (min(pair), pair[1]))
units = st.lists(
    st.builds(Unit, st.sampled_from("abc"), st.fixed_dictionaries({"right": shares})), min_size=1
)


def test_a_figure_is_the_sum_of_parts_by_the_sum_of_wholes():
    made = figures(UNITS)
    assert made["right"].value == 0.5
    assert made["lost"].value == pytest.approx(sum(range(40)) / 400)
    assert made["right"].units == 40


def test_the_interval_of_forty_coins_is_the_one_of_the_books():
    """Half of forty, by the normal approximation: 0.5 ± 1.96 · sqrt(0.25 / 40)."""
    made = figures(UNITS)["right"]
    assert made.low == pytest.approx(0.345, abs=0.03)
    assert made.high == pytest.approx(0.655, abs=0.03)


def test_pages_of_one_publisher_count_as_one_draw():
    alike = [Unit(unit.group[-1], unit.parts) for unit in UNITS]
    assert figures([Unit("one", unit.parts) for unit in UNITS])["right"].low == 0.5
    assert figures(alike)["lost"].as_list() != figures(UNITS)["lost"].as_list()


def test_the_same_units_give_the_same_interval():
    assert figures(UNITS) == figures(UNITS)
    assert figures(UNITS, seed=1)["right"].value == figures(UNITS)["right"].value


def test_f1_is_that_of_the_mean_precision_and_recall():
    some = [
        Unit("a", {"shingle_p": (1.0, 1), "shingle_r": (0.5, 1)}),
        Unit("b", {"shingle_p": (0.5, 1), "shingle_r": (0.5, 1)}),
    ]
    assert figures(some)["shingle_f1"].value == pytest.approx(0.6)


def test_cases_may_be_told_instead_of_units():
    assert figures(UNITS, counted=["lost", "unknown"])["lost"].units == 400


def test_units_without_a_part_do_not_count():
    made = figures([*UNITS, Unit("silent", {})])
    assert made["right"].value == 0.5
    assert made["right"].units == 40
    assert figures([]) == {}


@settings(max_examples=30)
@given(units)
def test_value_and_interval_are_shares(some):
    made = figures(some, draws=50)["right"]
    assert 0 <= made.low <= made.high <= 1
    assert 0 <= made.value <= 1
