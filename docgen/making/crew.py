"""Who shares the work, and work that is shared: results in the order of the tasks."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docgen.base.machine_faults import MachineFault

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 5
"""Tasks under way for each worker: enough that none waits, few enough that results do not pile up."""


class Crew(NamedTuple):
    """Who shares the work, and how many tasks they do at a time."""

    executor: Executor
    size: int
    lost: str
    """What to say when one of them is gone and the work cannot go on."""


class WorkerLost(MachineFault):
    """Who did part of the work is gone: killed by the system, often for want of memory, or cut off."""


def in_order(crew: Crew | None, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
    """The results in the order of the tasks, of which only some are under way at a time.

    Raises WorkerLost.
    """
    return map(function, tasks) if crew is None else _submitted(crew, function, iter(tasks))


def _submitted(crew: Crew, function: Callable[[T], R], tasks: Iterator[T]) -> Iterator[R]:
    under_way: deque[Future[R]] = deque()
    try:
        for task in islice(tasks, crew.size * AHEAD):
            under_way.append(crew.executor.submit(function, task))
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(crew.executor.submit(function, task) for task in islice(tasks, 1))
    except _losses() as loss:
        _let_go(crew.executor)
        raise WorkerLost(crew.lost) from loss
    finally:
        for future in under_way:
            future.cancel()


def _let_go(executor: Executor) -> None:
    """Older Pythons (3.10) wait for ever for the pipe to a worker that was killed: gh-94777."""
    reader = getattr(getattr(executor, "_call_queue", None), "_reader", None)
    if reader is not None:
        reader.close()


def _losses() -> tuple[type[BaseException], ...]:
    """What is raised when a worker is gone."""
    from concurrent.futures import BrokenExecutor, CancelledError

    if "distributed" not in sys.modules:
        return BrokenExecutor, CancelledError
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    return BrokenExecutor, CancelledError, KilledWorker, CommClosedError
