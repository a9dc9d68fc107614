"""Whether time grows with the size of what is worked on, judged so that a busy machine does not
matter: in seconds of the processor, by the best of several tries, and again where it seemed slow.
"""

import time
from collections.abc import Callable

LOOKS = (1, 2, 5, 10)
"""Tries of each look; what really grows too fast does so in the last one too."""

CLOCK = 0.05
"""Seconds below which the clock and the cache say more than the code."""


def grows_faster(
    work: Callable[[int], Callable[[], object]], size: int, ratio: int, most: float
) -> bool:
    """Whether work of ``ratio`` times the size takes more than ``most`` times the time.

    ``work`` prepares work of a size, which is then timed.
    """
    short, long = work(size), work(size * ratio)
    return all(_seconds(long, tries) > most * max(_seconds(short, tries), CLOCK) for tries in LOOKS)


def _seconds(work: Callable[[], object], tries: int) -> float:
    best = float("inf")
    for _ in range(tries):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best
