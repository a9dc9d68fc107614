"""The threshold of a page: what each would keep, and which is chosen."""

import numpy as np

from pipeline.cleaning.learned.blocks import PageBlocks
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
from pipeline.cleaning.learned.votes import Groups
from pipeline.cleaning.learned.words import PageWords
from pipeline.reading.markup import Block

LINES = ["Home", "The mill at Alderby stands again.", "It had burnt down in March.", "Sport"]
SCORES = np.array([-900, -100, 250, -500])


BLOCK = Block(0, 10, ("html", "body", "p"), (), 0, (1, 2, 3))


def _page(block: Block | None = BLOCK) -> tuple[Groups, dict[str, np.ndarray]]:
    looks = look_at(PageWords.of(LINES))
    names = ("score", "grams", "labels", "in_core", "in_opening", "links", "parent_prose")
    features = {**looks, **dict.fromkeys(names, np.zeros(len(LINES), np.int64))}
    return Groups(PageBlocks([block] * len(LINES)), looks), features


def _forest(feature: str, least: int, gain: int) -> Forest:
    """One that promises ``gain`` where ``feature`` is greater."""
    groups, features = _page()
    names = tuple(tried(groups, features, SCORES))
    leaves = np.array([[0, gain * 32]], np.int16)
    asked = np.array([[names.index(feature)]], np.int16)
    return Forest(asked, np.array([[least]], np.int16), leaves, 0, names)


def test_each_threshold_keeps_what_scores_higher() -> None:
    groups, features = _page()
    found = tried(groups, features, SCORES)
    assert found["lines"].tolist() == [int((least < SCORES).sum()) for least in THRESHOLDS]
    assert found["runs"][0] == found["runs"][NEUTRAL] == 1
    assert found["moved"][NEUTRAL] == 0
    assert found["kept_ratio"][NEUTRAL] == 1000


def test_the_threshold_is_the_one_that_promises_most() -> None:
    groups, features = _page()
    assert threshold(_forest("threshold", 250, GAIN // 5), groups, features, SCORES) == 300
    assert threshold(_forest("lines", 1, GAIN // 5), groups, features, SCORES) == -600


def test_small_promises_leave_it_at_the_usual_one() -> None:
    groups, features = _page()
    assert (
        threshold(_forest("threshold", 250, GAIN // 100), groups, features, SCORES)
        == THRESHOLDS[USUAL]
    )


def test_plain_text_has_one_whatever_another_promises() -> None:
    groups, features = _page(None)
    assert threshold(_forest("threshold", 250, GAIN // 5), groups, features, SCORES) == OF_TEXT


def test_where_most_of_a_text_is_likely_it_is_a_higher_one() -> None:
    groups, features = _page(None)
    promising = _forest("threshold", 250, GAIN // 5)
    assert threshold(promising, groups, features, SCORES + 400) == OF_WINDOWS


def test_pages_with_nothing_to_keep_have_features_too() -> None:
    groups, features = _page()
    found = tried(groups, features, np.full(len(LINES), -2000))
    assert set(found["lines"].tolist()) == {0}
    assert {len(values) for values in found.values()} == {len(THRESHOLDS)}


def test_a_page_without_any_likely_line_may_be_no_article() -> None:
    groups, features = _page()
    promising = _forest("threshold", -700, GAIN // 5)
    assert threshold(promising, groups, features, SCORES - 300) == 0
