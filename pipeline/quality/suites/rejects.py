"""The checks of ``rejects`` that a person wrote."""

from pipeline.quality.check import Check, holds

TABLE = "rejects"

CHECKS = (
    Check(
        "file_exists",
        TABLE,
        "Every reject is a file of the raw folder.",
        "critical",
        (holds("file_exists", "no file of the raw folder has this path"),),
    ),
    Check(
        "nothing_rejected",
        TABLE,
        "Every raw file became an article; those that did not are named here.",
        "warning",
        (holds("is_an_article", "{reason}: {detail}"),),
    ),
)
