"""What a threshold is worth to a page, as training sees it."""

import numpy as np

from pipeline.cleaning.learned.threshold import GAIN, THRESHOLDS, USUAL
from training.cleaner.gains import gains_of
from training.cleaner.pages import TrainingPage

CONTENT = np.array([False, True, True, False])
WORDS = np.array([5, 20, 20, 10])


def _gains(scores: list[int], counts: list[bool] | None = None) -> dict[int, float]:
    labelled = np.array(counts or [True] * 4)
    page = TrainingPage("page", "page", 0, [], CONTENT, labelled)
    found = gains_of(page, WORDS, np.array(scores))
    return dict(zip(THRESHOLDS.tolist(), found.tolist(), strict=True))


def test_what_reads_the_page_best_gains_most() -> None:
    gains = _gains([-900, -250, -100, -350])
    assert gains[0] == 0
    assert max(gains, key=lambda least: gains[least]) == -300
    assert gains[-300] == GAIN


def test_a_threshold_that_cuts_the_article_loses() -> None:
    gains = _gains([-900, 250, 100, -500])
    assert gains[120] < gains[60] == gains[-300] == 0
    assert gains[450] == -GAIN


def test_optional_lines_are_neither_right_nor_wrong() -> None:
    gains = _gains([-900, 250, 100, -50], [True, True, True, False])
    assert gains[-60] == gains[int(THRESHOLDS[USUAL])] == 0
