"""What one text contributes to the metrics of the annotations."""

import importlib.util

import pytest

from benchmarks.figures import figures
from benchmarks.layers import citation_parts, pair_units, quote_parts, time_parts
from tests.benchmarks import tiny


@pytest.fixture(scope="module")
def scorer(tmp_path_factory):
    path = tmp_path_factory.mktemp("scorer") / "score.py"
    path.write_text(tiny.SCORER)
    spec = importlib.util.spec_from_file_location("tiny_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_quotes_by_tier(scorer):
    doc = {"id": "a", "attributions": [{"content": [[0, 9]]}] * 4}
    quotes = [{"confidence": tier} for tier in ("high", "high", "low")]
    parts = quote_parts(scorer, doc, {"quotes": quotes})
    assert parts["segments_found"] == (3, 4)
    assert parts["attribution_p"] == (3, 3)
    assert parts["attribution_r"] == (3, 4)
    assert parts["high_right"] == (2, 2)
    assert parts["low_share"] == (1, 4)
    assert parts["medium_right"] == (0, 0)


def test_times_give_back_the_scorers_f1(scorer):
    doc = {"id": "a", "times": [{"start": 0}, {"start": 5}, {"start": 9}]}
    parts = time_parts(scorer, doc, {"times": [{"start": 5}, {"start": 7}]})
    assert parts["value_p"] == pytest.approx((1, 2))
    assert parts["value_r"] == pytest.approx((1, 3))


def test_pairs_of_copies():
    family = {"a": "one", "b": "one", "c": "one", "d": "two", "e": "three"}
    cluster = {"a": "x", "b": "x", "c": None, "d": "y", "e": "y"}
    made = figures(pair_units(family, cluster))
    assert made["pair_precision"].value == pytest.approx(1 / 2)
    assert made["pair_recall"].value == pytest.approx(1 / 3)


def test_citations_are_right_by_place_and_outlet_and_each_label_counts_once():
    def citation(start, outlet, relation="reports"):
        return {"start": start, "end": start + 5, "outlet_id": outlet, "relation": relation}

    expected = [citation(0, "a"), citation(10, "b"), citation(20, "c")]
    found = [citation(2, "a", "told_to"), citation(3, "a"), citation(10, "c"), citation(19, "c")]
    parts = citation_parts(expected, found)
    assert parts["citation_precision"] == (2, 4)
    assert parts["citation_recall"] == (2, 3)
    assert parts["relation_right"] == (1, 2)
