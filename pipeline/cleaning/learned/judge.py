"""Judges all lines of a page together: is each part of the article's text?

Two readings: the first sees a line's words, looks and markup, the second also what the first made
of all lines of the page.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.cleaning.learned import context
from pipeline.cleaning.learned.forest import Short, table_of
from pipeline.cleaning.learned.grams import grams_of
from pipeline.cleaning.learned.looks import Features, look_at
from pipeline.cleaning.learned.marks import label_grams, marked
from pipeline.cleaning.learned.votes import Groups
from pipeline.cleaning.learned.weights import Weights
from pipeline.cleaning.learned.words import Ints, PageWords
from pipeline.reading.markup import Block

KINDS = (
    "caption",
    "credit",
    "byline",
    "publication_line",
    "notice",
    "related",
    "promotion",
    "comment",
    "legal",
    "interface",
    "navigation",
)
"""What can be known of a line by itself, from what stands in articles to what never does."""

OPENS_OTHER = frozenset({"related", "comment"})
HEADING_WORDS = 5


class LineFacts(NamedTuple):
    """What is known of one line besides its characters."""

    text: str
    gap: int
    known: str
    bullet: int
    block: Block | None = None


class PageFeatures:
    """All features of a page's lines; those that depend on scores are asked for with them."""

    def __init__(self, lines: Sequence[LineFacts], salt: int = 0) -> None:
        """``salt`` makes the words those of another language, for training."""
        self.words = PageWords.of([line.text for line in lines])
        self.looks: Features = look_at(self.words)
        self.gaps = np.array([line.gap for line in lines], np.int64)
        self.kinds = context.kinds_of([line.known for line in lines], KINDS)
        heads = np.array([line.known in OPENS_OTHER for line in lines])
        self.headings = heads & (self.looks["words"] <= HEADING_WORDS)
        self.looks["known"] = self.kinds
        self.looks["bullet"] = np.array([line.bullet for line in lines], np.int64)
        blocks = [line.block for line in lines]
        self.marks = marked(blocks, self.looks["words"])
        self.grams = grams_of(self.words, salt)
        self.label_grams = label_grams(blocks)
        self.groups = Groups(blocks, self.looks)

    def __len__(self) -> int:
        return len(self.gaps)

    def first(self, weights: Weights) -> Features:
        """The features of the first reading."""
        grams = weights.grams.scores(*self.grams, len(self))
        labels = weights.labels.scores(*self.label_grams, len(self))
        return {**self.looks, **self.marks, "grams": grams, "labels": labels}

    def later(self, first: Features, scores: Ints) -> Features:
        """The features of a reading after one that gave ``scores``."""
        placed = context.placed(
            self.words, self.looks, self.gaps, self.kinds, self.headings, scores
        )
        return {
            **first,
            **placed,
            **context.repeated(self.words, self.looks, scores),
            **self.groups.votes(scores),
        }


class Judge:
    """Judges by one set of weights."""

    def __init__(self, weights: Weights) -> None:
        """``weights`` name the features that they need."""
        self._weights = weights

    def scores(self, lines: Sequence[LineFacts]) -> Ints:
        """For each line the logarithm of the odds that it is text of the article, in 1/256."""
        return self._read(lines)[0]

    def reasons(self, lines: Sequence[LineFacts], most: int) -> list[list[tuple[str, int, int]]]:
        """For each line the ``most`` features that moved the last reading most: name, value, and
        by how much, in 1/256. What is the same of all lines comes last: it tells none apart.
        """
        _, values = self._read(lines)
        forest = self._weights.forests[-1]
        moved = forest.reasons(values) >> 5
        moved[(values == values[:, :1]).all(axis=1)] = 0
        order = np.argsort(-np.abs(moved), axis=0, kind="stable")[:most]
        return [
            [(forest.names[f], int(values[f, line]), int(moved[f, line])) for f in order[:, line]]
            for line in range(values.shape[1])
        ]

    def _read(self, lines: Sequence[LineFacts]) -> tuple[Ints, Short]:
        page = PageFeatures(lines)
        forest, *others = self._weights.forests
        first = page.first(self._weights)
        values = table_of(first, forest.names)
        scores = forest.scores(values)
        for forest in others:
            values = table_of(page.later(first, scores), forest.names)
            scores = forest.scores(values)
        return scores, values
