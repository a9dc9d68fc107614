"""Draws come as ``random.Random`` with the seed makes them, however they are asked for."""

from random import Random

import pytest

from pipeline.annotating.detector import CHECKED_EVERY, LOOKS
from pipeline.annotating.draws import SEED, Draws
from pipeline.annotating.profiles import TRIALS


@pytest.mark.parametrize("size", [1, 2, 3, 64, 65, 1000, 6000])
def test_numbers_and_gauss_are_those_of_random(size):
    grams = list(range(100, 100 + size))
    draws, random = Draws(grams), Random(SEED)
    for count in (1, 40, 7, 0, 300):
        assert draws.gauss() == random.gauss(0.0, 1.0)
        assert draws.next(count).tolist() == [random.choice(grams) for _ in range(count)]


def test_what_is_given_back_is_drawn_again():
    draws, others = Draws([1, 2, 3]), Draws([1, 2, 3])
    drawn = draws.next(40).tolist()
    draws.give_back(30)
    assert draws.next(30).tolist() == drawn[10:]
    assert others.next(40).tolist() == drawn


@pytest.mark.parametrize("size", [1, 5, 129, 1025, 4097])
def test_there_are_enough_where_no_trial_comes_to_an_end(size):
    draws = Draws([0] * size)
    for _ in range(TRIALS):
        draws.gauss()
        assert len(draws.next(1)) == 1
        for _ in range(1000 // (CHECKED_EVERY * LOOKS)):
            assert len(draws.next(CHECKED_EVERY * LOOKS)) == CHECKED_EVERY * LOOKS
