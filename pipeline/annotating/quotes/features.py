"""Features: combinations of values that a decision looks at, and the sums of their weights.

Here belongs how values become features, and features scores. A decision has few candidates in an
article, so a score is a sum over look-ups. What is the same for all candidates of a cue or a quoted
piece is looked up once and gives small tables, in which each candidate's own values are.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Key = Any
"""Values that are looked up together: the value itself where it is one, else a tuple."""

Table = dict[Key, Any]
"""What features say of values: their weights, or, for learning, their names."""

Said = Any
"""What features say of a candidate: the sum of their weights, or, for learning, all their names."""

REMEMBERED = 1 << 13
"""Sums and rows of tables that are kept; after that they are made anew."""


class Features:
    """Tables of features: ``shared`` values, then a line for each table, ``values: feature; …``.

    A feature is the names of its values between blanks, those of numbers marked with ``#``. A line
    without features is one feature, of the shared values and its own. ``name`` tells these features
    from all others.
    """

    def __init__(self, name: str, shared: str, *lines: str) -> None:
        self.name = name
        self.shared = shared.split()
        self.lines = []
        for line in lines:
            values, _, features = line.partition(": ")
            own = values.split()
            alone = " ".join([*self.shared, *own])
            self.lines.append((own, features.split("; ") if features else [alone]))


class Rows(dict[Key, list[Table]]):
    """The tables of some features by the values that candidates share.

    A table of one feature is a plain one, that of several features has their ``Sums``. Without
    ``weights`` each has the names of its features instead.
    """

    def __init__(self, features: Features, weights: Mapping[str, Mapping[str, int]] | None) -> None:
        super().__init__()
        self._features = features
        self._weights: dict[str, dict[Key, int]] | None = None
        self._tables: list[dict[Key, Table]] = []
        if weights is None:
            return
        self._weights = {
            feature: _read(feature, weights.get(feature, {}))
            for _, own in features.lines
            for feature in own
        }
        for values, (first, *more) in features.lines:
            nested: dict[Key, Table] = {}
            if not more and first.split() == features.shared + values:
                size = len(features.shared)
                for key, weight in self._weights[first].items():
                    parts = key if isinstance(key, tuple) else (key,)
                    nested.setdefault(_key(parts[:size]), {})[_key(parts[size:])] = weight
            self._tables.append(nested)

    def __missing__(self, shared: Key) -> list[Table]:
        if len(self) >= REMEMBERED:
            self.clear()
        row = self[shared] = [self._table(number, shared) for number in range(len(self._lines))]
        return row

    @property
    def _lines(self) -> Sequence[tuple[list[str], list[str]]]:
        return self._features.lines

    def _table(self, number: int, shared: Key) -> Table:
        values, features = self._lines[number]
        names = self._features.shared + values
        pickers = [_picker(names, feature.split()) for feature in features]
        before = shared if isinstance(shared, tuple) else (shared,) if self._features.shared else ()
        if self._weights is None:
            return Names(before, self._features.name, features, pickers)
        if len(features) == 1 and features[0].split() == names:
            return self._tables[number].get(shared, {})
        return Sums(before, [self._weights[feature] for feature in features], pickers)


Picker = Callable[[tuple[Any, ...]], Key]


class Sums(Table):
    """Sums over features that look at the same values, or at some of them; remembered."""

    def __init__(
        self, shared: tuple[Any, ...], weights: list[dict[Key, int]], pickers: list[Picker]
    ) -> None:
        super().__init__()
        self._shared = shared
        self._features = list(zip(weights, pickers, strict=True))

    def __missing__(self, values: Key) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        all_values = self._shared + (values if isinstance(values, tuple) else (values,))
        said = [weights.get(pick(all_values), 0) for weights, pick in self._features]
        total = self[values] = sum(said)
        return total


class Names(Table):
    """The names of features with their values, as ``weights/`` has them."""

    def __init__(
        self, shared: tuple[Any, ...], name: str, features: list[str], pickers: list[Picker]
    ) -> None:
        super().__init__()
        self._shared, self._name = shared, name
        self._features = list(zip(features, pickers, strict=True))

    def __missing__(self, values: Key) -> tuple[tuple[str, str, str], ...]:
        all_values = self._shared + (values if isinstance(values, tuple) else (values,))
        return tuple(
            [(self._name, feature, _written(pick(all_values))) for feature, pick in self._features]
        )

    def get(self, values: Key, default: Any = None) -> Any:
        """The names, whatever the default."""
        return self[values]


def _key(values: Sequence[Any]) -> Key:
    return values[0] if len(values) == 1 else tuple(values)


def _picker(names: list[str], chosen: list[str]) -> Picker:
    """How to pick the values of a feature out of more."""
    places = [names.index(name) for name in chosen]
    if len(places) == 1:
        place = places[0]
        return lambda values: values[place]
    return lambda values: tuple([values[place] for place in places])


def _read(feature: str, weights: Mapping[str, int]) -> dict[Key, int]:
    """The weights of one feature by its values, as they are looked up."""
    read = [int if name.endswith("#") else str for name in feature.split()]
    return {
        _key([of(value) for of, value in zip(read, written.split(" "), strict=True)]): weight
        for written, weight in weights.items()
    }


def _written(key: Key) -> str:
    values = key if isinstance(key, tuple) else (key,)
    return " ".join([str(int(v)) if isinstance(v, bool) else str(v) for v in values])
