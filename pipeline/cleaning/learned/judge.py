"""Judges all lines of a page together: is each part of the article's text?

Two readings: the first sees a line's words, looks and markup, the second also what the first made
of all lines of the page. Scores count from the threshold that suits the page.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.cleaning.learned import context
from pipeline.cleaning.learned.blocks import PageBlocks
from pipeline.cleaning.learned.forest import Forest, Short, table_of
from pipeline.cleaning.learned.grams import GramWeights, grams_of
from pipeline.cleaning.learned.level import leveled
from pipeline.cleaning.learned.lines import beside
from pipeline.cleaning.learned.looks import Features, look_at
from pipeline.cleaning.learned.marks import label_grams, marked
from pipeline.cleaning.learned.threshold import threshold
from pipeline.cleaning.learned.votes import Groups
from pipeline.cleaning.learned.weights import Weights
from pipeline.cleaning.learned.words import Ints, PageWords
from pipeline.cleaning.stated import NOTHING_STATED, Relation
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

_NUMBERS = {name: number for number, name in enumerate(KINDS, 1)}

_OPENS_OTHER = np.array([kind in {"related", "comment"} for kind in ("", *KINDS)])
"""By number: whether a short line of this kind heads other articles or comments."""

HEADING_WORDS = 5

SPARING = 512
"""Logarithm of odds in 1/256 of a line that spares the one below it."""

LEAST_OF_LAST = -64
"""The same of the last line of all, from which it may be spared: nothing stands below it that would
tell it from what comes after an article."""

THRESHOLD = "threshold"
"""The name of the page's threshold among reasons."""

BESIDE = ("element", "links", "labels", "grams", "body", "title")
"""Features that tell something of the lines directly above and below too."""


class LineFacts(NamedTuple):
    """What is known of one line besides its characters."""

    text: str
    gap: int
    known: str
    bullet: int
    block: Block | None = None
    stated: Relation = NOTHING_STATED


class PageFeatures:
    """All features of a page's lines; those that depend on scores are asked for with them."""

    def __init__(self, lines: Sequence[LineFacts], salt: int = 0) -> None:
        """``salt`` makes the words those of another language, for training."""
        texts, gaps, known, bullets, held, stated = zip(*lines, strict=True)
        self.words = PageWords.of(texts)
        self.looks: Features = look_at(self.words)
        self.gaps = np.array(gaps, np.int64)
        self.kinds = np.array([_NUMBERS.get(kind, 0) for kind in known], np.int64)
        self.headings = _OPENS_OTHER[self.kinds] & (self.looks["words"] <= HEADING_WORDS)
        self.looks["known"] = self.kinds
        self.looks["bullet"] = np.array(bullets, np.int64)
        self._blocks = PageBlocks(held)
        self.bare = self._blocks.bare
        self.marks = marked(self._blocks, self.looks["words"], stated)
        self.grams = grams_of(self.words, salt)
        self._label_grams = label_grams(self._blocks)
        self.groups = Groups(self._blocks, self.looks)

    def __len__(self) -> int:
        return len(self.gaps)

    def first(self, grams: GramWeights, labels: GramWeights) -> Features:
        """The features of the first reading."""
        kinds, kind_of = len(self._blocks.kinds), self._blocks.kind_of
        least, most = labels.extremes(*self._label_grams, kinds)
        return {
            **self.looks,
            **self.marks,
            "grams": grams.scores(*self.grams, len(self)),
            "labels": labels.scores(*self._label_grams, kinds)[kind_of],
            "label_least": least[kind_of],
            "label_most": most[kind_of],
        }

    @property
    def label_grams(self) -> tuple[Ints, Ints]:
        """The place of every class word around a line, and the line of each: for training."""
        places, of_kind = self._label_grams
        own = [places[of_kind == kind] for kind in range(len(self._blocks.kinds))]
        of_line = [own[kind] for kind in self._blocks.kind_of]
        lines = np.repeat(np.arange(len(self)), [*map(len, of_line)])
        return np.concatenate(of_line), lines

    def second(self, first: Features, scores: Ints) -> Features:
        """The features of the second reading, after one that gave ``scores``."""
        placed = context.placed(
            self.words, self.looks, self.gaps, self.kinds, self.headings, scores
        )
        return {
            **first,
            **placed,
            **context.repeated(self.words, self.looks, scores),
            **self.groups.votes(scores),
            **leveled(scores, self.looks["words"]),
            **context.neighbours({name: first[name] for name in BESIDE}),
        }


class Judge:
    """Judges by one set of weights."""

    def __init__(self, weights: Weights) -> None:
        """``weights`` name the features that they need."""
        self._weights = weights

    def scores(self, lines: Sequence[LineFacts]) -> Ints:
        """For each line the logarithm of the odds that it is text of the article, in 1/256, from
        the page's threshold on.
        """
        reading = self._read(lines)
        return from_threshold(reading.threshold, reading.scores)

    def reasons(self, lines: Sequence[LineFacts], most: int) -> list[list[tuple[str, int, int]]]:
        """For each line the ``most`` features that moved the last reading most: name, value, and
        by how much, in 1/256. What is the same of all lines comes last: it tells none apart. But
        where the page's threshold decides, ``THRESHOLD`` comes first.
        """
        scores, least, values, forest = self._read(lines)
        moved = forest.reasons(values) >> 5
        moved[(values == values[:, :1]).all(axis=1)] = 0
        order = np.argsort(-np.abs(moved), axis=0, kind="stable")[:most]
        found = [
            [(forest.names[f], int(values[f, line]), int(moved[f, line])) for f in order[:, line]]
            for line in range(values.shape[1])
        ]
        for line in np.flatnonzero((scores > 0) != (from_threshold(least, scores) > 0)).tolist():
            found[line] = [(THRESHOLD, least, -least), *found[line]][:most]
        return found

    def _read(self, lines: Sequence[LineFacts]) -> "_Reading":
        page = PageFeatures(lines)
        features = page.first(self._weights.grams, self._weights.labels)
        forest = self._weights.first
        scores = forest.scores(table_of(features, forest.names))
        forest = self._weights.second(page.bare)
        features = page.second(features, scores)
        values = table_of(features, forest.names)
        scores = forest.scores(values)
        least = threshold(self._weights.page, page.bare, features, scores)
        return _Reading(scores, least, values, forest)


class _Reading(NamedTuple):
    """The last reading of a page: scores, and from which on a line is text; the features, features
    × lines, and the forest.
    """

    scores: Ints
    threshold: int
    values: Short
    forest: Forest


def from_threshold(least: int, scores: Ints) -> Ints:
    """The scores from the threshold ``least`` on. Where that is a high one, a likely line directly
    below a sure one still is text: the last paragraph, mostly.
    """
    found = scores - least
    likely = scores > 0
    likely[-1:] = scores[-1:] > LEAST_OF_LAST
    spared = likely & (found <= 0) & (beside(found, 1, 0)[-1] > SPARING)
    return np.where(spared, 1, found)
