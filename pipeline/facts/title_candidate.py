"""A candidate for the title, with what speaks for and against it."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.cleaning.segment import Segment
from pipeline.facts.evidence import Evidence, candidate

TEXTS_REMEMBERED = 4096
"""Lines and names of a page are compared again and again."""

_WORD = re.compile(r"\w+")


@lru_cache(TEXTS_REMEMBERED)
def folded(text: str) -> str:
    """What two spellings of one title share: their words, casefolded, without the signs."""
    return " ".join(_WORD.findall(text.casefold()))


class TitleCandidate(NamedTuple):
    """``marks`` are the names of what is worth points in ``ranking.toml``; ``source`` is what gives
    the title: the text or one kind of statement. ``key`` is what candidates for the same title
    share. ``span`` counts from the start of the ``segment`` in which the title stands.
    """

    value: str
    key: str
    source: str
    marks: set[str]
    rule: str
    segment: Segment | None = None
    span: tuple[int, int] | None = None

    @property
    def evidence(self) -> Evidence:
        """The row of evidence, not chosen yet; made for the few candidates that are shown."""
        basis = "markup" if self.segment is None else "text"
        return candidate("title", self.value, basis, self.rule, "low", self.segment, self.span)
