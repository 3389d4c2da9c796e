"""Readers of plain facts in a note: day, hours, numbers, place, votes; and that a meeting was not held."""

from __future__ import annotations

import re

from docgen.models.meeting_kinds import names_a_meeting
from docgen.note.scanning import NoteScan, any_of
from docgen.note.tokens import NOT_HELD, RELATIVE_DAY, Token, Tokens, strong, unread
from docgen.reading.values import Misread, parse_time_range
from docgen.reading.values.dates_and_months import DATE_IN_TEXT
from docgen.reading.values.numerals import NUMERAL
from docgen.reading.values.votes_in_words import VOTE_PART, parse_vote

_MATTERS = any_of(
    "换届 改选 选举 增补 补选 接收 吸收 转正 发展 缴 收缴 交党费 植树 捐 评选 表彰",
    "实施 执行 公示 维修 采购 搬迁",
)
"""What a meeting may put off without being put off itself: 推迟换届."""
_NOT_HELD = re.compile(
    r"没(?:有)?(?:召)?开|未(?:召)?开|没(?:有)?举行|未举行|取消(?![^,。;\n]*资格)|改到|停开|不开"
    rf"|(?:推迟|延期|改期|暂缓)(?!{_MATTERS}[^,。;\n会]*(?:[,。;\n]|$))"
    r"|(?<![^\n])(?:会议|活动)?通知(?:一下)?\s*[:,，\n]|兹定|@(?:全体|所有)"
    r"|拟(?:于|定|在)|将(?:于|在|召开|举行)|(?:准备|计划|打算)(?:于|在|召开|开|举行)|定[于在]"
    r"|请(?!假|示)[^,。;\n]{0,12}(?:参加|出席|准时|到会)"
)
_NEXT = re.compile("下(?:周|个?月|次)|明[天日]|后天")
_TO_COME = re.compile("(?:下(?:个?星期|周)|本周|这周)[一二三四五六日天]|明[天日]|后天")
"""A day to come: where a note names no other, the meeting is still to be held."""


def not_held(scan: NoteScan, at: int) -> Tokens:
    """Words by which a meeting was put off, or is still to come; of the next one nothing is read."""
    found = _NOT_HELD.match(scan.text, at)
    if found is None:
        to_come = _TO_COME.match(scan.text, at)
        if to_come:
            return (Token(NOT_HELD, at, scan.end_of_clause(at), to_come[0]),)
        return unread(at, scan.end_of_clause(at)) if _NEXT.match(scan.text, at) else ()
    return (Token(NOT_HELD, at, found.end()),)


_WEEKDAY = "(?:星期|周|礼拜)[一二三四五六日天]"
_DAY = re.compile(
    rf"(?P<late>补记\s*(?:于|:)?\s*)?(?:(?P<weekday>{_WEEKDAY})\s*)?(?P<open>\()?(?P<day>{DATE_IN_TEXT})"
    r"(?(open)\))(?P<later>\s*补记)?"
)
_RELATIVE = re.compile("今[天日](?![上下]?学)|昨[天日]|前[天日]")
_TO_ANOTHER = re.compile(rf"\s*(?:[-—–―~〜至到]{{1,2}}|[、和与及])\s*(?:{DATE_IN_TEXT}|{NUMERAL}[日号])")


_NOT_THE_DAY = re.compile(r"\s*(?:之?前|以前|起|后(?!勤)|前后|左右|截止|到期)")
"""Behind a date: 6月25日前上报 tells no day of a meeting."""


def day(scan: NoteScan, at: int) -> Tokens:
    """A date, that of writing up (补记) apart; a span of days is asked for."""
    found = _DAY.match(scan.text, at)
    if found is None:
        relative = _RELATIVE.match(scan.text, at)
        return (Token(RELATIVE_DAY, at, relative.end(), relative[0]),) if relative else ()
    is_late = bool(found["late"] or found["later"])
    if _NOT_THE_DAY.match(scan.text, found.end()):
        return unread(at, scan.end_of_clause(at))
    several = _TO_ANOTHER.match(scan.text, found.end())
    if several:
        return (Token("日期", at, several.end(), asked="写了不止一天，一次会议写一天"),)
    token = Token("补记" if is_late else "日期", at, found.end(), f"{found['day']}{found['weekday'] or ''}")
    return strong(token) if is_late else (token,)


_PART = "(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚)"
# In 下午3点二支部 the 二 is no minute: minutes in words have their 分, or a ten.
_MINUTES = rf"{NUMERAL}分|[0-9]{{2}}(?![0-9])|[二三四五]?十[一二三四五六七八九]?(?!支部|党|组|楼|号)"
_CLOCK = rf"{NUMERAL}(?:[:][0-9]{{2}}(?![0-9])|[点时](?!间)(?:钟|整|半|[一三]刻|{_MINUTES})?)"
_FIRST = rf"{_PART}?\s*{_CLOCK}"
_TO = r"\s*(?:开始)?\s*,?\s*(?:[-—–―~〜]{1,2}|至|到)\s*"
_HOURS = re.compile(
    rf"(?P<start>{_FIRST})(?:{_TO}(?P<end>{_FIRST}(?:结束)?)|开始\s*,?\s*(?P<ended>{_FIRST})结束)?"
    rf"|(?P<span>{_PART}\s*{NUMERAL}(?:[-—–―~〜]{{1,2}}|至|到){NUMERAL}[点时](?!间)半?)"
)


def _is_within_number(scan: NoteScan, at: int) -> bool:
    return at > 0 and scan.text[at].isdigit() and scan.text[at - 1].isdigit()


def hours(scan: NoteScan, at: int) -> Tokens:
    """The time of the meeting; one that may be of the morning or the afternoon is asked for."""
    found = _HOURS.match(scan.text, at)
    if found is None:
        part = re.compile(_PART).match(scan.text, at)
        return unread(at, part.end(), f"“{part[0]}”没有写几点") if part else ()
    if _is_within_number(scan, at):
        return ()
    end = found["end"] or found["ended"]
    typed = found["span"] or "—".join(filter(None, (found["start"], end and end.removesuffix("结束"))))
    try:
        span, doubt = parse_time_range(typed.replace(" ", ""))
    except Misread as fault:
        return unread(at, found.end(), fault.message)
    if doubt:
        return unread(at, found.end(), "是上午还是下午？写上“下午”，或者写成 15:00")
    return (Token("时间", at, found.end(), str(span)),)


_WHO = "(?:正式|全体)?(?:党员|委员|支委|人员|人数|同志)?"
_CAME_TO = "(?:到会?|出席|参加|参会)(?:会议?)?"
_NUMBER = (
    rf"(?:数)?\s*[:为是共]?\s*(?P<number>{NUMERAL})(?![0-9])(?:\s*[人名位个])?{_WHO}"
    "(?!的|以上|以下|左右|问题|分之)"
)
_ENDS_NUMBER = r"(?=\s*(?:[人名位个]|[,，。;；()\s实]|$))"
_EXPECTED = re.compile(
    rf"应(?:该|当)?(?:{_CAME_TO}{_WHO}|(?=[0-9]+{_ENDS_NUMBER})|该?有?(?=[0-9]+{_ENDS_NUMBER})){_NUMBER}"
)
_PRESENT = re.compile(
    rf"实(?:际)?(?:{_CAME_TO}{_WHO}|(?=[0-9]+{_ENDS_NUMBER})){_NUMBER}"
    rf"|(?:(?:签到(?:表上?)?|到了|来了)\s*(?P<signed>{NUMERAL})\s*(?:[人名位个]|(?=\s*(?:[,，。;；\n]|$))))"
    rf"|(?P<marked>[0-9]+)\s*[人名位个]\(实到\)"
    rf"|(?:到会|出席|参会|参加)(?:会议|活动)?{_WHO}(?:数)?\s*[:为是共]?\s*(?P<came>{NUMERAL})\s*[人名位个]{_WHO}"
    rf"|(?:党员|共有?|有)?\s*(?P<people>{NUMERAL})\s*[人名位个](?:正式)?(?:党员|同志|委员)?"
    "(?:参加|到会|出席|参会|到场)(?:了?(?:会议|活动|学习))?"
)
_LESSONS = re.compile(
    r"(?:共?计|记|共)?\s*(?P<number>[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]+)\s*个?学时"
    r"|学时\s*:?\s*(?P<behind>[0-9]+(?:\.[0-9]+)?)(?![0-9])\s*个?"
)


def headcount(scan: NoteScan, at: int) -> Tokens:
    """How many were expected, and how many came."""
    expected = _EXPECTED.match(scan.text, at)
    if expected:
        return strong(Token("应到", at, expected.end(), expected["number"]))
    came = None if re.search(r"列席\s*$", scan.text[:at]) else _PRESENT.match(scan.text, at)
    if came is None or not (came["number"] or scan.is_clear(came.end())):
        return ()
    number = next(filter(None, came.group("number", "came", "people", "signed", "marked")))
    if came["number"]:
        return strong(Token("实到", at, came.end(), number))
    # Within other words it may be of anybody: 派2人参加会议.
    return (Token("实到", at, came.end(), number, said=f"“{came[0].strip()}”记作实到"),)


def lessons(scan: NoteScan, at: int) -> Tokens:
    """The hours of study (学时)."""
    found = _LESSONS.match(scan.text, at)
    if found is None or _is_within_number(scan, at) or not scan.is_clear(found.end()):
        return ()
    return (Token("学时", at, found.end(), found["number"] or found["behind"]),)


_VOTE = re.compile(
    rf"(?P<open>\()?(?:表决(?:结果)?\s*:?\s*)?(?P<parts>{VOTE_PART}(?:[、,;/\s]*(?:{VOTE_PART}))*)\s*(?:(?:表决)?通过)?(?(open)\))"
)
_EACH_PART = re.compile(VOTE_PART)


def vote(scan: NoteScan, at: int) -> Tokens:
    """The numbers of a vote, or that all were for it: 10票赞成，1票弃权; 举手表决，一致通过."""
    found = _VOTE.match(scan.text, at)
    # 同意三 of 同意三月开展 is no vote: something has to end, or to begin, behind it.
    if found is None or _is_within_number(scan, at):
        return ()
    if not scan.is_clear(found.end()):
        return ()
    said = "，".join(part[0].replace(" ", "") for part in _EACH_PART.finditer(found["parts"]))
    try:
        parse_vote(said)
    except Misread as fault:
        is_way = re.fullmatch("[^0-9一全]*(?:举手|投票|记名|口头|鼓掌)[^0-9一全]*", said)
        return () if is_way else strong(*unread(at, found.end(), fault.message))
    return strong(Token("表决", at, found.end(), said))


_VENUE_END = any_of(
    "会议室 办公室 活动室 阅览室 接待室 教研室 实验室 录播室 微机室 教室 报告厅 多功能厅 展厅 会议厅 大厅",
    "礼堂 食堂 操场 校园 陵园 公园 纪念馆 博物馆 展览馆 图书馆 体育馆 科技馆 校史馆 党员之家 党建室 [0-9]+室",
    "旧址 故居 纪念碑 基地",
    "广场 社区 村委会 活动中心 服务中心 文化中心 党群中心 [一二三四五六七八九0-9]楼 腾讯会议 钉钉 线上",
    "教学楼 行政楼 综合楼 办公楼",
)
_NO_VENUE = any_of("前往 打扫 清扫 清理 整理 布置 装修 使用 维修 参观 组织")
_HELD_THERE = "(?:(?:召开|举行|开展|进行|集合|集中|开会|开)了?(?:会议)?)?"
_VENUE = re.compile(
    rf"(?P<lead>(?:(?:会议|活动|开会)?地点\s*)?(?:于|在|为|是)?)\s*(?P<venue>(?!{_NO_VENUE})[^\s,，。;；:、!?在于由去到赴]{{0,14}}{_VENUE_END}){_HELD_THERE}"
)


def venue(scan: NoteScan, at: int) -> Tokens:
    """The place of the meeting, where it stands by itself or behind 在."""
    # The longest first: 三楼 is the beginning of 三楼会议室.
    last = len(scan.text)
    while found := _VENUE.match(scan.text, at, last):
        # 社区志愿服务 does not say where it was, 在社区志愿服务 does.
        is_place = scan.is_clear(found.end()) and not names_a_meeting(found["venue"])
        if is_place and (found["lead"] or not _is_point(scan, found.end())):
            return (Token("地点", at, found.end(), scan.typed(*found.span("venue"))),)
        last = found.end("venue") - 1
    return ()


def _is_point(scan: NoteScan, at: int) -> bool:
    return any(token.key == "题目" for token in scan.found(at)) if at < len(scan.text) else False
