"""Decodes bytes to text by one encoding, and says which and what was lost.

Marks come first, then UTF-8, then UTF-16 without a mark; encodings from before Unicode are told by
the language that the text then reads as (``legacy``). Nothing here asks Python's Unicode tables or
a library for an opinion, so every Python answers the same.
"""

import codecs
from dataclasses import dataclass

from pipeline.reading.legacy import decode_legacy, is_language

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, "utf_32_le"),
    (codecs.BOM_UTF32_BE, "utf_32_be"),
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
"""Byte order marks, the longer before those that they begin with."""

KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""How files begin that are named like text now and then, by the documents of their formats; some
hold so much text that their control characters alone do not give them away."""

BINARY_SHARE = 0.01
"""More control characters than this are no text: scraped pages hold none, compressed and
executable files about 10 %. A stray NUL in a page stays far below."""

TOLERATED_LOSS = 0.005
"""Share of characters that may be broken in a file that is otherwise UTF-8: a page cut in the
middle of a character, or with a few lines pasted in from another encoding, stays below; other
encodings read as UTF-8 break at every accented letter, which is 2 % of French or German text."""

WHOLE_A_BROKEN = 3
"""Whole characters beyond ASCII that stand for each broken one where a text is UTF-8 in truth; in
another encoding bytes fall together to one only by chance."""

RAREST_SPACE = 200
"""Characters in which text has at least one space or line end: the longest Chinese paragraphs."""

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f")
_NO_LEADS = bytes(code for code in range(256) if not 0xC2 <= code <= 0xF4)
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding's Python name, whether a mark stood before it, and the number of
    characters that had to be replaced (by U+FFFD).
    """

    text: str
    encoding: str
    byte_order_mark: bool = False
    loss: int = 0

    @property
    def is_utf_8(self) -> bool:
        """Whether the bytes that were decoded are UTF-8, all of them."""
        return self.encoding == "utf_8" and not self.byte_order_mark and not self.loss


class UndecodableError(Exception):
    """The bytes are no text that can be told; ``reason`` is a reason of ``rejects``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(raw: bytes) -> Decoded:
    """The text of ``raw``. Raises UndecodableError where it is none."""
    decoded = decode_unicode(raw)
    if decoded is not None:
        return decoded
    legacy = decode_legacy(raw)
    if legacy is None:
        raise undecodable(raw)
    return Decoded(*legacy)


def decode_unicode(raw: bytes) -> Decoded | None:
    """The text of ``raw`` where its bytes alone tell the encoding; None where they may be of one
    from before Unicode. Raises UndecodableError where they are no text.
    """
    for start, kind in KINDS:
        if raw.startswith(start):
            raise UndecodableError("binary", f"{kind}, whatever its name says")
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _replacing(raw[len(mark) :], encoding)
    if _looks_binary(raw):
        return _wide(raw)
    # The single byte first: of two, Python's search is slow.
    if b"\x1b" in raw and b"\x1b$" in raw and (text := _strictly(raw, "iso2022_jp")) is not None:
        return Decoded(text, "iso2022_jp")
    text = _strictly(raw, "utf_8")
    return Decoded(text, "utf_8") if text is not None else _broken(raw)


def undecodable(raw: bytes) -> UndecodableError:
    """What to say of bytes that are text, but in no encoding that can be told."""
    text, loss = _as_broken_utf_8(raw)
    return UndecodableError(
        "undecodable",
        f"no UTF-8 ({loss} of {len(text)} characters are broken), and in no other encoding is "
        "it some language's text beyond doubt; convert it to UTF-8",
    )


def _replacing(raw: bytes, encoding: str) -> Decoded:
    """``raw`` by the encoding that its mark names, with what is broken replaced and counted."""
    text = _strictly(raw, encoding)
    if text is not None:
        loss = 0
    else:
        text = raw.decode(encoding, "replace")
        loss = text.count(_REPLACED)
        if loss > max(1, TOLERATED_LOSS * len(text)):
            raise UndecodableError(
                "undecodable", f"{loss} of {len(text)} characters are broken as {encoding}"
            )
    if _looks_binary(text.encode("utf-8")):
        raise UndecodableError("binary", "control characters that no text holds")
    return Decoded(text, encoding, True, loss)


def _looks_binary(raw: bytes) -> bool:
    # Text has none mostly, and to look for each of them takes half as long as to delete them all.
    found = bytes(filter(raw.__contains__, _CONTROLS))
    controls = len(raw) - len(raw.translate(None, found)) if found else 0
    return controls > max(1, BINARY_SHARE * len(raw))


def _wide(raw: bytes) -> Decoded:
    """UTF-16 without a mark: spaces and line ends have a NUL beside them, or its text is some
    language's.
    """
    sample = raw[: 1 << 16]
    even, odd = sample[0::2], sample[1::2]
    low, high = even.count(b" ") + even.count(b"\n"), odd.count(b" ") + odd.count(b"\n")
    for encoding, spaces, zeros in (("utf_16_le", low, odd), ("utf_16_be", high, even)):
        text = _strictly(raw, encoding)
        if text is None or _looks_binary(text.encode("utf-8")):
            continue
        spaced = spaces * RAREST_SPACE >= len(zeros) and zeros.count(0) >= max(1, spaces)
        if spaced or is_language(text):
            return Decoded(text, encoding)
    raise UndecodableError("binary", "control characters that no text holds")


def _broken(raw: bytes) -> Decoded | None:
    """Text that is UTF-8 but for a few broken places; None where it is not."""
    text, loss = _as_broken_utf_8(raw)
    whole = len(raw.translate(None, _NO_LEADS)) - loss
    if loss <= max(1, TOLERATED_LOSS * len(text)) and whole >= WHOLE_A_BROKEN * loss:
        return Decoded(text, "utf_8", loss=loss)
    return None


def _as_broken_utf_8(raw: bytes) -> tuple[str, int]:
    text = raw.decode("utf-8", "replace")
    return text, text.count(_REPLACED) - raw.count(_REPLACED.encode())


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None
