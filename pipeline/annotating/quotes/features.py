"""Features: what a decision looks at, written as templates over a few values each.

Here belongs how values become named features and how their weights are added up. A template names
its values and the combinations of them that are features; with values it is a key. Keys come again
and again ("said" behind a name and before a full stop), so the sum of a key's weights is
remembered.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

REMEMBERED = 1 << 18
"""Keys; they fill some 60 MB at most, and are most of the keys of all pages of a language."""

Key = tuple[Any, ...]
"""A template and the values for it."""


class Template:
    """Some values that a decision looks at together, and the combinations of them that count."""

    def __init__(self, name: str, values: str, combinations: str) -> None:
        """``values`` are names between blanks; ``combinations`` those names, with ``;`` between."""
        order = values.split()
        self._forms: list[tuple[str, Callable[[Key], Any]]] = []
        for number, combination in enumerate(combinations.split(";")):
            places = [order.index(value) + 1 for value in combination.split()]
            self._forms.append((f"{name}{number}" + " %s" * len(places), itemgetter(*places)))

    def features(self, key: Key) -> list[str]:
        """The names of a key's features: template, number of the combination, values."""
        return [form % values(key) for form, values in self._forms]


def names(keys: Iterable[Key]) -> list[str]:
    """The names of all features of some keys."""
    return [name for key in keys for name in key[0].features(key)]


class Scores(dict[Key, int]):
    """The sums of weights by key."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, key: Key) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        weights = self._weights
        total = sum([weights[f] for f in key[0].features(key) if f in weights])
        self[key] = total
        return total
