"""A candidate for a date of publication or update, with what speaks for and against it."""

from typing import NamedTuple

from pipeline.dates import LocalTime
from pipeline.facts.evidence import Evidence


class DateCandidate(NamedTuple):
    """``marks`` are the names of what is worth points in ``ranking.toml``; ``value`` is None where
    the order of its numbers is open, so that it can only be shown.
    """

    value: LocalTime | None
    marks: frozenset[str]
    evidence: Evidence

    @property
    def field(self) -> str:
        """``published`` or ``updated``."""
        return self.evidence.field

    @property
    def source(self) -> str:
        """What states the date: the text, the address, or one kind of markup."""
        basis, rule = self.evidence.basis, self.evidence.rule
        return rule.partition(":")[0] if basis == "markup" else basis
