"""Every regular expression takes time that grows with the text, whatever the text, up to 1 MB."""

import json
import random
import re
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from tests import growth
from tests.proofs import builds
from tests.safety.hostile import pumped, strings

SHORT = (200, 800, 3_200, 12_800)
"""Characters that every hostile string is tried with."""

LONG = (50_000, 200_000)
"""Characters for the slowest string of an expression, and for each that is suspect."""

NOTICEABLE = 0.002
"""Seconds; quadratic expressions take ten times that for 12,800 characters."""

SUSPECT = 6
"""How much longer four times the text takes where longer strings must tell; chance may do that."""

GROWTH = 8
"""How much longer four times the text may take: four times, and as much again for other programs on
the machine. A quadratic expression takes sixteen times as long."""

ENOUGH = 0.05
"""Seconds from which on a difference is no chance. What stays below them for the longest string
takes little more than a second for a megabyte, even where it is quadratic."""

PLENTY = 1.0
"""Seconds after which longer strings tell nothing more."""

ENDLESS = 20
"""Seconds that no expression takes for a megabyte. Exponential ones would take years, and are
stopped there."""


class EndlessError(Exception):
    """An expression was stopped."""


@contextmanager
def stopped_when_endless() -> Iterator[None]:
    """Stop what takes ``ENDLESS`` seconds of the processor; expressions listen to signals."""

    def stop(number, frame):
        raise EndlessError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_IGN)  # for one that is on its way


def use(compiled, methods, text):
    """Use the expression as the package does; as one that searches where it is not known how."""
    for method in methods or ["finditer"]:
        if method == "finditer":
            deque(compiled.finditer(text), 0)
        elif method in ("sub", "subn"):
            compiled.sub("", text)
        else:
            getattr(compiled, method)(text)


def explodes(compiled, methods, hostile):
    """Whether the time grows faster than the text.

    Strings become longer until one is judged to take no more than its share: bounded repetitions
    grow faster only until they have reached their bound.
    """

    def work(size):
        return partial(use, compiled, methods, pumped(hostile, size))

    too_fast = False
    for size in (*SHORT, *LONG):
        taken = growth.seconds(work(size))
        if taken > ENOUGH:
            too_fast = growth.grows_faster(work, size // 4, 4, GROWTH, ENOUGH / GROWTH)
            if not too_fast or taken > PLENTY:
                break
    return too_fast


def too_slow(compiled, methods, hostiles):
    """The first of the strings for which the time explodes; None where there is none."""
    suspects, slowest, longest = [], None, 0.0
    for hostile in hostiles:
        taken = 0.0
        for size in SHORT:
            try:
                with stopped_when_endless():
                    before = taken
                    taken = growth.seconds(partial(use, compiled, methods, pumped(hostile, size)))
            except EndlessError:
                return hostile
            if taken > ENOUGH:
                break
        if taken > ENOUGH or taken > max(NOTICEABLE, SUSPECT * before):
            suspects.append(hostile)
        if taken > longest:
            slowest, longest = hostile, taken
    if slowest is not None and slowest not in suspects:
        suspects.append(slowest)
    return next((hostile for hostile in suspects if explodes(compiled, methods, hostile)), None)


@pytest.fixture(scope="module")
def expressions():
    """All that the package compiles; see the program."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.safety.expressions"],
        cwd=builds.ROOT,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def test_there_are_expressions_of_every_kind(expressions):
    places = {place.split("/")[0] for _, _, _, place in expressions}
    assert {"cleaning", "dates", "facts", "registry", "releasing", "quality"} <= places
    assert len(expressions) > 200


def shown(hostile):
    return tuple(part if len(part) < 80 else f"{part[:40]}… of {len(part)}" for part in hostile)


def test_no_expression_takes_more_time_than_its_text_is_long(expressions):
    chance = random.Random(0)
    slow = []
    for pattern, flags, methods, place in expressions:
        found = too_slow(re.compile(pattern, flags), methods, strings(pattern, flags, chance))
        if found is not None:
            slow.append(f"{place} {methods} {shown(found)}: {pattern[:200]}")
    assert not slow, "\n".join(["", *slow])


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+$", "search"),
        (r".*x.*y", "search"),
        (r"\w+\s?\w+:", "match"),
        (r"(?:\w+\s?)+:", "match"),
    ],
    ids=["quadratic", "two gaps", "two words", "exponential"],
)
def test_one_that_grows_faster_would_be_found(pattern, method, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "ENDLESS", 2)
    monkeypatch.setattr(sys.modules[__name__], "PLENTY", ENOUGH)
    monkeypatch.setattr(growth, "LOOKS", (1,))
    compiled = re.compile(pattern)
    assert too_slow(compiled, [method], strings(pattern, compiled.flags, random.Random(0)))


def test_a_bound_reached_is_no_growth():
    compiled = re.compile(r"\w{1,400}:")
    assert too_slow(compiled, ["search"], [("", "a")]) is None
