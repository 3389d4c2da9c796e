"""What assemblies decided on people holds in every paper, whether the roster has followed or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from docgen.base.workspace import Workspace
from docgen.checking.check import check_year
from docgen.papers import KINDS, kind_named
from docgen.papers.draft import Draft
from docgen.schedule import schedule_of
from docgen.schedule.text import as_text
from docgen.year import Year, load_year
from docgen.year.recorded import recorded

HEAD = "单位: 中共云溪市第三中学支部委员会\n简称: 三中支部\n支部:\n  - 名称: 三中支部\n    党员:\n"
FULL = "".join(
    f"      - {{姓名: 甲{n}, 性别: 男, 党内职务: {post}, 身份: 正式党员, "
    "入党日期: 2000-01-01, 转正日期: 2001-01-01}\n"
    for n, post in zip("一二三四五六七", ("书记", "组织委员", "宣传委员", "", "", "", ""), strict=True)
)
STEPS = (
    "申请入党时间: 2020-05-01, 确定积极分子时间: 2021-03-01, "
    "列为发展对象时间: 2022-06-01, 预审时间: 2023-05-20"
)
NEW = f"姓名: 新人, 性别: 女, 民族: 汉族, {STEPS}, 入党介绍人: [甲一, 甲二], 政治审查: 合格, 集中培训: 合格"
OLD = "姓名: {}, 性别: 女, 民族: 汉族, {}, 转正申请时间: 2023-09-01, 入党介绍人: [甲三, 甲四]"
PROBATION = "身份: 预备党员, 入党日期: 2022-09-27"

FOLLOWED = [
    OLD.format("转正", "身份: 正式党员, 入党日期: 2022-09-27, 转正日期: 2023-09-27"),
    OLD.format("延期", f"{PROBATION}, 延长预备期: 6"),
    OLD.format("取消", f"{PROBATION}, 转出日期: 2023-10-11, 状态: 取消预备党员资格"),
    f"{NEW}, 身份: 预备党员, 入党日期: 2023-06-20",
]
LAGGING = [OLD.format(name, PROBATION) for name in ("转正", "延期", "取消")]
MENTORED = "培养对象:\n  - {姓名: 后来, 支部: 三中支部, 身份: 入党积极分子, 培养联系人: [转正]"


def organization(members: list[str], *candidates: str) -> str:
    lines = "".join(f"      - {{{line}}}\n" for line in members)
    more = "".join(f"  - {{{line}, 支部: 三中支部, 身份: 发展对象}}\n" for line in candidates)
    return f"{HEAD}{FULL}{lines}{MENTORED}}}\n{more}"


ROSTERS = {
    "followed": organization(FOLLOWED),
    "not moved on": organization(LAGGING, NEW),
    "moved without a day": organization([*LAGGING, f"{NEW}, 身份: 预备党员"]),
}


def meeting(kind: str, day: str, more: str) -> str:
    led = "时间: 15:00—16:30, 主持人: 甲一, 记录人: 甲二, 缺席: 无"
    return f"  - {{类型: {kind}, 支部: 三中支部, 日期: {day}, {led}, {more}}}\n"


def vote(matter: str, nominee: str, votes: int) -> str:
    ballots = f"事项: {matter}, 方式: 无记名投票, 发出: {votes}, 收回: {votes}, 赞成: {votes}"
    item = f"{{题目: 讨论, 人选: {{{nominee}, 主要表现: 好, 不足: 少}}, 表决: {{{ballots}}}}}"
    return f"主题: 讨论, 议题: [{item}]"


MINUTES = "会议:\n" + "".join(
    (
        meeting("党课", "2023-03-01", "学时: 2, 主题: 党课"),
        meeting("党员大会", "2023-06-20", vote("接收预备党员", "姓名: 新人", 7)),
        meeting("党员大会", "2023-09-28", vote("预备党员转正", "姓名: 转正", 7)),
        meeting(
            "党员大会", "2023-09-29", vote("预备党员转正", "姓名: 延期, 结论: 延长预备期, 延长月数: 6", 8)
        ),
        meeting("党员大会", "2023-10-10", vote("预备党员转正", "姓名: 取消, 结论: 取消预备党员资格", 8)),
        meeting(
            "党员大会",
            "2023-11-08",
            "主题: 学习, 议题: [{题目: 学习, 表决: {事项: 一般决议, 方式: 举手, 赞成: 8}}]",
        ),
        meeting("党课", "2023-12-06", "学时: 2, 主题: 党课"),
    )
)
PLAN = """\
成文日期: 2023-12-29
指导思想: 三中支部共有党员10名，其中正式党员8名、预备党员2名。
日程安排:
  - {事项: 党课, 类型: 党课, 频次: 每季度至少一次, 范围: 每个支部}
  - {事项: 学习, 频次: 每年至少4学时, 范围: 每名党员}
  - {事项: 党员大会, 类型: 党员大会, 频次: 每季度至少一次, 拟定: 每季度第三个月第一个周三, 范围: 每个支部}
"""
NOTICES = """\
受理: {部门: 办公室, 电话: "6612345"}
张贴: 公告栏
公示:
  - {编号: A1, 类别: 接收预备党员, 对象: 新人, 依据: 会议, 发布日期: 2023-06-21, 天数: 5}
  - {编号: A2, 类别: 预备党员转正, 对象: 转正, 依据: 会议, 发布日期: 2023-10-09, 天数: 5}
"""
EVALUATIONS = """\
评议:
  - {编号: B1, 类别: 民主评议党员, 年度: 2023, 支部: 三中支部, 日期: 2023-12-20}
  - {编号: B2, 类别: 学时台账, 年度: 2023, 日期: 2023-12-31}
  - {编号: B3, 类别: 一讲二评三公示, 支部: 三中支部, 日期: 2023-12-15}
  - {编号: B4, 类别: 心得体会, 支部: 三中支部, 年度: 2023, 日期: 2023-12-15}
"""


def office(folder: Path, roster: str) -> Workspace:
    year = folder / "plans" / "2023"
    year.mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(roster, encoding="utf-8")
    for name, text in (
        ("plan", PLAN),
        ("minutes", MINUTES),
        ("notices", NOTICES),
        ("evaluations", EVALUATIONS),
    ):
        (year / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Workspace(folder)


def papers(workspace: Workspace, year: Year) -> Iterator[tuple[str, str]]:
    """Every paper of the year by its name, and the tables of `docgen schedule`."""
    for kind in map(kind_named, KINDS):
        drafts = list(kind.drafts(year))
        if kind.of_record:
            drafts += [draft for record in recorded(workspace, year) for draft in kind.of_record(record)]
        yield from (
            (f"{kind.name}/{one.name}", one.data.decode()) for one in drafts if isinstance(one, Draft)
        )
    (shown,) = schedule_of(year, date(2024, 1, 1)).schedules
    yield "schedule", as_text(shown)


def all_of(folder: Path, name: str) -> dict[str, str]:
    workspace = office(folder / name, ROSTERS[name])
    return dict(papers(workspace, load_year(workspace, 2023)))


@pytest.mark.parametrize("name", ["not moved on", "moved without a day"])
def test_every_paper_is_the_same_whether_the_roster_has_followed_the_votes_or_not(
    tmp_path: Path, name: str
) -> None:
    followed, lagging = all_of(tmp_path, "followed"), all_of(tmp_path, name)
    assert lagging.keys() == followed.keys()
    assert {paper: (lagging[paper], text) for paper, text in followed.items() if lagging[paper] != text} == {}
    assert len(followed) > 60


@pytest.mark.parametrize("name", list(ROSTERS))
def test_a_check_tells_nothing_against_whom_the_votes_have_made_what_they_are(
    tmp_path: Path, name: str
) -> None:
    said = check_year(office(tmp_path, ROSTERS[name]), 2023, date(2024, 1, 1)).diagnostics
    assert {"X07", "D536", "D524"}.isdisjoint(each.code for each in said)
    followed = [each for each in said if each.code == "D531"]
    assert len(followed) == {"followed": 0, "not moved on": 4, "moved without a day": 4}[name]
