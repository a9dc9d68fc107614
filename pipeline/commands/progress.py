"""Progress for whoever waits: a bar on a terminal, plain lines elsewhere; always standard error.

Results do not belong here: they go to standard output.
"""

import sys
from time import monotonic
from typing import TextIO

WIDTH = 30
"""Characters of the bar: it fits beside its numbers on a terminal of 80."""

SECONDS_BETWEEN_LINES = 10.0
"""Where lines are kept, as in the log of a server, so many seconds pass between two."""


class PageProgress:
    """Counts pages; called with how many are done, and how many there are."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """``stream`` is standard error unless another is given."""
        self._stream = stream or sys.stderr
        self._start: tuple[int, float] | None = None
        self._told = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` pages are done."""
        now = monotonic()
        first, since = self._start = self._start or (done, now)
        if self._stream.isatty():
            full = WIDTH * done // max(total, 1)
            bar = "█" * full + "·" * (WIDTH - full)
            self._stream.write(f"\r\033[K{bar} {_numbers(done, total, done - first, now - since)}")
            self._stream.write("\n" if done == total else "")
        elif done == total or now - self._told >= SECONDS_BETWEEN_LINES:
            self._told = now
            self._stream.write(_numbers(done, total, done - first, now - since) + "\n")
        self._stream.flush()


def _numbers(done: int, total: int, lately: int, seconds: float) -> str:
    told = f"{done:,} of {total:,} pages edited"
    if not lately or seconds <= 0 or done == total:
        return told
    rate = lately / seconds
    return f"{told}, {rate:,.0f} a second, {_duration((total - done) / rate)} left"


def _duration(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min" if whole < 5400 else f"{whole / 3600:.1f} h"
