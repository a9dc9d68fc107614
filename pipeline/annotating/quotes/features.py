"""Features: combinations of values that a decision looks at, and the sums of their weights.

Here belongs how values become features, and features scores. Every value is a code of 64 bits, and
a feature is the sum of its values' codes, each times a factor of its own, so that all features of
all candidates in an article are one product of matrices. With some 60,000 features, two of the
same code are as good as excluded; integers wrap in the same way on every machine.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.annotating.quotes.codes import ABSENT, Codes, drawn

Ints = NDArray[np.int64]

BUCKETS = 1 << 16
"""Of a table of weights: some for each weight, so that hardly any holds more than three."""

_BUCKET_BITS = np.uint64(64 - 16)


class Features:
    """Combinations of named values.

    ``combinations`` are names between blanks, with ``;`` between combinations; those that hold a
    name with ``?`` are no features of candidates for which that value is ``ABSENT``. ``name``
    tells these features from all others.
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
            (column, np.flatnonzero(self._factors[:, column]))
            for column, value in enumerate(marked)
            if value.endswith("?")
        ]

    def codes(self, values: Mapping[str, Codes]) -> Codes:
        """The codes of the features, a row for each; the candidates are the columns."""
        return self.codes_of([values[name] for name in self.values])

    def codes_of(self, values: Sequence[Codes]) -> Codes:
        """The same, of values in the order of ``self.values``."""
        stacked = np.array(values, np.uint64)
        found: Codes = self._factors @ stacked
        for column, rows in self._optional:
            found[rows] = np.where(stacked[column] == ABSENT, ABSENT, found[rows])
        return found


def lists(codes: Iterable[Codes]) -> list[list[int]]:
    """The features of each candidate, from tables of codes for the same candidates."""
    columns = np.concatenate(list(codes)).T.tolist()
    return [[code for code in column if code != ABSENT] for column in columns]


class Scores:
    """Sums of weights by the codes of features.

    Codes lie in buckets by their upper bits; their lower bits tell which of a bucket's it is.
    """

    def __init__(self, codes: Codes, weights: Ints) -> None:
        buckets = (codes >> _BUCKET_BITS).astype(np.int64)
        order = np.argsort(buckets, kind="stable")
        buckets = buckets[order]
        places = np.arange(len(buckets)) - np.searchsorted(buckets, buckets)
        shape = (BUCKETS, int(places.max(initial=0)) + 1)
        self._checks = np.zeros(shape, np.uint32)
        self._weights = np.zeros(shape, np.int32)
        self._checks[buckets, places] = codes[order].astype(np.uint32)
        self._weights[buckets, places] = weights[order]

    def of(self, codes: Codes) -> Ints:
        """The score of each candidate, a column of ``codes``."""
        buckets = (codes >> _BUCKET_BITS).astype(np.int64)
        same = self._checks[buckets] == codes.astype(np.uint32)[..., None]
        found: Ints = (self._weights[buckets] * same).sum(axis=(0, 2), dtype=np.int64)
        return found
