"""The table ``quotes``: who says what, as the article tells it."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_WITHIN_ARTICLES, doc_id, position, span, text_span
from pipeline.schema.evidence import CONFIDENCES

QUOTE_KINDS = ("direct", "partial", "scare", "indirect")
"""Statements in quotation marks; words of a speaker inside the reporter's sentence; quoted words
that nobody says; what is said without marks."""

SPEAKER_TYPES = ("named", "unnamed", "body", "document")
"""Speakers with a name; people without one; bodies and documents without one."""

CUE_CLASSES = ("neutral", "claim", "denial", "question", "demand", "concession")
"""What a reporting verb does with the words."""

_PART = pa.struct(
    [pa.field(name, pa.int32()) for name in ("start", "end", "text_start", "text_end")]
)

QUOTES = Table(
    name="quotes",
    description=(
        "One row for each attribution: what is said, from its first to its last character, who "
        "says it, and by which word. Also of titles, subtitles and captions."
    ),
    key=("doc_id", "position"),
    order=ORDER_WITHIN_ARTICLES,
    columns=(
        doc_id(),
        position(
            "Running number of the attribution in its document, by where it starts.", "quotes"
        ),
        *span("quotes"),
        *text_span("quotes"),
        Column("text", pa.string(), "documents.text from start to end.", source="quotes"),
        Column(
            "parts",
            pa.list_(pa.field("element", _PART, nullable=False)),
            "The quoted pieces with their marks, in order; empty for indirect ones. Offsets as in "
            "the row.",
            source="quotes",
            unit="code points",
        ),
        Column(
            "kind",
            pa.string(),
            "direct: a statement in quotation marks; partial: words of the speaker inside a "
            "sentence of the reporter's; scare: quoted words that nobody beside them says; "
            "indirect: said without marks.",
            source="quotes",
            values=QUOTE_KINDS,
        ),
        Column(
            "speaker",
            pa.string(),
            "Who says it, as written: documents.text from speaker_start to speaker_end; null where "
            "the text does not say.",
            source="quotes",
            nullable=True,
        ),
        Column(
            "speaker_start",
            pa.int32(),
            "Where the speaker begins in documents.text.",
            source="quotes",
            unit="code points",
            nullable=True,
            minimum=0,
        ),
        Column(
            "speaker_end",
            pa.int32(),
            "Where the speaker ends in documents.text, exclusive.",
            source="quotes",
            unit="code points",
            nullable=True,
            minimum=0,
        ),
        Column(
            "speaker_name",
            pa.string(),
            "What the article calls the speaker most fully (Liu Chang, where the row has Liu or "
            "he); null where it gives no name.",
            source="quotes",
            nullable=True,
        ),
        Column(
            "speaker_description",
            pa.string(),
            "How the article describes the speaker, where it names them.",
            source="quotes",
            nullable=True,
        ),
        Column(
            "speaker_type",
            pa.string(),
            "Whether the speaker has a name, or is people, a body or a document without one.",
            source="quotes",
            nullable=True,
            values=SPEAKER_TYPES,
        ),
        Column(
            "cue",
            pa.string(),
            "The word by which it is said, as written.",
            source="quotes",
            nullable=True,
        ),
        Column(
            "cue_class",
            pa.string(),
            "What the word does, by the registry; null for words that are no reporting verbs.",
            source="quotes",
            nullable=True,
            values=CUE_CLASSES,
        ),
        Column(
            "confidence",
            pa.string(),
            "high where two independent methods agree on the speaker, medium where one is sure, "
            "else low.",
            source="quotes",
            values=CONFIDENCES,
        ),
        Column(
            "rule",
            pa.string(),
            "What found the row: cue (a word of saying), piece (quotation marks), verb or marks in "
            "languages other than English.",
            source="quotes",
        ),
    ),
)
