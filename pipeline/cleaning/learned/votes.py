"""What lines of one kind think of each other: the scores of all that share a container or a shape.

A list of teasers is told by all of its lines together, wherever they stand on the page. Lines that
stand close to one another belong to ``context``.
"""

import numpy as np

from pipeline.cleaning.learned.blocks import NOWHERE, PageBlocks
from pipeline.cleaning.learned.characters import CLASSES
from pipeline.cleaning.learned.looks import Features, share
from pipeline.cleaning.learned.words import Ints, clipped

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
        # A row of groups for classes, one for each level, and one for shapes.
        classes, levels = page.kind_of, page.kind_of[None]
        if not page.bare:
            classes = page.of_kinds([(path[-2:], labels[:4]) for path, labels in page.kinds])
            levels = page.around(LEVELS)
        self._groups = _apart(np.concatenate((classes[None], levels, self._shapes[None])))

    def votes(self, scores: Ints) -> Features:
        """The features of every line by the ``scores`` of a reading, in 1/256."""
        votes = clipped(scores, -SURELY, SURELY)
        weights = (2 + self._words)[None].repeat(len(self._groups), axis=0)
        weights[-1] = 1  # of shapes, which have a length
        by_class, *by_level, by_shape = _others(self._groups, votes, weights)
        features: Features = {"shape_vote": by_shape}
        features.update(self._repeats())
        if self.bare:
            none = np.full(len(scores), NOWHERE, np.int64)
            return {**features, **dict.fromkeys(_OF_MARKUP, none)}
        mass = np.where(scores > 0, self._words, 0)
        held = _sums(self._groups[1:-1], mass[None].repeat(len(LEVELS), axis=0))
        for level, mean, part in zip(LEVELS, by_level, share(held, mass.sum()), strict=True):
            features[f"vote_{level}"], features[f"held_{level}"] = mean, part
        features["class_vote"] = by_class
        # The core is the element directly around lines with most of the likely text.
        features["from_core"], features["to_core"] = self._page.ways(int(np.argmax(held[0])))
        return features

    def _repeats(self) -> Features:
        """How many of the lines around look like the line so many below them."""
        # Nothing is alike before the first line and behind the last.
        count, far = len(self._shapes), 6
        features = {}
        for lag in LAGS:
            same = np.zeros(count + 1 + 2 * far, np.int64)
            same[far + 1 : far + 1 + count - lag] = self._shapes[lag:] == self._shapes[:-lag]
            sums = np.cumsum(same)
            features[f"alike_{lag}"] = sums[2 * far + 1 :] - sums[:count]
        return features


def _apart(rows: Ints) -> Ints:
    """The groups of each row numbered on from those of the row before, without a gap."""
    sizes = rows.max(axis=1) + 1 - NOWHERE
    rows = rows + (np.cumsum(sizes) - sizes - NOWHERE)[:, None]
    there = np.zeros(sizes.sum(), np.int64)
    there[rows] = 1
    result: Ints = (np.cumsum(there) - 1)[rows]
    return result


def _sums(groups: Ints, values: Ints) -> Ints:
    """For each line the sum of its row's ``values`` in its group of the same row."""
    # Sums of whole numbers in floats are exact below 2**53.
    return np.bincount(groups.ravel(), values.ravel()).astype(np.int64)[groups]


def _others(groups: Ints, values: Ints, weights: Ints) -> Ints:
    """The weighted mean of ``values`` of the other lines of each line's group."""
    own = values * weights
    weight = _sums(groups, weights) - weights
    mean = (_sums(groups, own) - own) // np.maximum(weight, 1)
    result: Ints = np.where(weight > 0, mean, ALONE)
    return result
