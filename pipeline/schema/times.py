"""The table ``times``: when, by the article's words and by the calendar."""

import pyarrow as pa

from pipeline.schema.column import Column, Table
from pipeline.schema.common import ORDER_WITHIN_ARTICLES, doc_id, position, span, text_span

TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
"""The types of TIMEX3."""

_DATE = r"[0-9X]{2,4}(-([0-9X]{2}(-[0-9X]{2})?|W[0-9X]{2}(-(WE|[1-7]))?|Q[1-4]|H[12]|SP|SU|FA|WI))?"
TIME_VALUE = (
    rf"(PRESENT|PAST|FUTURE)_REF|PT?[0-9X.]+[A-Z]{{1,2}}|BC[0-9]{{4}}(-[0-9]{{2}})?"
    rf"|{_DATE}(T([A-Z]{{2}}|[0-9]{{2}}:[0-9]{{2}}Z?))?"
)
"""What a value may look like."""

TIMES = Table(
    name="times",
    description=(
        "One row for each temporal expression of the article text, its title, subtitle and "
        "captions, with its value in TIMEX3."
    ),
    key=("doc_id", "position"),
    order=ORDER_WITHIN_ARTICLES,
    columns=(
        doc_id(),
        position("Running number of the expression in its document.", "annotating"),
        *span("annotating"),
        *text_span("annotating"),
        Column(
            "text",
            pa.string(),
            "The expression as written: documents.text from start to end.",
            source="annotating",
        ),
        Column(
            "type",
            pa.string(),
            "The type in TIMEX3: a place in the calendar, one within a day, a length of time, a "
            "repetition.",
            source="annotating",
            values=TIME_TYPES,
        ),
        Column(
            "value",
            pa.string(),
            "The value in TIMEX3 (TimeML 1.2.1): ISO 8601 with weeks, quarters, seasons, decades "
            "(`198`) and centuries (`19`); X for digits that nobody can know; PRESENT_REF, "
            "PAST_REF and FUTURE_REF for now, the past and the future.",
            source="annotating",
            pattern=TIME_VALUE,
        ),
        Column(
            "anchor",
            pa.date32(),
            "The day against which the value was read: that of publication, or of the time named "
            "before; null where the expression says all by itself or no day is known.",
            source="annotating",
            nullable=True,
        ),
        Column("rule", pa.string(), "The rule that found it.", source="annotating"),
    ),
)
