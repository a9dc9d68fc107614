"""The card's tables of what annotators found, each from what was counted to Markdown."""

from pipeline.releasing.card.inert import Markdown, code, inert
from pipeline.releasing.card.layout import MOST_ROWS, more, named
from pipeline.releasing.card.quotes import QuoteCounts
from pipeline.releasing.card.timeline import Timeline
from pipeline.releasing.card.wording import number, table
from pipeline.schema.evidence import CONFIDENCES

BAR = 30
"""Characters of the longest bar: with the first column it fits a screen."""


def timeline_table(found: Timeline) -> Markdown:
    """Return how far what is talked about lies from publication, with a bar for each row."""
    most = max((count for _, count in found.rows), default=0)
    return table(
        "Told of | >Dates and times | Share",
        [
            (name, count, Markdown("█" * (BAR * count // most) if most else ""))
            for name, count in found.rows
        ],
    )


def quotes_table(quotes: QuoteCounts) -> Markdown:
    """Return the attributions by kind and tier."""
    return table(
        f"Kind | {' | '.join(f'>{tier}' for tier in CONFIDENCES)} | >With a speaker | >All",
        [(code(kind), *tiers, spoken, sum(tiers)) for kind, tiers, spoken in quotes.kinds],
    )


def speakers_table(quotes: QuoteCounts) -> Markdown:
    """Return who is quoted most in each outlet; beyond `MOST_ROWS` the number of outlets."""
    shown = table(
        "Outlet | Most quoted",
        [
            (
                named(outlet),
                Markdown(", ".join(f"{inert(name, 60)} {number(n)}" for name, n in speakers)),
            )
            for outlet, speakers in quotes.speakers[:MOST_ROWS]
        ],
    )
    return more(shown, len(quotes.speakers) - MOST_ROWS, "outlet")
