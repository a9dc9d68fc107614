import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.decode import UndecodableError, decode

GERMAN = "Die Stadträte für die größeren Maßnahmen stimmten am Mittwoch früh ab. " * 10


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_decodes_to_the_text_that_was_encoded(text):
    raw = text.encode("utf-8")
    decoded = decode(raw)
    mark = codecs.BOM_UTF8 if decoded.byte_order_mark else b""
    assert mark + decoded.text.encode(decoded.encoding) == raw
    assert decoded.loss == 0


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf_8"),
        (codecs.BOM_UTF16_LE, "utf_16_le"),
        (codecs.BOM_UTF16_BE, "utf_16_be"),
        (codecs.BOM_UTF32_LE, "utf_32_le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark, encoding):
    decoded = decode(mark + GERMAN.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.byte_order_mark) == (GERMAN, encoding, True)


def test_utf_16_without_a_mark_is_told_by_its_zeros():
    decoded = decode(GERMAN.encode("utf_16_be"))
    assert (decoded.text, decoded.encoding) == (GERMAN, "utf_16_be")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        ("中国外交部发言人周三表示，中方对此表示强烈不满。" * 10, "gb18030"),
        ("首相は水曜日に記者会見を開き、新しい政策について説明しました。" * 10, "cp932"),
        ("Президент заявил в среду, что переговоры будут продолжены. " * 10, "cp1251"),
    ],
)
def test_older_encodings_are_recognized_by_their_text(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_utf_8_with_a_broken_character_keeps_the_rest_and_counts_the_loss():
    raw = GERMAN.encode("utf-8")
    decoded = decode(raw[:300] + b"\xff" + raw[300:])
    assert (decoded.encoding, decoded.loss) == ("utf_8", 1)
    assert decoded.text.replace("\ufffd", "") == GERMAN


@pytest.mark.parametrize("raw", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(4000)])
def test_binary_files_are_refused_with_their_reason(raw):
    with pytest.raises(UndecodableError) as caught:
        decode(raw)
    assert caught.value.reason == "binary"
