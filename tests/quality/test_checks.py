"""Every check passes on sound tables and fails, naming the row, where its promise is broken."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.quality import all_checks, expectations
from pipeline.quality.result import CheckResult
from pipeline.quality.run import judge, run_all
from tests.quality.mutations import MUTATIONS, Mutation
from tests.quality.plain import PlainValidator
from tests.quality.tables import BRIDGE, OWL, build

# The tables of the tests have one reject, which is a warning.
ALWAYS = {("rejects", "nothing_rejected")}


def failed(results: Sequence[CheckResult]) -> set[tuple[str, str]]:
    return {(result.table, result.name) for result in results if result.status == "failed"}


def test_sound_tables_pass_all_checks(tmp_path: Path) -> None:
    results = run_all(build().inputs(tmp_path))

    assert failed(results) == ALWAYS
    assert [(r.table, r.name) for r in results] == [(c.table, c.name) for c in all_checks()]
    assert judge(results)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_broken_promise_fails_its_check_and_no_other_and_names_the_row(
    mutation: Mutation, tmp_path: Path, plainly: None
) -> None:
    results = run_all(mutation.make().inputs(tmp_path))

    assert failed(results) == {mutation.check} | mutation.also | ALWAYS
    (result,) = (r for r in results if (r.table, r.name) == mutation.check)
    assert result.failing_ids == mutation.names
    assert result.failing >= len(mutation.names)
    assert result.detail
    assert all(any(id_[:12] in line for line in result.detail) for id_ in mutation.names)


def test_the_plain_validator_of_these_tests_judges_like_great_expectations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = build()
    for page in (BRIDGE, OWL):
        broken.article(page).update(outlet_confidence="?", language_probability=-1, rights=None)
        broken.rows("segments", page)[1].update(role="?", score=1001, rule=None, end=10**6)
        broken.rows("evidence", page)[0].update(basis="?", value="x", start=None)
        broken.rows("documents", page)[0].update(raw_bytes=0, encoding=None, decode_loss=1)
    inputs = broken.inputs(tmp_path)

    by_great_expectations = run_all(inputs)
    monkeypatch.setattr(expectations, "validator", PlainValidator)

    assert len(failed(by_great_expectations)) > 15
    assert run_all(inputs) == by_great_expectations


def test_every_check_has_a_mutation() -> None:
    broken = {mutation.check for mutation in MUTATIONS}
    assert [check for check in all_checks() if (check.table, check.name) not in broken] == []


def test_names_of_checks_are_unique_and_descriptions_are_sentences() -> None:
    names = [(check.table, check.name) for check in all_checks()]
    assert len(set(names)) == len(names)
    assert all(check.name.isidentifier() and check.name.islower() for check in all_checks())
    assert all(check.description.endswith(".") for check in all_checks())
