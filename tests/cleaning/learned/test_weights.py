"""The weights that ship: small, whole, and the same bytes when written again."""

import hashlib
from importlib.resources import files
from pathlib import Path

from pipeline.cleaning.learned.forest import Forest
from pipeline.cleaning.learned.weights import FOLDER, FORESTS, Weights, shipped

MOST = 5_000_000
CARD = Path(__file__).parents[3] / "docs/cleaner.md"


def _contents() -> dict[str, bytes]:
    folder = files("pipeline.registry") / FOLDER
    return {item.name: item.read_bytes() for item in folder.iterdir()}


def _forests(weights: Weights) -> list[Forest]:
    return [getattr(weights, name) for name in FORESTS]


def test_they_take_less_than_five_megabytes() -> None:
    assert sum(map(len, _contents().values())) < MOST


def test_read_and_written_again_they_are_the_same_bytes() -> None:
    contents = _contents()
    assert Weights.of(contents).files() == contents


def test_all_of_them_are_whole_numbers() -> None:
    weights = shipped()
    arrays = [weights.grams.table, weights.labels.table]
    for forest in _forests(weights):
        arrays += [forest.features, forest.thresholds, forest.leaves]
    assert {array.dtype.kind for array in arrays} == {"i"}


def test_every_question_is_about_a_feature_that_has_a_name() -> None:
    for forest in _forests(shipped()):
        assert len(set(forest.names)) == len(forest.names)
        assert 0 <= forest.features.min() <= forest.features.max() < len(forest.names)


def test_the_model_card_is_about_these_weights() -> None:
    total = hashlib.sha256()
    for name, content in sorted(_contents().items()):
        total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    assert total.hexdigest()[:16] in CARD.read_text("utf-8")
