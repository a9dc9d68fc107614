"""The threshold of a page: what each would keep, and which is chosen."""

import numpy as np

from pipeline.cleaning.learned.forest import Forest
from pipeline.cleaning.learned.looks import look_at
from pipeline.cleaning.learned.threshold import (
    GAIN,
    NEUTRAL,
    OF_TEXT,
    OF_WINDOWS,
    THRESHOLDS,
    USUAL,
    threshold,
    tried,
)
from pipeline.cleaning.learned.words import PageWords

LINES = ["Home", "The mill at Alderby stands again.", "It had burnt down in March.", "Sport"]
SCORES = np.array([-900, -100, 250, -500])


def _page() -> dict[str, np.ndarray]:
    looks = look_at(PageWords.of(LINES))
    names = ("score", "grams", "labels", "in_core", "in_opening", "links", "parent_prose")
    return {**looks, **dict.fromkeys(names, np.zeros(len(LINES), np.int64))}


def _forest(feature: str, least: int, gain: int) -> Forest:
    """One that promises ``gain`` where ``feature`` is greater."""
    features = _page()
    names = tuple(tried(False, features, SCORES))
    leaves = np.array([[0, gain * 32]], np.int16)
    asked = np.array([[names.index(feature)]], np.int16)
    return Forest(asked, np.array([[least]], np.int16), leaves, 0, names)


def test_each_threshold_keeps_what_scores_higher() -> None:
    features = _page()
    found = tried(False, features, SCORES)
    assert found["lines"].tolist() == [int((least < SCORES).sum()) for least in THRESHOLDS]
    assert found["moved"][NEUTRAL] == 0
    assert found["kept_ratio"][NEUTRAL] == 1000


def test_the_threshold_is_the_one_that_promises_most() -> None:
    features = _page()
    assert threshold(_forest("threshold", 250, GAIN // 5), False, features, SCORES) == 300
    assert threshold(_forest("lines", 1, GAIN // 5), False, features, SCORES) == -600


def test_small_promises_leave_it_at_the_usual_one() -> None:
    features = _page()
    promising = _forest("threshold", 250, GAIN // 100)
    assert threshold(promising, False, features, SCORES) == THRESHOLDS[USUAL]


def test_plain_text_has_one_whatever_another_promises() -> None:
    features = _page()
    assert threshold(_forest("threshold", 250, GAIN // 5), True, features, SCORES) == OF_TEXT


def test_where_most_of_a_text_is_likely_it_is_a_higher_one() -> None:
    features = _page()
    promising = _forest("threshold", 250, GAIN // 5)
    assert threshold(promising, True, features, SCORES + 400) == OF_WINDOWS


def test_pages_with_nothing_to_keep_have_features_too() -> None:
    features = _page()
    found = tried(False, features, np.full(len(LINES), -2000))
    assert set(found["lines"].tolist()) == {0}
    assert {len(values) for values in found.values()} == {len(THRESHOLDS)}


def test_a_page_without_any_likely_line_may_be_no_article() -> None:
    features = _page()
    promising = _forest("threshold", -700, GAIN // 5)
    assert threshold(promising, False, features, SCORES - 300) == 0
