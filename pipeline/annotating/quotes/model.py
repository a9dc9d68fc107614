"""The learned rankings: integer weights of features, for each of the four decisions.

Weights were learned by ``training/quotes`` and stand in ``weights/`` beside their card: for each
decision its features, with the weights of their values. Sums of integers are the same on every
machine.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from pipeline.annotating.quotes.features import Features, Key, Rows, Table

ONE = 1 << 12
"""What a score of 1.0 is in the integers of the weights."""

DECISIONS = ("cues", "sources", "contents", "speakers")

Weights = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By name of a set of features, the feature, and its values, as they lie in a file."""


class Model:
    """What features say in each of the decisions; without weights, their names, for learning."""

    def __init__(self, weights: Mapping[str, Weights] | None) -> None:
        self.weights = weights
        self._rows: dict[Features, Callable[[Key], list[Table]]] = {}

    def rows(self, features: Features) -> Callable[[Key], list[Table]]:
        """The function that gives tables of some features by the values that candidates share."""
        rows = self._rows.get(features)
        if rows is None:
            own = None
            if self.weights is not None:
                sets = [decision.get(features.name, {}) for decision in self.weights.values()]
                own = next(filter(None, sets), {})
            rows = self._rows[features] = Rows(features, own).__getitem__
        return rows

    def files(self) -> dict[str, str]:
        """The files that hold the weights, by name; the same weights give the same text."""
        return {
            f"{decision}.json": json.dumps(
                weights, ensure_ascii=False, sort_keys=True, separators=(",", ":")
            )
            + "\n"
            for decision, weights in (self.weights or {}).items()
        }


def weights_of(learned: Mapping[tuple[str, str, str], int]) -> Weights:
    """Weights by their features' names as they lie in a file."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for (name, feature, values), weight in learned.items():
        found.setdefault(name, {}).setdefault(feature, {})[values] = weight
    return found


@cache
def load_model() -> Model:
    """The model that comes with the package."""
    folder = files("pipeline.annotating.quotes") / "weights"
    return Model(
        {name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in DECISIONS}
    )


def best(scores: Sequence[int]) -> tuple[int, int]:
    """The index of the highest score, the first of equal ones, and its lead over the next."""
    highest = max(scores)
    first = scores.index(highest)
    if len(scores) == 1:
        return first, 8 * ONE
    return first, highest - sorted(scores)[-2]
