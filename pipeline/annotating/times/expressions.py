"""Where a text has temporal expressions: the longest form at each place, left to right."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotating.times.lexicon import Lexicon
from pipeline.annotating.times.words import Words


class Expression(NamedTuple):
    """The words from ``first`` to ``last`` (exclusive) fit a form of ``rule``."""

    rule: str
    first: int
    last: int


def expressions(words: Words, known: Lexicon) -> Iterator[Expression]:
    """Expressions that do not overlap, in order."""
    codes = words.codes
    starting = known.starting
    position = 0
    while (start := starting.search(codes, position)) is not None:
        first = start.start()
        position, rule = first, ""
        for form in known.forms:
            match = form.pattern.match(codes, first)
            if match is not None and match.end() > position:
                position, rule = match.end(), form.rule
        yield Expression(rule, first, position)
