"""The table ``rejects``: the raw files that became no article, and why."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import SHA256

REASONS = (
    "binary",
    "changed",
    "duplicate_bytes",
    "empty",
    "link",
    "no_article",
    "too_large",
    "undecodable",
    "unknown_format",
    "unreadable",
)
"""The fixed codes of ``rejects.reason``."""

REJECTS = Table(
    name="rejects",
    description="One row for each raw file that became no article, with its reason.",
    key=("raw_path",),
    order="raw_path, in byte order",
    columns=(
        Column("raw_path", pa.string(), "Path of the file below raw/, with `/`.", source="reading"),
        Column(
            "doc_id",
            pa.string(),
            "SHA-256 of the file's bytes, in hex; null where they could not be read.",
            source="reading",
            nullable=True,
            pattern=SHA256,
        ),
        Column(
            "stage",
            pa.string(),
            "The stage that refused the file.",
            source="reading, cleaning",
            values=("reading", "cleaning"),
        ),
        Column(
            "reason",
            pa.string(),
            "Why, as a fixed code.",
            source="reading, cleaning",
            values=REASONS,
        ),
        Column("detail", pa.string(), "Why, in words.", source="reading, cleaning"),
    ),
)
