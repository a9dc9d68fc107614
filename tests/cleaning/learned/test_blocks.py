"""The elements around lines, looked up by level, by place and by what two lines share."""

from pipeline.cleaning.learned.blocks import NOWHERE, PageBlocks
from pipeline.reading.markup import Block

ELEMENTS = [(1, 2, 3), (1, 2, 4, 5), (1, 6), ()]


def _page() -> PageBlocks:
    blocks = [Block(0, 9, ("div",) * len(held), (), 0, held) for held in ELEMENTS]
    return PageBlocks([*blocks, None])


def test_a_line_has_its_own_element_and_those_around_it() -> None:
    levels = _page().around((1, 2, 3)).tolist()
    assert levels[0] == [3, 5, 6, NOWHERE, NOWHERE]
    assert levels[1] == [2, 4, 1, NOWHERE, NOWHERE]
    assert levels[2] == [1, 2, NOWHERE, NOWHERE, NOWHERE]


def test_an_element_is_found_by_its_place_on_the_path() -> None:
    page = _page()
    assert page.within(page.kind_of * 0 + 2).tolist() == [3, 4, NOWHERE, NOWHERE, NOWHERE]
    assert page.within(page.kind_of * 0 - 1).tolist() == [NOWHERE] * 5


def test_ways_lead_to_the_innermost_element_around_both_lines() -> None:
    up, down = _page().ways(0)
    assert up.tolist() == [0, 1, 0, 0, 0]
    assert down.tolist() == [0, 0, 1, 2, 2]


def test_ways_are_as_long_where_the_outermost_elements_are_not_known() -> None:
    blocks = [Block(0, 9, ("div",) * len(held), (), 0, held) for held in [(2, 3, 4), (1, 2, 3, 5)]]
    assert [way.tolist() for way in PageBlocks(blocks).ways(1)] == [[0, 0], [0, 0]]


def test_lines_without_a_block_are_of_a_kind_of_their_own() -> None:
    page = _page()
    assert page.kinds[page.kind_of[4]] == ((), ())
    assert not page.bare
    assert PageBlocks([None, None]).bare
