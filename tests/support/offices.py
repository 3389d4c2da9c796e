"""A fictional school with two branches and four groups, its meetings, and how tests look at them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reading_models import organization_of, read

from docgen.base.diagnostics import Diagnostic
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.meetings.minutes_facts import DayOff, facts_of
from docgen.domain.meetings.minutes_together import Together, trace_of
from docgen.domain.people.roster import Roster
from docgen.models.minutes import Meeting, Minutes
from docgen.models.organization import Organization
from docgen.models.rules import Rules

ROSTER = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - 名称: 第一支部
    党员:
      - {编号: D01, 姓名: 王建国, 性别: 男, 党小组: 第一党小组, 党内职务: 总支书记, 身份: 正式党员, 入党日期: 1993-06-28, 转正日期: 1994-06-28}
      - {编号: D02, 姓名: 李秀英, 性别: 女, 党小组: 第一党小组, 党内职务: 总支副书记, 身份: 正式党员, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
      - {编号: D03, 姓名: 周志强, 性别: 男, 党小组: 第二党小组, 党内职务: 总支组织委员、第一支部书记, 身份: 正式党员, 入党日期: 2001-12-12, 转正日期: 2002-12-12}
      - {编号: D04, 姓名: 陈堃, 性别: 男, 党小组: 第二党小组, 党内职务: 第一支部组织委员, 身份: 正式党员, 入党日期: 2005-06-30, 转正日期: 2006-06-30}
      - {编号: D05, 姓名: 张伟, 性别: 男, 党小组: 第二党小组, 党内职务: 第一支部宣传委员, 身份: 正式党员, 入党日期: 2008-05-16, 转正日期: 2009-05-16}
      - {编号: D06, 姓名: 单雪梅, 性别: 女, 党小组: 第一党小组, 党内职务: 总支纪检委员、第一党小组组长, 身份: 正式党员, 入党日期: 2004-12-10, 转正日期: 2005-12-10}
      - {编号: D07, 姓名: 欧阳晓峰, 性别: 男, 党小组: 第二党小组, 党内职务: 第二党小组组长, 身份: 正式党员, 入党日期: 2009-06-18, 转正日期: 2010-06-18}
      - {编号: D08, 姓名: 曾强, 性别: 男, 党小组: 第二党小组, 身份: 正式党员, 入党日期: 2012-05-25, 转正日期: 2013-05-25}
      - {编号: D09, 姓名: 仇丽华, 性别: 女, 党小组: 第一党小组, 身份: 正式党员, 入党日期: 1999-07-01, 转正日期: 2000-07-01}
      - {编号: D10, 姓名: 赵㛃, 性别: 女, 党小组: 第一党小组, 身份: 预备党员, 入党日期: 2022-12-16}
      - {编号: D11, 姓名: 马文忠, 性别: 男, 党小组: 第一党小组, 身份: 正式党员, 入党日期: 1985-10-05, 转正日期: 1986-10-05}
      - {编号: D12, 姓名: 解放, 性别: 男, 党小组: 第二党小组, 身份: 正式党员, 入党日期: 1990-06-29, 转正日期: 1991-06-29}
  - 名称: 第二支部
    党员:
      - {编号: D13, 姓名: 刘玉兰, 性别: 女, 党小组: 第三党小组, 党内职务: 总支宣传委员、第二支部书记, 身份: 正式党员, 入党日期: 1998-12-04, 转正日期: 1999-12-04}
      - {编号: D14, 姓名: 黄海涛, 性别: 男, 党小组: 第四党小组, 党内职务: 第二支部组织委员, 身份: 正式党员, 入党日期: 2003-11-07, 转正日期: 2004-11-07}
      - {编号: D15, 姓名: 张伟, 性别: 女, 党小组: 第三党小组, 党内职务: 第二支部宣传委员, 身份: 正式党员, 入党日期: 2010-12-03, 转正日期: 2011-12-03}
      - {编号: D16, 姓名: 吴静, 性别: 女, 党小组: 第三党小组, 党内职务: 第三党小组组长, 身份: 正式党员, 入党日期: 2006-06-23, 转正日期: 2007-06-23}
      - {编号: D17, 姓名: 阿依古丽·买买提, 性别: 女, 党小组: 第三党小组, 身份: 正式党员, 入党日期: 2015-12-18, 转正日期: 2016-12-18}
      - {编号: D18, 姓名: 孙鹏, 性别: 男, 党小组: 第四党小组, 党内职务: 第四党小组组长, 身份: 正式党员, 入党日期: 2002-05-31, 转正日期: 2003-05-31}
      - {编号: D19, 姓名: 朱慧敏, 性别: 女, 党小组: 第四党小组, 身份: 正式党员, 入党日期: 2013-05-17, 转正日期: 2014-05-17}
      - {编号: D20, 姓名: 覃辉, 性别: 男, 党小组: 第四党小组, 身份: 正式党员, 入党日期: 2011-06-24, 转正日期: 2012-06-24}
      - {编号: D21, 姓名: 郑好, 性别: 女, 党小组: 第三党小组, 身份: 正式党员, 入党日期: 2016-06-03, 转正日期: 2017-06-03}
      - {编号: D22, 姓名: 王𬱖, 性别: 女, 党小组: 第三党小组, 身份: 预备党员, 入党日期: 2023-06-20}
      - {编号: D23, 姓名: 李小龙, 性别: 男, 党小组: 第四党小组, 身份: 预备党员, 入党日期: 2022-09-27, 转正申请时间: 2023-08-29}
      - {编号: D24, 姓名: 区志远, 性别: 男, 党小组: 第四党小组, 身份: 正式党员, 入党日期: 2000-12-22, 转正日期: 2001-12-22}
      - {编号: D25, 姓名: 乐天, 性别: 女, 党小组: 第四党小组, 身份: 正式党员, 入党日期: 2012-12-07, 转正日期: 2013-12-07}
培养对象:
  - {编号: P01, 姓名: 何磊, 支部: 第二支部, 身份: 发展对象}
  - {编号: P02, 姓名: 林小雨, 支部: 第二支部, 身份: 入党积极分子}
  - {编号: P03, 姓名: 徐曼, 支部: 第一支部, 身份: 入党申请人}
"""  # noqa: E501

MEETING = """\
会议:
  - 类型: 党员大会
    支部: 第二支部
    日期: 2023-03-08
    时间: 15:00—16:30
    地点: 三楼会议室
    主持人: 刘玉兰
    记录人: 张伟（女）
    主题: 通报年度工作计划
"""


TODAY = date(2030, 1, 1)
"""The day on which the meetings of tests are looked at: all of them are past."""


def no_days_off(_day: date) -> str:
    """A calendar of workdays only."""
    return ""


def roster(text: str = ROSTER) -> Roster:
    """The roster of a text."""
    return Roster(organization_of(text))


def meetings_of(text: str) -> tuple[Meeting, ...]:
    """The meetings of a text that has nothing wrong with it."""
    minutes, said = read(Minutes, text)
    assert minutes is not None, said
    assert not [d for d in said if d.level.value == "error"], said
    return minutes.meetings


def rules_of(text: str) -> Rules | None:
    """The office's own rules; None of an empty text."""
    rules, said = read(Rules, text) if text else (None, ())
    assert not said, said
    return rules


def case_of(text: str, organization: str = ROSTER, rules: str = "") -> Attendance:
    """The first meeting of a text, against the roster and the office's own rules."""
    held, own = meetings_of(text), rules_of(rules)
    people = organization_of(organization)
    return Attendance(held[0], Roster(people, decided_on_people(held, people, own)), own)


def check_minutes(
    meetings: Iterable[Meeting],
    organization: Organization,
    year: int,
    day_off: DayOff,
    rules: Rules | None = None,
) -> list[Diagnostic]:
    """Everything that the facts of a year's meetings have against each other and against the roster."""
    meetings = tuple(meetings)
    roster = Roster(organization, decided_on_people(meetings, organization, rules))
    together = Together(roster)
    cases = [Attendance(meeting, roster, rules) for meeting in meetings]
    found = ([*facts_of(case, year, day_off, TODAY), *together(trace_of(case, day_off))] for case in cases)
    return [diagnostic for said in found for diagnostic in said]


def facts(text: str, organization: str = ROSTER, year: int = 2023, rules: str = "") -> list[Diagnostic]:
    """What the facts of a text have against each other, every day a workday."""
    held = meetings_of(text)
    return check_minutes(held, organization_of(organization), year, no_days_off, rules_of(rules))


def assembly(*lines: str, day: str = "2023-03-08") -> str:
    """An assembly of 第二支部 with these further lines."""
    head = MEETING.replace("2023-03-08", day)
    return head + "".join(f"    {line}\n" for line in lines)
