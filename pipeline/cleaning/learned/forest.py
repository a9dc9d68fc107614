"""Gradient-boosted oblivious trees, evaluated with whole numbers over all lines at once.

In an oblivious tree every node of a depth asks the same question, so a tree is a row of questions
and a table of leaves, and a line's leaf is the number that its answers spell (CatBoost,
Prokhorenkova et al. 2018).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Short = NDArray[np.int16]

LEAF_BITS = 5
"""Leaves count in 1/8192 of a natural logarithm of odds, scores in 1/256."""

LINES_AT_ONCE = 256
"""Of more the intermediate results leave the processor's cache, and take memory by the gigabyte."""


@dataclass(frozen=True)
class Forest:
    """``features`` and ``thresholds`` are trees × depth: is the feature greater than the threshold?
    ``leaves`` are trees × 2**depth, with a depth of at most 8; ``names`` are the features in the
    order of their numbers.
    """

    features: Short
    thresholds: Short
    leaves: Short
    bias: int
    names: tuple[str, ...]

    def scores(self, values: Short) -> NDArray[np.int64]:
        """The score of each line; ``values`` are features × lines, in the order of ``names``."""
        lines = values.shape[1]
        leaves = self.leaves.ravel()
        sums = np.empty(lines, np.int64)
        for first in range(0, lines, LINES_AT_ONCE):
            some = slice(first, first + LINES_AT_ONCE)
            leaf = self._leaf_numbers(values[:, some]) + self._first_leaves
            # Of 16 bits each, so that 32 are enough for those of all trees.
            sums[some] = leaves.take(leaf).sum(axis=0, dtype=np.int32)
        result: NDArray[np.int64] = (sums + self.bias) >> LEAF_BITS
        return result

    def reasons(self, values: Short) -> NDArray[np.int64]:
        """How much each feature moved the score of each line: features × lines, in 1/8192.

        A question moves the expectation from the mean of the leaves before it to the mean of those
        after it; each counts for its feature (Saabas 2014).
        """
        leaf = self._leaf_numbers(values)
        trees, depth = self.features.shape
        moved = np.zeros((len(self.names), values.shape[1]), np.int64)
        rows = np.arange(trees)[:, None]
        expected = np.broadcast_to(self.leaves.mean(axis=1).astype(np.int64)[:, None], leaf.shape)
        for asked in range(depth):
            # The leaves that share the answers so far: those whose low bits agree.
            size = 1 << (asked + 1)
            grouped = self.leaves.reshape(trees, -1, size).sum(axis=1, dtype=np.int64)
            after = (grouped // (self.leaves.shape[1] // size))[rows, leaf & (size - 1)]
            np.add.at(moved, self.features[:, asked], after - expected)
            expected = after
        return moved

    def _leaf_numbers(self, values: Short) -> NDArray[np.uint8]:
        """The leaf of each tree that each line comes to; the first question gives the low bit."""
        features, thresholds, asked = self._questions
        answers = (values.take(features, axis=0) > thresholds).view(np.uint8)
        leaf = np.zeros((len(self.leaves), values.shape[1]), np.uint8)
        for questions in reversed(asked):
            leaf += leaf
            leaf += answers.take(questions, axis=0)
        return leaf

    @cached_property
    def _first_leaves(self) -> NDArray[np.int32]:
        """The place of each tree's first leaf among all."""
        trees, leaves = self.leaves.shape
        return np.arange(0, trees * leaves, leaves, dtype=np.int32)[:, None]

    @cached_property
    def _questions(self) -> tuple[NDArray[np.intp], Short, NDArray[np.intp]]:
        """The different questions' features and thresholds; which of them the trees ask, depth by
        depth. Trees share half of their questions.
        """
        pairs = self.features.astype(np.int64) << 16 | self.thresholds.astype(np.uint16)
        different, asked = np.unique(pairs, return_inverse=True)
        thresholds = (different & 0xFFFF).astype(np.uint16).view(np.int16)[:, None]
        return different >> 16, thresholds, asked.reshape(pairs.shape).T.copy()


def table_of(features: dict[str, NDArray[np.int64]], names: Sequence[str]) -> Short:
    """Features as a table, features × lines, in the order of ``names``, cut to 16 bits."""
    table = np.array([features[name] for name in names])
    np.maximum(table, -32768, out=table)
    np.minimum(table, 32767, out=table)
    return table.astype(np.int16)
