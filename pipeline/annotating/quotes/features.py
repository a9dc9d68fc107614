"""Features: combinations of values that a decision looks at, and the sums of their weights.

Here belongs how values become features, and features scores. A decision has few candidates in an
article, so a score is a sum over look-ups. What is the same for all candidates of a cue or a quoted
piece is looked up once and gives small tables, in which each candidate's own values are.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

Key = Any
"""Values that are looked up together: the value itself where it is one, else a tuple."""

Table = Any
"""What features say of values, their weights or, for learning, their names: of one feature a dict
to be asked with ``get``, of several a function."""

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

    Without ``weights`` they have the names of the features instead. Whoever asks often calls
    ``__getitem__``, which Python finds faster than brackets in a class of its own.
    """

    def __init__(self, features: Features, weights: Mapping[str, Mapping[str, int]] | None) -> None:
        super().__init__()
        shared = features.shared
        self._shares = len(shared)
        self._makers = []
        for values, own in features.lines:
            names = shared + values
            pickers = [_picker(names, feature.split()) for feature in own]
            make: Maker
            plain = len(own) == 1 and own[0].split() == names
            if weights is None:
                make = partial(_names, features.name, list(zip(own, pickers, strict=True)), plain)
            elif plain:
                make = partial(_plain, _nested(own[0], weights.get(own[0], {}), len(shared)))
            else:
                read = [_read(feature, weights.get(feature, {})) for feature in own]
                make = partial(_sums, list(zip(read, pickers, strict=True)))
            self._makers.append(make)

    def __missing__(self, shared: Key) -> list[Table]:
        if len(self) >= REMEMBERED:
            self.clear()
        values = shared if self._shares != 1 else (shared,)
        row = self[shared] = [make(values) for make in self._makers]
        return row


Picker = Callable[[tuple[Any, ...]], Key]
Maker = Callable[[tuple[Any, ...]], Table]


class Sums(dict[Key, Said]):
    """Sums over features that look at the same values, or at some of them; remembered."""

    def __init__(
        self, features: list[tuple[dict[Key, int], Picker]], shared: tuple[Any, ...]
    ) -> None:
        super().__init__()
        self._features, self._shared = features, shared

    def __missing__(self, values: Key) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        every = self._shared + (values if isinstance(values, tuple) else (values,))
        total: int = sum([weights.get(pick(every), 0) for weights, pick in self._features])
        self[values] = total
        return total


class Names(dict[Key, Said]):
    """The names of features with their values, as ``weights/`` has them."""

    def __init__(
        self, name: str, features: list[tuple[str, Picker]], shared: tuple[Any, ...]
    ) -> None:
        super().__init__()
        self._name, self._features, self._shared = name, features, shared

    def __missing__(self, values: Key) -> tuple[tuple[str, str, str], ...]:
        every = self._shared + (values if isinstance(values, tuple) else (values,))
        return tuple([(self._name, own, _written(pick(every))) for own, pick in self._features])

    def get(self, values: Key, default: Any = None) -> Any:
        """The names, whatever the default."""
        return self[values]


def _sums(features: list[tuple[dict[Key, int], Picker]], shared: tuple[Any, ...]) -> Table:
    return Sums(features, shared).__getitem__


def _names(
    name: str, features: list[tuple[str, Picker]], plain: bool, shared: tuple[Any, ...]
) -> Table:
    names = Names(name, features, shared)
    return names if plain else names.__getitem__


def _plain(tables: Mapping[Key, dict[Key, int]], shared: tuple[Any, ...]) -> Table:
    """The weights of one feature that go with some shared values."""
    return tables.get(_key(shared), {})


def _nested(feature: str, weights: Mapping[str, int], shares: int) -> dict[Key, dict[Key, int]]:
    """The weights of one feature, first by the values that are shared, then by the others."""
    nested: dict[Key, dict[Key, int]] = {}
    for key, weight in _read(feature, weights).items():
        values = key if isinstance(key, tuple) else (key,)
        nested.setdefault(_key(values[:shares]), {})[_key(values[shares:])] = weight
    return nested


def _key(values: Sequence[Any]) -> Key:
    return values[0] if len(values) == 1 else tuple(values)


def _picker(names: list[str], chosen: list[str]) -> Picker:
    """How to pick the values of a feature out of more."""
    return itemgetter(*[names.index(name) for name in chosen])


def _read(feature: str, weights: Mapping[str, int]) -> dict[Key, int]:
    """The weights of one feature by its values, as they are looked up."""
    numbers = [place for place, name in enumerate(feature.split()) if name.endswith("#")]
    found: dict[Key, int] = {}
    for written, weight in weights.items():
        values: list[Any] = written.split(" ")
        for place in numbers:
            values[place] = int(values[place])
        found[_key(values)] = weight
    return found


def _written(key: Key) -> str:
    values = key if isinstance(key, tuple) else (key,)
    return " ".join([str(int(v)) if isinstance(v, bool) else str(v) for v in values])
