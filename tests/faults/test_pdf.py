"""Killed during --pdf: a stand-in plays LibreOffice's part, and may kill the docgen that called it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aftermath import Aftermath, Office
from disorder import RESUMED, Stages, both, kill, needs_fork, run, sampled

pytestmark = needs_fork
SIGKILL = -9
MACHINE_REFUSED = 3
PDF = ("minutes", "2023", "--pdf")
STAND_IN = """#!/bin/sh
[ -n "$KILL_DOCGEN" ] && kill -9 $PPID && exit
while [ "$1" != --outdir ]; do shift; done
out="$2"; shift 2; mkdir -p "$out"
for each in "$@"; do
  printf '%%PDF-1.4\\n%%%%EOF' > "$out/$(basename "$each" .docx).pdf"
done
"""


@pytest.fixture
def stand_in(tmp_path: Path) -> Callable[[], None]:
    """Puts the stand-in and a temporary folder of its own into a child."""
    program, temporary = tmp_path / "bin" / "soffice", tmp_path / "temporary"
    program.parent.mkdir()
    temporary.mkdir()
    program.write_text(STAND_IN)
    program.chmod(0o755)

    def before() -> None:
        os.environ["PATH"] = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        tempfile.tempdir = str(temporary)

    return before


def test_a_run_killed_at_a_stage_of_making_pdfs_is_finished_by_the_next(
    copies: Callable[[], Office], tmp_path: Path, aftermath: Aftermath, stand_in: Callable[[], Any]
):
    calm = copies()
    counted = run(calm.root, *PDF, before=both(stand_in, Stages(tmp_path)))
    expected, stages = calm.files(), list(counted.stages)
    assert any("docgen-pdf" in stage for stage in stages)
    for number in sampled(stages, 8):
        office = copies()
        ended = run(office.root, *PDF, before=both(stand_in, Stages(tmp_path, kill, number)))
        stage = stages[number - 1]
        assert ended.status == SIGKILL, stage
        fault = "kill -9 during --pdf"
        aftermath(fault, office, ended, PDF, expected=expected, told=RESUMED, case=stage, before=stand_in)
        assert list((tmp_path / "temporary").iterdir()) == [], stage


def test_a_run_killed_while_libreoffice_works_leaves_no_folder_behind_for_long(
    office: Office, tmp_path: Path, aftermath: Aftermath, stand_in: Callable[[], Any]
):
    ended = run(office.root, *PDF, before=both(stand_in, lambda: os.environ.update(KILL_DOCGEN="1")))
    assert ended.status == SIGKILL
    assert [path for path in (tmp_path / "temporary").iterdir() if path.is_dir()] != []
    aftermath("kill -9 during --pdf", office, ended, PDF, before=stand_in, told="已写入 3 个，未变化 2 个")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_without_a_temporary_folder_the_word_files_are_written_and_told(
    office: Office, tmp_path: Path, aftermath: Aftermath, stand_in: Callable[[], Any]
):
    (tmp_path / "没有").touch()

    def nowhere() -> None:
        tempfile.tempdir = str(tmp_path / "没有")

    ended = run(office.root, *PDF, before=both(stand_in, nowhere))
    assert ended.status == MACHINE_REFUSED
    assert "（更新）" in ended.said
    told = "临时文件夹“.*没有”用不了"
    aftermath("temporary folder missing", office, ended, PDF, before=stand_in, told=told)
