"""Looking up and down from each line of a page: what stands so many lines away, how far is what.

What is worth looking for belongs to the modules that make features.
"""

import numpy as np

from pipeline.cleaning.learned.words import Ints

FAR = 99
"""Lines; what is farther away, or not there, is as far as this."""

MANY_LINES = 60
MANY_WORDS = 600
"""More count as so many: what a model learns of still longer pages it learns from a handful, and by
that it cut the second half of long articles."""


def shifted(values: Ints, by: int, outside: int) -> Ints:
    """What stands ``by`` lines below each line (above, where negative)."""
    result = np.full(len(values), outside, np.int64)
    if abs(by) < len(values):
        if by > 0:
            result[:-by] = values[by:]
        else:
            result[-by:] = values[:by]
    return result


def distance_above(marks: np.ndarray) -> Ints:
    """Lines up to the next marked line above, not counting itself."""
    at = np.where(marks, np.arange(len(marks)), -FAR - 1)
    nearest = np.maximum.accumulate(np.concatenate((np.full(1, -FAR - 1), at[:-1])))
    return np.minimum(np.arange(len(marks)) - nearest, FAR)


def distance_below(marks: np.ndarray) -> Ints:
    """Lines down to the next marked line below, not counting itself."""
    result: Ints = distance_above(marks[::-1])[::-1]
    return result
