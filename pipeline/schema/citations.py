"""The table ``citations``: which outlets a page cites, reprints, was supplied by or speaks of."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_WITHIN_ARTICLES, doc_id, position, span, text_span

RELATIONS = ("reports", "told_to", "republishes", "wire_source", "photo_credit", "mentions")
"""What the outlet is to the page."""

CITATIONS = Table(
    name="citations",
    description=(
        "One row for each place where a page cites another outlet, or its own: in the article's "
        "text, and in captions, credits, notices, bylines and publication lines. Lists of partners "
        "and what a page says of itself in menus and footers are none."
    ),
    key=("doc_id", "position"),
    order=ORDER_WITHIN_ARTICLES,
    columns=(
        doc_id(),
        position("Running number of the citation in its document.", "annotating"),
        *span("annotating"),
        *text_span("annotating"),
        Column(
            "text",
            pa.string(),
            "Its name, or what stands for it, as written: documents.text from start to end.",
            source="annotating",
        ),
        Column(
            "outlet_id",
            pa.string(),
            "The outlet that is cited, by its id in the registry.",
            source="annotating",
        ),
        Column(
            "relation",
            pa.string(),
            "What it is to the page: the text takes something from it (reports), somebody spoke to "
            "it or on it (told_to), it published the text first (republishes), supplied the text "
            "(wire_source) or a picture (photo_credit), or is only spoken of (mentions).",
            source="annotating",
            values=RELATIONS,
        ),
        Column("rule", pa.string(), "The rule that decided the relation.", source="annotating"),
    ),
)
