"""Somebody changes the folder: while docgen writes in it, or between two runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import EDITED, OTHER, Aftermath, Office, undisturbed
from disorder import Act, Stages, needs_fork, run, sampled, stages_of

pytestmark = needs_fork
MACHINE_REFUSED = 3
MINUTES = ("minutes", "2023")


def once(act: Callable[[], object]) -> Act:
    """Done by somebody else: no stage of the run's own."""

    def done(_path: str) -> None:
        Stages.asleep = True
        act()
        Stages.asleep = False

    return done


@pytest.mark.parametrize("removed", ["generated", "generated/2023", "generated/2023/minutes"])
def test_a_folder_that_a_person_removes_while_docgen_runs_comes_back(
    copies: Callable[[], Office], tmp_path: Path, aftermath: Aftermath, removed: str
):
    first = copies()
    stages = stages_of(first.root, first.generated, *MINUTES)
    for number in sampled(stages, 3):
        office = copies()
        folder = office.root / removed
        remove = once(lambda folder=folder: shutil.rmtree(folder))
        ended = run(office.root, *MINUTES, before=Stages(office.generated, remove, number))
        office.mine = {n: c for n, c in office.mine.items() if not n.startswith(removed)}
        fault, stage = "folder removed while running", stages[number - 1]
        after = aftermath(fault, office, ended, MINUTES, told="（新建）|未变化", case=stage)
        papers = list(office.generated.glob("minutes/*通报年度工作计划.docx"))
        assert len(papers) == 3, after


def test_a_link_put_in_the_place_of_a_folder_while_docgen_runs_leads_nobody_out(
    copies: Callable[[], Office], tmp_path: Path, aftermath: Aftermath
):
    first = copies()
    expected = undisturbed(first, tmp_path / "calm", *MINUTES)
    stages = stages_of(first.root, first.generated, *MINUTES)
    outside = tmp_path / "outside"
    outside.mkdir()
    at = [number for number, stage in enumerate(stages, start=1) if "open .docgen.journal" in stage]
    at += [number for number, stage in enumerate(stages, start=1) if stage.startswith("rename 2023-03")]
    for number in at:
        office = copies()
        folder = office.generated / "minutes"

        def swap(folder: Path = folder) -> None:
            folder.rename(folder.with_name("aside"))
            folder.symlink_to(outside)

        ended = run(office.root, *MINUTES, before=Stages(office.generated, once(swap), number))
        again = run(office.root, *MINUTES)
        assert (ended.status, again.status) == (MACHINE_REFUSED, MACHINE_REFUSED)
        assert [path.name for path in outside.iterdir() if path.suffix != ".tmp"] == []
        folder.unlink()
        folder.with_name("aside").rename(folder)
        told = "通到了输出文件夹外面，没有写；请把通到外面的链接改名或移走"
        fault = "link swapped in while running"
        aftermath(fault, office, ended, MINUTES, expected=expected, told=told, case=stages[number - 1])


@pytest.mark.parametrize("as_word_does", [True, False], ids=["renamed", "in place"])
def test_an_edit_that_a_person_saves_while_docgen_runs_is_never_lost(
    copies: Callable[[], Office], aftermath: Aftermath, as_word_does: bool
):
    first = copies()
    stages = stages_of(first.root, first.generated, *MINUTES)
    name, saved = Path(OTHER).name, b"saved while docgen ran"
    concerned = {number for number, stage in enumerate(stages, start=1) if name in stage}
    assert len(concerned) >= 3
    for number in sorted(concerned | set(sampled(stages, 4))):
        office = copies()
        paper = office.root / OTHER

        def save(paper: Path = paper) -> None:
            target = paper.with_name("~WRD0001.tmp") if as_word_does else paper
            target.write_bytes(saved)
            os.rename(target, paper)  # noqa: PTH104 - in place, it is its own name

        ended = run(office.root, *MINUTES, before=Stages(office.generated, once(save), number))
        office.mine[OTHER] = saved
        stage = stages[number - 1]
        aftermath("edit saved while running", office, ended, MINUTES, told="（新建）|已另存", case=stage)
        assert (office.generated / "minutes" / name).read_bytes() == saved, stage


@pytest.mark.parametrize("name", [OTHER, EDITED, "generated/2023/minutes"])
def test_what_was_deleted_between_two_runs_comes_back(office: Office, aftermath: Aftermath, name: str):
    path = office.root / name
    path.unlink() if path.is_file() else shutil.rmtree(path)
    office.mine = {n: c for n, c in office.mine.items() if not n.startswith(name)}
    ended = run(office.root, *MINUTES)
    assert ended.status == 0
    assert (office.root / OTHER).is_file()
    aftermath("generated file deleted", office, ended, MINUTES, told="（新建）")


@pytest.mark.parametrize("name", [OTHER, EDITED])
def test_a_folder_in_the_place_of_a_paper_is_left_alone_and_named(
    office: Office, tmp_path: Path, aftermath: Aftermath, name: str
):
    (office.root / name).unlink()
    office.mine.pop(name, None)
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    office.put(f"{name}/我的.txt", "mine")
    ended = run(office.root, *MINUTES)
    assert ended.status == MACHINE_REFUSED
    assert f"未能写入 {office.root / name}（“{office.root / name}”这个位置被一个同名的文件夹" in ended.said
    assert (office.generated / "minutes" / "2023-06-08_党员大会_第二支部_通报年度工作计划.docx").is_file()
    (office.root / name).rename(office.root / "挪走")
    office.mine["挪走/我的.txt"] = office.mine.pop(f"{name}/我的.txt")
    told = "占着，请把它改名或移走"
    aftermath("generated file replaced by a folder", office, ended, MINUTES, expected=expected, told=told)
