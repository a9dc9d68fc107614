"""A candidate for a date of publication or update, with what speaks for and against it."""

from dataclasses import dataclass

from pipeline.dates import LocalTime
from pipeline.facts.evidence import Evidence


@dataclass(frozen=True, slots=True)
class DateCandidate:
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
