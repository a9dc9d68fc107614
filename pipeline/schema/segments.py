"""The table ``segments``: every line of every document, with its role and verdict."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_WITHIN_ARTICLES, doc_id, position, span, text_span

BODY_ROLES = ("subheading", "paragraph", "list_item")
"""The roles whose segments make up ``articles.text``."""

ROLES = (
    "title",
    "subtitle",
    "byline",
    "publication_line",
    "caption",
    "credit",
    *BODY_ROLES,
    "notice",
    "promotion",
    "navigation",
    "interface",
    "legal",
    "related",
    "comment",
)
"""All roles, those of the article first."""

SEGMENTS = Table(
    name="segments",
    description=(
        "One row for each segment of a document. Every character that is not white space stands "
        "in exactly one segment, so nothing is lost: what is not kept is still here, with the "
        "rule that decided."
    ),
    key=("doc_id", "position"),
    order=ORDER_WITHIN_ARTICLES,
    columns=(
        doc_id(),
        position("Running number of the segment in its document.", "cleaning"),
        *span("cleaning"),
        *text_span("cleaning"),
        Column(
            "role", pa.string(), "What the segment is on its page.", source="cleaning", values=ROLES
        ),
        Column(
            "kept",
            pa.bool_(),
            "Whether the segment is part of articles.text.",
            source="cleaning",
        ),
        Column(
            "rule",
            pa.string(),
            "The rule that decided, or the registered signature (`signature:` and its id).",
            source="cleaning",
        ),
        Column(
            "score",
            pa.int16(),
            "How sure a model was; null where a plain rule decided.",
            source="cleaning",
            unit="per mille",
            nullable=True,
            minimum=0,
            maximum=1000,
        ),
        Column(
            "text",
            pa.string(),
            "The segment, verbatim: documents.text from start to end.",
            source="cleaning",
        ),
    ),
)
