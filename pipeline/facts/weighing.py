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

ENOUGH_ALONE = 3
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

OWNER_AT_MOST = 1
"""So that such a company keeps no house from being named."""

OF_OTHERS_TOO = frozenset(
    {"masthead_at_top", "masthead", "weak_masthead", "voice", "signature", "byline"}
)
"""Kinds that partners or quoted houses have too: alone they name nobody."""

LINKS = (
    frozenset({"mention"}),
    frozenset({"address"}),
    frozenset({"masthead_at_top", "masthead", "weak_masthead"}),
)
"""Kinds that links to a registered house have: alone they do not tell whose page it is."""

BORROWED = frozenset({"signature", "source_line"})
"""Kinds of which a weak hint, such as the mere form of a line, weighs a third."""

MOST_RECURRENCE = 4
"""Lines of furniture that name an unregistered house again, each of the weight 1."""


def weigh(
    hints: Sequence[Hint], furniture: Furniture, owners: Collection[str], host: str | None
) -> Hint | None:
    """The best hint at the heaviest name; None where none weighs enough, or two weigh the same."""
    named: dict[str, list[Hint]] = {}
    for hint in hints:
        named.setdefault(hint.key, []).append(hint)
    weights = {key: _weight(same, furniture, owners, host) for key, same in named.items()}
    order = sorted(weights, key=lambda key: (-weights[key], min(h.rank for h in named[key]), key))
    first, second = [*(weights[key] for key in order), 0, 0][:2]
    best = named[order[0]] if order else []
    kinds = {_kind(hint) for hint in best}
    own = kinds - OF_OTHERS_TOO
    linked = best and best[0].outlet and any(kinds <= some for some in LINKS)
    alone = first >= ENOUGH_ALONE and 2 * second <= first and best[0].outlet and own
    if linked or not (first >= ENOUGH or alone) or (first == second and not kinds & STATING):
        return None
    return min(best, key=lambda hint: (hint.rank, hint.evidence.start or 0))


def _weight(
    same: Sequence[Hint], furniture: Furniture, owners: Collection[str], host: str | None
) -> int:
    kinds: dict[str, int] = {}
    for hint in same:
        kind = _kind(hint)
        weight = WEIGHTS[kind]
        each = weight.each // 3 if hint.weak and kind in BORROWED else weight.each
        kinds[kind] = min(weight.most, kinds.get(kind, 0) + each)
    total = sum(kinds.values())
    names = dict.fromkeys(hint.name for hint in same)
    borne_out = host is not None and any(bears_out(host, name) for name in names)
    if borne_out:
        total += BORNE_OUT
    if same[0].outlet is None:
        if not (borne_out or kinds.keys() & STATING) and len(kinds) < 2:
            return 0
        total += min(MOST_RECURRENCE, max(0, furniture.recurrence(same[0].name) - 1))
        if _is_owner(same[0].name, owners):
            return min(total + OWNER, OWNER_AT_MOST)
    return total


def _kind(hint: Hint) -> str:
    rule = hint.evidence.rule
    return rule if rule in WEIGHTS else hint.evidence.basis


def _is_owner(name: str, owners: Collection[str]) -> bool:
    """Whether the name is an owner's, or begins with one as those of its branches do."""
    words = name.split()
    return any(fold_name(" ".join(words[:n])) in owners for n in range(1, len(words) + 1))
