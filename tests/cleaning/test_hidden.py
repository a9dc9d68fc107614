import pytest

from pipeline.cleaning import Cleaner
from pipeline.registry import load

PAGE = "The pool stays open\n\n{}\n\n" + (
    "The council voted on Tuesday to keep the pool open through the winter, said the mayor.\n\n" * 2
)


@pytest.mark.parametrize("line", ["Scroll down", "Scr\u00adoll down", "Scroll\u200b down"])
def test_what_a_reader_sees_of_a_line_decides(line):
    segments = Cleaner(load()).clean(PAGE.format(line)).segments
    (segment,) = [segment for segment in segments if segment.text == line]
    assert (segment.role, segment.kept) == ("interface", False)
