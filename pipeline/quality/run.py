"""Runs the checks of a build and judges them.

A missing table, an expectation that raised, a check that was not run: each is a failed check with
its reason, never silence.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.errors import CopydeskError
from pipeline.quality.audits import audit
from pipeline.quality.audits.corpus import Corpus
from pipeline.quality.audits.frame import Frame
from pipeline.quality.check import Check, Expectation
from pipeline.quality.inert import inert
from pipeline.quality.inputs import Inputs
from pipeline.quality.result import MOST_DETAILS, CheckResult
from pipeline.quality.suites import all_checks, checks_of
from pipeline.schema import TABLES

if TYPE_CHECKING:
    from pipeline.quality.expectations import Outcome

NO_AS_OF = "no as_of is set in dataset.toml, so dates have no upper bound"


def run_all(inputs: Inputs) -> list[CheckResult]:
    """The results of all checks of all tables, in the order of the schema."""
    runner = _Runner(inputs)
    return [result for table in TABLES for result in runner.run(checks_of(table.name))]


def run_checks(table: str, inputs: Inputs, only: Collection[str] = ()) -> list[CheckResult]:
    """The results of the checks of one table, which may read other tables of the build.

    ``only`` names those that are wanted; none named: all.
    """
    checks = [check for check in checks_of(table) if not only or check.name in only]
    return _Runner(inputs).run(checks)


def judge(results: Sequence[CheckResult]) -> bool:
    """Whether the build may be published.

    Every critical check there is must have a result, and none of these may have failed, or have
    been skipped though it always applies.
    """
    by_check: dict[tuple[str, str], list[CheckResult]] = {}
    for result in results:
        by_check.setdefault((result.table, result.name), []).append(result)
        if result.severity == "critical" and result.status == "failed":
            return False
    return all(
        (found := by_check.get((check.table, check.name)))
        and all(
            result.status == "passed" or (result.status == "skipped" and check.skippable)
            for result in found
        )
        for check in all_checks()
        if check.severity == "critical"
    )


@dataclass
class _Tally:
    """What is known of a check so far."""

    evaluated: int = 0
    failing: int = 0
    ids: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    keys: list[dict[str, str | int | None]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class _Runner:
    """Runs checks on one build."""

    def __init__(self, inputs: Inputs) -> None:
        # Its import takes seconds, so it happens where a suite runs.
        from pipeline.quality import expectations

        self._validator = expectations.validator()
        self._corpus = Corpus(inputs)

    def run(self, checks: Sequence[Check]) -> list[CheckResult]:
        """The results of checks of one table."""
        table = checks[0].table
        try:
            frames = audit(table, self._corpus, _wanted(checks))
        except CopydeskError as error:
            return [_result(check, _Tally(errors=[str(error)])) for check in checks]
        results = {}
        for over in dict.fromkeys(check.over for check in checks):
            group = [check for check in checks if check.over == over]
            skipped = {
                check.name: reason
                for check in group
                if (reason := _why_skipped(check, self._corpus.inputs))
            }
            applying = [check for check in group if check.name not in skipped]
            tallies = self._frame(f"{table}.{over}", applying, frames[over])
            for check in group:
                results[check.name] = (
                    _skip(check, skipped[check.name])
                    if check.name in skipped
                    else _result(check, tallies[check.name])
                )
        return [results[check.name] for check in checks]

    def _frame(self, name: str, checks: Sequence[Check], frame: Frame) -> dict[str, _Tally]:
        tallies = {check.name: _Tally() for check in checks}
        pairs = [(check, item) for check in checks for item in check.expectations]
        missing = dict[str, str]()
        seen = 0
        for chunk in frame.chunks(*_needed(pairs, frame)):
            seen += chunk.num_rows
            held = [pair for pair in pairs if pair[1].column in chunk.column_names]
            outcomes = self._validator.validate(
                name, [(item, check.severity) for check, item in held], chunk.to_pandas()
            )
            for check in checks:
                mine = [
                    (item, outcome)
                    for (other, item), outcome in zip(held, outcomes, strict=True)
                    if other is check
                ]
                self._count(tallies[check.name], mine, chunk, frame)
            missing = {c: _missing(c, frame) for c in _columns(pairs) - set(chunk.column_names)}
        for check, item in pairs:
            if item.column in missing:
                tallies[check.name].errors.append(missing[item.column])
            if seen != frame.rows:
                tallies[check.name].errors.append(f"only {seen} of {frame.rows} rows were seen")
        return tallies

    def _count(
        self,
        tally: _Tally,
        outcomes: Sequence[tuple[Expectation, "Outcome"]],
        chunk: pa.Table,
        frame: Frame,
    ) -> None:
        """Add what the outcomes on a chunk say to the tally of their check."""
        tally.errors += [
            f"{item.column} could not be evaluated: {outcome.error}"
            for item, outcome in outcomes
            if outcome.error
        ]
        tally.evaluated += max((outcome.evaluated for _, outcome in outcomes), default=0)
        failed = sorted(
            {(row, number) for number, (_, found) in enumerate(outcomes) for row in found.failing}
        )
        if not failed:
            return
        rows = sorted({row for row, _ in failed})
        tally.failing += len(rows)
        first = frame.key[0]
        if first in chunk.column_names:
            ids = chunk.column(first).take(pa.array(rows)).unique().to_pylist()
            tally.ids.update("null" if id_ is None else str(id_) for id_ in ids)
        named = [name for name in frame.key if name in chunk.column_names]
        few = rows[: MOST_DETAILS - len(tally.keys)]
        tally.keys += chunk.select(named).take(pa.array(few, pa.int64())).to_pylist()
        for row, number in failed[: MOST_DETAILS + 1 - len(tally.lines)]:
            values = chunk.slice(row, 1).to_pylist()[0]
            tally.lines.append(f"{self._name(values, frame)}: {_say(outcomes[number][0], values)}")

    def _name(self, values: dict[str, object], frame: Frame) -> str:
        """The row by its key; a document by its file and the first twelve digits of its id."""
        first, *others = frame.key
        name = str(values.get(first))
        if first == "doc_id":
            raw_path = self._corpus.raw_path(name)
            name = f"{raw_path} ({name[:12]})" if raw_path else name[:12]
        return ", ".join([inert(name), *(f"{o} {inert(str(values.get(o)))}" for o in others)])


def _wanted(checks: Sequence[Check]) -> dict[str, set[str]]:
    """The columns by frame that the checks look at or show."""
    wanted: dict[str, set[str]] = {}
    for check in checks:
        for item in check.expectations:
            wanted.setdefault(check.over, set()).update({item.column, *item.shown})
    return wanted


def _why_skipped(check: Check, inputs: Inputs) -> str | None:
    """Why a check cannot apply, if so."""
    if check.name == "dates_not_after_as_of" and inputs.settings.as_of is None:
        return NO_AS_OF
    return None


def _columns(pairs: Sequence[tuple[Check, Expectation]]) -> set[str]:
    return {item.column for _, item in pairs}


def _needed(
    pairs: Sequence[tuple[Check, Expectation]], frame: Frame
) -> tuple[list[str], list[str]]:
    """The columns that are read, and those of them of which only nulls matter."""
    looked_at = {item.column for _, item in pairs if item.type != "ExpectColumnValuesToNotBeNull"}
    looked_at |= {name for _, item in pairs for name in item.shown} | set(frame.key)
    presence = {item.column for _, item in pairs} - looked_at
    return sorted(looked_at | presence), sorted(presence)


def _missing(column: str, frame: Frame) -> str:
    why = frame.problems.get(column) or frame.problems.get("")
    return f"{column} could not be found out: {why or 'there is no such column'}"


def _say(item: Expectation, values: dict[str, object]) -> str:
    shown = {name: inert(str(values.get(name)), 80) for name in item.shown}
    return item.says.format_map(shown)


def _skip(check: Check, reason: str) -> CheckResult:
    return CheckResult(
        check.table, check.name, check.description, check.severity, "skipped", 0, 0, (), (reason,)
    )


def _result(check: Check, tally: _Tally) -> CheckResult:
    lines = [*dict.fromkeys(inert(error) for error in tally.errors), *tally.lines]
    if len(lines) > MOST_DETAILS:
        lines = [*lines[: MOST_DETAILS - 1], "and more"]
    return CheckResult(
        check.table,
        check.name,
        check.description,
        check.severity,
        "failed" if tally.errors or tally.failing else "passed",
        tally.evaluated,
        tally.failing,
        tuple(sorted(tally.ids)),
        tuple(lines),
        tuple(tally.keys),
    )
