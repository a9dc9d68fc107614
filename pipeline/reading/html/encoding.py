"""Decodes HTML by the encoding that it declares, where its bytes do not say better.

A byte order mark and valid UTF-8 win over any declaration: pages that are UTF-8 and declare
something else are common, the other way round valid UTF-8 hardly comes about by chance. A
declaration that fits the bytes comes next; then what decides for text files.
"""

import codecs
import re

from pipeline.reading.decode import MARKS, Decoded, decode

PRESCAN = 4096
"""Bytes in which a declaration is sought. The HTML Standard asks for 1,024; pages that declare it
later are read by browsers all the same."""

_DECLARATION = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_:.-]{2,30})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([A-Za-z0-9_:.-]{2,30})[\"']",
    re.IGNORECASE,
)

_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-7": None,
}
"""Encodings, by Python's names, that the Encoding Standard reads as a larger one of the same
family; None: that it does not read at all."""


def decode_html(raw: bytes) -> Decoded:
    """The text of an HTML file. Raises UndecodableError where it is none."""
    declared = declared_encoding(raw)
    if declared is None or raw.startswith(tuple(mark for mark, _ in MARKS)) or _is_utf_8(raw):
        return decode(raw)
    try:
        return Decoded(raw.decode(declared), declared)
    except UnicodeDecodeError:
        return decode(raw)


def declared_encoding(raw: bytes) -> str | None:
    """Python's name of the encoding that the page declares; None where it declares none that fits.

    A page that declares UTF-16 in letters of one byte is not UTF-16.
    """
    match = _DECLARATION.search(raw, 0, PRESCAN)
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32")):
        return None
    read_as = _READ_AS.get(name, name)
    return read_as.replace("-", "_") if read_as and _is_text_codec(read_as) else None


def _is_text_codec(name: str) -> bool:
    """Whether the codec makes text of bytes: Python has others, such as ``rot13`` and ``zlib``."""
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError):
        return False


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
