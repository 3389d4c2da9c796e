"""The admission of 王𬱖 in the example year, with one fact changed in one place at a time: each is told."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from examples import REPOSITORY

from docgen.base.diagnostics import Level
from docgen.base.workspace import Workspace
from docgen.papers.draft import Draft
from docgen.papers.evaluations.evaluations import draft_evaluations
from docgen.year import load_year

ROSTER, MINUTES, NOTICES = "organization.yaml", "2023/minutes.yaml", "2023/notices.yaml"
LINE = "身份: 预备党员, 入党日期: 2023-06-20, 政治审查: 清楚"
STEPS = (
    "申请入党时间: 2021-03-15, 确定积极分子时间: 2021-11-08, 列为发展对象时间: 2022-12-05, "
    "预审时间: 2023-06-14, 入党介绍人: [吴静, 郑好]"
)
TYPED_TWICE = f"{LINE}, {STEPS}"
"""The roster has the steps too, as an office keeps them that moved the line up from 培养对象."""


class Change(NamedTuple):
    """One text replaced in one file; the code that tells of it, and words for both places."""

    file: str
    old: str
    new: str
    code: str
    both: tuple[str, str]


def of_day(file: str, key: str, old: str, new: str) -> Change:
    """Another day under a key: the message has both days, in words."""
    told = tuple(f"{int(y)}年{int(m)}月{int(d)}日" for y, m, d in (old.split("-"), new.split("-")))
    return Change(file, f"{key}: {old}", f"{key}: {new}", "D530", (told[0], told[1]))


SPONSORS = "入党介绍人: [吴静, 郑好]"
JOINED = "入党日期: 2023-06-20"
POSTED = "发布日期: 2023-06-%s\n    天数: 5\n    单位"
REPORTED = "报告日期: 2023-06-%s}\n\n  - 编号: 2023-03"
LINE_OF_ROSTER, LINE_OF_MINUTES = "organization.yaml第47行", "minutes.yaml第966行"
NOTICED = "对象: 王𬱖"

CHANGES = [
    # 人选 of the assembly, against the roster
    of_day(MINUTES, "申请入党时间", "2021-03-15", "2021-03-16"),
    of_day(MINUTES, "确定积极分子时间", "2021-11-08", "2021-11-09"),
    of_day(MINUTES, "列为发展对象时间", "2022-12-05", "2022-12-06"),
    of_day(MINUTES, "预审时间", "2023-06-14", "2023-06-15"),
    Change(MINUTES, SPONSORS, "入党介绍人: [吴静, 乐天]", "D530", ("吴静、乐天", "吴静、郑好")),
    Change(MINUTES, "姓名: 王𬱖", "姓名: 王倩", "D442", ("王倩", "名册和培养对象")),
    # the roster, against the assembly
    of_day(ROSTER, "申请入党时间", "2021-03-15", "2021-03-05"),
    Change(ROSTER, SPONSORS, "入党介绍人: [吴静, 覃辉]", "D530", ("吴静、郑好", "吴静、覃辉")),
    Change(ROSTER, JOINED, "入党日期: 2023-06-21", "D532", (LINE_OF_MINUTES, "2023年6月21日")),
    Change(ROSTER, JOINED, "入党日期: 2023-06-19", "D442", (LINE_OF_ROSTER, "2023年6月19日")),
    Change(ROSTER, "姓名: 王𬱖", "姓名: 王茜", "D442", ("名册和培养对象", "王𬱖")),
    Change(ROSTER, "24学时（2023", "30学时（2023", "D539", ("24学时", LINE_OF_ROSTER)),
    # the assembly
    Change(MINUTES, "日期: 2023-06-20", "日期: 2023-06-19", "D532", ("2023年6月19日", "2023年6月20日")),
    Change(MINUTES, "收回: 9, 赞成: 8", "收回: 9, 赞成: 7", "D494", ("写的是7", "数出来是8")),
    Change(MINUTES, "发出: 9, 收回: 9, 赞成: 8", "发出: 10, 收回: 9, 赞成: 8", "D435", ("10", "9")),
    Change(MINUTES, "6月14日上级党委", "6月16日上级党委", "D539", ("6月16日", "2023年6月14日")),
    Change(MINUTES, "吴静、郑好介绍王𬱖", "吴静、乐天介绍王𬱖", "D539", ("吴静、乐天", "吴静、郑好")),
    # the notice
    Change(NOTICES, NOTICED, "对象: 何磊", "N806", ("何磊", "王𬱖")),
    Change(
        NOTICES,
        NOTICED,
        "对象: {姓名: 王𬱖, 预审时间: 2023-06-13}",
        "N807",
        ("2023年6月13日", "2023年6月14日"),
    ),
    Change(NOTICES, POSTED % "21", POSTED % "19", "N830", ("2023年6月26日", LINE_OF_MINUTES)),
    Change(NOTICES, REPORTED % "29", REPORTED % "28", "N809", ("2023年6月28日才结束", "还不能报告")),
]


def changed(folder: Path, change: Change) -> Workspace:
    """The example year with the roster's steps, and one text replaced where it stands for her admission."""
    shutil.copytree(REPOSITORY / "plans", folder / "plans")
    roster = folder / "plans" / ROSTER
    text = roster.read_text(encoding="utf-8")
    assert text.count(LINE) == 1
    roster.write_text(text.replace(LINE, TYPED_TWICE), encoding="utf-8")
    path = folder / "plans" / change.file
    text = path.read_text(encoding="utf-8")
    at = text.index(change.old, _begins(text, change.file))
    path.write_text(text[:at] + change.new + text[at + len(change.old) :], encoding="utf-8")
    return Workspace(folder)


def _begins(text: str, file: str) -> int:
    """Where her line of the roster, or the record of the assembly that admitted her, begins."""
    if file == NOTICES:
        return 0
    at = text.index("姓名: 王𬱖" if file == ROSTER else "主题: 讨论接收王𬱖")
    return text.rindex("\n  - 类型", 0, at) if file == MINUTES else at


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.new)
def test_one_fact_changed_in_one_place_is_told_with_both(tmp_path: Path, change: Change) -> None:
    said = load_year(changed(tmp_path, change), 2023).diagnostics
    faults = [each for each in said if each.level is not Level.HINT]
    told = [each.message for each in faults if each.code == change.code]
    assert any(all(word in message for word in change.both) for message in told), faults


def test_the_same_fact_typed_twice_alike_is_not_told(tmp_path: Path) -> None:
    said = load_year(changed(tmp_path, Change(MINUTES, "", "", "", ("", ""))), 2023).diagnostics
    assert [each for each in said if each.level is not Level.HINT] == []


def test_papers_of_evaluations_know_a_transfer_that_the_roster_has_not_followed(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    roster = tmp_path / "plans" / ROSTER
    text, followed = (
        roster.read_text(encoding="utf-8"),
        "正式党员, 入党日期: 2022-09-27, 转正日期: 2023-09-27",
    )
    assert text.count(followed) == 1
    roster.write_text(text.replace(followed, "预备党员, 入党日期: 2022-09-27"), encoding="utf-8")
    drafted = draft_evaluations(load_year(Workspace(tmp_path), 2023))
    ending = "公开承诺书_第二支部_李小龙"
    (promise,) = [one for one in drafted if isinstance(one, Draft) and one.name.endswith(ending)]
    assert "正式党员" in promise.data.decode()
