"""Ctrl-C in the middle of a batch: it stops cleanly, says what is done, and the next run completes it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import Aftermath, Office, minutes, undisturbed
from disorder import Ended, Stages, interrupt, needs_fork, run, sampled, stages_of

pytestmark = needs_fork
ABORTED = 130
"""What shells give a program that Ctrl-C ended: 1 would say that the input has errors."""
BUILD = ("build", "2023")


def test_a_run_stopped_at_any_stage_says_what_it_did_and_is_finished_by_the_next(
    copies: Callable[[], Office], tmp_path: Path, aftermath: Aftermath
):
    first = copies()
    expected = undisturbed(first, tmp_path / "calm", *BUILD)
    stages = stages_of(first.root, first.generated, *BUILD)
    for number in sampled(stages, 12):
        office = copies()
        before = set(office.files())
        ended = run(office.root, *BUILD, before=Stages(office.generated, interrupt, number))
        stage = stages[number - 1]
        assert ended.status == ABORTED, stage
        assert ended.said.endswith("已中止。\n"), stage
        claimed = {line.split("（新建")[0] for line in ended.said.splitlines() if "（新建）" in line}
        made = {f"已写入 {office.generated / name}" for name in set(office.files()) - before}
        assert claimed <= made, stage
        told = "您按 Ctrl-C 停下了"
        aftermath("Ctrl-C", office, ended, BUILD, expected=expected, told=told, case=stage)


def test_no_further_kind_is_begun_after_a_stop(office: Office):
    ended = run(office.root, *BUILD, before=Stages(office.generated, interrupt, 8))
    assert "会议记录：" not in ended.said
    assert "合计：" in ended.said


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_process_of_its_own_that_is_stopped_lists_just_what_it_wrote(
    young: Office, aftermath: Aftermath, jobs: str
):
    days = [f"2023-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    one = minutes("学习", 3).split("\n", 1)[1]
    young.put("plans/2023/minutes.yaml", "会议:\n" + "".join(one.replace("2023-03-08", day) for day in days))
    command = [sys.executable, "-m", "docgen", "minutes", "2023", "-C", str(young.root), "-j", jobs]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    while len(list(young.generated.glob("minutes/2023*.docx"))) < 2:
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[0]
    ended = Ended(process.returncode, said)
    written = [line for line in said.splitlines() if line.startswith("已写入 /")]
    there = len(list(young.generated.glob("minutes/2023*.docx")))
    assert (ended.status, len(written) in (there - 1, there)) == (ABORTED, True)
    after = aftermath(
        "Ctrl-C", young, ended, ("minutes", "2023"), told="您按 Ctrl-C 停下了", case=f"process, -j {jobs}"
    )
    assert f"未变化 {there} 个" in after.said
    assert f"已写入 {len(days) - there} 个" in after.said
