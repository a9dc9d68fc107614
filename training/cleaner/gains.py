"""How much better than by a threshold of 0 a page would be read by each other threshold."""

import numpy as np

from pipeline.cleaning.learned.threshold import GAIN, THRESHOLDS, USUAL
from pipeline.cleaning.learned.words import Ints
from training.cleaner.pages import TrainingPage


def gains_of(page: TrainingPage, words: Ints, scores: Ints) -> np.ndarray:
    """The gain of each of ``THRESHOLDS`` in ``GAIN``: the mean of the F1 of words and of lines."""
    kept = (scores > THRESHOLDS[:, None]) & page.counts
    content = page.content & page.counts
    value = (_f1(kept, content, words) + _f1(kept, content, np.ones_like(words))) / 2
    return GAIN * (value - value[USUAL])


def _f1(kept: np.ndarray, content: np.ndarray, weights: Ints) -> np.ndarray:
    both = (kept & content) @ weights
    return 2 * both / np.maximum(kept @ weights + content @ weights, 1)
