"""The table ``foreign_passages``: paragraphs in another language than their article."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_WITHIN_ARTICLES, doc_id, position, span, text_span

FOREIGN_PASSAGES = Table(
    name="foreign_passages",
    description="One row for each paragraph of an article that is in another language than it.",
    key=("doc_id", "position"),
    order=ORDER_WITHIN_ARTICLES,
    columns=(
        doc_id(),
        position("Running number of the paragraph among these.", "annotating"),
        *span("annotating"),
        *text_span("annotating"),
        Column(
            "text",
            pa.string(),
            "The paragraph: documents.text from start to end.",
            source="annotating",
        ),
        Column(
            "language",
            pa.string(),
            "Its language, ISO 639-1, on which both detectors agree.",
            source="annotating",
            pattern=r"[a-z]{2}",
        ),
    ),
)
