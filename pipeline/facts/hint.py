"""A hint at who published a page, or at who published its text first."""

from typing import NamedTuple

from pipeline.facts.evidence import Evidence
from pipeline.registry import Outlet
from pipeline.registry.outlets import fold_name


class Hint(NamedTuple):
    """``outlet`` is the registry's entry, None for a name that it does not know; ``rank`` orders
    what hints rest on, the surest first. A weak hint decides nothing by itself: it takes two of
    different bases that name the same.
    """

    name: str
    outlet: Outlet | None
    rank: int
    weak: bool
    evidence: Evidence

    @property
    def key(self) -> str:
        """What hints at the same publisher share."""
        return self.outlet.id if self.outlet else fold_name(self.name)


LONGEST_NAME = 60
"""Characters; mastheads are shorter, and what is longer is a sentence."""

RANK = {
    "sidecar": 0,
    "url": 0,
    "markup": 1,
    "notice": 1,
    "copyright": 2,
    "signature": 3,
    "source_line": 4,
    "byline": 5,
    "dateline": 6,
    "furniture": 7,
    "masthead": 8,
    "address": 9,
    "voice": 10,
}
"""Bases, the surest first: who fetched the page knows, notices and copyright lines are legal
statements, the form of a line may be borrowed."""
CONFIDENCE = {
    "sidecar": "high",
    "url": "high",
    "markup": "high",
    "notice": "high",
    "copyright": "high",
    "signature": "medium",
    "source_line": "medium",
    "byline": "medium",
    "dateline": "medium",
    "furniture": "medium",
    "masthead": "medium",
    "address": "low",
    "voice": "low",
}
"""The tier of a chosen hint by its basis."""
