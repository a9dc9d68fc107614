"""Facts of small pages that tests write down."""

import datetime as dt

from pipeline.cleaning import Cleaner
from pipeline.facts import Context, Evidence, FactFinder, Facts
from pipeline.registry import load

BODY = (
    "The council of the small town voted on Tuesday to keep its swimming pool open through the "
    "winter, after a petition with nine thousand signatures had reached the town hall.\n\n"
    "The heating will be paid for from the reserve fund, said the mayor, who had long been "
    "against it and changed her mind in summer."
)


def facts_of(
    page: str,
    sidecar_outlet: str | None = None,
    fetched_at: dt.datetime | None = None,
    language: str | None = None,
) -> tuple[Facts, list[Evidence]]:
    """The facts of a page, with their evidence."""
    registry = load()
    segments = Cleaner(registry).segments(page)
    context = Context(fetched_at=fetched_at, sidecar_outlet=sidecar_outlet, language=language)
    facts, evidence = FactFinder(registry).find(segments, context)
    for row in evidence:
        if row.start is not None:
            assert page[row.start : row.end] == row.text, row
    return facts, evidence


def values(evidence: list[Evidence], field: str, *, chosen: bool) -> list[str | None]:
    """The values of the candidates for a field that were chosen, or refused."""
    return [row.value for row in evidence if row.field == field and row.chosen is chosen]
