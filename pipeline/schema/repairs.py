"""The table ``repairs``: text that came broken or holds what nobody sees, and what became of it.

``segments.text`` stays what ``documents.text`` has from start to end. ``articles.text`` is the kept
segments, verbatim but for the repairs listed here; ``text_start`` and ``text_end`` of all tables
count in that repaired text.
"""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_WITHIN_ARTICLES, doc_id, position, span, text_span

REPAIR_KINDS = ("mojibake", "invisible", "bidi", "control")
"""What can be wrong with a few characters: decoded twice, unseen, turning the direction of writing,
or a control character."""

REPAIRS = Table(
    name="repairs",
    description=(
        "One row for each place where a document's text came broken or holds characters that "
        "nobody sees. articles.text is repaired there only where that is certain."
    ),
    key=("doc_id", "position"),
    order=ORDER_WITHIN_ARTICLES,
    columns=(
        doc_id(),
        position("Running number of the place in its document.", "cleaning"),
        *span("cleaning"),
        *text_span("cleaning"),
        Column(
            "kind",
            pa.string(),
            "What is wrong: text decoded by a wrong encoding before it was scraped, characters "
            "that are not seen, that turn the direction of writing, or that control a terminal.",
            source="cleaning",
            values=REPAIR_KINDS,
        ),
        Column(
            "text",
            pa.string(),
            "The characters as found: documents.text from start to end.",
            source="cleaning",
        ),
        Column(
            "replacement",
            pa.string(),
            "What articles.text has in their place, nothing where it is empty; outside of it, what "
            "they stand for. Null where it is not certain: then they are left as they are.",
            source="cleaning",
            nullable=True,
        ),
        Column("rule", pa.string(), "The rule that found them.", source="cleaning"),
    ),
)
