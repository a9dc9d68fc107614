import codecs
import tomllib
from pathlib import Path

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


PAGES = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))


@pytest.mark.parametrize("times", [1, 40], ids=["short", "long"])
@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *((language, "cp1252") for language in ("de", "fr", "en", "es", "pt")),
        *((language, "cp1250") for language in ("pl", "cs", "hu")),
        ("cs", "iso8859_2"),
        ("tr", "cp1254"),
        *(("ru", encoding) for encoding in ("cp1251", "koi8_r", "iso8859_5", "cp866")),
        ("ar", "cp1256"),
        ("zh", "gb18030"),
        ("zh-tw", "big5hkscs"),
        *(("ja", encoding) for encoding in ("cp932", "euc_jp", "iso2022_jp")),
        ("ko", "cp949"),
        *(("zh", encoding) for encoding in ("utf_16_le", "utf_16_be")),
    ],
)
def test_older_encodings_are_told_by_the_language_that_they_give(language, encoding, times):
    text = PAGES[language] * times
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "text",
    ["Café", "Miesto taryba antradienį nusprendė, kad baseinas liks atidarytas visą žiemą. " * 5],
    ids=["too little text", "a language that is not known here"],
)
def test_wrong_text_is_worse_than_none(text):
    with pytest.raises(UndecodableError) as caught:
        decode(text.encode("cp1257"))
    assert caught.value.reason == "undecodable"


@pytest.mark.parametrize("language", ["de", "fr", "es", "pl", "cs"])
@pytest.mark.parametrize("encoding", ["mac_roman", "cp437", "cp850", "cp852", "mac_latin2"])
def test_encodings_of_other_systems_are_not_taken_for_those_of_windows(language, encoding):
    with pytest.raises(UndecodableError):
        decode(PAGES[language].encode(encoding, "ignore"))


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
