from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.lines import lines_of_blocks, split_lines
from pipeline.reading.html import read_html

PAGES = st.lists(
    st.text(alphabet=st.sampled_from("ab .\u00a0\u3000\u200b新\r\n\t\u2028\x0b\x1c")), max_size=30
).map("".join)


@given(PAGES)
def test_every_character_that_is_not_white_space_stands_in_exactly_one_line(text):
    covered = [0] * len(text)
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text
        assert line.text == line.text.strip() != ""
        for index in range(line.start, line.end):
            covered[index] += 1
    for index, count in enumerate(covered):
        assert count == 1 or (count == 0 and text[index].isspace()), (index, text)


def test_lines_are_in_order_and_count_the_blank_lines_above_them():
    lines = split_lines("One\n\n\nTwo\r\nThree\rFour")
    assert [(line.text, line.gap) for line in lines] == [
        ("One", 0),
        ("Two", 2),
        ("Three", 0),
        ("Four", 0),
    ]


WRAPPED = """\
The council voted on Tuesday to keep the old swimming pool open through
the winter, after a petition with nine thousand signatures had reached
the town hall. The heating will be paid for from the reserve fund, said
the mayor, who had long been against it and changed her mind in summer.

A second vote in the spring will decide whether the roof is to be mended
or replaced, for which three firms have sent their offers to the council
in the last days of a long and rather quiet summer.
"""


def test_a_paragraph_wrapped_at_a_fixed_width_is_one_line():
    lines = split_lines(WRAPPED)
    assert [line.text.split()[0] for line in lines] == ["The", "A"]
    assert WRAPPED[lines[0].start : lines[0].end] == lines[0].text


def test_short_lines_below_each_other_are_not_joined():
    assert len(split_lines("Home\nNews\nSport\nBusiness\nContact us\nAbout us\nJobs\nShop")) == 8


def test_long_paragraphs_on_lines_of_their_own_are_not_joined():
    paragraph = "A sentence that goes on for quite a while, as they do in newspapers. " * 3
    assert len(split_lines("\n".join([paragraph] * 6))) == 6


def test_of_a_page_with_markup_each_block_is_a_line():
    page = read_html("<h1>One</h1><p>Two<br>Three</p><ul><li>Four<li>Five</ul>")
    lines = lines_of_blocks(page.text, page.markup.blocks)
    assert [line.text for line in lines] == ["One", "Two", "Three", "Four", "Five"]
    assert lines == split_lines(page.text)
