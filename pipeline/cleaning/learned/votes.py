"""What lines of one kind think of each other: the scores of all that share a container or a shape.

A list of teasers is told by all of its lines together, wherever they stand on the page. Lines that
stand close to one another belong to ``context``.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.cleaning.learned.blocks import PageBlocks
from pipeline.cleaning.learned.characters import CLASSES
from pipeline.cleaning.learned.looks import Features, share
from pipeline.cleaning.learned.words import Ints, clipped

LEVELS = (2, 3, 4)
"""Elements around a line whose lines vote: 2 is the one around the line's own."""

ALONE = -3000
"""The mean of nothing; no score is so low."""

NOWHERE = -1

SURELY = 1024
"""A score beyond which a line's vote weighs no more."""

HEAVIEST = 40
"""Words; longer lines have no more votes."""

_LENGTHS = np.array([2, 4, 7, 12, 20, 40])
"""Words up to which lines are of one length."""

LAGS = (2, 3)
"""Lines after which a list of headlines and teasers repeats."""


class Groups:
    """The groups in which each line of a page votes."""

    def __init__(self, page: PageBlocks, looks: Features) -> None:
        """``page`` holds the lines, ``looks`` are their own features."""
        self.bare = page.bare
        self._page = page
        self._elements = [
            page.of_chains([c[1 - level] if len(c) >= level - 1 else NOWHERE for c in page.chains])
            for level in LEVELS
        ]
        self._classes = page.of_kinds([kind and (kind[0][-2:], kind[1][:4]) for kind in page.kinds])
        self._words = np.minimum(looks["words"], HEAVIEST)
        length = np.searchsorted(_LENGTHS, looks["words"])
        self._shapes = (length * CLASSES + looks["first"]) * CLASSES + looks["last"]

    def votes(self, scores: Ints) -> Features:
        """The features of every line by the ``scores`` of a reading, in 1/256."""
        weights = 2 + self._words
        votes = clipped(scores, -SURELY, SURELY)
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
        core = self._page.chains[self._page.chain_of[heaviest]]
        inside = frozenset(core)
        ways = []
        for chain in self._page.chains:
            shared = inside.intersection(chain)
            if shared:
                # The innermost of the elements around both begins last.
                both = max(shared)
                ways.append((_behind(chain, both), _behind(core, both)))
            else:
                ways.append((len(chain), len(core)))
        up, down = np.array(ways, np.int64)[self._page.chain_of].T
        return up, down


def _behind(chain: Sequence[int], element: int) -> int:
    return len(chain) - 1 - chain.index(element)


def _parted(groups: Ints, kept: np.ndarray, weights: Ints) -> Ints:
    size = int(groups.max()) + 1
    # Sums of whole numbers in floats are exact below 2**53.
    whole = np.bincount(groups, weights, size)
    rows = groups + size * np.arange(len(kept))[:, None]
    parts = np.bincount(rows.ravel(), (weights * kept).ravel(), size * len(kept))
    parts = parts.reshape(len(kept), size)
    torn: Ints = np.minimum(parts, whole - parts).sum(axis=1).astype(np.int64)
    return torn


def _others(groups: Ints, values: Ints, weights: Ints) -> Ints:
    """The weighted mean of ``values`` of the other lines of each line's group."""
    size = int(groups.max()) + 1
    # Sums of whole numbers in floats are exact below 2**53.
    total = np.bincount(groups, values * weights, size).astype(np.int64)[groups]
    weight = np.bincount(groups, weights, size).astype(np.int64)[groups] - weights
    mean = (total - values * weights) // np.maximum(weight, 1)
    result: Ints = np.where(weight > 0, mean, ALONE)
    return result
