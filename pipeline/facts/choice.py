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


def choose(options: Mapping[Value, Sequence[frozenset[str]]], ranking: Ranking) -> Choice[Value]:
    """The best option; each has the marks of its candidates. Of equals the
    first is chosen where ``low`` is 0, none where it is more.
    """
    if not options:
        return Choice(None, None)
    best, ahead = lead(options, ranking)
    tier = ranking.tier(ahead)
    return Choice(best if tier else None, tier)


def lead(options: Mapping[Value, Sequence[frozenset[str]]], ranking: Ranking) -> tuple[Value, int]:
    """The option with most points, of at least one, and how many more than the next, or than none,
    it has.
    """
    scores = {
        value: max(ranking.score(marks) for marks in candidates)
        for value, candidates in options.items()
    }
    ranked = sorted(scores, key=lambda value: -scores[value])
    others = [scores[value] for value in ranked[1:2]]
    return ranked[0], scores[ranked[0]] - max([ranking.none, *others])
