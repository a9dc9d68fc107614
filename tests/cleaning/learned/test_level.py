"""How lines stand to the best of their page, whatever its scores."""

import numpy as np

from pipeline.cleaning.learned.level import level, leveled

WORDS = np.array([3, 30, 30, 30, 4, 20], np.int64)
SCORES = np.array([-900, -300, -250, -310, -900, 400], np.int64)


def test_the_level_is_the_score_that_so_many_words_reach() -> None:
    assert level(SCORES, WORDS, (10, 45, 75, 5000)).tolist() == [400, -250, -300, -900]


def test_scores_moved_together_stand_to_the_level_as_before() -> None:
    before, after = leveled(SCORES - 700, WORDS), leveled(SCORES - 900, WORDS)
    for name in ("over_level_60", "over_level_200", "rank", "raised_start", "raised_end"):
        assert before[name].tolist() == after[name].tolist()


def test_a_block_of_low_scores_ranks_above_a_line_alone() -> None:
    scores = np.array([-900] * 4 + [-300, -250, -310] + [-900] * 4 + [100] + [-900] * 4, np.int64)
    words = np.full(len(scores), 30)
    rank = leveled(scores, words)["rank"]
    assert rank[5] < rank[11]


def test_one_line_is_its_own_level() -> None:
    found = leveled(np.array([-70]), np.array([9]))
    assert found["over_level_200"].tolist() == found["rank"].tolist() == [0]
