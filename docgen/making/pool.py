"""The pool of workers: processes, threads (where Python runs several at once), or those of a cluster.

All have one interface, `concurrent.futures.Executor`; the callers do not know which of them it is. Results
come in the order of the tasks.
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
"""The tasks under way for each worker: enough that none waits, few enough that results do not pile up."""


LOST = "一个工作进程中途被系统结束了，可能是内存不够；把 -j 后面的数改小，再运行一次，就接着做完"


class Pool(NamedTuple):
    """Workers that share the work, and the number of tasks that they do at a time."""

    executor: Executor
    size: int
    lost: str
    """The message for a worker that is gone, without which the work cannot go on."""


class WorkerLost(MachineFault):
    """A worker is gone: it was killed by the system, often for want of memory, or cut off."""


def in_order(pool: Pool | None, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
    """The results in the order of the tasks; only some are under way at a time. Raises WorkerLost."""
    return map(function, tasks) if pool is None else _submitted(pool, function, iter(tasks))


def _submitted(pool: Pool, function: Callable[[T], R], tasks: Iterator[T]) -> Iterator[R]:
    under_way: deque[Future[R]] = deque()
    try:
        for task in islice(tasks, pool.size * AHEAD):
            under_way.append(_submit(pool, function, task))
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(_submit(pool, function, task) for task in islice(tasks, 1))
    except _losses() as loss:
        _let_go(pool.executor)
        raise WorkerLost(pool.lost) from loss
    finally:
        # Whoever stops taking results (Ctrl-C, a fault) must not wait for tasks that nobody needs.
        for future in under_way:
            future.cancel()


def _submit(pool: Pool, function: Callable[[T], R], task: T) -> Future[R]:
    try:
        return pool.executor.submit(function, task)
    except OSError as closed:  # a pool that is just breaking closes its pipe before it says so
        raise WorkerLost(pool.lost) from closed


def _let_go(executor: Executor) -> None:
    """Close the pipe to a worker that was killed, where Python does not."""
    # It waits for ever for it otherwise: gh-94777. Closed by both, the second fails in a thread.
    if sys.version_info >= (3, 11, 5):
        return
    reader = getattr(getattr(executor, "_call_queue", None), "_reader", None)
    if reader is not None:
        reader.close()


def _losses() -> tuple[type[BaseException], ...]:
    """The exceptions that are raised when a worker is gone."""
    from concurrent.futures import BrokenExecutor, CancelledError

    # distributed takes long to import: where nobody has, its exceptions cannot be raised.
    if "distributed" not in sys.modules:
        return BrokenExecutor, CancelledError
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    return BrokenExecutor, CancelledError, KilledWorker, CommClosedError


@contextmanager
def workers(jobs: int) -> Iterator[Pool | None]:
    """A pool of so many workers on this machine; None for one job, which this process does itself."""
    if jobs < 2:
        yield None
        return
    # Imported here: without -j nothing of it is needed.
    from concurrent.futures import ThreadPoolExecutor

    executor = ThreadPoolExecutor(jobs) if _runs_threads_at_once() else _processes(jobs)
    try:
        yield Pool(executor, jobs, LOST)
    finally:
        executor.shutdown(cancel_futures=True)


def _runs_threads_at_once() -> bool:
    """Tell whether this is a free-threaded build of Python."""
    is_locked = getattr(sys, "_is_gil_enabled", None)
    return is_locked is not None and not is_locked()


def _processes(jobs: int) -> Executor:
    """A pool of processes."""
    # Forked on Linux, where that is safe: modules that are loaded need not be loaded again. macOS and
    # Windows start fresh processes.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if sys.platform == "linux" else "spawn"
    # Named: Python 3.14 no longer forks unless it is told to.
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, context, initializer=_settle_in)


def _settle_in() -> None:
    """Prepare a worker, before its first task."""
    # Ctrl-C reaches every process of the terminal; only the parent may act on it, and tell what was done.
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_the_parent, daemon=True).start()


def _leave_with_the_parent() -> None:
    """End the worker together with its parent."""
    # A parent that is killed tells nobody: its workers would wait for work for ever.
    import multiprocessing
    import os
    from multiprocessing.connection import wait

    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
