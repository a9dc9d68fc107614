"""Learns the cleaner's weights; the same pages give the same bytes.

Each reading learns from scores that the one before gave out of fold, by weights that had not seen
the line's publisher: scores of lines that were learned by heart would promise too much. The same
scores serve what ships and what is learned without a fold (stacking, Wolpert 1992): no label of a
held-back page is learned from, but the scores of the others' lines come from weights that saw some.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.folds import FOLDS
from pipeline.cleaning.learned.forest import Forest, table_of
from pipeline.cleaning.learned.grams import PLACES, GramWeights
from pipeline.cleaning.learned.judge import PageFeatures
from pipeline.cleaning.learned.looks import Features
from pipeline.cleaning.learned.threshold import tried
from pipeline.cleaning.learned.weights import Weights
from pipeline.cleaning.learned.words import Ints
from training.cleaner.doubtful import doubtful
from training.cleaner.gains import gains_of
from training.cleaner.pages import TrainingPage
from training.cleaner.trees import SEEDS, learn_forest, learn_gains

SEED = 20

GRAM_SCALE = 24
"""Units of an 8-bit weight in a natural logarithm of odds: weights of up to e**5 fit."""

SURE = -1024
"""First score below which lines are so surely no text that every third of them teaches enough."""

HEAVIEST = 60
"""Words; longer lines weigh no more."""

Fitted = TypeVar("Fitted")


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
        self.bare = np.repeat([page.bare for page in self.features], sizes)

    def learn(self, wanted: Sequence[int | None] = (None,)) -> dict[int | None, Weights]:
        """The weights learned from all pages but those of each fold ``wanted``; None: from all."""
        every = (None, *range(FOLDS))
        tables = self._fitted(self._tables, every)
        first = [own.first(*tables[page.fold]) for own, page in self._both()]
        judges = self._forests(first, self.counts.astype(np.float64), self.counts, every, 1)
        scores = [
            judges[page.fold].scores(table_of(own, judges[page.fold].names))
            for own, page in zip(first, self.pages, strict=True)
        ]
        weight = _fewer_sure(np.concatenate(scores), self._weights())
        second = [
            features.second(own, page_scores)
            for features, own, page_scores in zip(self.features, first, scores, strict=True)
        ]
        last = self._last(second, weight, range(FOLDS))
        weight = np.where(self._doubtful(self._scored(second, last)), 0, weight)
        last = self._last(second, weight, every)
        pages = self._choosers(second, self._scored(second, last), wanted)
        # Thresholds are chosen for HTML alone, whose scores come from a single forest; so they are
        # learned by the scores of single ones from plain text, too.
        text = self._forests(second, weight, self.bare, wanted, SEEDS)
        return {
            fold: Weights(*tables[fold], judges[fold], text[fold], last[False][fold], pages[fold])
            for fold in wanted
        }

    def _both(self) -> Iterable[tuple[PageFeatures, TrainingPage]]:
        return zip(self.features, self.pages, strict=True)

    def _used(self, without: int | None) -> np.ndarray:
        return self.counts if without is None else self.counts & (self.folds != without)

    def _fitted(
        self, fit: Callable[[np.ndarray], Fitted], folds: Sequence[int | None]
    ) -> dict[int | None, Fitted]:
        """What all pages but those of each fold teach."""
        return {fold: fit(self._used(fold)) for fold in folds}

    def _forests(
        self,
        features: Sequence[Features],
        weight: np.ndarray,
        among: np.ndarray,
        folds: Sequence[int | None],
        seeds: int,
    ) -> dict[int | None, Forest]:
        """Forests learned from the lines ``among`` all that have a ``weight``; each is the mean of
        those of so many ``seeds``.
        """
        names = tuple(features[0])
        values = np.concatenate([table_of(own, names) for own in features], axis=1)

        def fit(used: np.ndarray) -> Forest:
            chosen = used & among & (weight > 0)
            return learn_forest(
                values[:, chosen],
                names,
                self.content[chosen],
                weight[chosen],
                range(SEED, SEED + seeds),
            )

        return self._fitted(fit, folds)

    def _last(
        self, second: Sequence[Features], weight: np.ndarray, folds: Sequence[int | None]
    ) -> dict[bool, dict[int | None, Forest]]:
        """The forests of the last reading, of plain text (True) and of HTML (False)."""
        return {
            bare: self._forests(second, weight, self.bare == bare, folds, 1)
            for bare in (True, False)
        }

    def _scored(
        self, second: Sequence[Features], last: dict[bool, dict[int | None, Forest]]
    ) -> list[Ints]:
        """The scores of the last reading, out of fold."""
        forests = [last[own.bare][page.fold] for own, page in self._both()]
        return [
            forest.scores(table_of(features, forest.names))
            for forest, features in zip(forests, second, strict=True)
        ]

    def _doubtful(self, scores: Sequence[Ints]) -> np.ndarray:
        """Of each line, whether the label of its page is doubted by ``scores`` out of fold."""
        pages = [
            doubtful(of, page.content, page.counts)
            for of, page in zip(scores, self.pages, strict=True)
        ]
        return np.repeat(pages, np.diff(self.starts))

    def _choosers(
        self, second: Sequence[Features], scores: Sequence[Ints], folds: Sequence[int | None]
    ) -> dict[int | None, Forest]:
        """Forests that choose a page's threshold by the ``scores`` of the last reading."""
        found = [
            tried(own.bare, features, of)
            for own, features, of in zip(self.features, second, scores, strict=True)
        ]
        names = tuple(found[0])
        tables = [table_of(features, names) for features in found]
        gains = {
            n: gains_of(page.rightness, of)
            for n, (page, of) in enumerate(zip(self.pages, scores, strict=True))
            if not page.salt
        }

        def fit(fold: int | None) -> Forest:
            used = [n for n in gains if self.pages[n].fold != fold]
            values = np.concatenate([tables[n] for n in used], axis=1)
            return learn_gains(values, names, np.concatenate([gains[n] for n in used]), SEED)

        return {fold: fit(fold) for fold in folds}

    def _tables(self, used: np.ndarray) -> tuple[GramWeights, GramWeights]:
        """Weights of the words in lines and around them; words of no language teach nothing."""
        used = used & ~self.foreign
        grams = self._gram_weights([page.grams for page in self.features], used)
        return grams, self._gram_weights([page.label_grams for page in self.features], used)

    def _weights(self) -> np.ndarray:
        """What each line weighs: pages count alike in the figures, and lines by their words, so
        lines of short articles weigh more. Halfway there, since the lines of a long page teach
        more than those of a short one.
        """
        sizes = np.diff(self.starts)
        page = np.repeat(np.arange(len(sizes)), sizes)
        words = np.concatenate([own.looks["words"] for own in self.features])
        words = 2.0 + np.minimum(words, HEAVIEST)
        content = self.content & self.counts

        def of_page(values: np.ndarray) -> np.ndarray:
            return np.bincount(page, values, len(sizes))[page]

        lines = (8 + of_page(content)) * (20 + of_page(self.counts))
        mass = (150 + of_page(content * words)) * (300 + of_page(self.counts * words))
        weight = self.counts * (1 / np.sqrt(lines) + words / np.sqrt(mass))
        return weight * (self.counts.sum() / weight.sum())

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
