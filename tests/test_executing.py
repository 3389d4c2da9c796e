"""Tasks shared out among workers: results in order, few under way at a time, none begun after an end."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest
from disorder import needs_fork
from hypothesis import given
from hypothesis import strategies as st

from docgen.executing import WorkerLost, in_order, workers


@pytest.fixture
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(3) as pool:
        yield pool


def double(number: int) -> int:
    return 2 * number


def process(_: int) -> int:
    return os.getpid()


def die(_: int) -> int:
    os._exit(9)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_results_come_in_the_order_of_the_tasks(tasks: list[int], ahead: int) -> None:
    with ThreadPoolExecutor(3) as pool:
        assert list(in_order(pool, double, tasks, ahead)) == list(map(double, tasks))
    assert list(in_order(None, double, tasks)) == list(map(double, tasks))


def test_no_more_tasks_are_taken_than_may_be_under_way(threads: Executor) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_order(threads, double, tasks(), ahead=4)
    assert (next(results), len(taken)) == (0, 4)
    assert (next(results), len(taken)) == (2, 5)


def test_what_is_under_way_when_nobody_waits_any_more_is_called_off() -> None:
    gate, done = threading.Event(), []

    def slow(number: int) -> int:
        if number:
            gate.wait(10)
        done.append(number)
        return number

    with ThreadPoolExecutor(1) as pool:
        results = in_order(pool, slow, range(50), ahead=10)
        assert next(results) == 0
        results.close()  # type: ignore[attr-defined]
        gate.set()
    assert len(done) <= 2


def test_one_job_is_this_process_itself() -> None:
    with workers(1) as executor:
        assert executor is None


@needs_fork
def test_several_jobs_are_other_processes() -> None:
    with workers(2) as executor:
        assert os.getpid() not in set(in_order(executor, process, range(8)))


@needs_fork
def test_a_process_that_dies_is_told_as_a_fault_of_the_machine() -> None:
    with pytest.raises(WorkerLost, match="再运行一次"), workers(2) as executor:
        list(in_order(executor, die, range(8)))
