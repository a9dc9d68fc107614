"""The table ``documents``: the raw files as they were read."""

import pyarrow as pa

from pipeline.reading.html import TEXT_RULE
from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_OF_ARTICLES, doc_id

DOCUMENTS = Table(
    name="documents",
    description=(
        "One row for each raw file that became an article: the file as it was read, before "
        "anything was cut."
    ),
    key=("doc_id",),
    order=ORDER_OF_ARTICLES,
    columns=(
        doc_id(refers_to=None),
        Column(
            "raw_path",
            pa.string(),
            "Path of the file below raw/, with `/`; of identical files the first in byte order.",
            source="reading",
        ),
        Column(
            "raw_bytes",
            pa.int64(),
            "Size of the file.",
            source="reading",
            unit="bytes",
            minimum=1,
        ),
        Column(
            "format",
            pa.string(),
            "What the file is.",
            source="reading",
            values=("text", "html"),
        ),
        Column(
            "encoding",
            pa.string(),
            "The one encoding by which the bytes were decoded, by its Python name.",
            source="reading",
        ),
        Column(
            "byte_order_mark",
            pa.bool_(),
            "Whether the file began with a byte order mark, which is no part of the text.",
            source="reading",
        ),
        Column(
            "decode_loss",
            pa.int32(),
            "How many characters had to be replaced while decoding; 0 where the text encodes "
            "back to the same bytes.",
            source="reading",
            unit="characters",
            minimum=0,
        ),
        Column(
            "url",
            pa.string(),
            "Address of the page, from raw/sources.csv.",
            source="sidecar",
            nullable=True,
        ),
        Column(
            "fetched_at",
            pa.timestamp("us", tz="UTC"),
            "When the page was fetched, from raw/sources.csv.",
            source="sidecar",
            nullable=True,
        ),
        Column(
            "sidecar_outlet",
            pa.string(),
            "The outlet as raw/sources.csv names it.",
            source="sidecar",
            nullable=True,
        ),
        Column(
            "text",
            pa.string(),
            "Document text: the decoded file, nothing cut, newlines as they stand; of HTML, its "
            f"visible text (rule {TEXT_RULE}). All offsets named start and end count in it.",
            source="reading",
        ),
    ),
)
