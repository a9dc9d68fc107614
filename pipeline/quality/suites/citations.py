"""The checks of ``citations`` beyond those that follow from its columns."""

from pipeline.quality.check import Check, holds

TABLE = "citations"

CHECKS = (
    Check(
        "outlet_known",
        TABLE,
        "Ids of outlets stand in the registry.",
        "critical",
        (holds("outlet_is_known", "the registry has no {outlet_id}"),),
    ),
)
