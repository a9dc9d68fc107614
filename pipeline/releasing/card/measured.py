"""The card's tables of measured accuracy, from what ``make benchmark`` wrote.

Shares come in per mille; in brackets stands the interval in which 95 % of the draws lie.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.releasing.card.inert import Markdown
from pipeline.releasing.card.wording import NONE, number, table
from pipeline.schema.evidence import CONFIDENCES

Rows = Sequence[Mapping[str, Any]]


def pages_table(report: Mapping[str, Any]) -> Markdown:
    """Return the figures on pages: a row a figure, a column a form of page."""
    rows = [row for row in report["figures"] if row["data"] == "pages"]
    forms = _distinct(rows, "on")
    return table(
        " | ".join(["Figure", *(f">{form}" for form in forms), ">Pages"]),
        [
            (
                what,
                *(_figure(_find(rows, what=what, on=form)) for form in forms),
                max(row["n"] for row in rows if row["what"] == what),
            )
            for what in _distinct(rows, "what")
        ],
    )


def texts_table(report: Mapping[str, Any]) -> Markdown | None:
    """Return the figures of annotations; None where none was measured."""
    rows = [row for row in report["figures"] if row["data"] != "pages"]
    if not rows:
        return None
    return table(
        "Figure | Measured on | >Share | >Texts",
        [(row["what"], row["on"], _figure(row), row["n"]) for row in rows],
    )


def tiers_table(report: Mapping[str, Any]) -> Markdown | None:
    """Return how often each tier of confidence is right; None where none was measured."""
    rows = report["tiers"]
    if not rows:
        return None
    tiers = [tier for tier in CONFIDENCES if any(row["tier"] == tier for row in rows)]
    pairs = list(dict.fromkeys((row["what"], row["on"]) for row in rows))
    return table(
        " | ".join(["Fact", "Measured on", *(f">{tier}" for tier in tiers)]),
        [
            (what, on, *(_tier(_find(rows, what=what, on=on, tier=tier)) for tier in tiers))
            for what, on in pairs
        ],
    )


def _distinct(rows: Rows, key: str) -> list[str]:
    return list(dict.fromkeys(row[key] for row in rows))


def _find(rows: Rows, **wanted: str) -> Mapping[str, Any] | None:
    return next((row for row in rows if wanted.items() <= row.items()), None)


def _figure(row: Mapping[str, Any] | None) -> Markdown:
    if row is None:
        return NONE
    low, high = row["interval"]
    return Markdown(f"{_share(row['value'])} % ({_share(low)}–{_share(high)})")


def _tier(row: Mapping[str, Any] | None) -> Markdown:
    return NONE if row is None else Markdown(f"{_share(row['value'])} % of {number(row['n'])}")


def _share(mille: int) -> str:
    return f"{mille // 10}.{mille % 10}"
