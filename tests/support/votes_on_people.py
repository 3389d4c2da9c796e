"""Votes on people for tests: a roster with changes, a meeting's vote, and what is told of both."""

from __future__ import annotations

from noticeboard import changed
from offices import ROSTER, assembly, meetings_of, rules_of
from reading_models import organization_of

from docgen.base.diagnostics import Diagnostic
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.people.course_facts import votes_against_roster
from docgen.domain.people.organization_facts import against_dated_rules
from docgen.domain.people.roster import Roster

ON_PROBATION = "身份: 预备党员, 入党日期: 2022-09-27"


CONFIRMED = "身份: 正式党员, 入党日期: 2022-09-27, 转正日期: 2023-09-27"


STEPS = (
    "申请入党时间: 2021-09-10, 确定积极分子时间: 2022-03-21, 列为发展对象时间: 2023-03-27, "
    "预审时间: 2023-09-20, 入党介绍人: [孙鹏, 乐天]"
)


def roster_with(*pairs: tuple[str, str]) -> str:
    return changed(*pairs, text=ROSTER)


PREPARED = roster_with(
    ("姓名: 何磊, 支部: 第二支部, 身份: 发展对象", f"姓名: 何磊, 支部: 第二支部, 身份: 发展对象, {STEPS}")
)


def vote_on(
    nominee: str, matter: str = "预备党员转正", votes: str = "赞成: 9", day: str = "2023-09-27"
) -> str:
    item = f"- {{题目: 甲, 人选: {{{nominee}}}, 表决: {{事项: {matter}, 方式: 无记名投票, {votes}}}}}"
    return assembly("缺席: [区志远, 乐天]", "议题:", f"  {item}", day=day)


def and_then(first: str, *others: str) -> str:
    """Several meetings in one file."""
    return first + "".join(other.partition("\n")[2] for other in others)


def codes(said: list[Diagnostic]) -> list[str]:
    return [each.code for each in said]


def roster_of(minutes: str, organization: str = ROSTER) -> Roster:
    people = organization_of(organization)
    return Roster(people, decided_on_people(meetings_of(minutes), people, rules_of("")))


def lag(minutes: str, organization: str = ROSTER) -> list[Diagnostic]:
    said = votes_against_roster(roster_of(minutes, organization), None)
    # That a vote is left open (D546) is told of the vote, and holds nothing against the roster.
    return [each for each in said if each.code != "D546"]


LATER = "身份: 正式党员, 入党日期: 2022-09-27, 转正日期: %s"


EXTENDED = ON_PROBATION + ", 延长预备期: 6"


EXTEND = "姓名: 李小龙, 结论: 延长预备期, 延长月数: 6"


ADMIT = vote_on("姓名: 何磊", "接收预备党员", day="2023-10-10")


ADMITTED = (
    "  - {编号: P01, 姓名: 何磊, 支部: 第二支部, 身份: 发展对象}\n",
    "",
)


LINE = "      - {编号: D25, 姓名: 乐天,"


def listed(admitted: str, keeps: bool = False) -> str:
    new = f"      - {{编号: D26, 姓名: 何磊, 身份: 预备党员{admitted}}}\n{LINE}"
    return roster_with((LINE, new), *(() if keeps else (ADMITTED,)))


def dated(organization: str) -> list[Diagnostic]:
    return against_dated_rules(Roster(organization_of(organization)), None)
