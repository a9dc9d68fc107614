"""Systems by turns: what is read before the time of any page counts."""

from types import SimpleNamespace

from benchmarks.folds import FOLDS, fold_of
from benchmarks.turns import _warm_up


def test_one_page_of_each_fold_is_read_before_time_counts():
    pages = [SimpleNamespace(publisher=f"house-{number}") for number in range(60)]
    read = [fold_of(page.publisher) for page in _warm_up(pages)]
    assert sorted(read) == list(range(FOLDS))
