"""From which score on a line of this page is text: a threshold for the page as a whole.

A line's score tells lines of one page apart better than those of two pages: on a page unlike those
that the model knows, all of the article may score a little below 0. So of HTML each threshold of a
list is tried, and a forest says from what it would keep and cut how much better the page would be
read than by 0. Without a good reason it is a usual one, above 0: that cuts more boilerplate than
content. Plain text is scored by the mean of several forests, which differ less from page to page:
there a chosen threshold reads pages no better than one for all. What a line's score is belongs to
``judge``.
"""

import numpy as np

from pipeline.cleaning.learned.characters import END
from pipeline.cleaning.learned.forest import Forest, table_of
from pipeline.cleaning.learned.looks import LONG_LINE, Features, share
from pipeline.cleaning.learned.odds import per_mille_of
from pipeline.cleaning.learned.words import Ints, line_sums

THRESHOLDS = np.array(
    [-600, -450, -300, -200, -120, -60, 0, 60, 120, 180, 240, 300, 400, 500], np.int64
)
NEUTRAL, USUAL = 6, 7
"""Their places: 0, with which all are compared, and the usual one, 60. Read out of fold, HTML is
read best by it where one threshold has to do for all pages, and also where others may be chosen."""

LIKELY = 120
"""A score that some line of every article has."""

OF_TEXT, OF_WINDOWS = 40, 165
"""The threshold of plain text, and that of a window, a plain text most of which is the article:
what little else it holds stands next to text, and scores higher for that. By lower ones, down to 0,
more of the article is kept, and more boilerplate; F1 stays the same within .001."""

MOST = 700
"""Share of a window's words, per mille, that have a likely score."""

GAIN = 4096
"""Units of the forest's score in one whole F1."""

LEAST_GAIN = 3 * GAIN // 100
"""Gains of less than .03 are within what the forest errs by: the threshold stays the usual one."""

HEAVIEST = 40
"""Words; longer lines weigh no more."""

NONE = -9999
"""The mean of no line."""

_MEANS = ("score", "grams", "labels", "in_core", "in_opening", "links", "words", "parent_prose")


def threshold(forest: Forest, bare: bool, features: Features, scores: Ints) -> int:
    """The threshold for the last ``scores`` of a page; 0 for one without any likely score.

    That page may be no article: the forest has learned from articles alone, and where nothing is
    kept it always promises a gain. ``bare`` is plain text, ``features`` are those of the last
    reading.
    """
    if not (scores > LIKELY).any():
        return 0
    if bare:
        weights = 1 + np.minimum(features["words"], HEAVIEST)
        kept = weights[scores > LIKELY].sum()
        return OF_WINDOWS if 1000 * kept > MOST * weights.sum() else OF_TEXT
    found = tried(bare, features, scores)
    gains = forest.scores(table_of(found, forest.names))
    best = int(gains.argmax())
    return int(THRESHOLDS[best if gains[best] > gains[USUAL] + LEAST_GAIN else USUAL])


def tried(bare: bool, features: Features, scores: Ints) -> Features:
    """What each of ``THRESHOLDS`` would keep, compared with 0."""
    words = features["words"]
    weights = 1 + np.minimum(words, HEAVIEST)
    chances = per_mille_of(scores)
    prose = (words >= LONG_LINE) & (features["last"] == END)
    values = {name: features[name] for name in _MEANS}
    values |= {"last_score": scores, "prose": 1000 * prose, "chance": chances}
    # A line is kept by the thresholds before its rank.
    rank = np.searchsorted(THRESHOLDS, scores)
    rows = weights * np.array([np.ones_like(scores), *values.values()])
    by_rank = line_sums(rows, rank, len(THRESHOLDS) + 1)
    sums = by_rank[:, :0:-1].cumsum(axis=1)[:, ::-1]
    mass, sure = sums[0], sums[-1]
    neutral = mass[NEUTRAL]
    total, likely = int(weights.sum()), int((weights * chances).sum())
    found: Features = {
        "threshold": THRESHOLDS,
        "kept": mass,
        "kept_neutral": _same(neutral),
        "kept_ratio": np.minimum(share(mass + 5, neutral + 5), 30_000),
        "kept_share": share(mass, total),
        "moved": np.abs(mass - neutral),
        "lines": (scores > THRESHOLDS[:, None]).sum(axis=1),
        "precision": sure // np.maximum(mass, 1),
        "recall": share(sure, likely),
        "f1": 2 * sure // np.maximum(mass + likely // 1000, 1),
        "likely": _same(likely // 1000),
        "total": _same(total),
        "bare": _same(int(bare)),
    }
    means = np.where(mass > 0, sums[1:] // np.maximum(mass, 1), NONE)
    return found | {f"kept_{name}": mean for name, mean in zip(values, means, strict=True)}


def _same(value: int | np.int64) -> Ints:
    return np.full(len(THRESHOLDS), value, np.int64)
