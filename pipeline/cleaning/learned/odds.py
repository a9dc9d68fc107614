"""From a score to a probability per mille, the same on every machine."""

from collections.abc import Sequence
from decimal import Context, Decimal
from functools import cache

import numpy as np

from pipeline.cleaning.learned.words import Ints, clipped

ONE = 256
"""A score that stands for odds of e to 1."""

_STEP = 16
_LAST = 8 * ONE // _STEP


def per_mille(score: int) -> int:
    """The probability that goes with a logarithm of odds in 1/256, rounded; from 0 to 1000."""
    number = min(max((score + _STEP // 2) // _STEP, -_LAST), _LAST)
    return _table()[number + _LAST]


def all_per_mille(scores: Sequence[int]) -> list[int]:
    """``per_mille`` of each."""
    found: list[int] = per_mille_of(np.array(scores, np.int64)).tolist()
    return found


def per_mille_of(scores: Ints) -> Ints:
    """``per_mille`` of each."""
    numbers = clipped((scores + _STEP // 2) // _STEP, -_LAST, _LAST)
    result: Ints = _array()[numbers + _LAST]
    return result


@cache
def _array() -> Ints:
    return np.array(_table(), np.int64)


@cache
def _table() -> tuple[int, ...]:
    # Decimal arithmetic rounds the same everywhere; math.exp may not.
    exact = Context(prec=20)
    steps = (Decimal(-number * _STEP) / ONE for number in range(-_LAST, _LAST + 1))
    return tuple(round(1000 / (1 + step.exp(exact))) for step in steps)
