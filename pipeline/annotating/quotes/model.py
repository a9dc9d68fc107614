"""The learned rankings: integer weights of features, for each of the four decisions.

Weights were learned by ``training/quotes`` and stand in ``weights/`` beside their card: for each
decision the codes of its features with their weights. Sums of integers are the same on every
machine.
"""

import io
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from pipeline.annotating.quotes.features import Scores

ONE = 1 << 12
"""What a score of 1.0 is in the integers of the weights."""

DECISIONS = ("cues", "sources", "contents", "speakers")

Weights = NDArray[np.void]
"""Codes of features and their weights, by code."""

_ENTRY = np.dtype([("code", "<u8"), ("weight", "<i4")])


class Model:
    """Scores of features for each of the four decisions."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self.weights = weights
        self.cues, self.sources, self.contents, self.speakers = (
            Scores(weights[decision]["code"], weights[decision]["weight"]) for decision in DECISIONS
        )

    def files(self) -> dict[str, bytes]:
        """The files that hold the weights, by name; the same weights give the same bytes."""
        found = {}
        for decision, weights in self.weights.items():
            buffer = io.BytesIO()
            np.save(buffer, weights, allow_pickle=False)
            found[f"{decision}.npy"] = buffer.getvalue()
        return found


def weights_of(learned: Mapping[int, int]) -> Weights:
    """Weights by their features' codes as they lie in a file."""
    return np.array(sorted(learned.items()), _ENTRY)


@cache
def load_model() -> Model:
    """The model that comes with the package."""
    folder = files("pipeline.annotating.quotes") / "weights"
    contents = {name: (folder / f"{name}.npy").read_bytes() for name in DECISIONS}
    return Model(
        {name: np.load(io.BytesIO(data), allow_pickle=False) for name, data in contents.items()}
    )


def best(scores: Sequence[int]) -> tuple[int, int]:
    """The index of the highest score, the first of equal ones, and its lead over the next."""
    highest = max(scores)
    first = scores.index(highest)
    if len(scores) == 1:
        return first, 8 * ONE
    return first, highest - max(*scores[:first], *scores[first + 1 :], -(1 << 62))
