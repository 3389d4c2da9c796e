"""A crew on this machine: processes, or threads where Python runs several of them at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docgen.making.crew import Crew

if TYPE_CHECKING:
    from concurrent.futures import Executor

LOST = "一个工作进程中途被系统结束了，可能是内存不够；把 -j 后面的数改小，再运行一次，就接着做完"


@contextmanager
def workers(jobs: int) -> Iterator[Crew | None]:
    """A crew of so many on this machine; None for one, which is this process itself."""
    if jobs < 2:
        yield None
        return
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(jobs) if _runs_threads_at_once() else _processes(jobs)
    try:
        yield Crew(pool, jobs, LOST)
    finally:
        pool.shutdown(cancel_futures=True)


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
