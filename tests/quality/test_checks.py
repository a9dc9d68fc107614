"""Every check passes on sound tables and fails, naming the row, where its promise is broken."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
import pytest

from pipeline.quality import all_checks, expectations
from pipeline.quality.check import Expectation
from pipeline.quality.expectations import Outcome, Validator
from pipeline.quality.result import CheckResult, Severity
from pipeline.quality.run import judge, run_all, run_checks
from tests.quality.mutations import MUTATIONS, Mutation
from tests.quality.tables import build

# The tables of the tests have one reject, which is a warning.
ALWAYS = {("rejects", "nothing_rejected")}


class PlainValidator:
    """Judges as Great Expectations does, in a thousandth of the time; compared with it below."""

    def validate(
        self, name: str, pairs: Sequence[tuple[Expectation, Severity]], frame: pd.DataFrame
    ) -> list[Outcome]:
        return [self._outcome(expectation, frame[expectation.column]) for expectation, _ in pairs]

    def _outcome(self, expectation: Expectation, column: pd.Series) -> Outcome:
        if expectation.type == "ExpectColumnValuesToNotBeNull":
            good = column.notna()
            return Outcome(len(column), self._rows(~good))
        present = column[column.notna()]
        kwargs = expectation.kwargs
        if expectation.type == "ExpectColumnValuesToBeInSet":
            good = present.isin(kwargs["value_set"])
        elif expectation.type == "ExpectColumnValuesToMatchRegex":
            good = present.astype(str).str.match(kwargs["regex"])
        else:
            good = pd.Series(True, present.index)
            if kwargs["min_value"] is not None:
                good &= present >= kwargs["min_value"]
            if kwargs["max_value"] is not None:
                good &= present <= kwargs["max_value"]
        return Outcome(len(present), self._rows(~good.astype(bool)))

    def _rows(self, bad: pd.Series) -> tuple[int, ...]:
        return tuple(int(row) for row in bad.index[bad])


@pytest.fixture
def plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expectations, "Validator", PlainValidator)


@pytest.fixture(scope="module")
def shared_validator() -> Iterator[None]:
    """One context of Great Expectations for all tests of this module."""
    shared = Validator()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expectations, "Validator", lambda: shared)
        yield


def failed(results: Sequence[CheckResult]) -> set[tuple[str, str]]:
    return {(result.table, result.name) for result in results if result.status == "failed"}


def test_sound_tables_pass_all_checks(tmp_path: Path, shared_validator: None) -> None:
    results = run_all(build().inputs(tmp_path))

    assert failed(results) == ALWAYS
    assert [(r.table, r.name) for r in results] == [(c.table, c.name) for c in all_checks()]
    assert judge(results)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_broken_promise_fails_its_check_and_names_the_row(
    mutation: Mutation, tmp_path: Path, shared_validator: None
) -> None:
    table, name = mutation.check

    (result,) = run_checks(table, mutation.make().inputs(tmp_path), only=[name])

    assert result.status == "failed"
    assert result.failing_ids == mutation.names
    assert result.failing >= len(mutation.names)
    assert result.detail
    assert all(any(id_[:12] in line for line in result.detail) for id_ in mutation.names)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_broken_promise_fails_no_other_check(
    mutation: Mutation, tmp_path: Path, plainly: None
) -> None:
    results = run_all(mutation.make().inputs(tmp_path))

    assert failed(results) == {mutation.check} | mutation.also | ALWAYS


def test_every_check_has_a_mutation() -> None:
    broken = {mutation.check for mutation in MUTATIONS}
    assert [check for check in all_checks() if (check.table, check.name) not in broken] == []


def test_names_of_checks_are_unique_and_descriptions_are_sentences() -> None:
    names = [(check.table, check.name) for check in all_checks()]
    assert len(set(names)) == len(names)
    assert all(check.name.isidentifier() and check.name.islower() for check in all_checks())
    assert all(check.description.endswith(".") for check in all_checks())
