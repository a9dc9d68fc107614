"""Lines that share a container or a shape vote on one another."""

import numpy as np

from pipeline.cleaning.learned.blocks import PageBlocks
from pipeline.cleaning.learned.looks import look_at
from pipeline.cleaning.learned.votes import ALONE, NOWHERE, Groups
from pipeline.cleaning.learned.words import PageWords
from pipeline.reading.markup import Block

LINES = ["Alder Lane reopens.", "Birch Road closes.", "A word", "Some other words here"]


def _votes(numbers: list[tuple[int, ...]], scores: list[int]) -> dict[str, list[int]]:
    looks = look_at(PageWords.of(LINES))
    blocks = [Block(0, 9, ("div",) * len(of), (), 0, of) if of else None for of in numbers]
    found = Groups(PageBlocks(blocks), looks).votes(np.array(scores))
    return {name: values.tolist() for name, values in found.items()}


def test_a_line_has_the_mean_of_the_others_in_its_container() -> None:
    votes = _votes([(1, 2, 3), (1, 2, 4), (1, 5, 6), (1, 7, 8)], [500, 300, -200, -900])
    assert votes["vote_2"] == [300, 500, ALONE, ALONE]


def test_containers_hold_their_share_of_the_likely_text() -> None:
    votes = _votes([(1, 2, 3), (1, 2, 4), (1, 5, 6), (1, 7, 8)], [500, 300, -200, -900])
    assert votes["held_2"] == [1000, 1000, 0, 0]
    assert votes["held_3"] == [1000] * 4


def test_distances_count_elements_up_to_the_one_that_holds_line_and_core() -> None:
    votes = _votes([(1, 2, 3), (1, 2, 4), (1, 5, 6), (1, 5, 7, 8)], [500, 300, -200, -900])
    assert votes["from_core"] == [0, 0, 1, 2]
    assert votes["to_core"] == [0, 0, 1, 1]


def test_plain_text_has_no_containers_but_shapes() -> None:
    votes = _votes([(), (), (), ()], [500, 300, -200, -900])
    assert votes["vote_2"] == votes["held_3"] == [NOWHERE] * 4
    assert votes["shape_vote"][:2] == [300, 500]
