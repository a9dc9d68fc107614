"""The table ``evidence``: every candidate for every fact, the chosen and the refused."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import doc_id, position, span

CONFIDENCES = ("high", "medium", "low")
"""The named tiers of confidence, the surest first."""

FIELDS = (
    "title",
    "subtitle",
    "outlet",
    "original_publisher",
    "authors",
    "published",
    "updated",
    "language",
)
"""The facts of an article that have evidence, and that a correction may name."""

BASES = (
    "text",
    "signature",
    "source_line",
    "copyright",
    "notice",
    "furniture",
    "masthead",
    "address",
    "voice",
    "byline",
    "dateline",
    "markup",
    "url",
    "sidecar",
    "correction",
)
"""What a candidate rests on."""

EVIDENCE = Table(
    name="evidence",
    description=(
        "One row for each candidate for a fact of an article, the chosen and the refused, with "
        "where it stands, verbatim, and the rule that found it."
    ),
    key=("doc_id", "field", "position"),
    order="by the order of their article, then field in the order of articles' columns, position",
    columns=(
        doc_id(),
        Column(
            "field",
            pa.string(),
            "The fact that the candidate is for.",
            source="facts",
            values=FIELDS,
        ),
        position("Running number of the candidate for this fact of this article.", "facts"),
        Column(
            "value",
            pa.string(),
            "The value that the candidate stands for; null where a correction says that there is "
            "none.",
            source="facts",
            nullable=True,
        ),
        Column("chosen", pa.bool_(), "Whether the article has this value.", source="facts"),
        Column("basis", pa.string(), "What the candidate rests on.", source="facts", values=BASES),
        Column(
            "rule",
            pa.string(),
            "The rule or registered signature that found it; for corrections their reason and "
            "source.",
            source="facts",
        ),
        Column(
            "confidence",
            pa.string(),
            "How sure the rule is as a named tier; null for corrections, which a person made.",
            source="facts",
            nullable=True,
            values=CONFIDENCES,
        ),
        *span("facts", nullable=True),
        Column(
            "text",
            pa.string(),
            "documents.text from start to end; null for what does not stand there: markup, the "
            "address of the page, sidecars and corrections.",
            source="facts",
            nullable=True,
        ),
    ),
)
