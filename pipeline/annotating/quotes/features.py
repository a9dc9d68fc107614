"""Features: combinations of values that a decision looks at, and the sums of their weights.

Here belongs how values become features, and features scores. Every value is a code of 64 bits, and
a feature is the sum of its values' codes, each times a factor of its own, so that all features of
all candidates in an article are one product of matrices. With some 60,000 features, two of the
same code are as good as excluded; integers wrap in the same way on every machine.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.annotating.quotes.codes import ABSENT, Codes, drawn

Ints = NDArray[np.int64]

PLACES = 1 << 17
"""Of a table of weights: some eight for each weight, so that most have one for themselves."""

_SHIFT = np.uint64(64 - 17)


class Features:
    """Combinations of named values.

    ``combinations`` are names between blanks, with ``;`` between combinations; those that hold a
    name with ``?`` are no features of candidates for which that value is ``ABSENT``: they are not
    learned, so that there is no weight for them. ``name`` tells these features from all others.
    """

    def __init__(self, name: str, combinations: str) -> None:
        combined = [one.split() for one in combinations.split(";")]
        marked = sorted({value for names in combined for value in names})
        self.values = [value.rstrip("?") for value in marked]
        self._factors = np.zeros((len(combined), len(marked)), np.uint64)
        for row, names in enumerate(combined):
            for value in names:
                factor = drawn(f"{name} {' '.join(names)} {value}") | 1
                self._factors[row, marked.index(value)] = factor
        self._optional = [
            (value.rstrip("?"), np.flatnonzero(self._factors[:, column]))
            for column, value in enumerate(marked)
            if value.endswith("?")
        ]

    def codes(self, values: Mapping[str, Codes]) -> Codes:
        """The codes of the features, a row for each; the candidates are the columns."""
        found: Codes = self._factors @ np.array([values[name] for name in self.values])
        return found

    def present(self, values: Mapping[str, Codes]) -> list[list[int]]:
        """The codes of each candidate's features, without those that it does not have."""
        codes = self.codes(values)
        there = np.ones(codes.shape, np.bool_)
        for name, rows in self._optional:
            there[rows] &= values[name] != ABSENT
        return [own[has].tolist() for own, has in zip(codes.T, there.T, strict=True)]


class Scores:
    """Sums of weights by the codes of features.

    The upper bits of a code are its place in a table, its lower bits tell whether the weight there
    is its own. Where more than one has the same place, the others are looked up in ``_crowded``.
    """

    def __init__(self, codes: Codes, weights: Ints) -> None:
        places = _places(codes)
        _, firsts, counts = np.unique(places, return_index=True, return_counts=True)
        self._checks = np.zeros(PLACES, np.uint32)
        self._weights = np.zeros(PLACES, np.int32)
        # The lowest bit of a check says that its place is crowded.
        self._checks[places[firsts]] = _checks(codes[firsts]) | (counts > 1)
        self._weights[places[firsts]] = weights[firsts]
        others = np.ones(len(codes), np.bool_)
        others[firsts] = False
        self._crowded = dict(zip(codes[others].tolist(), weights[others].tolist(), strict=True))

    def of(self, codes: Codes) -> Ints:
        """The score of each candidate, a column of ``codes``."""
        places = _places(codes)
        differ = self._checks.take(places)
        differ ^= _checks(codes)
        weights = self._weights.take(places)
        own = differ <= 1
        weights *= own
        elsewhere = np.nonzero((differ & 1) > own)
        if len(elsewhere[0]):
            found = [self._crowded.get(code, 0) for code in codes[elsewhere].tolist()]
            weights[elsewhere] = found
        scores: Ints = weights.sum(axis=0, dtype=np.int32).astype(np.int64)
        return scores


def _places(codes: Codes) -> Ints:
    return (codes >> _SHIFT).view(np.int64)


def _checks(codes: Codes) -> NDArray[np.uint32]:
    """What tells codes of one place apart, but for the lowest bit."""
    return codes.astype(np.uint32) & np.uint32(0xFFFFFFFE)
