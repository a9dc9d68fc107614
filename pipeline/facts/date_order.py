"""In which order a page writes day and month, where nothing but that order is open.

The outlet's registered order decides. Where the outlet is not known, the country of its address
does, then the page's own numeric dates that can be read in one way only, then the custom of its
language, where the countries of that language agree.
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.cleaning.segment import Segment
from pipeline.facts.address import addresses_of
from pipeline.facts.context import Context
from pipeline.registry import Outlet, Registry

CODE_OF_DOMAIN = {"uk": "GB"}
"""Domains of countries that are not their codes of ISO 3166-1."""

GENERIC = frozenset(["tv", "co", "io", "me", "cc", "fm", "am", "ai", "ly", "to", "ws", "la", "gg"])
"""Domains of countries that are sold to everyone, so that they say nothing of the place."""

MOST_MONTHS = 12

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-])", re.ASCII)


def order_of(
    outlet: Outlet | None, segments: Sequence[Segment], context: Context, registry: Registry
) -> str | None:
    """``DMY``, ``MDY`` or ``YMD``; None where nothing tells."""
    if outlet is not None:
        return outlet.date_order
    for host, _ in addresses_of(context):
        domain = host.rpartition(".")[2]
        country = registry.countries.get(CODE_OF_DOMAIN.get(domain, domain.upper()))
        if country is not None and domain not in GENERIC:
            return country.date_order
    shown = {order for s in segments for order in _shown(s.text)}
    if len(shown) == 1:
        return shown.pop()
    return registry.dates.numeric_orders.get(context.language or "")


def _shown(line: str) -> Iterable[str]:
    """The orders of the numeric dates of a line of which one number can be no month."""
    for match in _NUMERIC.finditer(line):
        first, second = int(match[1]), int(match[3])
        if first > MOST_MONTHS >= second:
            yield "DMY"
        elif second > MOST_MONTHS >= first:
            yield "MDY"
