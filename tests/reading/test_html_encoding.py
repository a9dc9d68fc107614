"""Pages in the encodings of their time, declared, not declared and wrongly declared."""

import codecs

import pytest

from pipeline.reading import Document
from pipeline.reading.document import decode_document
from pipeline.reading.html.encoding import _labels, declared_encoding
from tests.odd.folder import CHINESE, ENGLISH, GERMAN, JAPANESE, RUSSIAN


def page(text, declaration=""):
    paragraphs = "".join(f"<p class='story text'>{line}</p>" for line in text.split("\n\n"))
    menu = "<ul>" + "<li><a class=nav href='/section'>x</a>" * 50 + "</ul>"
    script = "<script>var adverts = {'function': 'return'};</script>" * 20
    return f"<html><head>{declaration}</head><body>{menu}{script}{paragraphs}</body></html>"


def meta(label):
    return f"<meta charset='{label}'>"


@pytest.mark.parametrize(
    ("text", "written", "declared", "read"),
    [
        (GERMAN, "utf-8", "", "utf_8"),
        (GERMAN, "utf-8", "iso-8859-1", "utf_8"),
        (GERMAN, "cp1252", "ISO-8859-1", "cp1252"),
        (GERMAN, "cp1252", "utf-8", "cp1252"),
        (GERMAN, "cp1252", "", "cp1252"),
        (GERMAN, "utf-16", "", "utf_16_le"),
        (GERMAN, "utf-16-be", "utf-16", "utf_16_be"),
        (ENGLISH, "cp1252", "gb2312", "cp1252"),
        (RUSSIAN, "cp1251", "", "cp1251"),
        (RUSSIAN, "cp1251", "iso-8859-1", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r", "koi8_r"),
        (JAPANESE, "cp932", "", "cp932"),
        (JAPANESE, "cp932", "x-sjis", "cp932"),
        (JAPANESE, "euc-jp", "shift_jis", "euc_jp"),
        (CHINESE, "gb18030", "", "gb18030"),
        (CHINESE, "gb18030", "gb2312", "gb18030"),
        (CHINESE, "gb18030", "utf-8", "gb18030"),
    ],
)
def test_the_text_comes_out_whatever_the_page_declares(text, written, declared, read):
    raw = page(text, meta(declared) if declared else "").encode(written)
    document = decode_document(raw, "page.html")
    assert isinstance(document, Document)
    assert (document.encoding, document.decode_loss) == (read, 0)
    assert text.split("\n\n")[1] in document.text


def test_a_language_that_nobody_knows_is_read_as_declared():
    hungarian = "Az árvíztűrő tükörfúrógép őszi bemutatója szeptemberben kezdődik Győrben."
    raw = page(hungarian, meta("iso-8859-2")).encode("iso8859-2")
    document = decode_document(raw, "page.html")
    assert isinstance(document, Document)
    assert hungarian in document.text


def test_a_broken_byte_is_counted():
    raw = page(GERMAN, meta("utf-8")).encode().replace("ü".encode(), b"\xff", 1)
    document = decode_document(raw, "page.html")
    assert isinstance(document, Document)
    assert (document.encoding, document.decode_loss) == ("utf_8", 1)


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        (b"<meta charset=utf-8>", "utf_8"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Windows-1251'>", "cp1251"),
        (b"<?xml version='1.0' encoding='latin1'?>", "cp1252"),
        (b"<meta charset=utf-16>", "utf_8"),
        (b"<meta charset=rot13>", None),
        (b"<meta name=charset content=none>", None),
        (b"charset=utf-8", None),
    ],
)
def test_declarations_are_read_by_the_labels_of_the_encoding_standard(declaration, encoding):
    assert declared_encoding(declaration) == encoding


def test_every_label_stands_for_an_encoding_that_python_has():
    for name in set(_labels().values()):
        assert codecs.lookup(name).decode(b"a")[0] == "a"
