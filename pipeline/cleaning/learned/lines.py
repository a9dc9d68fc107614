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


def beside(values: Ints, reach: int, outside: int) -> dict[int, Ints]:
    """What stands so many lines below each line (above, where negative), up to ``reach`` away."""
    count = len(values)
    padded = np.full(count + 2 * reach, outside, np.int64)
    padded[reach : reach + count] = values
    return {by: padded[reach + by : reach + by + count] for by in range(-reach, reach + 1)}


def distance_above(marks: np.ndarray) -> Ints:
    """Lines up to the next marked line above, not counting itself; for each row of ``marks``."""
    index = np.arange(marks.shape[-1])
    nearest = np.full(marks.shape, -FAR - 1, np.int64)
    at = np.where(marks[..., :-1], index[:-1], -FAR - 1)
    np.maximum.accumulate(at, axis=-1, out=nearest[..., 1:])
    result: Ints = np.minimum(index - nearest, FAR)
    return result


def distance_below(marks: np.ndarray) -> Ints:
    """Lines down to the next marked line below, not counting itself."""
    result: Ints = distance_above(marks[..., ::-1])[..., ::-1]
    return result
