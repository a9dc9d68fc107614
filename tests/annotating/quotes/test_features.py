import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating.quotes.codes import ABSENT, Coded, code_of
from pipeline.annotating.quotes.features import PLACES, Features, Scores
from pipeline.annotating.quotes.marks import find_pieces
from pipeline.annotating.quotes.stream import read_stream

CODES = st.integers(0, 2**64 - 1)


@given(st.dictionaries(CODES, st.integers(-5000, 5000), max_size=30), st.lists(CODES, max_size=9))
def test_a_score_is_the_sum_of_the_weights_that_there_are(weights, others):
    codes = np.array([*weights, *others], np.uint64)
    scores = Scores(np.array(list(weights), np.uint64), np.array(list(weights.values()), np.int64))
    expected = sum(weights.values()) + sum(weights.get(code, 0) for code in others)
    assert scores.of(codes[:, None]).tolist() == [expected]


def test_codes_of_one_place_keep_their_own_weights():
    codes = np.array([1, 3, 5, 2**64 // PLACES], np.uint64) << np.uint64(1)
    scores = Scores(codes, np.array([1, 10, 100, 1000], np.int64))
    assert scores.of(codes[None, :]).tolist() == [1, 10, 100, 1000]


def test_the_code_of_a_run_of_tags_is_that_of_the_same_string():
    stream = read_stream("Ann Marsh said the dam was safe.", find_pieces(""))
    coded = Coded(stream)
    runs = coded.run(np.array([0, 1, 3]), np.array([2, 6, 3]))
    assert runs.tolist() == [code_of(stream.tags[a:b]) for a, b in ((0, 2), (1, 6), (3, 3))]


def test_a_feature_of_an_absent_value_is_none():
    features = Features("test", "side; side verb?")
    values = {
        "side": np.array([7, 7], np.uint64),
        "verb": np.array([ABSENT, 9], np.uint64),
    }
    assert [len(own) for own in features.present(values)] == [1, 2]
