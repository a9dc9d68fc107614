"""Every regular expression takes time that grows with the text, whatever the text."""

import json
import random
import re
import subprocess
import sys
import time
from collections import deque
from itertools import pairwise
from pathlib import Path

import pytest

from tests.safety.hostile import pumped, strings

ROOT = Path(__file__).parent.parent.parent
STEPS = (200, 800, 3_200, 12_800)
"""Characters tried one after the other, so that no expression is met by what would take hours."""

QUARTER, WHOLE = 250_000, 1_000_000
LOOKS = (1, 2, 5, 10)
"""Tries of each look at an expression that seemed slow in all looks before."""

GROWTH = 8
"""How much longer four times the text may take: four times, and as much again for other programs on
the machine. A quadratic expression takes sixteen times as long."""

NOTICEABLE = 0.002
"""Seconds; below this the clock and the cache say more than the expression. Quadratic ones take ten
times that for 12,800 characters."""


@pytest.fixture(scope="module")
def expressions():
    """All that the package compiles; see the program."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.safety.expressions"], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def used(compiled, methods, text):
    """Use the expression as the package does; as one that searches where it is not known how."""
    for method in methods or ["finditer"]:
        if method == "finditer":
            deque(compiled.finditer(text), 0)
        elif method in ("sub", "subn"):
            compiled.sub("", text)
        else:
            getattr(compiled, method)(text)


def seconds(compiled, methods, text, tries=1):
    best = float("inf")
    for _ in range(tries):
        begun = time.process_time()
        used(compiled, methods, text)
        best = min(best, time.process_time() - begun)
    return best


def grows_too_fast(compiled, methods, hostile, short, long, tries=2):
    """Whether four times the text takes far more than four times as long."""
    taken = seconds(compiled, methods, pumped(hostile, long), tries)
    return taken > NOTICEABLE and taken > GROWTH * max(
        seconds(compiled, methods, pumped(hostile, short), tries), NOTICEABLE / GROWTH
    )


def screened(compiled, methods, hostile):
    """Whether the time explodes, and how long the last step took.

    The last step tells: before it, expressions with a bound may still grow towards that. Only where
    even a short string takes a second is there no need to wait.
    """
    taken = 0.0
    for short, long in pairwise(STEPS):
        taken = seconds(compiled, methods, pumped(hostile, long))
        if taken > 1 or (long == STEPS[-1] and taken > NOTICEABLE):
            return all(
                grows_too_fast(compiled, methods, hostile, short, long, tries) for tries in (2, 5)
            ), taken
    return False, taken


def test_there_are_expressions_of_every_kind(expressions):
    places = {place.split("/")[0] for _, _, _, place in expressions}
    assert {"cleaning", "dates", "facts", "registry", "releasing", "quality"} <= places
    assert len(expressions) > 200


def too_slow(expressions, *, a_megabyte=False):
    """Where the time grows too fast. A megabyte each takes a minute, and is one of the proofs."""
    chance = random.Random(0)
    slow = []
    for pattern, flags, methods, place in expressions:
        compiled = re.compile(pattern, flags)
        worst, longest = None, 0.0
        for hostile in strings(pattern, flags, chance):
            explodes, taken = screened(compiled, methods, hostile)
            if explodes:
                slow.append(f"{place} {methods} {hostile!r}: {pattern[:200]}")
                break
            if taken > longest:
                worst, longest = hostile, taken
        else:
            if worst and a_megabyte and megabyte_too_slow(compiled, methods, worst):
                slow.append(f"{place} {methods} {worst!r} at 1 MB: {pattern[:200]}")
    return slow


def megabyte_too_slow(compiled, methods, hostile):
    """Looked at again with ever more tries: the best of many is the expression's own time, however
    busy the machine is, and one that really grows is slow each time.
    """
    return all(grows_too_fast(compiled, methods, hostile, QUARTER, WHOLE, tries) for tries in LOOKS)


def test_time_grows_with_the_text_and_no_faster(expressions):
    slow = too_slow(expressions)
    assert not slow, "\n".join(["", *slow])


@pytest.mark.parametrize(
    ("pattern", "method"),
    [(r"\s+$", "search"), (r".*x.*y", "search"), (r"\w+\s?\w+:", "match")],
)
def test_one_that_grows_faster_would_be_found(pattern, method):
    compiled = re.compile(pattern)
    found = strings(pattern, compiled.flags, random.Random(0))
    assert any(screened(compiled, [method], hostile)[0] for hostile in found)
