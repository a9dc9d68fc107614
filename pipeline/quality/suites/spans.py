"""The checks of every table whose rows stand somewhere in a text or in an order.

They follow from the names of columns that mean the same in all tables: ``start``, ``end`` and
``text``; ``text_start`` and ``text_end``; ``position``.
"""

from pipeline.quality.check import Check, holds
from pipeline.schema import Table


def has_span(table: Table) -> bool:
    """Whether its rows stand in the document text."""
    return {"doc_id", "start", "end", "text"} <= set(table.by_name)


def has_text_span(table: Table) -> bool:
    """Whether its rows may stand in the article text."""
    return {"doc_id", "text", "text_start", "text_end"} <= set(table.by_name)


def span_checks(table: Table) -> tuple[Check, ...]:
    """The checks of a table's spans, positions and row order."""
    checks = [
        Check(
            "row_order",
            table.name,
            f"Rows are sorted: {table.order}.",
            "critical",
            (holds("in_order", "the row belongs above the one before it"),),
        )
    ]
    if "position" in table.by_name:
        checks.append(
            Check(
                "positions_run",
                table.name,
                "Positions count 0, 1, 2 … without a hole.",
                "critical",
                (holds("position_runs", "the position before it is missing"),),
            )
        )
    if has_span(table):
        checks += [
            Check(
                "span_complete",
                table.name,
                "Start, end and text are given together or not at all.",
                "critical",
                (holds("span_is_complete", "of start, end and text some are null"),),
            ),
            Check(
                "offsets_inside",
                table.name,
                "Start comes before end, and both lie inside the document text.",
                "critical",
                (holds("span_is_inside", "{start} to {end} is no span of the document text"),),
            ),
            Check(
                "text_is_slice",
                table.name,
                "Text is, to the letter, the document text from start to end.",
                "critical",
                (
                    holds(
                        "text_is_slice",
                        "the document text from {start} to {end} is not the row's text",
                    ),
                ),
            ),
        ]
    if has_text_span(table):
        checks.append(
            Check(
                "text_span_is_slice",
                table.name,
                "Where text_start and text_end are given, the article text between them is the "
                "row's text with the repairs in it.",
                "critical",
                (
                    holds(
                        "text_span_is_slice",
                        "the article text from {text_start} to {text_end} is not the row's text",
                    ),
                ),
            )
        )
    return tuple(checks)
