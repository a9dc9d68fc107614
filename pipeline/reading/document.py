"""Reads one raw file to a document, or says why it cannot be used."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from pipeline.reading.decode import UndecodableError, decode
from pipeline.reading.discover import HTML_SUFFIXES, RawFile
from pipeline.reading.extent import TooLargeError, check_lines
from pipeline.reading.html import decode_html, is_html, read_html
from pipeline.reading.markup import Markup
from pipeline.reading.raw_bytes import UnreadableError, read_bytes
from pipeline.reading.sources import Source


@dataclass(frozen=True, slots=True)
class Document:
    """A raw file as it was read; the fields are the columns of ``documents``, and ``markup`` what
    the page's markup says besides, None for plain text.
    """

    doc_id: str
    raw_path: str
    raw_bytes: int
    format: str
    encoding: str
    byte_order_mark: bool
    decode_loss: int
    url: str | None
    fetched_at: dt.datetime | None
    sidecar_outlet: str | None
    text: str
    markup: Markup | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """A raw file that becomes no article; the fields are the columns of ``rejects``."""

    raw_path: str
    doc_id: str | None
    stage: str
    reason: str
    detail: str


def read_file(file: RawFile, source: Source | None = None) -> Document | Reject:
    """The document in ``file``, joined with what ``sources.csv`` says of it."""
    try:
        raw = read_bytes(file)
    except UnreadableError as error:
        return Reject(file.raw_path, None, "reading", error.reason, str(error))
    return decode_document(raw, file.raw_path, source)


def decode_document(raw: bytes, raw_path: str, source: Source | None = None) -> Document | Reject:
    """The document whose bytes are ``raw``."""
    doc_id = hashlib.sha256(raw).hexdigest()
    if not raw:
        return Reject(raw_path, doc_id, "reading", "empty", "the file has no bytes")
    # What has no tag is text, whatever its name: as HTML it would be a single line.
    named = raw_path.lower().endswith(tuple(HTML_SUFFIXES)) and b"<" in raw
    html = named or is_html(raw)
    try:
        decoded = decode_html(raw) if html else decode(raw)
        page = read_html(decoded.text, raw if decoded.is_utf_8 else None) if html else None
        text = page.text if page else decoded.text
        check_lines(text)
    except UndecodableError as error:
        return Reject(raw_path, doc_id, "reading", error.reason, str(error))
    except TooLargeError as error:
        return Reject(raw_path, doc_id, "reading", "too_large", str(error))
    if page and page.lack:
        return Reject(raw_path, doc_id, "reading", "no_article", page.lack)
    if not text.strip():
        why = "a page without visible text" if html else "nothing but white space"
        return Reject(raw_path, doc_id, "reading", "empty", why)
    source = source or Source()
    return Document(
        doc_id=doc_id,
        raw_path=raw_path,
        raw_bytes=len(raw),
        format="html" if html else "text",
        encoding=decoded.encoding,
        byte_order_mark=decoded.byte_order_mark,
        decode_loss=decoded.loss,
        url=source.url,
        fetched_at=source.fetched_at,
        sidecar_outlet=source.outlet,
        text=text,
        markup=page.markup if page else None,
    )
