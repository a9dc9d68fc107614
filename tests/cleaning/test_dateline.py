"""A line that opens with a dateline is the first of the article's text."""

import pytest

from pipeline.cleaning.clean import Cleaner
from pipeline.cleaning.dateline import opened, opens_with_dateline
from pipeline.registry import load

PAGE = """\
Old mill of Alderby turns again
By Jane Example
ALDERBY, March 3 (Example Press) - The old mill of Alderby turned again on Tuesday, ten years after.
Hundreds of people came to see the wheel move for the first time since the fire of that spring.
"""


@pytest.mark.parametrize(
    "text",
    [
        "ALDERBY (Example Press) - The mill turns again.",
        "Alderby, March 3 (EP) — The mill turns again.",
        "ALDERBY, March 3 -- The mill turns again.",
        "NEU ALDERBY, 3. März – Die Mühle dreht sich.",
    ],
)
def test_a_place_and_an_agency_or_a_day_are_a_dateline(text: str) -> None:
    assert opens_with_dateline(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill of Alderby - a history of ten years.",
        "Alderby, the town of mills - a walk along the river.",
        "The miller (61) is proud of it.",
        "Alderby: the mill - and what came of it.",
    ],
)
def test_a_dash_alone_is_none(text: str) -> None:
    assert not opens_with_dateline(text)


def test_the_line_that_opens_the_text_is_raised() -> None:
    lines = Cleaner(load()).read(PAGE)
    assert opened(lines, [-900, -900, -300, 800]) == [-900, -900, 1, 800]


def test_below_the_first_line_of_text_nothing_is() -> None:
    lines = Cleaner(load()).read(PAGE)
    lines = [lines[3], lines[2]]
    assert opened(lines, [800, -300]) == [800, -300]
