from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating.quotes.features import Features
from pipeline.annotating.quotes.model import Model, weights_of

VALUES = st.text("abN, ", min_size=0, max_size=3).filter(lambda value: " " not in value)


def told(features: Features, learned: dict[tuple[str, str], int]) -> Model:
    """A model with weights by feature and values."""
    weights = weights_of({(features.name, *key): weight for key, weight in learned.items()})
    return Model({"test": weights})


def test_a_table_of_one_feature_has_its_weights_by_what_candidates_share():
    features = Features("test", "verb", "side")
    model = told(features, {("verb side", "say left"): 5, ("verb side", "say right"): 7})
    (sides,) = model.rows(features)("say")
    assert sides == {"left": 5, "right": 7}
    assert model.rows(features)("add") == [{}]


def test_a_table_of_several_features_has_the_sums_of_their_weights():
    features = Features("test", "verb", "side size#: side; verb size#; side size#")
    model = told(features, {("side", "left"): 1, ("verb size#", "say 2"): 10})
    (both,) = model.rows(features)("say")
    assert [both((side, size)) for side in ("left", "right") for size in (2, 3)] == [11, 1, 10, 0]


@given(VALUES, VALUES, st.integers(0, 9))
def test_what_is_learned_under_a_name_is_found_by_its_values(verb, side, size):
    features = Features("test", "verb", "side size#: side; verb size#", "size# side")
    named = Model(None).rows(features)(verb)
    names = named[0]((side, size)) + named[1].get((size, side))
    model = Model({"test": weights_of(dict.fromkeys(names, 1))})
    sums, plain = model.rows(features)(verb)
    assert sums((side, size)) + plain.get((size, side), 0) == len(names) == 3


def test_truth_values_are_numbers():
    features = Features("test", "", "begins# kind")
    (named,) = Model(None).rows(features)(())
    assert named[True, "N"] == named[1, "N"] == (("test", "begins# kind", "1 N"),)
