"""Decodes bytes to text by one encoding, and says which and what was lost.

Text that is not Unicode by its marks or by being valid is judged by charset-normalizer, whose
version the lock pins.
"""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, "utf_32_le"),
    (codecs.BOM_UTF32_BE, "utf_32_be"),
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
"""Byte order marks, the longer before those that they begin with."""

LEGACY_ENCODINGS = (
    "cp1252",
    "gb18030",
    "cp932",
    "euc_jp",
    "big5",
    "cp949",
    "cp1251",
    "koi8_r",
    "cp1256",
    "cp1254",
    "cp1250",
    "cp1253",
)
"""What news sites used before UTF-8, by the WHATWG Encoding Standard's list without its relics;
single-byte encodings of the same letters differ in so few bytes that a longer list only adds
mistakes."""

BINARY_SHARE = 0.01
"""More control characters than this are no text: scraped pages hold none, compressed and
executable files about 10 %. A stray NUL in a page stays far below."""

TOLERATED_LOSS = 0.005
"""Share of characters that may be broken in a file that is otherwise UTF-8: a page cut in the
middle of a character, or pasted together from two encodings, stays below; other encodings read as
UTF-8 break at every accented letter, which is 2 % of French or German text."""

RAREST_SPACE = 200
"""Characters in which text has at least one space or line end: the longest Chinese paragraphs."""

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding's Python name, whether a mark stood before it, and the number of
    characters that had to be replaced (by U+FFFD).
    """

    text: str
    encoding: str
    byte_order_mark: bool = False
    loss: int = 0


class UndecodableError(Exception):
    """The bytes are no text that can be told; ``reason`` is a reason of ``rejects``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(raw: bytes) -> Decoded:
    """The text of ``raw``. Raises UndecodableError where it is none."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _replacing(raw[len(mark) :], encoding, byte_order_mark=True)
    if _looks_binary(raw):
        wide = _wide_encoding(raw)
        if wide is None:
            raise UndecodableError("binary", "control characters that no text holds")
        return _replacing(raw, wide)
    try:
        return Decoded(raw.decode("utf-8"), "utf_8")
    except UnicodeDecodeError:
        return _guess(raw)


def _replacing(raw: bytes, encoding: str, *, byte_order_mark: bool = False) -> Decoded:
    """``raw`` by an encoding that is known, with what is broken replaced and counted."""
    text = raw.decode(encoding, "replace")
    try:
        same = text.encode(encoding) == raw
    except UnicodeEncodeError:
        same = False
    loss = 0 if same else max(1, text.count("\ufffd"))
    if loss > max(1, TOLERATED_LOSS * len(text)):
        raise UndecodableError(
            "undecodable", f"{loss} of {len(text)} characters are broken as {encoding}"
        )
    return Decoded(text, encoding, byte_order_mark, loss)


def _looks_binary(raw: bytes) -> bool:
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return controls > max(1, BINARY_SHARE * len(raw))


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark: spaces and line ends have a NUL beside them."""
    sample = raw[: 1 << 16]
    even, odd = sample[0::2], sample[1::2]
    low, high = even.count(b" ") + even.count(b"\n"), odd.count(b" ") + odd.count(b"\n")
    for encoding, letters, zeros in (("utf_16_le", low, odd), ("utf_16_be", high, even)):
        if letters * RAREST_SPACE >= len(zeros) and zeros.count(0) >= letters:
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not _looks_binary(text.encode("utf-8")):
                return encoding
    return None


def _guess(raw: bytes) -> Decoded:
    """Bytes without a mark that are not valid UTF-8: slightly broken UTF-8, or another encoding."""
    text = raw.decode("utf-8", "replace")
    loss = text.count("\ufffd")
    multibyte = sum(byte >= 0xC2 for byte in raw[: 1 << 16])
    if loss <= max(1, TOLERATED_LOSS * len(text)) and loss * 4 <= multibyte:
        return Decoded(text, "utf_8", loss=loss)
    best = from_bytes(raw, cp_isolation=list(LEGACY_ENCODINGS)).best()
    if best is None:
        raise UndecodableError("undecodable", "neither UTF-8 nor another encoding that can be told")
    return Decoded(raw.decode(best.encoding), best.encoding)
