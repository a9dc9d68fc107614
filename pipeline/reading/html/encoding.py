"""Decodes HTML by the encoding that it declares, where its bytes do not say better.

A byte order mark and valid UTF-8 win over any declaration: pages that are UTF-8 and declare
something else are common, the other way round valid UTF-8 hardly comes about by chance. A
declaration comes next, unless its text is no language's and that of another encoding is; then what
decides for text files. Labels are those of the Encoding Standard (``encodings.toml``).
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from pipeline.reading.decode import TOLERATED_LOSS, Decoded, decode_unicode, undecodable
from pipeline.reading.legacy import decode_legacy, is_language

PRESCAN = 4096
"""Bytes in which a declaration is sought. The HTML Standard asks for 1,024; pages that declare it
later are read by browsers all the same."""

_DECLARATION = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_:.-]{2,30})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([A-Za-z0-9_:.-]{2,30})[\"']",
    re.IGNORECASE,
)
_RAW_TEXT = re.compile(rb"<(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>")
_REPLACED = "\ufffd"


def decode_html(raw: bytes) -> Decoded:
    """The text of an HTML file. Raises UndecodableError where it is none."""
    decoded = decode_unicode(raw)
    if decoded is not None:
        return decoded
    words = _without_tags(raw)
    declared = _by(declared_encoding(raw), raw)
    if declared and is_language(words.decode(declared.encoding, "replace")):
        return declared
    legacy = decode_legacy(words)
    decoded = _by(legacy[1], raw) if legacy else declared
    if decoded is None:
        raise undecodable(raw)
    return decoded


def declared_encoding(raw: bytes) -> str | None:
    """Python's name of the encoding that the page declares; None where it declares none that is
    known. What declares UTF-16 in letters of one byte is UTF-8, or nothing.
    """
    match = _DECLARATION.search(raw, 0, PRESCAN)
    return _labels().get((match[1] or match[2]).decode("ascii").lower()) if match else None


def _by(encoding: str | None, raw: bytes) -> Decoded | None:
    """The text by an encoding; None where more is broken in it than in any page."""
    if encoding is None:
        return None
    text = raw.decode(encoding, "replace")
    loss = text.count(_REPLACED)
    return (
        Decoded(text, encoding, loss=loss) if loss <= max(1, TOLERATED_LOSS * len(text)) else None
    )


def _without_tags(raw: bytes) -> bytes:
    """The words of a page without those of its markup, which are in no language."""
    first, *others = _RAW_TEXT.split(raw)
    shown = [first, *(other.partition(b"</")[2] for other in others)]
    return _TAG.sub(b" ", b" ".join(shown))


@cache
def _labels() -> dict[str, str]:
    data = tomllib.loads(Path(__file__).with_name("encodings.toml").read_text("utf-8"))
    return {label: name for name, labels in data["labels"].items() for label in labels.split()}
