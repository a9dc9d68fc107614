"""Pages whose labels are doubted, so that the last reading does not learn from them.

Where weights that never saw a page's publisher read it quite unlike its label, mostly the label is
not what a reader would call the article - one entry of a live blog, the opening of a guide - or the
page is like no other. Either way what it teaches, and long pages teach much, makes others worse
(Brodley & Friedl 1999, filtering mislabelled training data by classifiers learned out of fold). It
is measured all the same.
"""

import numpy as np

from pipeline.cleaning.learned.words import Ints

LEAST_AGREEMENT = 0.65
"""Line F1 below which a label is doubted, a sixteenth of all pages. Between .3 and .8 tried: all do
better than learning from every page, this the best of them for both plain text and HTML."""


def agreement(scores: Ints, content: np.ndarray, counts: np.ndarray) -> float:
    """F1 of the lines that the ``scores`` find, above 0, and the labelled ones of a page."""
    found = (scores > 0) & counts
    labelled = content & counts
    return float(2 * (found & labelled).sum() / max(1, found.sum() + labelled.sum()))


def doubtful(scores: Ints, content: np.ndarray, counts: np.ndarray) -> bool:
    """Whether the label of a page is doubted that out of fold gets these ``scores``."""
    return agreement(scores, content, counts) < LEAST_AGREEMENT
