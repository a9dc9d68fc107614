"""Learns a forest of oblivious trees with CatBoost, and writes it in whole numbers."""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from catboost import CatBoost, CatBoostClassifier, CatBoostRegressor

from pipeline.cleaning.learned.forest import Forest
from pipeline.cleaning.learned.odds import ONE
from training.cleaner.mean import mean_of

DEPTH = 6
SETTINGS = {
    "iterations": 300,
    "depth": DEPTH,
    "learning_rate": 0.08,
    "l2_leaf_reg": 5,
    "border_count": 64,
    "boosting_type": "Plain",
    "bootstrap_type": "Bernoulli",
    "subsample": 0.7,
    "rsm": 0.3,
    "leaf_estimation_iterations": 1,
    "thread_count": 1,  # more threads sum in another order
    "allow_writing_files": False,
    "verbose": 0,
}

LEAF_SCALE = 8192
SEEDS = 3
"""Forests of a mean: any one errs by chance."""

NEVER = 32767
"""A threshold that no feature passes: of the questions that a shallower tree lacks."""


def learn_forest(
    values: np.ndarray,
    names: tuple[str, ...],
    content: np.ndarray,
    weight: np.ndarray,
    seeds: Iterable[int],
) -> Forest:
    """The forest that tells which columns of ``values`` (features × lines) are ``content``: the
    mean of one for each of ``seeds``.
    """
    forests = []
    for seed in seeds:
        model = CatBoostClassifier(**SETTINGS, random_seed=seed)
        model.fit(values.T.astype(np.float32), content, sample_weight=weight)
        forests.append(_whole(model, names))
    return mean_of(forests)


def learn_gains(values: np.ndarray, names: tuple[str, ...], gains: np.ndarray, seed: int) -> Forest:
    """The forest that tells the ``gains`` of the columns of ``values``, in units of a score: the
    mean of ``SEEDS`` forests, as pages are few.
    """
    settings = {**SETTINGS, "depth": 5, "learning_rate": 0.05, "rsm": 0.4}
    forests = []
    for number in range(SEEDS):
        model = CatBoostRegressor(**settings, random_seed=seed + number)
        model.fit(values.T.astype(np.float32), gains / ONE)
        forests.append(_whole(model, names))
    return mean_of(forests)


def _whole(model: CatBoost, names: tuple[str, ...]) -> Forest:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        saved = json.loads(path.read_text("utf-8"))
    trees = saved["oblivious_trees"]
    features = np.zeros((len(trees), DEPTH), np.int16)
    thresholds = np.full((len(trees), DEPTH), NEVER, np.int16)
    leaves = np.zeros((len(trees), 1 << DEPTH), np.int16)
    for number, tree in enumerate(trees):
        for asked, split in enumerate(tree["splits"] or []):
            features[number, asked] = split["float_feature_index"]
            # Features are whole, so greater than a border is greater than its whole part.
            thresholds[number, asked] = int(np.floor(split["border"]))
        own = np.rint(np.array(tree["leaf_values"]) * LEAF_SCALE).astype(np.int16)
        leaves[number] = np.tile(own, (1 << DEPTH) // len(own))
    scale, bias = saved["scale_and_bias"]
    assert scale == 1
    bias = bias[0] if isinstance(bias, list) else bias
    return Forest(features, thresholds, leaves, round(bias * LEAF_SCALE), names)
