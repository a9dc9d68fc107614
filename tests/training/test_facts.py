from hypothesis import given
from hypothesis import strategies as st

from training.facts.__main__ import main
from training.facts.logit import Example, fit
from training.facts.tiers import bound

GOOD, BAD = frozenset({"good", "line"}), frozenset({"bad", "line"})
PAGES = [Example(fold % 5, [[GOOD], [BAD]], 0) for fold in range(20)]


def test_what_right_options_have_is_worth_more():
    points = fit(PAGES)
    assert points.marks["good"] > 0 > points.marks["bad"]


def test_the_best_candidate_of_an_option_counts():
    pages = [Example(0, [[BAD, GOOD], [BAD, BAD]], 0) for _ in range(20)]
    assert fit(pages).marks["good"] > 0


def test_pages_without_a_right_option_make_none_worth_more():
    empty = [Example(0, [[BAD]], None)] * 20
    assert fit(PAGES + empty).none > fit(PAGES).none


def test_where_none_is_given_such_pages_teach_nothing():
    empty = [Example(0, [[GOOD]], None)] * 20
    assert fit(PAGES + empty, none=-30) == fit(PAGES, none=-30)


def test_marks_of_few_pages_are_not_learned():
    rare = Example(0, [[GOOD | {"rare"}], [BAD]], 0)
    assert "rare" not in fit([*PAGES, rare]).marks


def test_the_same_examples_give_the_same_points():
    assert fit(PAGES) == fit(list(PAGES))


def test_a_bound_is_where_choices_become_right_often_enough():
    judged = [(lead, lead >= 10) for lead in range(20)]
    assert bound(judged, 0.9) == 10
    assert bound(judged, 0.0) == 0


def test_what_is_never_right_often_enough_has_a_bound_that_none_reaches():
    assert bound([(3, False), (5, False)], 0.5) == 6


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1))
def test_more_often_right_takes_a_longer_lead(judged):
    assert bound(judged, 0.5) <= bound(judged, 0.9)


def test_a_folder_that_is_no_benchmark_is_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["training.facts", str(tmp_path), "--out", str(tmp_path)])
    assert main() == 2
    assert "no benchmark folder" in capsys.readouterr().err
