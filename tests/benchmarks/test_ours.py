"""Copydesk as a system: what ships, and what was learned for a fold."""

import shutil

import pytest

from benchmarks import ours
from tests.benchmarks import tiny

WEIGHTS = ours.REGISTRY / "weights"
PAGE = "\n\n".join(line for line, _ in tiny.LONG).encode()


@pytest.fixture
def folds(tmp_path):
    """Folds whose weights are those that ship."""
    for fold in ("0", "1"):
        shutil.copytree(WEIGHTS, tmp_path / fold)
    return tmp_path


def told(folds, fold=1):
    weights = str(folds / str(fold))
    return {"fold": fold, "weights": weights, "domains": ["lantern.example"], "names": []}


def test_weights_of_a_fold_take_the_place_of_those_that_ship(folds):
    expected = ours.reader(ours.SHIPPED)("page.txt", PAGE, told(folds))
    assert expected["published"] == "2021-03-04"
    assert ours.reader(ours.OUT_OF_FOLD)("page.txt", PAGE, told(folds)) == expected
    (folds / "1" / "cleaner.toml").unlink()
    with pytest.raises(KeyError, match=r"cleaner\.toml"):
        ours.reader(ours.OUT_OF_FOLD)("page.txt", PAGE, told(folds))


def test_what_was_not_learned_for_the_folds_is_named(folds):
    known = ours.in_sample(None)
    assert "the cleaner's weights" in known
    assert ours.in_sample(folds) == [words for words in known if "cleaner" not in words]


def test_out_of_fold_figures_come_first_where_there_are_weights(folds):
    assert ours.systems(folds)[0] == ours.OUT_OF_FOLD
    assert ours.systems(None)[0] == ours.SHIPPED


def test_a_page_without_an_article_is_an_empty_body():
    assert ours.reader(ours.SHIPPED)("page.txt", b"\x00\x01" * 600, {})["body_text"] == ""
