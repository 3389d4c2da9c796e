"""`docgen fill` in trouble: the same promises for papers of any other kind."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import Aftermath, Office, undisturbed
from disorder import RESUMED, Stages, held_open, interrupt, kill, needs_fork, refuse, run, sampled, stages_of
from tables import template

pytestmark = needs_fork
FILL = ("fill", "证书.docx", "名单.csv")
CARD = template("{{ 姓名 }}同志，{{ 单位 }}。")
TROUBLES = {
    "kill -9": (kill, -9, RESUMED),
    "Ctrl-C": (interrupt, 130, "您按 Ctrl-C 停下了"),
    "disk full": (refuse(errno.ENOSPC), 3, ("^未能写入.*磁盘满了", "磁盘满了")),
}


@pytest.fixture
def cards(warm: None, tmp_path: Path) -> Callable[[], Office]:
    """Folders, each with two cards made, one of them edited, and a third to make."""
    office = Office(tmp_path / "first", below="名单_生成/证书")
    office.put("证书.docx", CARD)
    office.put("名单.csv", "姓名,单位\n张伟,第一支部\n王芳,第二支部\n")
    assert run(office.root, *FILL).status == 0
    office.put("名单_生成/证书/张伟.docx", (office.generated / "张伟.docx").read_bytes() + b"edited")
    office.put("名单.csv", "姓名,单位\n张伟,第三支部\n王芳,第三支部\n何磊,第三支部\n")
    numbers = iter(range(1000))
    return lambda: office.copy(tmp_path / f"{next(numbers)}")


@pytest.mark.parametrize("fault", TROUBLES)
def test_at_whatever_stage_the_next_run_finishes(
    cards: Callable[[], Office], tmp_path: Path, aftermath: Aftermath, fault: str
):
    act, status, told = TROUBLES[fault]
    first = cards()
    expected = undisturbed(first, tmp_path / "calm", *FILL)
    stages = stages_of(first.root, first.generated, *FILL)
    seen = set()
    for number in sampled(stages, 6):
        office = cards()
        ended = run(office.root, *FILL, before=Stages(office.generated, act, number, on=status == 3))
        seen.add(ended.status)
        words = told if ended.status == status else ()
        name = f"{fault} (docgen fill)"
        aftermath(name, office, ended, FILL, expected=expected, told=words, case=stages[number - 1])
    assert status in seen <= {status, 0}


def test_a_card_held_open_is_named_and_the_others_are_made(
    cards: Callable[[], Office], tmp_path: Path, aftermath: Aftermath
):
    office = cards()
    expected = undisturbed(office, tmp_path / "calm", *FILL)
    ended = run(office.root, *FILL, before=held_open("王芳.docx"))
    assert ended.status == 3
    assert (office.generated / "何磊.docx").read_bytes() == expected["何磊.docx"]
    fault = "file held open (mocked sharing violation of Windows)"
    aftermath(fault, office, ended, FILL, expected=expected, told="“王芳.docx”正被别的程序打开")
