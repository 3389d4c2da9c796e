"""The system refuses a step, once or from there on: the user is told where and what to do."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import EDITED, OTHER, Aftermath, Office, undisturbed
from disorder import Stages, held_open, needs_fork, refuse, run, sampled, stages_of

pytestmark = needs_fork
MACHINE_REFUSED = 3
MINUTES = ("minutes", "2023")
REFUSALS = {
    "disk full": (errno.ENOSPC, "磁盘满了"),
    "quota used up": (errno.EDQUOT, "磁盘满了|空间用完了"),
    "read-only disk": (errno.EROFS, "不许写入|磁盘是只读的"),
    "network folder gone (ESTALE)": (errno.ESTALE, "网络上的文件夹断开了"),
    "network or disk broken (EIO)": (errno.EIO, "磁盘或者网络出了故障"),
    "too many open files (EMFILE)": (errno.EMFILE, "同时打开的文件太多"),
}
"""Of each fault the system's number, and the words by which the user knows it."""


@pytest.mark.parametrize("fault", REFUSALS)
@pytest.mark.parametrize("on", [False, True], ids=["once", "from there on"])
def test_whatever_is_refused_the_next_run_finishes(
    copies: Callable[[], Office], tmp_path: Path, aftermath: Aftermath, fault: str, on: bool
):
    first = copies()
    expected = undisturbed(first, tmp_path / "calm", *MINUTES)
    code, words = REFUSALS[fault]
    stages = stages_of(first.root, first.generated, *MINUTES, reads=True)
    for number in sampled(stages, 3):
        office, stage = copies(), stages[number - 1]
        trouble = Stages(office.generated, refuse(code), number, on=on, reads=True)
        ended = run(office.root, *MINUTES, before=trouble)
        assert ended.status in (0, MACHINE_REFUSED), (stage, ended)
        told = (f"^未能写入.*({words})", words) if ended.status == MACHINE_REFUSED else ()
        aftermath(fault, office, ended, MINUTES, expected=expected, told=told, case=stage)


@pytest.mark.parametrize("words", [MINUTES, ("build", "2023"), ("minutes", "2023", "--force")])
@pytest.mark.parametrize("name", [OTHER, EDITED])
def test_a_file_held_open_is_named_and_the_others_are_written(
    office: Office, tmp_path: Path, aftermath: Aftermath, words: tuple[str, ...], name: str
):
    expected = undisturbed(office, tmp_path / "calm", *words)
    held = Path(name).name
    ended = run(office.root, *words, before=held_open(held))
    assert ended.status == MACHINE_REFUSED
    assert f"被占用 {office.root / name}（“{held}”正被别的程序打开" in ended.said
    others = {n: c for n, c in office.files().items() if held not in n and "新生成" not in n}
    assert others.items() - {(".docgen.json", others[".docgen.json"])} <= expected.items()
    fault = "file held open (mocked sharing violation of Windows)"
    aftermath(fault, office, ended, words, expected=expected, told="正被别的程序打开")


@pytest.mark.parametrize("name", [".docgen.json", ".docgen.journal", ".docgen.lock"])
def test_a_book_of_docgens_own_held_open_stops_the_run_without_harm(
    office: Office, tmp_path: Path, aftermath: Aftermath, name: str
):
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    before = office.files()
    ended = run(office.root, *MINUTES, before=held_open(name))
    assert ended.status == MACHINE_REFUSED
    assert office.files() == before
    fault = "file held open (mocked sharing violation of Windows)"
    aftermath(fault, office, ended, MINUTES, expected=expected, told="被别的程序打开|不许写入")
