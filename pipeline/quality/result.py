"""What a check found: the plain value that is stored, shown, and judged.

Others read it (the card, the asset checks, the command), so it knows nothing of how it was made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning"]
"""Critical blocks a release; a warning is shown and published with it."""

Status = Literal["passed", "failed", "skipped"]
"""Skipped: the check could not apply, and ``detail`` says why. Not run at all is failed."""

MOST_DETAILS = 20
"""Lines of ``detail``, and keys, kept: as many as a person reads; ``failing_ids`` names all."""


@dataclass(frozen=True)
class CheckResult:
    """One check's outcome on one table.

    ``evaluated`` counts the rows to which the check applied, ``failing`` those that failed.
    ``failing_ids`` names all of these, sorted and once each: by doc_id, or by raw_path where the
    rows are files, or by column where they are columns. ``detail`` says what is wrong in words,
    ``failing_keys`` are the keys of the first of these rows, by the names of their columns.
    """

    table: str
    name: str
    description: str
    severity: Severity
    status: Status
    evaluated: int
    failing: int
    failing_ids: tuple[str, ...]
    detail: tuple[str, ...]
    failing_keys: tuple[Mapping[str, str | int | None], ...] = ()
