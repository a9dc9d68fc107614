"""Weighs all hints at a page's outlet against each other.

One hint may mislead: the copyright of a holding company, a partner's masthead. So hints of the same
name add up, each kind up to a limit, and the heaviest name wins if it weighs enough and more than
the next; otherwise nobody is named. The weights are small whole numbers, set by hand and checked
on pages of publishers that were not looked at.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.facts.furniture import Furniture
from pipeline.facts.hint import Hint
from pipeline.facts.site import bears_out
from pipeline.registry.outlets import fold_name


@dataclass(frozen=True, slots=True)
class Weight:
    """What each hint of a kind adds to its name, and the most that all of the kind can add."""

    each: int
    most: int


WEIGHTS = {
    "sidecar": Weight(100, 100),
    "domain": Weight(60, 60),
    "domain_in_markup": Weight(26, 26),
    "site_name": Weight(12, 12),
    "publisher": Weight(8, 8),
    "publisher_company": Weight(3, 3),
    "application": Weight(5, 5),
    "title_suffix": Weight(6, 6),
    "signature": Weight(14, 14),
    "notice": Weight(8, 8),
    "copyright": Weight(8, 8),
    "copyright_of_company": Weight(3, 3),
    "source_line": Weight(7, 7),
    "byline": Weight(2, 2),
    "voice": Weight(3, 3),
    "address": Weight(4, 8),
    "masthead_at_top": Weight(4, 4),
    "masthead": Weight(2, 4),
    "weak_masthead": Weight(1, 2),
    "phrase": Weight(3, 9),
    "mention": Weight(1, 5),
}
ENOUGH = 7
"""What a name must weigh: about one statement of ownership, or three lines of furniture."""

ENOUGH_ALONE = 4
"""What a registered name must weigh where no other weighs more than half of it."""

BORNE_OUT = 8
"""What the page's own address adds to a name that it contains."""

OWNER = -6
"""A company that owns many houses is hardly ever the name of one."""

STATING = frozenset(
    {
        "sidecar",
        "domain",
        "domain_in_markup",
        "site_name",
        "publisher",
        "notice",
        "copyright",
        "source_line",
        "address",
    }
)
"""Kinds that state a name; others only use one, and for an unknown name it takes two of them."""

MOST_RECURRENCE = 4
"""Lines of furniture that name an unregistered house again, each of the weight 1."""


def weigh(
    hints: Sequence[Hint], furniture: Furniture, owners: Collection[str], host: str | None
) -> Hint | None:
    """The best hint at the heaviest name; None where no name weighs enough, or two weigh the same."""
    named: dict[str, list[Hint]] = {}
    for hint in hints:
        named.setdefault(hint.key, []).append(hint)
    weights = {key: _weight(same, furniture, owners, host) for key, same in named.items()}
    order = sorted(weights, key=lambda key: (-weights[key], min(h.rank for h in named[key]), key))
    first, second = [*(weights[key] for key in order), 0, 0][:2]
    best = named[order[0]] if order else []
    kinds = {_kind(hint) for hint in best}
    alone = first >= ENOUGH_ALONE and 2 * second <= first and len(kinds) > 1 and best[0].outlet
    if not (first >= ENOUGH or alone) or (first == second and not kinds & STATING):
        return None
    return min(best, key=lambda hint: (hint.rank, hint.evidence.start or 0))


def _weight(
    same: Sequence[Hint], furniture: Furniture, owners: Collection[str], host: str | None
) -> int:
    kinds: dict[str, int] = {}
    for hint in same:
        kind = _kind(hint)
        weight = WEIGHTS[kind]
        each = (
            weight.each // 2 if hint.weak and kind in ("signature", "source_line") else weight.each
        )
        kinds[kind] = min(weight.most, kinds.get(kind, 0) + each)
    total = sum(kinds.values())
    if host and any(bears_out(host, hint.name) for hint in same):
        total += BORNE_OUT
    if same[0].outlet is None:
        if not kinds.keys() & STATING and len(kinds) < 2:
            return 0
        total += min(MOST_RECURRENCE, furniture.recurrence(same[0].name) - 1)
        if fold_name(same[0].name) in owners:
            total += OWNER
    return total


def _kind(hint: Hint) -> str:
    rule = hint.evidence.rule
    return rule if rule in WEIGHTS else hint.evidence.basis
