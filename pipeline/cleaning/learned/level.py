"""How each line stands to the best of its page, whatever scores the page has.

On a page unlike those that the model knows, the article too may have low scores; it has the highest
of its page all the same. What stands where belongs to ``context``.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.cleaning.learned.context import block_of
from pipeline.cleaning.learned.lines import FAR
from pipeline.cleaning.learned.looks import Features
from pipeline.cleaning.learned.words import Ints, clipped

HEAVIEST = 40
"""Words; longer lines weigh no more."""

SIZES = (60, 200)
"""Words of a note and of a short article."""

NEAR = 2
"""Lines above and below whose scores are averaged, so that a single teaser does not rank first."""

MOST_ABOVE = 3000
MOST_SCORE = 1500

EASIEST = 256
"""A page whose best words score higher is measured by this."""

MARGIN = 200
"""Scores below the page's level that still add to a block."""


def level(scores: Ints, words: Ints, sizes: Sequence[int]) -> Ints:
    """The score that so many words of the page reach, for each of ``sizes``."""
    order = np.argsort(-scores, kind="stable")
    sums = np.cumsum(np.minimum(words, HEAVIEST)[order])
    last = np.minimum(np.searchsorted(sums, sizes), len(order) - 1)
    result: Ints = scores[order[last]]
    return result


def leveled(scores: Ints, words: Ints) -> Features:
    """The features of every line by the ``scores`` of a reading, in 1/256."""
    count = len(scores)
    weights = np.minimum(words, HEAVIEST)
    levels = level(scores, words, SIZES).tolist()
    features: Features = {}
    for size, at in zip(SIZES, levels, strict=True):
        features[f"level_{size}"] = np.full(count, at)
        features[f"over_level_{size}"] = scores - at
    smooth = _smoothed(clipped(scores, -MOST_SCORE, MOST_SCORE))
    order = np.argsort(-smooth, kind="stable")
    rank = np.empty(count, np.int64)
    rank[order] = np.cumsum(weights[order]) - weights[order]
    features["rank"] = np.minimum(rank, MOST_ABOVE)
    raised = scores - min(levels[-1], EASIEST) + MARGIN
    mass = clipped(raised, -512, 512) * (2 + weights)
    start, end = block_of(np.where(raised < 0, clipped(raised, -512, 0) * 12, mass))
    index = np.arange(count)
    features["raised_start"] = clipped(index - start, -FAR, FAR)
    features["raised_end"] = clipped(index - end, -FAR, FAR)
    return features


def _smoothed(values: Ints) -> Ints:
    sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(values)))
    index = np.arange(len(values))
    low, high = np.maximum(index - NEAR, 0), np.minimum(index + NEAR + 1, len(values))
    result: Ints = (sums[high] - sums[low]) // (high - low)
    return result
