"""What lines of one kind think of each other: the scores of all that share a container or a shape.

A list of teasers is told by all of its lines together, wherever they stand on the page. Lines that
stand close to one another belong to ``context``.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.cleaning.learned.looks import Features, share
from pipeline.cleaning.learned.words import Ints, numbered
from pipeline.reading.markup import Block

LEVELS = (2, 3, 4)
"""Elements around a line whose lines vote: 2 is the one around the line's own."""

ALONE = -3000
"""The mean of nothing; no score is so low."""

NOWHERE = -1

SURELY = 1024
"""A score beyond which a line's vote weighs no more."""

HEAVIEST = 40
"""Words; longer lines have no more votes."""

LAGS = (2, 3)
"""Lines after which a list of headlines and teasers repeats."""


class Groups:
    """The groups in which each line of a page votes."""

    def __init__(self, blocks: Sequence[Block | None], looks: Features) -> None:
        """``blocks`` hold the lines, ``looks`` are their own features."""
        self.bare = all(block is None for block in blocks)
        chains = [() if block is None else block.elements for block in blocks]
        self._chains = chains
        self._elements = [
            numbered([chain[-level] if len(chain) >= level else NOWHERE for chain in chains])
            for level in LEVELS
        ]
        self._classes = numbered([(b.path[-2:], b.labels[:4]) if b else () for b in blocks])
        self._words = np.minimum(looks["words"], HEAVIEST)
        length = np.searchsorted(np.array([2, 4, 7, 12, 20, 40]), looks["words"])
        self._shapes = np.unique(
            (length * 16 + looks["first"]) * 16 + looks["last"], return_inverse=True
        )[1].astype(np.int64)

    def votes(self, scores: Ints) -> Features:
        """The features of every line by the ``scores`` of a reading, in 1/256."""
        weights = 2 + self._words
        votes = np.clip(scores, -SURELY, SURELY)
        features: Features = {"shape_vote": _others(self._shapes, votes, np.ones_like(votes))}
        for lag in LAGS:
            features[f"alike_{lag}"] = self._repeats(lag)
        mass = np.where(scores > 0, self._words, 0)
        total = np.full(len(scores), int(mass.sum()))
        none = np.full(len(scores), NOWHERE, np.int64)
        names = [f"{kind}_{level}" for level in LEVELS for kind in ("vote", "held")]
        if self.bare:
            return {
                **features,
                **dict.fromkeys([*names, "class_vote", "from_core", "to_core"], none),
            }
        for level, numbers in zip(LEVELS, self._elements, strict=True):
            held = np.bincount(numbers, mass).astype(np.int64)[numbers]
            features[f"vote_{level}"] = _others(numbers, votes, weights)
            features[f"held_{level}"] = share(held, total)
        features["class_vote"] = _others(self._classes, votes, weights)
        features["from_core"], features["to_core"] = self._distances(mass)
        return features

    def torn(self, kept: np.ndarray, weights: Ints) -> Features:
        """How much of ``weights`` is parted from the larger part of its container or class, by
        each row of ``kept``, a choice of lines.
        """
        names = {"parents": self._elements[0], "classes": self._classes}
        return {name: _parted(numbers, kept, weights) for name, numbers in names.items()}

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

    def _distances(self, mass: Ints) -> tuple[Ints, Ints]:
        """Elements from each line, and from the core, up to the one that holds both.

        The core is the element directly around lines with most of the likely text.
        """
        parents = self._elements[0]
        heaviest = int(np.argmax(np.bincount(parents, mass)[parents]))
        core = self._chains[heaviest][:-1]
        places = {number: place for place, number in enumerate(core, 1)}
        up, down = np.zeros((2, len(mass)), np.int64)
        known: dict[tuple[int, ...], tuple[int, int]] = {}
        for line, chain in enumerate(self._chains):
            outer = chain[:-1]
            if outer not in known:
                shared = next((places[n] for n in reversed(outer) if n in places), 0)
                at = outer.index(core[shared - 1]) + 1 if shared else 0
                known[outer] = (len(outer) - at, len(core) - shared)
            up[line], down[line] = known[outer]
        return up, down


def _parted(groups: Ints, kept: np.ndarray, weights: Ints) -> Ints:
    size = int(groups.max()) + 1
    # Sums of whole numbers in floats are exact below 2**53.
    whole = np.bincount(groups, weights, size)
    parts = [np.bincount(groups, weights * row, size) for row in kept]
    return np.array([np.minimum(part, whole - part).sum() for part in parts]).astype(np.int64)


def _others(groups: Ints, values: Ints, weights: Ints) -> Ints:
    """The weighted mean of ``values`` of the other lines of each line's group."""
    size = int(groups.max()) + 1
    # Sums of whole numbers in floats are exact below 2**53.
    total = np.bincount(groups, values * weights, size).astype(np.int64)[groups]
    weight = np.bincount(groups, weights, size).astype(np.int64)[groups] - weights
    mean = (total - values * weights) // np.maximum(weight, 1)
    result: Ints = np.where(weight > 0, mean, ALONE)
    return result
