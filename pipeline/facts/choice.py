"""Chooses among candidates by points, not by their order, and says how sure the choice is.

The model is a conditional logit with an outside option ("none of them"): candidates of one value
are one option, worth as much as the best of them. Only points decide, and integers are added, so
that the choice is the same everywhere. McFadden, Conditional logit analysis of qualitative choice
behavior, 1974.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.registry import Ranking

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """The option with most points and its tier, both None where none is far enough ahead."""

    value: Value | None
    tier: str | None


def choose(options: Mapping[Value, int], ranking: Ranking) -> Choice[Value]:
    """The best option; each is given with its points. Of equals the first is chosen where ``low``
    is 0, none where it is more.
    """
    if not options:
        return Choice(None, None)
    best, ahead = lead(options, ranking)
    tier = ranking.tier(ahead)
    return Choice(best if tier else None, tier)


def points_of(
    options: Mapping[Value, Sequence[frozenset[str]]], ranking: Ranking
) -> dict[Value, int]:
    """The points of options: each has the marks of its candidates, of which the best counts."""
    return {value: max(map(ranking.score, marks)) for value, marks in options.items()}


def lead(options: Mapping[Value, int], ranking: Ranking) -> tuple[Value, int]:
    """The option with most points, of at least one, and how many more than the next, or than none,
    it has.
    """
    ranked = sorted(options, key=lambda value: -options[value])
    others = [options[value] for value in ranked[1:2]]
    return ranked[0], options[ranked[0]] - max([ranking.none, *others])
