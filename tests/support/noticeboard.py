"""A fictional school's people on their way into the Party, its meetings, and notices held against them."""

from __future__ import annotations

from datetime import date

from reading_models import organization_of, read

from docgen.base.diagnostics import Diagnostic, Level
from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.notices.notice_case import NoticeCase, OfficeRecords, notice_cases
from docgen.domain.notices.notice_facts import check_notices
from docgen.domain.notices.reminders import reminders
from docgen.domain.people.roster import Roster
from docgen.models.calendar import Calendar
from docgen.models.minutes import Minutes
from docgen.models.notices import Notices
from docgen.models.rules import Rules

ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - 名称: 第一支部
    党员:
      - {编号: D01, 姓名: 周志强, 性别: 男, 民族: 汉族, 出生年月: 1975-05, 学历: 本科, 党内职务: 第一支部书记, 行政职务: 办公室主任, 身份: 正式党员, 入党日期: 2001-12-12, 转正日期: 2002-12-12}
      - {编号: D02, 姓名: 张伟, 性别: 男, 民族: 汉族, 出生年月: 1983-01, 学历: 本科, 党内职务: 第一支部宣传委员, 行政职务: 网络中心主任, 身份: 正式党员, 入党日期: 2008-05-16, 转正日期: 2009-05-16}
  - 名称: 第二支部
    党员:
      - {编号: D13, 姓名: 刘玉兰, 性别: 女, 民族: 汉族, 出生年月: 1973-06, 学历: 本科, 党内职务: 第二支部书记, 行政职务: 教务主任, 身份: 正式党员, 入党日期: 1998-12-04, 转正日期: 1999-12-04}
      - {编号: D14, 姓名: 黄海涛, 性别: 男, 民族: 汉族, 出生年月: 1980-02, 学历: 硕士, 党内职务: 第二支部组织委员, 行政职务: 数学教师, 身份: 正式党员, 入党日期: 2003-11-07, 转正日期: 2004-11-07}
      - {编号: D15, 姓名: 张伟, 性别: 女, 民族: 汉族, 出生年月: 1988-09, 学历: 本科, 党内职务: 第二支部宣传委员, 行政职务: 语文教师, 身份: 正式党员, 入党日期: 2010-12-03, 转正日期: 2011-12-03}
      - {编号: D22, 姓名: 王𬱖, 性别: 女, 民族: 汉族, 出生年月: 1996-06, 学历: 硕士, 行政职务: 生物教师, 身份: 预备党员, 入党日期: 2023-06-20, 政治审查: 合格, 集中培训: 24学时、成绩合格}
      - {编号: D23, 姓名: 李小龙, 性别: 男, 民族: 汉族, 出生年月: 1995-01, 学历: 本科, 行政职务: 地理教师, 身份: 预备党员, 入党日期: 2022-09-27, 入党介绍人: [刘玉兰, 黄海涛]}
培养对象:
  - {编号: P01, 姓名: 何磊, 性别: 男, 民族: 汉族, 出生年月: 1993-08, 学历: 本科, 支部: 第二支部, 行政职务: 信息技术教师, 身份: 发展对象, 申请入党时间: 2021-09-10, 确定积极分子时间: 2022-03-21, 列为发展对象时间: 2023-09-11, 培养联系人: [刘玉兰, 黄海涛]}
  - {编号: P02, 姓名: 林小雨, 性别: 女, 民族: 汉族, 出生年月: 1997-01, 学历: 硕士, 支部: 第二支部, 行政职务: 心理教师, 身份: 入党积极分子, 申请入党时间: 2022-08-30, 推荐方式: 党员推荐, 确定积极分子时间: 2023-03-14, 培养联系人: [黄海涛]}
  - {编号: P03, 姓名: 阿卜杜拉·买买提, 性别: 男, 民族: 维吾尔族, 出生年月: 1994-10, 学历: 本科, 支部: 第二支部, 行政职务: 体育教师, 身份: 入党积极分子, 申请入党时间: 2022-06-01, 推荐方式: 群团组织推优, 确定积极分子时间: 2023-03-14, 培养联系人: [刘玉兰]}
  - {编号: P04, 姓名: 徐曼, 性别: 女, 支部: 第一支部, 身份: 入党申请人, 申请入党时间: 2023-10-12}
"""  # noqa: E501

MINUTES = """\
会议:
  - 类型: 支委会
    支部: 第二支部
    日期: 2023-03-14
    缺席: 无
    议题:
      - 题目: 确定林小雨、阿卜杜拉·买买提为入党积极分子
        决议: 确定林小雨、阿卜杜拉·买买提为入党积极分子，报党总支备案；培养联系人黄海涛、刘玉兰。
  - 类型: 支委会
    支部: 第一支部
    日期: 2023-03-14
    缺席: 无
    议题:
      - 题目: 确定徐曼为入党积极分子
        决议: 暂缓确定徐曼为入党积极分子。
  - 类型: 党员大会
    支部: 第二支部
    日期: 2023-06-20
    缺席: 无
    议题:
      - 题目: 讨论接收王𬱖为中共预备党员
        人选: {姓名: 王𬱖, 申请入党时间: 2021-03-15, 确定积极分子时间: 2021-11-08, 列为发展对象时间: 2022-12-05, 预审时间: 2023-06-14, 入党介绍人: [刘玉兰, 黄海涛]}
        表决: {事项: 接收预备党员, 方式: 无记名投票, 赞成: 3}
  - 类型: 支委会
    支部: 第二支部
    日期: 2023-09-11
    缺席: 无
    议题:
      - 题目: 将何磊列为发展对象
        决议: 同意将何磊列为发展对象；刘玉兰、黄海涛作入党介绍人。
  - 类型: 党员大会
    支部: 第二支部
    日期: 2023-09-27
    缺席: 无
    议题:
      - 题目: 讨论李小龙转为中共正式党员
        人选: {姓名: 李小龙, 结论: 按期转正}
        表决: {事项: 预备党员转正, 方式: 无记名投票, 赞成: 3}
"""  # noqa: E501

HEAD = """\
受理: {部门: 校党总支办公室, 电话: "6612345", 地址: 行政楼二楼, 信箱: 一楼意见箱}
张贴: 校务公开栏
公示:
"""

LISTED = """\
  - 编号: A1
    类别: 发展对象
    对象: 何磊
    依据: 会议
    发布日期: 2023-09-26
    天数: 5
    单位: 工作日
"""


def office_of(
    organization: str = ORGANIZATION, minutes: str = MINUTES, calendar: str = "", rules: str = ""
) -> OfficeRecords:
    """An office of these files."""
    meetings = read(Minutes, minutes)[0] if minutes else None
    calendar_file = read(Calendar, calendar)[0] if calendar else None
    rules_file = read(Rules, rules)[0] if rules else None
    people, held = organization_of(organization), meetings.meetings if meetings else ()
    return OfficeRecords(
        Roster(people, decided_on_people(held, people, rules_file)),
        held,
        work_calendar(calendar_file).calendar.supposing(None),
        rules_file,
    )


def cases_of(
    text: str = LISTED, office: OfficeRecords | None = None, head: str = HEAD
) -> tuple[NoticeCase, ...]:
    """The notices of a text that can be read, against an office."""
    notices, said = read(Notices, head + text)
    assert notices is not None, said
    assert not [d for d in said if d.level is Level.ERROR], said
    return notice_cases(notices, office or office_of())


def facts(
    text: str = LISTED, office: OfficeRecords | None = None, year: int = 2023, today: date | None = None
) -> list[Diagnostic]:
    """What the facts of the notices have against each other."""
    return check_notices(cases_of(text, office), year, today)


def due(at: date, text: str = "", office: OfficeRecords | None = None) -> list[Diagnostic]:
    """What is due or late on a day."""
    held = office or office_of()
    return reminders(held, cases_of(text, held) if text else (), at)


def changed(*pairs: tuple[str, str], text: str = LISTED) -> str:
    """The text with these replacements, each of which must be there."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def codes(said: list[Diagnostic]) -> list[str]:
    """The codes, in the order told."""
    return [diagnostic.code for diagnostic in said]
