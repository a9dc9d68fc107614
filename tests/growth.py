"""Whether time grows with the size of what is worked on, judged so that a busy machine does not
matter: in seconds of the processor, by the best of several tries, and again where it seemed slow.
"""

import gc
import time
from collections.abc import Callable

LOOKS = (1, 2, 4, 8)
"""Tries of each look; what really grows too fast does so in the last one too."""

CLOCK = 0.05
"""Seconds below which the clock and the cache say more than the code."""

Work = Callable[[int], Callable[[], object]]
"""Prepares work of a size, which is then timed."""


def grows_faster(work: Work, size: int, ratio: int, most: float, clock: float = CLOCK) -> bool:
    """Whether work of ``ratio`` times the size takes more than ``most`` times the time.

    The short work counts as ``clock`` seconds at least.
    """
    short, long = work(size), work(size * ratio)

    def slower(tries: int) -> bool:
        """By turns, so that what else the machine does meets both alike."""
        fast = slow = float("inf")
        for _ in range(tries):
            fast, slow = min(fast, seconds(short)), min(slow, seconds(long))
        return slow > most * max(fast, clock)

    return all(map(slower, LOOKS))


def seconds(work: Callable[[], object]) -> float:
    """How long the processor works on it, the garbage collector aside, as ``timeit`` does.

    A collection looks through all that the process has made so far.
    """
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()
