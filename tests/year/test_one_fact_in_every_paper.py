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


class Elsewhere(NamedTuple):
    """One text replaced behind a mark in one file, of other people than her; words of a message on it."""

    file: str
    behind: str
    old: str
    new: str
    code: str
    both: tuple[str, ...]


LI, ZHAO, HE = "姓名: 李小龙", "姓名: 赵㛃", "姓名: 何磊"
ELSEWHERE = [
    # the transfer of 李小龙: roster, 人选, words, votes, notice
    Elsewhere(
        ROSTER, LI, "入党日期: 2022-09-27", "入党日期: 2022-09-28", "D441", ("2022年9月28日", "2023年9月28日")
    ),
    Elsewhere(
        ROSTER,
        LI,
        "转正日期: 2023-09-27",
        "转正日期: 2023-10-27",
        "D532",
        ("minutes.yaml第1480行", "2023年10月27日"),
    ),
    Elsewhere(ROSTER, LI, "入党日期:", "延长预备期: 6, 入党日期:", "D441", ("延长6个月", "2024年3月27日")),
    Elsewhere(
        ROSTER,
        LI,
        "入党日期:",
        "转正申请时间: 2023-09-01, 入党日期:",
        "D530",
        ("2023年8月29日", "organization.yaml第48行", "2023年9月1日"),
    ),
    Elsewhere(
        ROSTER,
        LI,
        "[孙鹏, 黄海涛]",
        "[孙鹏, 乐天]",
        "D530",
        ("孙鹏、黄海涛", "organization.yaml第48行", "孙鹏、乐天"),
    ),
    Elsewhere(
        MINUTES,
        LI,
        "介绍人意见: 孙鹏、黄海涛",
        "介绍人意见: 孙鹏、乐天",
        "D539",
        ("孙鹏、乐天", "minutes.yaml第1482行", "孙鹏、黄海涛"),
    ),
    Elsewhere(
        MINUTES,
        LI,
        "转正申请时间: 2023-08-29",
        "转正申请时间: 2023-09-28",
        "D588",
        ("2023年9月28日", "2023年9月27日"),
    ),
    Elsewhere(
        MINUTES,
        LI,
        "结论: 按期转正",
        "结论: 延长预备期\n          延长月数: 6",
        "N806",
        ("延长预备期", "按期转正"),
    ),
    Elsewhere(MINUTES, LI, "赞成: 6, 不赞成: 1", "赞成: 7, 不赞成: 1", "D434", ("9名", "10票")),
    Elsewhere(
        NOTICES,
        "编号: 2023-06",
        "发布日期: 2023-09-28",
        "发布日期: 2023-09-26",
        "N808",
        ("2023年9月26日", "2023年9月27日第二支部党员大会"),
    ),
    Elsewhere(
        NOTICES,
        "编号: 2023-06",
        "2023-09-27 党员大会",
        "2023-09-28 党员大会",
        "N805",
        ("2023年9月28日的第二支部党员大会", "2023年9月27日"),
    ),
    # 赵㛃, whose name has a rare character
    Elsewhere(ROSTER, ZHAO, "赵㛃", "赵婉", "D442", ("名册里没有“赵㛃”",)),
    Elsewhere(MINUTES, ZHAO, "赵㛃", "赵冉", "D423", ("赵冉", "赵㛃")),
    Elsewhere(NOTICES, "对象: 赵㛃", "赵㛃", "赵冉", "N806", ("赵冉", "赵㛃")),
    Elsewhere(MINUTES, ZHAO, "书面赞成: 1", "书面赞成: 3", "D543", ("3份", "2名")),
    Elsewhere(MINUTES, ZHAO, "发出: 9", "发出: 10", "D435", ("10张", "9名")),
    # those in training
    Elsewhere(
        ROSTER,
        HE,
        "列为发展对象时间: 2023-09-11",
        "列为发展对象时间: 2023-09-08",
        "N807",
        ("2023年9月8日", "2023年9月11日第二支部支委会"),
    ),
    Elsewhere(
        ROSTER,
        HE,
        "确定积极分子时间: 2022-03-21",
        "确定积极分子时间: 2022-03-22",
        "D539",
        ("2022年3月21日", "organization.yaml第54行", "2022年3月22日"),
    ),
    Elsewhere(
        ROSTER,
        HE,
        "[孙鹏, 乐天]",
        "[孙鹏, 郑好]",
        "D539",
        ("孙鹏、乐天", "organization.yaml第54行", "孙鹏、郑好"),
    ),
    Elsewhere(
        ROSTER,
        "姓名: 林小雨",
        "[郑好, 阿依古丽·买买提]",
        "[郑好, 吴静]",
        "D539",
        ("郑好、阿依古丽·买买提", "organization.yaml第55行", "郑好、吴静"),
    ),
    Elsewhere(
        ROSTER,
        "姓名: 徐曼",
        "2023-10-12",
        "2023-10-21",
        "D539",
        ("徐曼10月12日递交申请", "organization.yaml第56行", "2023年10月21日"),
    ),
    Elsewhere(NOTICES, "编号: 2023-05", "对象: 何磊", "对象: 林小雨", "N806", ("林小雨", "何磊")),
    # a member who left, a post
    Elsewhere(ROSTER, "姓名: 区志远", "入党日期", "转出日期: 2023-05-01, 入党日期", "D430", ("13名", "12名")),
    Elsewhere(ROSTER, "姓名: 黄海涛", "党内职务: 第二支部组织委员, ", "", "D425", ("黄海涛", "应到")),
]


@pytest.mark.parametrize("change", ELSEWHERE, ids=lambda change: f"{change.behind} {change.new}")
def test_a_fact_of_others_changed_in_one_place_is_told_too(tmp_path: Path, change: Elsewhere) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    path = tmp_path / "plans" / change.file
    text = path.read_text(encoding="utf-8")
    at = text.index(change.old, text.index(change.behind))
    path.write_text(text[:at] + change.new + text[at + len(change.old) :], encoding="utf-8")
    said = load_year(Workspace(tmp_path), 2023).diagnostics
    told = [each.message for each in said if each.code == change.code]
    assert any(all(word in message for word in change.both) for message in told), said


def test_one_name_in_two_spellings_is_one_person(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    path = tmp_path / "plans" / ROSTER
    text = path.read_text(encoding="utf-8").replace("姓名: 阿依古丽·买买提", "姓名: 阿依古丽.买买提")
    path.write_text(text, encoding="utf-8")
    said = load_year(Workspace(tmp_path), 2023).diagnostics
    assert [each.code for each in said if each.level is not Level.HINT] == []


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
