"""Who shares the work: a pool of processes, of threads where Python runs several at once, or of a cluster.

One interface for all, that of `concurrent.futures.Executor`; nothing above knows which it is. Results come in
the order of the tasks.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docgen.base.machine_faults import MachineFault

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 5
"""Tasks under way for each worker: enough that none waits, few enough that results do not pile up."""


LOST = "一个工作进程中途被系统结束了，可能是内存不够；把 -j 后面的数改小，再运行一次，就接着做完"


class Pool(NamedTuple):
    """Who shares the work, and how many tasks they do at a time."""

    executor: Executor
    size: int
    lost: str
    """What to say when one of them is gone and the work cannot go on."""


class WorkerLost(MachineFault):
    """Who did part of the work is gone: killed by the system, often for want of memory, or cut off."""


def in_order(pool: Pool | None, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
    """The results in the order of the tasks, of which only some are under way at a time.

    Raises WorkerLost.
    """
    return map(function, tasks) if pool is None else _submitted(pool, function, iter(tasks))


def _submitted(pool: Pool, function: Callable[[T], R], tasks: Iterator[T]) -> Iterator[R]:
    under_way: deque[Future[R]] = deque()
    try:
        for task in islice(tasks, pool.size * AHEAD):
            under_way.append(pool.executor.submit(function, task))
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(pool.executor.submit(function, task) for task in islice(tasks, 1))
    except _losses() as loss:
        _let_go(pool.executor)
        raise WorkerLost(pool.lost) from loss
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


@contextmanager
def workers(jobs: int) -> Iterator[Pool | None]:
    """A pool of so many on this machine; None for one, which is this process itself."""
    if jobs < 2:
        yield None
        return
    from concurrent.futures import ThreadPoolExecutor

    executor = ThreadPoolExecutor(jobs) if _runs_threads_at_once() else _processes(jobs)
    try:
        yield Pool(executor, jobs, LOST)
    finally:
        executor.shutdown(cancel_futures=True)


def _runs_threads_at_once() -> bool:
    """Whether this is a free-threaded build of Python."""
    is_locked = getattr(sys, "_is_gil_enabled", None)
    return is_locked is not None and not is_locked()


def _processes(jobs: int) -> Executor:
    """Forked on Linux, where that is safe and what is loaded need not be loaded again."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, context, initializer=_settle_in)


def _settle_in() -> None:
    """What a worker does first: Ctrl-C is the parent's business, and without a parent there is no work."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_the_parent, daemon=True).start()


def _leave_with_the_parent() -> None:
    """A parent that is killed tells nobody: its workers would wait for work for ever."""
    import multiprocessing
    import os
    from multiprocessing.connection import wait

    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
