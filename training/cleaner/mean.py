"""The mean of forests that answer the same question, as one forest."""

from collections.abc import Sequence

import numpy as np

from pipeline.cleaning.learned.forest import Forest


def mean_of(forests: Sequence[Forest]) -> Forest:
    """A forest whose scores are the means of those of ``forests``."""
    leaves = np.concatenate([forest.leaves for forest in forests]) / len(forests)
    return Forest(
        np.concatenate([forest.features for forest in forests]),
        np.concatenate([forest.thresholds for forest in forests]),
        np.rint(leaves).astype(np.int16),
        sum(forest.bias for forest in forests) // len(forests),
        forests[0].names,
    )
