import sys
import unicodedata

import pytest

from pipeline.cleaning.shape import count_words, shape_of


@pytest.mark.parametrize(
    ("line", "words", "ends"),
    [
        ("The council voted on Tuesday.", 5, True),
        ("“That would not be a good sign.”", 7, True),
        ("« Le quai ferme lundi. »", 6, True),
        ("« Le quai ferme lundi.\u00a0»", 6, True),
        ("No compromise", 2, False),
        ("他说，这不是一个好兆头。", 5, True),
        ("قال إن ذلك ليس جيدا.", 5, True),
        ("Why not?", 2, True),
        ("", 0, False),
        ("”", 1, False),
    ],
)
def test_shape_counts_words_and_sees_the_end_of_a_sentence(line, words, ends):
    shape = shape_of(line)
    assert (shape.words, shape.ends) == (words, ends)


@pytest.mark.parametrize("line", ["• Milk", "- Milk", "1. Milk", "12) Milk", "– Milk"])
def test_list_marks_are_seen(line):
    assert shape_of(line).bullet


@pytest.mark.parametrize("line", ["2020 was a year", "1.5 percent", "Milk - cheap", "A. Smith"])
def test_other_beginnings_are_no_list_marks(line):
    assert not shape_of(line).bullet


def test_words_of_text_count_single_characters_of_scripts_without_spaces():
    assert count_words("TikTok 被禁 in the US") == 6


def test_python_calls_the_same_characters_white_space_as_when_segments_were_defined():
    """The definition of segments rests on it, so a Python that differs must not go unseen."""
    white = {code for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert white == {
        *range(0x09, 0x0E),
        *range(0x1C, 0x21),
        0x85,
        0xA0,
        0x1680,
        *range(0x2000, 0x200B),
        0x2028,
        0x2029,
        0x202F,
        0x205F,
        0x3000,
    }, unicodedata.unidata_version
