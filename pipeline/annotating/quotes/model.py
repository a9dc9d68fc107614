"""The learned rankings: integer weights of features, for each of the four decisions.

Weights were learned by ``training/quotes`` and stand in ``weights.json`` beside their card. Sums of
integers are the same on every machine.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from pipeline.annotating.quotes.features import Scores

ONE = 1 << 12
"""What a score of 1.0 is in the integers of the weights."""

DECISIONS = ("cues", "sources", "contents", "speakers")


class Model:
    """Scores of features for each of the four decisions."""

    def __init__(self, weights: Mapping[str, Mapping[str, int]]) -> None:
        self.weights = weights
        self.cues, self.sources, self.contents, self.speakers = (
            Scores(weights[decision]) for decision in DECISIONS
        )


@cache
def load_model() -> Model:
    """The model that comes with the package."""
    data = files("pipeline.annotating.quotes").joinpath("weights.json").read_bytes()
    return Model(json.loads(data))


def best(scores: Sequence[int]) -> tuple[int, int]:
    """The index of the highest score, the first of equal ones, and its lead over the next."""
    highest = max(scores)
    first = scores.index(highest)
    if len(scores) == 1:
        return first, 8 * ONE
    return first, highest - max(
        max(scores[:first], default=-(1 << 62)), max(scores[first + 1 :], default=-(1 << 62))
    )
