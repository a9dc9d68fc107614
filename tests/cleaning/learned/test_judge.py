"""The learned judge: whole numbers, the same each time, for any lines; and why it judged so."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning.learned.judge import THRESHOLD, Judge, LineFacts, from_threshold
from pipeline.cleaning.learned.weights import shipped
from pipeline.reading.markup import Block

TEXT = st.text(st.characters(blacklist_characters="\n", blacklist_categories=["Cs"]), min_size=1)

PAGE = [
    "Home",
    "Sport",
    "Bridge over the Lorn opens after two years",
    "The mayor of Tarnwick opened the new bridge on Tuesday, and said that it had taken too long.",
    "Some two hundred people came to the ceremony, which the town's brass band played at.",
    "“We waited for this day,” said Ada Fennimore, who lives on the other bank of the river.",
    "Subscribe to our newsletter",
    "All rights reserved",
]


def _facts(lines: list[str], block: Block | None = None) -> list[LineFacts]:
    return [LineFacts(line, 0, "", 0, block) for line in lines]


def _scores(lines: list[str]) -> list[int]:
    return Judge(shipped()).scores(_facts(lines)).tolist()


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=12))
def test_any_lines_have_one_whole_score_each_and_the_same_again(lines: list[str]) -> None:
    scores = Judge(shipped()).scores(_facts(lines))
    assert scores.dtype == np.int64
    assert len(scores) == len(lines)
    assert scores.tolist() == _scores(lines)


@settings(max_examples=20, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=6), st.integers(0, 3))
def test_any_lines_are_judged_within_any_markup(lines: list[str], depth: int) -> None:
    path = ("html", "body", "div", "p")[: depth + 1]
    block = Block(0, 9, path, ("story",), 4, tuple(range(len(path))))
    assert len(Judge(shipped()).scores(_facts(lines, block))) == len(lines)


def test_prose_is_told_from_what_surrounds_it() -> None:
    scores = _scores(PAGE)
    assert min(scores[3:6]) > max(scores[0], scores[1], scores[6], scores[7])


def test_reasons_name_features_of_the_last_reading_the_heaviest_first() -> None:
    for line in Judge(shipped()).reasons(_facts(PAGE), 3):
        assert len(line) == 3
        assert {name for name, _, _ in line} <= {THRESHOLD, *shipped().second_text.names}
        weights = [abs(by) for name, _, by in line if name != THRESHOLD]
        assert weights == sorted(weights, reverse=True)


def test_reasons_are_the_same_each_time() -> None:
    judge = Judge(shipped())
    assert judge.reasons(_facts(PAGE), 5) == judge.reasons(_facts(PAGE), 5)


def test_what_is_the_same_of_all_lines_is_no_reason() -> None:
    for line in Judge(shipped()).reasons(_facts(PAGE), 20):
        assert not {"lines", "mass", "block_mean", "depth"} & {name for name, _, _ in line}


def test_a_high_threshold_spares_the_likely_line_below_a_sure_one() -> None:
    scores = np.array([900, 100, 100, -50])
    assert (from_threshold(240, scores) > 0).tolist() == [True, True, False, False]
