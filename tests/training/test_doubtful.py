"""Which labels training doubts."""

import numpy as np

from training.cleaner.doubtful import LEAST_AGREEMENT, agreement, doubtful

CONTENT = np.array([True, True, True, False, False, False])
ALL = np.ones(6, bool)


def _scores(*kept: int) -> np.ndarray:
    return np.where(np.isin(np.arange(6), kept), 300, -300)


def test_a_page_read_as_labelled_agrees_in_full() -> None:
    assert agreement(_scores(0, 1, 2), CONTENT, ALL) == 1


def test_agreement_is_the_f1_of_lines() -> None:
    assert agreement(_scores(0, 3), CONTENT, ALL) == 2 * 1 / (2 + 3)


def test_a_score_of_0_is_no_text() -> None:
    assert agreement(np.zeros(6, np.int64), CONTENT, ALL) == 0


def test_lines_that_do_not_count_say_nothing() -> None:
    assert agreement(_scores(0, 1, 3), CONTENT, np.array([1, 1, 0, 0, 1, 1], bool)) == 1


def test_a_page_without_any_line_of_text_is_doubted() -> None:
    assert doubtful(_scores(), np.zeros(6, bool), ALL)


def test_a_label_is_doubted_below_the_bound_alone() -> None:
    some = doubtful(_scores(0, 3, 4), CONTENT, ALL), doubtful(_scores(0, 1, 3), CONTENT, ALL)
    assert 1 / 3 < LEAST_AGREEMENT < 2 / 3
    assert some == (True, False)
