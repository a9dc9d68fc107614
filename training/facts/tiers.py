"""Sets how far ahead a choice must be for each tier, from choices among pages not learned from."""

from collections.abc import Sequence

Judged = tuple[int, bool]
"""By how many points a choice leads, and whether it is right."""


def bound(judged: Sequence[Judged], share: float) -> int:
    """The smallest lead from which on choices are right at least as often as ``share``, with that
    share made to rise with the lead (isotonic regression by pooling adjacent violators).
    """
    pools: list[list[float]] = []
    for lead, right in sorted(judged):
        pools.append([lead, float(right), 1.0])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            _, hits, number = pools.pop()
            pools[-1][1] += hits
            pools[-1][2] += number
    leads = [lead for lead, hits, number in pools if hits >= share * number]
    return max(0, int(leads[0])) if leads else int(max(lead for lead, _ in judged)) + 1
