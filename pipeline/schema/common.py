"""Columns that several tables share, so that they mean the same everywhere."""

import pyarrow as pa

from pipeline.schema.column import Column

ORDER_OF_ARTICLES = "published_date (nulls first), outlet_id (nulls first), doc_id"
ORDER_WITHIN_ARTICLES = "by the order of their article, then position"

SHA256 = r"[0-9a-f]{64}"


def doc_id(*, refers_to: str | None = "documents.doc_id") -> Column:
    """The key of a document, in every table."""
    return Column(
        "doc_id",
        pa.string(),
        "SHA-256 of the raw file's bytes, in hex: the document's key in every table.",
        source="reading",
        pattern=SHA256,
        refers_to=refers_to,
    )


def position(of: str, source: str) -> Column:
    """The running number of a row within its document."""
    return Column("position", pa.int32(), of, source=source, unit="from 0", minimum=0)


def span(source: str, *, nullable: bool = False) -> tuple[Column, Column]:
    """``start`` and ``end`` in the document text."""
    where = "null where it does not stand in the text" if nullable else "end exclusive"
    return (
        Column(
            "start",
            pa.int32(),
            f"Where it begins in documents.text; {where}.",
            source=source,
            unit="code points",
            nullable=nullable,
            minimum=0,
        ),
        Column(
            "end",
            pa.int32(),
            f"Where it ends in documents.text; {where}.",
            source=source,
            unit="code points",
            nullable=nullable,
            minimum=0,
        ),
    )


def text_span(source: str) -> tuple[Column, Column]:
    """``text_start`` and ``text_end`` in the article text."""
    return (
        Column(
            "text_start",
            pa.int32(),
            "Where it begins in articles.text; null where it is no part of that text.",
            source=source,
            unit="code points",
            nullable=True,
            minimum=0,
        ),
        Column(
            "text_end",
            pa.int32(),
            "Where it ends in articles.text, exclusive; null where it is no part of that text.",
            source=source,
            unit="code points",
            nullable=True,
            minimum=0,
        ),
    )
