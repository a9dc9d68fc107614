"""What a threshold is worth to a page, and the mean of forests, as training sees them."""

import numpy as np

from pipeline.cleaning.learned.forest import Forest
from pipeline.cleaning.learned.threshold import GAIN, NEUTRAL, THRESHOLDS
from training.cleaner.gains import gains_of
from training.cleaner.mean import mean_of

CONTENT = np.array([False, True, True, False])


def _rightness(scores: np.ndarray) -> float:
    return float(((scores > 0) == CONTENT).mean())


def _gains(scores: list[int]) -> dict[int, float]:
    found = gains_of(_rightness, np.array(scores))
    return dict(zip(THRESHOLDS.tolist(), found.tolist(), strict=True))


def test_what_reads_the_page_best_gains_most() -> None:
    gains = _gains([-900, -250, -100, -350])
    assert gains[int(THRESHOLDS[NEUTRAL])] == 0
    assert max(gains, key=lambda least: gains[least]) == -300
    assert gains[-300] == GAIN / 2


def test_a_threshold_that_cuts_the_article_loses() -> None:
    gains = _gains([-900, 250, 100, -500])
    assert gains[120] < gains[60] == gains[-300] == 0
    assert gains[500] == -GAIN / 2


def test_the_mean_of_forests_scores_their_mean() -> None:
    asked, least = np.zeros((1, 1), np.int16), np.zeros((1, 1), np.int16)
    forests = [
        Forest(asked, least, np.array([[0, leaf]], np.int16), bias, ("feature",))
        for leaf, bias in ((3200, 640), (6400, 0))
    ]
    values = np.array([[-1, 1]], np.int16)
    assert mean_of(forests).scores(values).tolist() == [10, 160]
