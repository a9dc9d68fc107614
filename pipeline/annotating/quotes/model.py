"""The learned rankings: integer weights of features, and their sums.

Weights were learned by ``training/quotes`` and stand in ``weights.json`` beside their card. Sums of
integers are the same on every machine.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ONE = 1 << 12
"""What a score of 1.0 is in the integers of the weights."""

Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature for each of the four decisions."""

    cues: Weights
    sources: Weights
    contents: Weights
    speakers: Weights


@cache
def load_model() -> Model:
    """The model that comes with the package."""
    data = files("pipeline.annotating.quotes").joinpath("weights.json").read_bytes()
    return Model(**json.loads(data))


def score(weights: Weights, features: Iterable[str]) -> int:
    """The sum of the weights of the features; unknown ones count nothing."""
    return sum([weights[feature] for feature in features if feature in weights])


def best(scores: Sequence[int]) -> tuple[int, int]:
    """The index of the highest score, the first of equal ones, and its lead over the next."""
    first = max(range(len(scores)), key=scores.__getitem__)
    lead = min((scores[first] - s for i, s in enumerate(scores) if i != first), default=8 * ONE)
    return first, lead
