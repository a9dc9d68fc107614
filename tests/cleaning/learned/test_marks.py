"""What markup tells of lines: which article they are in, and what their neighbours are."""

import numpy as np

from pipeline.cleaning.learned.blocks import PageBlocks
from pipeline.cleaning.learned.grams import PLACES, GramWeights
from pipeline.cleaning.learned.lines import FAR, beside, distance_above, distance_below
from pipeline.cleaning.learned.marks import MISSING, marked
from pipeline.cleaning.stated import NOTHING_STATED, Relation
from pipeline.reading.markup import Block


def _block(start: int, *elements: tuple[str, int]) -> Block:
    path, numbers = zip(*elements, strict=True)
    return Block(start, start + 9, path, (), 0, numbers)


PAGE = [
    _block(0, ("body", 1), ("h1", 2)),
    _block(10, ("body", 1), ("article", 3), ("p", 4)),
    _block(20, ("body", 1), ("article", 3), ("article", 5), ("p", 6)),
    _block(30, ("body", 1), ("article", 7), ("h1", 8)),
    _block(40, ("body", 1), ("p", 9)),
]


def _features(stated: list[Relation]) -> dict[str, list[int]]:
    words = np.full(len(PAGE), 5)
    features = marked(PageBlocks(PAGE), words, stated)
    return {name: values.tolist() for name, values in features.items()}


def test_lines_are_numbered_by_the_outermost_article() -> None:
    features = _features([NOTHING_STATED] * len(PAGE))
    assert features["article"] == [0, 1, 1, 2, 0]
    assert set(features["articles"]) == {2}


def test_headings_of_the_first_rank_count_from_their_own_line_on() -> None:
    assert _features([NOTHING_STATED] * len(PAGE))["h1_above"] == [1, 1, 1, 2, 2]


def test_the_title_is_looked_for_above() -> None:
    named = Relation(0, 900, 0)
    stated = [named, *[NOTHING_STATED] * (len(PAGE) - 1)]
    assert _features(stated)["title_above"] == [FAR, 1, 2, 3, 4]


def test_plain_text_has_none_of_the_features() -> None:
    features = marked(PageBlocks([None, None]), np.full(2, 5), [NOTHING_STATED] * 2)
    assert {int(value) for values in features.values() for value in values} == {MISSING}
    blocks = [_block(0, ("body", 1), ("p", 2))]
    assert features.keys() == marked(PageBlocks(blocks), np.full(1, 5), [NOTHING_STATED]).keys()


def test_looking_up_and_down_ends_at_the_page() -> None:
    marks = np.array([False, True, False, False])
    assert distance_above(marks).tolist() == [FAR, FAR, 1, 2]
    assert distance_below(marks).tolist() == [1, FAR, FAR, FAR]
    assert beside(np.arange(3), 1, -7)[1].tolist() == [1, 2, -7]
    assert beside(np.arange(3), 1, -7)[-1].tolist() == [-7, 0, 1]


def test_extremes_are_the_weights_of_the_words_that_say_most() -> None:
    table = np.zeros(PLACES, np.int8)
    table[:4] = [5, -9, 3, 7]
    least, most = GramWeights(table, 24, 0).extremes(
        np.array([0, 1, 2, 3]), np.array([0, 0, 1, 1]), 3
    )
    assert least.tolist() == [-9, 0, 0]
    assert most.tolist() == [5, 7, 0]
