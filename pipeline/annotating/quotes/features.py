"""Features: combinations of values that a decision looks at, and the sums of their weights.

Here belongs how values become features, and features scores. A decision has few candidates in an
article, so a score is a sum over look-ups. Features that look at the same values stand in one
table, which remembers their sum.
"""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

Key = Any
"""The values that a table or a feature looks at: the value itself where it is one, else a tuple."""

Table = dict[Key, Any]
"""What features say of values: the sum of their weights, or, for learning, a tuple of names."""

REMEMBERED = 1 << 13
"""Sums that a table keeps; after that it begins anew."""


class Features:
    """Tables of features over named values, a line each: ``values: feature; feature``.

    A feature is the names of its values between blanks, those of numbers marked with ``#``. A line
    with one feature of all its values is that feature alone. ``name`` tells these features from
    all others.
    """

    def __init__(self, name: str, *lines: str) -> None:
        self.name = name
        self.lines: list[tuple[list[str], list[str]]] = []
        for line in lines:
            values, _, features = line.partition(": ")
            self.lines.append((values.split(), (features or values).split("; ")))

    def tables(self, weights: Mapping[str, Mapping[str, int]]) -> list[Table]:
        """The tables, in the order of their lines, with the weights of some features."""
        tables: list[Table] = []
        for values, features in self.lines:
            own: list[Table] = [Weights(one, weights.get(one, {})) for one in features]
            alone = features == [" ".join(values)]
            tables.append(own[0] if alone else Sums(own, _pickers(values, features), 0))
        return tables

    def names(self) -> list[Table]:
        """The same tables, but for learning: instead of weights they have the features' names."""
        tables: list[Table] = []
        for values, features in self.lines:
            own: list[Table] = [Names(self.name, feature) for feature in features]
            tables.append(Sums(own, _pickers(values, features), ()))
        return tables


class Weights(Table):
    """The weights of one feature; of values without a weight it says nothing."""

    def __init__(self, feature: str, weights: Mapping[str, int]) -> None:
        read = [int if value.endswith("#") else str for value in feature.split()]
        if len(read) == 1:
            super().__init__((read[0](written), weight) for written, weight in weights.items())
        else:
            super().__init__(
                (tuple([of(one) for of, one in zip(read, written.split(" "), strict=True)]), weight)
                for written, weight in weights.items()
            )

    def __missing__(self, values: Key) -> int:
        return 0


class Names(Table):
    """The name of one feature with the values, as ``weights/`` has it."""

    def __init__(self, *name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, values: Key) -> tuple[tuple[str, ...]]:
        written = values if isinstance(values, tuple) else (values,)
        own = " ".join([str(int(v)) if isinstance(v, bool) else str(v) for v in written])
        named = self[values] = ((*self._name, own),)
        return named


class Sums(Table):
    """Sums over features that look at the same values, or at some of them."""

    def __init__(
        self, features: list[Table], pickers: list[Callable[[Key], Key]], nothing: Any
    ) -> None:
        super().__init__()
        self._features = list(zip(features, pickers, strict=True))
        self._nothing = nothing

    def __missing__(self, values: Key) -> Any:
        if len(self) >= REMEMBERED:
            self.clear()
        said = [weights[pick(values)] for weights, pick in self._features]
        found = self[values] = sum(said, self._nothing)
        return found


def _pickers(values: list[str], features: list[str]) -> list[Callable[[Key], Key]]:
    """How to pick the values of each feature out of those of its table."""
    if len(values) == 1:
        return [_itself] * len(features)
    return [itemgetter(*[values.index(value) for value in feature.split()]) for feature in features]


def _itself(values: Key) -> Key:
    return values
