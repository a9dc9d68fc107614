"""What lines of one kind think of each other: the scores of all that share a container or a shape.

A list of teasers is told by all of its lines together, wherever they stand on the page. Lines that
stand close to one another belong to ``context``.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.cleaning.learned.blocks import NOWHERE, PageBlocks
from pipeline.cleaning.learned.characters import CLASSES
from pipeline.cleaning.learned.looks import Features, share
from pipeline.cleaning.learned.words import Ints, clipped, grouped

LEVELS = (2, 3, 4)
"""Elements around a line whose lines vote: 2 is the one around the line's own."""

ALONE = -3000
"""The mean of nothing; no score is so low."""

SURELY = 1024
"""A score beyond which a line's vote weighs no more."""

HEAVIEST = 40
"""Words; longer lines have no more votes."""

_LENGTHS = np.array([2, 4, 7, 12, 20, 40])
"""Words up to which lines are of one length."""

LAGS = (2, 3)
"""Lines after which a list of headlines and teasers repeats."""

_OF_MARKUP = (
    *(f"{kind}_{level}" for level in LEVELS for kind in ("vote", "held")),
    "class_vote",
    "from_core",
    "to_core",
)


class Groups:
    """The groups in which each line of a page votes."""

    def __init__(self, page: PageBlocks, looks: Features) -> None:
        """``page`` holds the lines, ``looks`` are their own features."""
        self.bare = page.bare
        self._page = page
        self._words = np.minimum(looks["words"], HEAVIEST)
        length = np.searchsorted(_LENGTHS, looks["words"])
        self._shapes = (length * CLASSES + looks["first"]) * CLASSES + looks["last"]
        classes = page.of_kinds([kind and (kind[0][-2:], kind[1][:4]) for kind in page.kinds])
        parents, *outer = (grouped(page.around(level - 1)) for level in LEVELS)
        self._torn = _apart([parents, classes])
        self._voting = _apart([parents, *outer, classes, self._shapes])

    def votes(self, scores: Ints) -> Features:
        """The features of every line by the ``scores`` of a reading, in 1/256."""
        votes = clipped(scores, -SURELY, SURELY)
        weights = np.tile(2 + self._words, (len(self._voting), 1))
        weights[-1] = 1
        *means, by_shape = _others(self._voting, votes, weights)
        features: Features = {"shape_vote": by_shape}
        for lag in LAGS:
            features[f"alike_{lag}"] = self._repeats(lag)
        if self.bare:
            none = np.full(len(scores), NOWHERE, np.int64)
            return {**features, **dict.fromkeys(_OF_MARKUP, none)}
        mass = np.where(scores > 0, self._words, 0)
        held = _sums(self._voting[: len(LEVELS)], mass)
        shares = share(held, mass.sum())
        for level, mean, part in zip(LEVELS, means, shares, strict=False):
            features[f"vote_{level}"], features[f"held_{level}"] = mean, part
        features["class_vote"] = means[-1]
        # The core is the element directly around lines with most of the likely text.
        features["from_core"], features["to_core"] = self._page.ways(int(np.argmax(held[0])))
        return features

    def torn(self, rank: Ints, ranks: int, weights: Ints) -> Features:
        """How much of ``weights`` is parted from the larger part of its container or class, where
        the lines of a higher ``rank`` than each below ``ranks`` are kept.
        """
        size = int(self._torn.max()) + 1
        cells = self._torn * (ranks + 1) + rank
        parts = np.bincount(cells.ravel(), np.tile(weights, 2), size * (ranks + 1))
        above = parts.reshape(size, ranks + 1)[:, ::-1].cumsum(axis=1)[:, ::-1]
        kept = above[:, 1:]
        torn = np.minimum(kept, above[:, :1] - kept)
        parents, classes = np.add.reduceat(torn, [0, self._torn[1].min()]).astype(np.int64)
        return {"parents": parents, "classes": classes}

    def _repeats(self, lag: int) -> Ints:
        """How many of the lines around look like the line so many below them."""
        same = np.zeros(len(self._shapes) + 1, np.int64)
        if len(self._shapes) > lag:
            same[1 : len(self._shapes) - lag + 1] = self._shapes[lag:] == self._shapes[:-lag]
        sums = np.cumsum(same)
        index = np.arange(len(self._shapes))
        low, high = np.maximum(index - 6, 0), np.minimum(index + 7, len(self._shapes))
        result: Ints = sums[high] - sums[low]
        return result


def _apart(rows: Sequence[Ints]) -> Ints:
    """Groups in rows, each row with numbers of its own, behind those of the row before."""
    table = np.array(rows)
    table[1:] += np.cumsum(table.max(axis=1) + 1)[:-1, None]
    return table


def _sums(groups: Ints, values: Ints) -> Ints:
    """For each line the sum of ``values`` in its group; a row for each of ``groups``."""
    values = np.broadcast_to(values, groups.shape)
    # Sums of whole numbers in floats are exact below 2**53.
    return np.bincount(groups.ravel(), values.ravel()).astype(np.int64)[groups]


def _others(groups: Ints, values: Ints, weights: Ints) -> Ints:
    """The weighted mean of ``values`` of the other lines of each line's group."""
    own = values * weights
    weight = _sums(groups, weights) - weights
    mean = (_sums(groups, own) - own) // np.maximum(weight, 1)
    result: Ints = np.where(weight > 0, mean, ALONE)
    return result
