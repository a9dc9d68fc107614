"""The table ``passages``: what articles of one cluster share, word by word."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_WITHIN_ARTICLES, doc_id, position, span, text_span


def _other(name: str, description: str) -> Column:
    return Column(name, pa.int32(), description, source="linking", unit="code points", minimum=0)


PASSAGES = Table(
    name="passages",
    description=(
        "One row for each run of words that an article shares with the article of its cluster of "
        "which it is a copy, or, where no origin is known, that all others are most like."
    ),
    key=("doc_id", "position"),
    order=ORDER_WITHIN_ARTICLES,
    columns=(
        doc_id(),
        position("Running number of the passage in its document.", "linking"),
        *span("linking"),
        *text_span("linking"),
        Column(
            "text",
            pa.string(),
            "The words as they stand here: documents.text from start to end. Signs and capitals "
            "may be others there.",
            source="linking",
        ),
        Column(
            "other_doc_id",
            pa.string(),
            "The document that has the same words.",
            source="linking",
            refers_to="documents.doc_id",
        ),
        _other("other_start", "Where they begin in that document's documents.text."),
        _other("other_end", "Where they end there, exclusive."),
    ),
)
