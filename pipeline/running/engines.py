"""Engines: who runs the tasks. All give the same results; they differ in speed alone."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import TypeVar

from pipeline.project import Engine

T = TypeVar("T")
R = TypeVar("R")


def run(
    engine: Engine, workers: int, function: Callable[[T], R], tasks: Sequence[T]
) -> Iterator[R]:
    """The results of ``function`` over ``tasks``, in the order in which they are finished."""
    if engine == "inline" or len(tasks) < 2:
        yield from map(function, tasks)
        return
    # "spawn" starts clean interpreters: forking a process that has threads, as Dagster's has, may
    # leave a lock held for ever.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=context) as pool:
        pending = [pool.submit(function, task) for task in tasks]
        for future in as_completed(pending):
            yield future.result()
