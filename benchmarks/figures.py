"""Figures with their intervals, from parts that every unit (page, article) contributed.

Bootstrap: units are drawn again with their group, a publisher with all its pages or an article with
all its quotes, because units of a group resemble one another (Field and Welsh 2007, "Bootstrapping
clustered data"). The interval is the middle 95 % of the figures of so many draws. Seeded: the same
parts give the same interval.
"""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

DRAWS = 1000
"""Enough that the ends of an interval move by less than it is read by, two decimals."""

Parts = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Unit:
    """What one page or article contributes; ``group`` is drawn as a whole."""

    group: str
    parts: Parts


@dataclass(frozen=True)
class Figure:
    """A share with the interval in which 95 % of the draws lie, and over how many units."""

    value: float
    low: float
    high: float
    units: int

    def as_list(self) -> list[float]:
        """Value, ends of the interval, units; four decimals are more than the data can tell."""
        return [*(round(part, 4) for part in (self.value, self.low, self.high)), self.units]


DERIVED: Mapping[str, tuple[str, str]] = {
    "shingle_f1": ("shingle_p", "shingle_r"),
    "attribution_f1": ("attribution_p", "attribution_r"),
    "strict_f1": ("strict_p", "strict_r"),
    "relaxed_f1": ("relaxed_p", "relaxed_r"),
    "value_f1": ("value_p", "value_r"),
}
"""Figures that are the F1 of two others over all units, not the mean of the units' own."""


def figures(
    units: Sequence[Unit],
    draws: int = DRAWS,
    seed: int = 0,
    counted: Collection[str] = (),
) -> dict[str, Figure]:
    """Every figure that the units' parts give, by its name. Of those named in ``counted`` a unit
    holds several cases, and these are told instead of the units.
    """
    groups = sorted({unit.group for unit in units})
    names = sorted({name for unit in units for name in unit.parts})
    if not names:
        return {}
    row = {group: number for number, group in enumerate(groups)}
    column = {name: number for number, name in enumerate(names)}
    sums = np.zeros((2, len(groups), len(names)))
    counts = dict.fromkeys(names, 0)
    for unit in units:
        for name, (part, whole) in unit.parts.items():
            sums[:, row[unit.group], column[name]] += (part, whole)
            counts[name] += 1
    totals = sums.sum(axis=1)
    drawn = np.einsum("dg,kgn->kdn", _drawn(len(groups), draws, seed), sums)
    counts |= {name: int(totals[1, column[name]]) for name in counted if name in column}
    made = {
        name: _figure(_share(totals[:, at]), _share(drawn[:, :, at]), counts[name])
        for name, at in column.items()
    }
    for name, (precision, recall) in DERIVED.items():
        if precision in column and recall in column:
            both = [_share(totals[:, column[part]]) for part in (precision, recall)]
            draws_of = [_share(drawn[:, :, column[part]]) for part in (precision, recall)]
            made[name] = _figure(_f1(*both), _f1(*draws_of), counts[recall])
    return dict(sorted(made.items()))


def _drawn(groups: int, draws: int, seed: int) -> Any:
    """How often each draw has each group. `random` gives the same numbers everywhere."""
    chance = random.Random(seed)
    counts = np.zeros((draws, groups))
    for draw in counts:
        for group in chance.choices(range(groups), k=groups):
            draw[group] += 1
    return counts


def _share(parts: Any) -> Any:
    return parts[0] / np.maximum(parts[1], 1e-9)


def _f1(precision: Any, recall: Any) -> Any:
    return 2 * precision * recall / np.maximum(precision + recall, 1e-9)


def _figure(value: Any, drawn: Any, units: int) -> Figure:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(float(value), float(low), float(high), units)
