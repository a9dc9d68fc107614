import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating.quotes.marks import find_pieces
from pipeline.annotating.quotes.stream import PIECES, Stream, read_stream


def stream_of(text: str) -> Stream:
    return read_stream(text, find_pieces(text))


def written(stream: Stream) -> list[str]:
    return [entry.word for entry in stream.entries]


def test_each_piece_is_one_word_at_its_place():
    text = "  Ann Marsh said:  “The dam is safe and dry.”  Nobody asked “why” there."
    stream = stream_of(text)
    assert [stream.slice(at, at) for at in stream.pieces] == ["“The dam is safe and dry.”", "“why”"]
    assert [stream.slice(at, at) for at in range(4)] == ["Ann", "Marsh", "said", ":"]


def test_a_sentence_ends_behind_an_abbreviation_where_the_next_word_begins_one():
    text = "She left the U.S. The dam held. He met U.S. Senator Lee in the U.S. He said “yes”."
    stream = stream_of(text)
    assert [stream.slice(first, last - 1) for first, last in stream.sentences] == [
        "She left the U.S.",
        "The dam held.",
        "He met U.S. Senator Lee in the U.S.",
        "He said “yes”.",
    ]
    assert [stream.slice(at, at) for at in stream.pieces] == ["“yes”"]


@pytest.mark.parametrize("text", ["", " ", "“Yes.”", " “Yes.” ", "“a” “b”\n“c”"])
def test_little_text_is_read(text):
    stream = stream_of(text)
    assert "".join(written(stream)) == text.replace(" ", "")


@given(
    st.lists(st.sampled_from(["U.S. ", "The ", "Lee ", "“No.” ", "said", ", ", ".", "\n", "  "]))
)
def test_words_and_pieces_are_all_of_a_text_in_order(parts):
    text = "".join(parts)
    stream = stream_of(text)
    for start, word in zip(stream.starts, written(stream), strict=True):
        assert text.startswith(word, start)
    assert "".join(written(stream)).replace("\n", "") == "".join(text.split())
    assert all(stream.tags[at] in PIECES for at in stream.pieces)
    assert sorted(stream.starts) == stream.starts
