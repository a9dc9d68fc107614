"""The build: the job that Dagster's UI runs, in this process, and what came of it.

The job's own word is not enough for an exit status: the checks are judged here once more. What is
printed belongs to ``pipeline.commands``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import dagster as dg

from pipeline.assets.handover import all_results, read_gathered, read_outcome
from pipeline.definitions import JOB, build_defs
from pipeline.errors import BlockedError, CopydeskError
from pipeline.project import Project
from pipeline.quality import CheckResult
from pipeline.quality.run import judge
from pipeline.releasing import files
from pipeline.releasing.lock import only_one
from pipeline.releasing.publish import Outcome
from pipeline.running.build_tables import Progress

_INTERRUPTED = "DagsterExecutionInterruptedError"
"""What Dagster makes of a person's Ctrl-C."""


@dataclass(frozen=True)
class BuildResult:
    """What a build did. ``outcome`` is what publishing did, None where checks blocked it."""

    status: Literal["published", "unchanged", "blocked"]
    results: Sequence[CheckResult]
    outcome: Outcome | None

    @property
    def version(self) -> str | None:
        """The version that is published now; None where the build was blocked."""
        return self.outcome.version if self.outcome else None


def build(project: Project, progress: Progress | None = None) -> BuildResult:
    """Build the dataset of ``project`` and publish what is new.

    Raises CopydeskError where there is nothing to read, where a setting cannot be understood, or
    where a folder cannot be used; then, and where checks block, nothing is published.
    """
    with files.plain_errors(f"preparing {project.work}"):
        files.make_folder(project.work)
    with only_one(project.work):
        pass  # What another build holds is told here, before Dagster would fail on it.
    run = _run_job(project, progress)
    for failure in run.failures:
        if not isinstance(failure, (dg.DagsterError, BlockedError)):
            raise failure
    if not run.success and not run.failures:
        if run.error and run.error.cls_name == _INTERRUPTED:
            raise KeyboardInterrupt
        _raise_our_own(run.error)
        raise RuntimeError(f"Dagster ended the run before any step: {run.error}")
    results = all_results(project, read_gathered(project))
    if not judge(results):
        return BuildResult("blocked", results, None)
    if not run.success:
        raise RuntimeError("the checks passed, and yet the run failed") from run.failures[0]
    outcome = read_outcome(project)
    return BuildResult(outcome.status, results, outcome)


def _raise_our_own(error: Any) -> None:
    """Raise what we said ourselves, if that is why Dagster could not begin: that another build
    took the folder after we had looked.
    """
    while error:
        if error.cls_name == CopydeskError.__name__:
            raise CopydeskError(error.message.partition(": ")[2].strip())
        error = error.cause or error.context


@dataclass(frozen=True)
class _Run:
    """How the job ended, what its steps raised, and Dagster's last word where none of them did."""

    success: bool
    failures: Sequence[BaseException]
    error: Any


def _run_job(project: Project, progress: Progress | None) -> _Run:
    failures: list[BaseException] = []

    @dg.failure_hook
    def keep(context: dg.HookContext) -> None:
        if context.op_exception:
            failures.append(context.op_exception)

    job = build_defs(project, progress).resolve_job_def(JOB).with_hooks({keep})
    # What Dagster logs as an error is raised, judged or printed here, in fewer words.
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(run_config=quiet, instance=instance, raise_on_error=False)
    last = result.all_events[-1].event_specific_data
    return _Run(result.success, failures, getattr(last, "error", None))
