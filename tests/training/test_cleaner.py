"""What a threshold is worth to a page, the mean of forests, and how sums are taken in training."""

import subprocess
import sys
from pathlib import Path

import numpy as np

from pipeline.cleaning.learned.forest import Forest
from pipeline.cleaning.learned.threshold import GAIN, NEUTRAL, THRESHOLDS
from training.cleaner.gains import gains_of
from training.cleaner.mean import mean_of

CONTENT = np.array([False, True, True, False])


ROOT = Path(__file__).parents[2]


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


def test_how_sums_are_taken_is_settled_before_numpy_asks() -> None:
    code = "import os, sys, training; print('numpy' in sys.modules, os.environ['{}'])"
    for setting, value in (("OPENBLAS_NUM_THREADS", "1"), ("OPENBLAS_CORETYPE", "Haswell")):
        command = [sys.executable, "-c", code.format(setting)]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert told.stdout.split() == ["False", value]
