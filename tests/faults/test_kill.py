"""kill -9 at every stage of a batch: no half file, nothing lost, the next run finishes and says so."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import Aftermath, Office, minutes, undisturbed
from disorder import RESUMED, Stages, kill, needs_fork, run, sampled, stages_of

pytestmark = needs_fork
SIGKILL = -9
MINUTES = ("minutes", "2023")
BUILD = ("build", "2023")
FORCE = ("minutes", "2023", "--force")
SHEETS = ("minutes", "2023", "--scheduled")
TOGETHER = ("minutes", "2023", "-j", "2")
MOST = {BUILD: 7, FORCE: 7, SHEETS: 7, TOGETHER: 5}
"""Stages that are tried of the longer runs; of the others, all."""


def broken(office: Office) -> None:
    (office.generated / ".docgen.json").write_bytes(b'{"version": 1, "docu')


def as_it_is(_office: Office) -> None:
    pass


@pytest.mark.parametrize(
    ("words", "prepare"),
    [
        (MINUTES, as_it_is),
        (BUILD, as_it_is),
        (FORCE, as_it_is),
        (SHEETS, as_it_is),
        (TOGETHER, as_it_is),
        (MINUTES, broken),
    ],
    ids=["minutes", "build", "force", "sheets", "two processes", "broken manifest"],
)
def test_a_run_killed_at_any_stage_is_finished_by_the_next(
    copies: Callable[[], Office],
    tmp_path: Path,
    aftermath: Aftermath,
    words: tuple[str, ...],
    prepare: Callable[[Office], None],
):
    first = copies()
    prepare(first)
    expected = undisturbed(first, tmp_path / "calm", *words)
    stages = stages_of(first.root, first.generated, *words)
    assert len(stages) > 20
    most = 7 if prepare is broken else MOST.get(words, len(stages))
    for number in sampled(stages, most):
        office = copies()
        prepare(office)
        ended = run(office.root, *words, before=Stages(office.generated, kill, number))
        assert ended.status == SIGKILL, stages[number - 1]
        aftermath("kill -9", office, ended, words, expected=expected, told=RESUMED, case=stages[number - 1])


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes as Linux shows them")
def test_the_workers_of_a_run_that_is_killed_do_not_stay_behind(young: Office):
    days = [f"2023-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    one = minutes("学习", 3).split("\n", 1)[1]
    young.put("plans/2023/minutes.yaml", "会议:\n" + "".join(one.replace("2023-03-08", day) for day in days))
    command = [sys.executable, "-m", "docgen", "minutes", "2023", "-C", str(young.root), "-j", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(workers := children_of(process.pid)) < 2:
        assert process.poll() is None
        time.sleep(0.002)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 20
    while any(is_running(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def children_of(process: int) -> list[int]:
    """The numbers of its child processes."""
    task = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in task.read_text().split()] if task.exists() else []


def is_running(process: int) -> bool:
    """Whether it still lives; one that nobody has asked after is dead."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
