"""The adapter to Great Expectations: our expectations in, plain outcomes out.

The only module that imports that library, which takes seconds: import this one where a suite runs,
never at the top of another module.
"""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pandas as pd

from pipeline.quality.check import Expectation
from pipeline.quality.result import Severity

with warnings.catch_warnings():
    # Its import uses modules of the standard library that are deprecated.
    warnings.simplefilter("ignore")
    import great_expectations as gx
    import great_expectations.expectations as gxe
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

_NUMBER = "expectation"
"""The key in an expectation's meta by which its result is found again: results come back in
another order, and those that raised come first."""


@dataclass(frozen=True)
class Outcome:
    """What became of one expectation.

    ``evaluated`` counts the rows that it looked at, ``failing`` are the numbers of those that
    failed it; ``error`` says why it could not be evaluated.
    """

    evaluated: int
    failing: tuple[int, ...]
    error: str | None = None


class Validator:
    """Holds expectations against frames, in one ephemeral context: nothing is written."""

    def __init__(self) -> None:
        """Make the context, which takes as long as some five expectations."""
        with _quietly():
            context = gx.get_context(
                mode="ephemeral",
                project_config=DataContextConfig(
                    store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
                    progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
                    analytics_enabled=False,
                ),
            )
            asset = context.data_sources.add_pandas("tables").add_dataframe_asset("frame")
            self._batches = asset.add_batch_definition_whole_dataframe("rows")

    def validate(
        self, name: str, expectations: Sequence[tuple[Expectation, Severity]], frame: pd.DataFrame
    ) -> list[Outcome]:
        """Hold the expectations, as one suite called ``name``, against the rows of a frame.

        ``frame`` has the default index, so that rows are told by number. The first pass only
        counts; the rows of what failed are asked for in a second one, which is slower. Never raises
        for an expectation that cannot be evaluated: its outcome says so.
        """
        every = range(len(expectations))
        with _quietly():
            # BASIC counts like SUMMARY but does not collect values, which nobody here reads; it
            # takes two thirds of the time. COMPLETE without names of index columns gives row
            # numbers; with such names it takes thirty times as long.
            counted = _run(name, expectations, every, self._batches, frame, "BASIC")
            failed = [number for number in every if counted[number].get("unexpected_count")]
            complete = _run(name, expectations, failed, self._batches, frame, "COMPLETE")
        return [outcome(counted[number], complete.get(number), len(frame)) for number in every]


@cache
def validator() -> Validator:
    """The validator of this process."""
    return Validator()


def _run(
    name: str,
    expectations: Sequence[tuple[Expectation, Severity]],
    numbers: Sequence[int],
    batches: BatchDefinition[Any],
    frame: pd.DataFrame,
    result_format: Literal["BASIC", "COMPLETE"],
) -> dict[int, dict[str, Any]]:
    """The raw results by number of the expectation; with ``error`` where there is none."""
    if not numbers:
        return {}
    suite = gx.ExpectationSuite(
        name, expectations=[_expectation(*expectations[number], number) for number in numbers]
    )
    batch = batches.get_batch({"dataframe": frame})
    found: dict[int, dict[str, Any]] = {
        number: {"error": "the expectation was not evaluated"} for number in numbers
    }
    for result in batch.validate(suite, result_format=result_format).results:
        config = result.expectation_config
        number = config.meta[_NUMBER] if config and config.meta else -1
        error = _error(result.exception_info)
        found[number] = {**result.result, "success": result.success, "error": error}
    return found


def _expectation(expectation: Expectation, severity: Severity, number: int) -> Any:
    make = getattr(gxe, expectation.type)
    return make(
        **expectation.kwargs,
        severity=severity,
        description=expectation.says,
        meta={_NUMBER: number},
    )


def _error(info: dict[str, Any]) -> str | None:
    """The first exception of a result: either its own, or one of those by metric."""
    several = [info] if "raised_exception" in info else list(info.values())
    for one in several:
        if one.get("raised_exception"):
            return str(one.get("exception_message") or "an exception without words")
    return None


def outcome(counted: dict[str, Any], complete: dict[str, Any] | None, rows: int) -> Outcome:
    """The outcome that the results of both passes give for a frame of ``rows`` rows.

    Results that contradict themselves are an error: no check passes on half of its rows.
    """
    for result in (counted, complete or {}):
        if result.get("error"):
            return Outcome(0, (), str(result["error"]))
    looked_at = counted.get("element_count")
    if looked_at != rows:
        return Outcome(0, (), f"{looked_at} of {rows} rows were evaluated")
    failing = tuple(int(row) for row in (complete or {}).get("unexpected_index_list") or ())
    unexpected = counted["unexpected_count"]
    if len(failing) != unexpected or counted["success"] != (not failing):
        return Outcome(0, (), f"{unexpected} rows failed, but {len(failing)} were named")
    return Outcome(rows - counted.get("missing_count", 0), failing)


@contextmanager
def _quietly() -> Iterator[None]:
    """Silence what the library says on the way; what went wrong is in its results."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
