"""Two learners in integers: the same weights, bit for bit, on every machine.

Here belongs how weights follow from examples. What an example is, ``examples`` says.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

ONE = 1 << 12
"""What 1.0 is in the integers of weights and scores; the pipeline's model says the same."""

EPOCHS = 4
MARGIN = ONE
"""The lead that a good candidate shall have over the best bad one."""

LEAST_SEEN = 4
"""Rarer features say more of one article than of the language."""

LEAST_WEIGHT = ONE >> 4
"""Smaller averages decide nothing."""

Feature = tuple[str, str, str]
"""Its set, itself and its values, as the pipeline's models have them."""

Binary = tuple[Sequence[Feature], bool]
Choice = tuple[Sequence[Sequence[Feature]], frozenset[int]]


def learn_binary(examples: Sequence[Binary]) -> dict[Feature, int]:
    """Weights by which the sum over an example's features is above zero where it holds.

    Averaged stochastic gradient descent on the logistic loss, with the logistic function replaced
    by the straight line through its middle, clipped: so that integers suffice.
    """
    weights = _kept(features for features, _ in examples)
    sums = dict.fromkeys(weights, 0)
    step = 0
    for epoch, order in _orders(len(examples)):
        rate = 4 + epoch // 2
        for number in order:
            features, holds = examples[number]
            step += 1
            score = sum([weights[f] for f in features if f in weights])
            probable = min(max((score + 2 * ONE) // 4, 0), ONE)
            error = (ONE if holds else 0) - probable
            change = error >> rate if error > 0 else -(-error >> rate)
            if change:
                _add(weights, sums, features, change, step)
    return _averaged(weights, sums, step)


def learn_ranking(examples: Sequence[Choice]) -> dict[Feature, int]:
    """Weights by which one of the good candidates gets the highest sum.

    Averaged perceptron with a margin (Freund and Schapire 1999; Collins 2002) over the best good
    and the best bad candidate.
    """
    weights = _kept(features for candidates, _ in examples for features in candidates)
    sums = dict.fromkeys(weights, 0)
    step = 0
    for _, order in _orders(len(examples)):
        for number in order:
            candidates, good = examples[number]
            step += 1
            scores = [sum([weights[f] for f in c if f in weights]) for c in candidates]
            right = max(good, key=lambda i: (scores[i], -i))
            wrong = max(
                (i for i in range(len(scores)) if i not in good),
                key=lambda i: (scores[i], -i),
                default=None,
            )
            if wrong is None or scores[right] > scores[wrong] + MARGIN:
                continue
            _add(weights, sums, candidates[right], ONE >> 4, step)
            _add(weights, sums, candidates[wrong], -(ONE >> 4), step)
    return _averaged(weights, sums, step)


def _orders(count: int):
    shuffled = random.Random(0)
    order = list(range(count))
    for epoch in range(EPOCHS):
        shuffled.shuffle(order)
        yield epoch, order


def _add(weights, sums, features, change, step) -> None:
    for feature in features:
        if feature in weights:
            weights[feature] += change
            sums[feature] += change * step


def _kept(examples: Iterable[Sequence[Feature]]) -> dict[Feature, int]:
    """The features that are seen often enough, with no weight yet."""
    seen = Counter(chain.from_iterable(examples))
    return {feature: 0 for feature, times in seen.items() if times >= LEAST_SEEN}


def _averaged(weights, sums, steps) -> dict[Feature, int]:
    averaged = {f: value - sums[f] // (steps + 1) for f, value in sorted(weights.items())}
    return {f: value for f, value in averaged.items() if abs(value) >= LEAST_WEIGHT}
