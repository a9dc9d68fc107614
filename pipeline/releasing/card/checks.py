"""The check results, in the order in which a reader looks for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quality.result import CheckResult
from pipeline.schema import TABLES


@dataclass(frozen=True)
class Checks:
    """All results by table in published order, then by name."""

    results: tuple[CheckResult, ...]

    def of(self, table: str) -> list[CheckResult]:
        """Return the results of one table."""
        return [result for result in self.results if result.table == table]

    def that(self, status: str) -> list[CheckResult]:
        """Return the results of one status: passed, failed or skipped."""
        return [result for result in self.results if result.status == status]

    @property
    def blocked(self) -> list[CheckResult]:
        """The critical checks that failed: with one of these nothing is published."""
        return [result for result in self.that("failed") if result.severity == "critical"]

    @property
    def warnings(self) -> list[CheckResult]:
        """The other checks that failed."""
        return [result for result in self.that("failed") if result.severity == "warning"]

    @property
    def tables(self) -> list[str]:
        """The tables that have results, in published order."""
        return list(dict.fromkeys(result.table for result in self.results))


def ordered(results: Sequence[CheckResult]) -> Checks:
    """Sort results, whatever order they came in."""
    place = {table.name: number for number, table in enumerate(TABLES)}
    return Checks(
        tuple(
            sorted(
                results,
                key=lambda result: (
                    place.get(result.table, len(place)),
                    result.table,
                    result.name,
                ),
            )
        )
    )
