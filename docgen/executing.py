"""Where work is done: in this process, or by workers. One interface: `concurrent.futures.Executor`."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from docgen.machine_faults import MachineFault

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

# What only several workers need is imported when there are several.

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 12
"""Tasks under way: enough that no worker of a few waits, few enough that results do not pile up."""


class WorkerLost(MachineFault):
    """A process that did part of the work is gone: killed by the system, often for want of memory."""

    def __str__(self) -> str:
        return "一个工作进程中途被系统结束了，可能是内存不够；把 -j 后面的数改小，再运行一次，就接着做完"


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """So many workers on this machine; None for one, which is this process itself.

    They are threads where Python runs several at once (a free-threaded build), else processes.
    """
    if jobs < 2:
        yield None
        return
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(jobs) if _runs_threads_at_once() else _processes(jobs)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _runs_threads_at_once() -> bool:
    is_locked = getattr(sys, "_is_gil_enabled", None)
    return is_locked is not None and not is_locked()


def _processes(jobs: int) -> Executor:
    """Forked on Linux, where that is safe and what is loaded need not be loaded again."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, context, initializer=_leave_ctrl_c_to_the_parent)


def _leave_ctrl_c_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def in_order(
    executor: Executor | None, function: Callable[[T], R], tasks: Iterable[T], ahead: int = AHEAD
) -> Iterator[R]:
    """The results in the order of the tasks, of which no more than `ahead` are under way at a time.

    Raises WorkerLost.
    """
    if executor is None:
        return map(function, tasks)
    return _submitted(executor, function, iter(tasks), ahead)


def _submitted(executor: Executor, function: Callable[[T], R], tasks: Iterator[T], ahead: int) -> Iterator[R]:
    from concurrent.futures import BrokenExecutor

    under_way: deque[Future[R]] = deque()
    try:
        for task in islice(tasks, ahead):
            under_way.append(executor.submit(function, task))
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(executor.submit(function, task) for task in islice(tasks, 1))
    except BrokenExecutor as broken:
        raise WorkerLost from broken
    finally:
        for future in under_way:
            future.cancel()
