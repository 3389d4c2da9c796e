"""Two runs at once, slow folders, and clocks that go wrong."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import filelock
import pytest
from aftermath import EDITED, OTHER, Aftermath, Office, undisturbed
from disorder import Ended, Stages, needs_fork, run, start

from docgen.writing import lock

pytestmark = needs_fork
MACHINE_REFUSED = 3
BUILD = ("build", "2023")
MINUTES = ("minutes", "2023")
LONG_AGO, FAR_AHEAD = 0, 4_000_000_000


def impatient() -> None:
    lock.LOCK_WAIT_SECONDS = 0.1


@pytest.mark.parametrize("words", [BUILD, MINUTES])
def test_while_another_run_writes_a_second_is_refused_and_told(
    office: Office, tmp_path: Path, aftermath: Aftermath, words: tuple[str, ...]
):
    expected = undisturbed(office, tmp_path / "calm", *words)
    before = office.files()
    with filelock.FileLock(office.generated / ".docgen.lock"):
        ended = run(office.root, *words, before=impatient)
    assert (ended.status, office.files()) == (MACHINE_REFUSED, before)
    assert ended.said.count("另一个 docgen 正在写") == 1
    told = "另一个 docgen 正在写“.*generated/2023”，请等它结束，再运行一次"
    aftermath("two runs at once", office, ended, words, expected=expected, told=told)


def test_runs_at_the_same_moment_wait_for_each_other(office: Office, tmp_path: Path, aftermath: Aftermath):
    expected = undisturbed(office, tmp_path / "calm", *BUILD)
    runs = []
    for words in (BUILD, MINUTES, BUILD):
        with tempfile.TemporaryFile() as answer:
            runs.append(start(office.root, words, lambda: None, None, answer))
    assert [os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in runs] == [0, 0, 0]
    after = aftermath(
        "two runs at once", office, Ended(0), BUILD, expected=expected, told="合计：未变化 3 个"
    )
    assert "已写入" not in after.said


def slow(seconds: float) -> Callable[[str], None]:
    return lambda _path: time.sleep(seconds)


def test_a_slow_network_folder_only_takes_longer(office: Office, tmp_path: Path, aftermath: Aftermath):
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    delays = Stages(office.generated, slow(0.01), 1, on=True, reads=True)
    ended = run(office.root, *MINUTES, before=delays)
    assert (ended.status, office.files()) == (0, expected)
    aftermath("slow network folder", office, ended, MINUTES, expected=expected, told="已写入 2 个")


def test_a_lock_that_is_slow_to_open_is_not_taken_for_another_run(
    office: Office, tmp_path: Path, aftermath: Aftermath
):
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)

    def before() -> Any:
        lock.LOCK_WAIT_SECONDS = 0.01
        return Stages(office.generated / ".docgen.lock", slow(0.1), 1, on=True)()

    ended = run(office.root, *MINUTES, before=before)
    assert (ended.status, office.files()) == (0, expected)
    aftermath("slow network folder", office, ended, MINUTES, expected=expected, told="已写入 2 个")


def test_a_run_that_waits_for_a_slow_one_finishes_after_it(
    office: Office, tmp_path: Path, aftermath: Aftermath
):
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    delays = Stages(office.generated, slow(0.03), 1, on=True)
    with tempfile.TemporaryFile() as answer:
        first = start(office.root, MINUTES, delays, None, answer)
    ended = run(office.root, *MINUTES)
    assert (ended.status, os.waitstatus_to_exitcode(os.waitpid(first, 0)[1])) == (0, 0)
    aftermath("slow network folder", office, ended, MINUTES, expected=expected, told="未变化 2 个")


def wrong_clock() -> None:
    """Every look at the clock shows an earlier time than the one before."""
    shown = iter(range(FAR_AHEAD, LONG_AGO, -100_000))
    time.time = lambda: float(next(shown))
    time.time_ns = lambda: next(shown) * 1_000_000_000


@pytest.mark.parametrize("stamp", [LONG_AGO, FAR_AHEAD])
def test_no_clock_and_no_date_of_a_file_means_anything(
    office: Office, tmp_path: Path, aftermath: Aftermath, stamp: int
):
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    for path in office.root.rglob("*"):
        os.utime(path, (stamp, stamp))
    ended = run(office.root, *MINUTES, before=wrong_clock)
    assert (ended.status, office.files()) == (0, expected)
    for path in office.root.rglob("*"):
        os.utime(path, (FAR_AHEAD - stamp, FAR_AHEAD - stamp))
    told = "未变化 2 个，已另存 1 个"
    fault = "clock goes backwards, dates of files in the future"
    aftermath(fault, office, ended, MINUTES, expected=expected, told=told, before=wrong_clock)


def test_an_edit_that_keeps_size_and_date_is_seen(office: Office, aftermath: Aftermath):
    path = office.root / OTHER
    before = path.stat()
    content = path.read_bytes()
    office.put(OTHER, content[:-1] + b"!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    fault = "clock goes backwards, dates of files in the future"
    aftermath(fault, office, Ended(0), MINUTES, told=f"已另存 {path}（文件被手工改过，没有动它")
    assert (office.root / EDITED).read_bytes() == office.mine[EDITED]
