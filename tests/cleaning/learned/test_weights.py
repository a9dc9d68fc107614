"""The weights that ship: small, whole, and the same bytes when written again."""

from importlib.resources import files

from pipeline.cleaning.learned.weights import FOLDER, Weights, shipped

MOST = 5_000_000


def _contents() -> dict[str, bytes]:
    folder = files("pipeline.registry") / FOLDER
    return {item.name: item.read_bytes() for item in folder.iterdir()}


def test_they_take_less_than_five_megabytes() -> None:
    assert sum(map(len, _contents().values())) < MOST


def test_read_and_written_again_they_are_the_same_bytes() -> None:
    contents = _contents()
    assert Weights.of(contents).files() == contents


def test_all_of_them_are_whole_numbers() -> None:
    weights = shipped()
    arrays = [weights.grams.table, weights.labels.table]
    for forest in weights.forests:
        arrays += [forest.features, forest.thresholds, forest.leaves]
    assert {array.dtype.kind for array in arrays} == {"i"}


def test_every_question_is_about_a_feature_that_has_a_name() -> None:
    for forest in shipped().forests:
        assert len(set(forest.names)) == len(forest.names)
        assert 0 <= forest.features.min() <= forest.features.max() < len(forest.names)
