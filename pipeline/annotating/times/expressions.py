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
    forms = known.forms
    for island in known.island.finditer(codes):
        position, end = island.span()
        while position < end:
            best, rule = position, ""
            for form in forms:
                match = form.pattern.match(codes, position)
                if match is not None and match.end() > best:
                    best, rule = match.end(), form.rule
            if rule:
                yield Expression(rule, position, best)
                position = best
            else:
                position += 1
