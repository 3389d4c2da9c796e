"""Tasks shared out among workers: results in order, few under way at a time, none begun after an end."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from disorder import needs_fork
from hypothesis import given
from hypothesis import strategies as st

from docgen.making.pool import AHEAD, Pool, WorkerLost, in_order, workers


@pytest.fixture
def threads() -> Iterator[Pool]:
    with ThreadPoolExecutor(3) as pool:
        yield Pool(pool, 3, "")


def double(number: int) -> int:
    return 2 * number


def process(_: int) -> int:
    return os.getpid()


def die(_: int) -> int:
    os._exit(9)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 3))
def test_results_come_in_the_order_of_the_tasks(tasks: list[int], size: int) -> None:
    with ThreadPoolExecutor(3) as pool:
        assert list(in_order(Pool(pool, size, ""), double, tasks)) == list(map(double, tasks))
    assert list(in_order(None, double, tasks)) == list(map(double, tasks))


def test_no_more_tasks_are_taken_than_may_be_under_way(threads: Pool) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_order(threads, double, tasks())
    assert (next(results), len(taken)) == (0, 3 * AHEAD)
    assert (next(results), len(taken)) == (2, 3 * AHEAD + 1)


def test_what_is_under_way_when_nobody_waits_any_more_is_called_off() -> None:
    gate, done = threading.Event(), []

    def slow(number: int) -> int:
        if number:
            gate.wait(10)
        done.append(number)
        return number

    with ThreadPoolExecutor(1) as pool:
        results = in_order(Pool(pool, 2, ""), slow, range(50))
        assert next(results) == 0
        results.close()  # type: ignore[attr-defined]
        gate.set()
    assert len(done) <= 2


def test_one_job_is_this_process_itself() -> None:
    with workers(1) as pool:
        assert pool is None


@needs_fork
def test_several_jobs_are_other_processes() -> None:
    with workers(2) as pool:
        assert os.getpid() not in set(in_order(pool, process, range(8)))


@needs_fork
def test_a_process_that_dies_is_told_as_a_fault_of_the_machine() -> None:
    with pytest.raises(WorkerLost, match="再运行一次"), workers(2) as pool:
        list(in_order(pool, die, range(8)))
