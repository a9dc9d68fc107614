"""Learns the cleaner's weights; the same pages give the same bytes.

Each reading learns from scores that the one before gave out of fold, by weights that had not seen
the line's publisher: scores of lines that were learned by heart would promise too much.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.folds import FOLDS
from pipeline.cleaning.learned.forest import Forest, table_of
from pipeline.cleaning.learned.grams import PLACES, GramWeights
from pipeline.cleaning.learned.judge import PageFeatures
from pipeline.cleaning.learned.weights import STAGES, Weights
from training.cleaner.pages import TrainingPage
from training.cleaner.trees import learn_forest

SEED = 20

GRAM_SCALE = 24
"""Units of an 8-bit weight in a natural logarithm of odds: weights of up to e**5 fit."""

SURE = -1024
"""First score below which lines are so surely no text that every third of them teaches enough."""

Fitted = TypeVar("Fitted")
Scored = TypeVar("Scored")


class Learner:
    """Learns from one set of pages."""

    def __init__(self, pages: Sequence[TrainingPage]) -> None:
        """``pages`` in an order that does not change."""
        self.pages = pages
        self.features = [PageFeatures(page.lines, page.salt) for page in pages]
        sizes = [len(page) for page in self.features]
        self.starts = np.cumsum([0, *sizes])
        self.folds = np.repeat([page.fold for page in pages], sizes)
        self.content = np.concatenate([page.content for page in pages])
        self.counts = np.concatenate([page.counts for page in pages])
        self.foreign = np.repeat([page.salt > 0 for page in pages], sizes)

    def learn(self, without: int | None = None) -> Weights:
        """The weights learned from all pages but those of the fold ``without``."""
        words, first = self._staged(without, self._words, lambda w, i: self.features[i].first(w))
        forests: list[Forest] = []
        found, weight = first, self.counts.astype(np.float64)
        for _ in STAGES:
            names = tuple(found[0])
            tables = [table_of(features, names) for features in found]

            def fit(
                used: np.ndarray,
                tables: list[np.ndarray] = tables,
                names: tuple[str, ...] = names,
                weight: np.ndarray = weight,
            ) -> Forest:
                chosen = used & (weight > 0)
                values = np.concatenate(tables, axis=1)[:, chosen]
                return learn_forest(values, names, self.content[chosen], weight[chosen], SEED)

            def score(forest: Forest, page: int, tables: list[np.ndarray] = tables) -> np.ndarray:
                return forest.scores(tables[page])

            last = len(forests) == len(STAGES) - 1
            if last:
                forests.append(fit(self._used(without)))
                break
            forest, scores = self._staged(without, fit, score)
            if not forests:
                weight = _fewer_sure(np.concatenate(scores), weight)
            forests.append(forest)
            found = [
                features.later(own, page_scores)
                for features, own, page_scores in zip(self.features, first, scores, strict=True)
            ]
        return Weights(words.grams, words.labels, tuple(forests))

    def _used(self, *without: int | None) -> np.ndarray:
        return self.counts & ~np.isin(self.folds, [fold for fold in without if fold is not None])

    def _staged(
        self,
        without: int | None,
        fit: Callable[[np.ndarray], Fitted],
        score: Callable[[Fitted, int], Scored],
    ) -> tuple[Fitted, list[Scored]]:
        """What all pages but those of ``without`` teach, and each page's score: by that for the
        pages of ``without``, for the others by what was fitted without their fold too.
        """
        whole = fit(self._used(without))
        by_fold = {fold: fit(self._used(without, fold)) for fold in range(FOLDS) if fold != without}
        fitted = [by_fold.get(page.fold, whole) for page in self.pages]
        return whole, [score(own, number) for number, own in enumerate(fitted)]

    def _words(self, used: np.ndarray) -> Weights:
        """Weights of the words in lines and around them; words of no language teach nothing."""
        used = used & ~self.foreign
        grams = self._gram_weights([page.grams for page in self.features], used)
        labels = self._gram_weights([page.label_grams for page in self.features], used)
        return Weights(grams, labels, ())

    def _gram_weights(self, grams: list[tuple[np.ndarray, np.ndarray]], used: np.ndarray) -> Any:
        """Logistic regression over hashed grams, each by the root of their number."""
        starts = self.starts.tolist()
        column = np.concatenate([places for places, _ in grams])
        row = np.concatenate([of + start for start, (_, of) in zip(starts, grams, strict=False)])
        number = np.bincount(row, minlength=starts[-1])
        used = used & (number > 0)
        if not used.any():
            return GramWeights(np.zeros(PLACES, np.int8), GRAM_SCALE, 0)
        ones = np.ones(len(row), np.float64)
        table = sparse.csr_matrix((ones, (row, column)), shape=(starts[-1], PLACES))
        table = (sparse.diags(1 / np.sqrt(np.maximum(number, 1))) @ table).tocsr()
        model = LogisticRegression(
            C=1.0, solver="liblinear", tol=0.02, max_iter=30, random_state=SEED
        )
        model.fit(table[used], self.content[used])
        weights = np.clip(np.rint(model.coef_[0] * GRAM_SCALE), -127, 127).astype(np.int8)
        return GramWeights(weights, GRAM_SCALE, int(np.rint(model.intercept_[0] * 256)))


def _fewer_sure(scores: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights by which every third of the sure lines counts three times, and the others not."""
    sure = scores < SURE
    third = np.arange(len(scores)) % 3 == 0
    return np.where(sure, np.where(third, 3 * weight, 0), weight)
