"""Folds by publisher: the same for whoever asks."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.folds import FOLDS, fold_of


@given(st.text())
def test_every_publisher_has_one_fold(key):
    assert fold_of(key) == fold_of(key)
    assert 0 <= fold_of(key) < FOLDS


def test_folds_do_not_move():
    assert [fold_of(key) for key in ("harbourpost", "marktblatt", "")] == [2, 4, 2]


def test_folds_are_about_equal():
    sizes = Counter(fold_of(f"publisher{number}") for number in range(1000))
    assert len(sizes) == FOLDS
    assert max(sizes.values()) < 1.3 * min(sizes.values())
