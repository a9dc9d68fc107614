"""The checks of ``evidence`` that a person wrote."""

from pipeline.quality.check import Check, holds

TABLE = "evidence"

FACTS = "facts"
"""The frame with one row for each fact of each article."""

CORRECTIONS = "corrections"
"""The frame with one row for each correction of corrections.toml."""

CHECKS = (
    Check(
        "facts_have_evidence",
        TABLE,
        "Every fact of an article is the value of its chosen evidence, and a fact without chosen "
        "evidence is null.",
        "critical",
        (holds("fact_is_chosen", "the article says {fact}, the chosen evidence {chosen}"),),
        over=FACTS,
    ),
    Check(
        "says_where",
        TABLE,
        "Evidence says where in the document it stands and how sure it is; only what a sidecar or "
        "a correction says stands nowhere, and a correction is as sure as the person.",
        "critical",
        (
            holds("place_fits_basis", "by {basis}, but its start is {start}"),
            holds("confidence_fits_basis", "by {basis}, but its confidence is {confidence}"),
        ),
    ),
    Check(
        "corrections_hold",
        TABLE,
        "Every correction found the value that it expects, and was applied.",
        "critical",
        (holds("correction_holds", "the correction to {value} did not find what it expects"),),
    ),
    Check(
        "corrections_found",
        TABLE,
        "Every correction found its document.",
        "critical",
        (holds("is_found", "no evidence of this correction: is the document in the corpus?"),),
        over=CORRECTIONS,
    ),
)
