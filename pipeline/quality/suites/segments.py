"""The checks of ``segments`` that a person wrote."""

from pipeline.quality.check import Check, holds, none_of
from pipeline.schema import BODY_ROLES

BY_DOCUMENT = "documents"
"""The frame with one row for each document."""

TABLE = "segments"

CHECKS = (
    Check(
        "covers_document",
        TABLE,
        "Every character of a document that is not white space stands in a segment: nothing is "
        "lost between segments.",
        "critical",
        (
            none_of(
                "uncovered",
                "{uncovered} characters stand in no segment, the first at {uncovered_at}",
            ),
        ),
        over=BY_DOCUMENT,
    ),
    Check(
        "no_overlap",
        TABLE,
        "No character of a document stands in two segments.",
        "critical",
        (holds("begins_after_last", "begins at {start}, inside another segment"),),
    ),
    Check(
        "trimmed",
        TABLE,
        "A segment is not empty and neither begins nor ends with white space.",
        "critical",
        (holds("is_trimmed", "empty, or white space at its edge"),),
    ),
    Check(
        "kept_is_body",
        TABLE,
        f"Only segments of the body are kept: {', '.join(BODY_ROLES)}.",
        "critical",
        (holds("kept_is_body", "kept, although it is a {role}"),),
    ),
    Check(
        "kept_has_text_span",
        TABLE,
        "A segment has its place in the article text exactly if it is kept.",
        "critical",
        (holds("kept_has_text_span", "kept is {kept}, text_start is {text_start}"),),
    ),
    Check(
        "signature_registered",
        TABLE,
        "A segment that a registered signature decided names one that the registry has.",
        "critical",
        (holds("signature_is_registered", "the registry has no {rule}"),),
    ),
)
