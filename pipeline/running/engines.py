"""Engines: who runs the tasks. All give the same results; they differ in speed alone."""

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from pipeline.collector import look_seldom
from pipeline.errors import CopydeskError
from pipeline.project import Engine

T = TypeVar("T")
R = TypeVar("R")


def run(
    engine: Engine, workers: int, function: Callable[[T], R], tasks: Sequence[T]
) -> Iterator[R]:
    """The results of ``function`` over ``tasks``, in the order in which they are finished.

    Raises CopydeskError where a worker process was ended from outside; tasks that were finished by
    then stay so.
    """
    if engine == "inline" or len(tasks) < 2:
        yield from map(function, tasks)
        return
    # "spawn" starts clean interpreters: forking a process that has threads, as Dagster's has, may
    # leave a lock held for ever.
    context = multiprocessing.get_context("spawn")
    size = min(workers, len(tasks))
    with ProcessPoolExecutor(size, mp_context=context, initializer=_begin_worker) as pool:
        try:
            pending = [pool.submit(function, task) for task in tasks]
            for future in as_completed(pending):
                yield future.result()
        except BrokenProcessPool as error:
            raise CopydeskError(
                f"One of {size} worker processes was ended from outside, as a system does that "
                "runs out of memory. What was finished is kept: build again, with fewer --workers "
                "or a smaller --shard-size if it happens again."
            ) from error
        finally:
            # After an error nobody wants the rest.
            pool.shutdown(wait=False, cancel_futures=True)


def _begin_worker() -> None:
    look_seldom()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let this worker end when the build does, however that ends: it would wait for tasks for ever
    where the build was killed.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
