"""How much better than by a threshold of 0 a page would be read by each other threshold."""

import numpy as np

from pipeline.cleaning.learned.threshold import GAIN, NEUTRAL, THRESHOLDS
from pipeline.cleaning.learned.words import Ints
from training.cleaner.rightness import Rightness


def gains_of(rightness: Rightness, scores: Ints) -> np.ndarray:
    """The gain of each of ``THRESHOLDS`` in ``GAIN``, as the scorer of the benchmark judges what
    the whole cleaner makes of the ``scores``.
    """
    value = np.array([rightness(scores - least) for least in THRESHOLDS])
    return GAIN * (value - value[NEUTRAL])
