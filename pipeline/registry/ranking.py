"""What candidates for a fact are worth: the points of `ranking.toml`.

Here belong the records of that file. What a mark means and who has it belongs to facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from pipeline.registry.data_files import RegistryError


@dataclass(frozen=True, slots=True)
class Ranking:
    """Points by mark, and how many points more than the next best option each tier takes.

    ``none`` is what the outside option is worth, that no candidate is right.
    """

    points: Mapping[str, int]
    none: int
    low: int
    medium: int
    high: int

    def score(self, marks: Iterable[str]) -> int:
        """The sum of the points of the marks; a mark that the table does not know has none."""
        return sum(map(self.points.get, marks, repeat(0)))

    def most(self, marks: Iterable[str]) -> int:
        """The most points that one of the marks can add, or none of them."""
        return max(0, *(self.points.get(mark, 0) for mark in marks))

    def tier(self, margin: int) -> str | None:
        """The tier of a candidate that is this far ahead; None where it is not far enough."""
        if margin < self.low:
            return None
        return "high" if margin >= self.high else "medium" if margin >= self.medium else "low"


def read_rankings(document: Mapping[str, Any]) -> dict[str, Ranking]:
    """Turn the parsed `ranking.toml` into rankings by field. Raises RegistryError where points are
    no whole numbers, or tiers out of order.
    """
    rankings = {}
    for field, table in document.items():
        where = f"ranking.toml: [{field}]"
        points = table["points"]
        for mark, worth in points.items():
            if type(worth) is not int:
                raise RegistryError(f"{where}: {mark} is no whole number: {worth!r}")
        ranking = Ranking(points, table["none"], table["low"], table["medium"], table["high"])
        if not 0 <= ranking.low <= ranking.medium <= ranking.high:
            raise RegistryError(f"{where}: low, medium and high are not in order")
        rankings[field] = ranking
    return rankings
