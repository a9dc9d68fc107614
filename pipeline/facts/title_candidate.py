"""A candidate for the title, with what speaks for and against it."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.facts.evidence import Evidence

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """What two spellings of one title share: their words, casefolded, without the signs."""
    return " ".join(_WORD.findall(text.casefold()))


@dataclass(frozen=True)
class TitleCandidate:
    """``marks`` are the names of what is worth points in ``ranking.toml``; ``source`` is what gives
    the title: the text or one kind of statement.
    """

    value: str
    source: str
    marks: frozenset[str]
    evidence: Evidence

    @cached_property
    def key(self) -> str:
        """What candidates for the same title share."""
        return folded(self.value)
