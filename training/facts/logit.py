"""Fits the points of a ranking: a conditional logit with an outside option.

The probability of an option is in proportion to e to the sum of the points of its best candidate
over ``SCALE``, that of "none of them" to e to the points of none. Points are learned as real
numbers and rounded; what is chosen by them is decided in whole numbers, by `pipeline.facts.choice`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

SCALE = 10
"""Points of a natural logarithm of odds."""

PRIOR = 1.0
"""Half the inverse variance that a mark's worth has before: it earns points on several pages. Half
and one and a half did alike out of fold; by one the golden pages stay right."""

RAREST = 8
"""Candidates that have a mark whose points are learned; what is rarer teaches its page by heart."""

ITERATIONS = 150

Candidate = frozenset[str]


@dataclass(frozen=True)
class Example:
    """The options of a page, each with its candidates' marks; ``right`` is the index of the right
    one, None where none is.
    """

    fold: int
    options: Sequence[Sequence[Candidate]]
    right: int | None


@dataclass(frozen=True)
class Points:
    """What each mark is worth, and what it is worth that no option is right."""

    marks: dict[str, int]
    none: int


def fit(examples: Sequence[Example], none: int | None = None) -> Points:
    """The points that make the right options of the examples likeliest.

    ``none`` is what no right option is worth, where that is given: then pages without a right one
    teach nothing.
    """
    if none is not None:
        examples = [example for example in examples if example.right is not None]
    counts = Counter(
        mark for e in examples for option in e.options for marks in option for mark in marks
    )
    names = sorted(mark for mark, count in counts.items() if count >= RAREST)
    table = _Table(examples, {name: number for number, name in enumerate(names)}, none is None)
    start = np.zeros(len(names) + 1)
    settings = {"maxiter": ITERATIONS}
    found = minimize(table.loss, start, jac=True, method="L-BFGS-B", options=settings)
    whole = np.rint(found.x * SCALE).astype(int).tolist()
    marks = {name: worth for name, worth in zip(names, whole, strict=False) if worth}
    return Points(marks, whole[-1] if none is None else none)


class _Table:
    """The examples as arrays: each candidate a run of marks, each option a run of candidates, each
    page a run of options, which ends with none where ``with_none``.
    """

    def __init__(
        self, examples: Sequence[Example], number: dict[str, int], with_none: bool
    ) -> None:
        none = len(number)
        marks: list[int] = []
        candidates, options, pages, right = [0], [0], [0], []
        for example in examples:
            for option in (*example.options, *([(None,)] if with_none else ())):
                for candidate in option:
                    known = (number.get(mark) for mark in candidate or ())
                    marks += [none] if candidate is None else [m for m in known if m is not None]
                    candidates.append(len(marks))
                options.append(len(candidates) - 1)
            first = pages[-1]
            pages.append(len(options) - 1)
            right.append(pages[-1] - 1 if example.right is None else first + example.right)
        self.marks = np.array(marks)
        self.of_candidate = np.repeat(np.arange(len(candidates) - 1), np.diff(candidates))
        self.options = np.array(options[:-1])
        self.of_option = np.repeat(np.arange(len(options) - 1), np.diff(options))
        self.pages = np.array(pages[:-1])
        self.of_page = np.repeat(np.arange(len(pages) - 1), np.diff(pages))
        self.right = np.array(right)
        self.candidates = len(candidates) - 1

    def loss(self, worth: np.ndarray) -> tuple[float, np.ndarray]:
        """What is to be made small, and its slope."""
        scores = np.bincount(self.of_candidate, worth[self.marks], self.candidates)
        best = np.maximum.reduceat(scores, self.options)
        top = np.maximum.reduceat(best, self.pages)[self.of_page]
        odds = np.exp(best - top)
        share = odds / np.add.reduceat(odds, self.pages)[self.of_page]
        loss = -np.log(np.maximum(share[self.right], 1e-300)).sum() + PRIOR * (worth @ worth)
        slope = share
        slope[self.right] -= 1
        # Of an option only its best candidates count, of equals each for its share.
        is_best = scores == best[self.of_option]
        equals = np.add.reduceat(is_best.astype(float), self.options)
        by_candidate = np.where(is_best, (slope / equals)[self.of_option], 0)
        by_mark = np.bincount(self.marks, by_candidate[self.of_candidate], len(worth))
        return float(loss), by_mark + 2 * PRIOR * worth
