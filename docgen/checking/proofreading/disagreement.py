"""X: names, dates and sums that disagree with the roster, with the plan, with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.amounts import amounts_of, statements
from docgen.checking.proofreading.facts import Facts
from docgen.checking.proofreading.paper import Paper
from docgen.checking.proofreading.rule import Finding, rule
from docgen.checking.proofreading.seeking import HAN, Seeker, any_of

MEMBERS = "organization.yaml 的花名册"
PLANNED = "plan.yaml 的日程安排"

SHORTEST_EVENT = 4
"""Characters of an event's name that is surely the event itself."""


@lru_cache(maxsize=4)
def _events(names: tuple[str, ...]) -> Seeker:
    return Seeker(
        rf"(?:(?P<year>\d{{4}})年)?(?<!\d)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
        rf"(?:[（(][^）)]*[）)])?(?:召开|举行|开展|组织|举办|进行|的)?(?P<event>{any_of([*names])})",
        *names,
    )


_MOVED = Seeker("改到|改为|改在|推迟|提前|延期|原定|调整")


@rule(
    "X03",
    Level.WARNING,
    "活动的日期和日程安排不一样",
    source=PLANNED,
    bad=("3月30日开展清明祭英烈主题党日。",),
    good=("3月31日开展清明祭英烈主题党日。", "原定3月30日的清明祭英烈主题党日照常。", "3月30日召开座谈会。"),
)
def events_are_on_their_day(paper: Paper) -> Iterator[Finding]:
    """A day beside an event that the plan puts on another."""
    events = {name: days for name, days in paper.facts.events.items() if len(name) >= SHORTEST_EVENT}
    if not events or not paper.facts.year:
        return
    for found in _events(tuple(events))(paper.text):
        begin, end = paper.sentence(found.start())
        days = events[found["event"]]
        if _day(found, paper.facts) not in days and not _MOVED.compiled.search(paper.text, begin, end):
            planned = "、".join(f"{day.month}月{day.day}日" for day in days)
            message = f"“{found['event']}”在日程安排里是{planned}，这里是{found['month']}月{found['day']}日"
            yield Finding(*found.span(), message, "核对是哪一天；改期的，写明“改到”")


def _day(found: re.Match[str], facts: Facts) -> date | None:
    try:
        return date(int(found["year"] or facts.year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


_CALLED = Seeker(rf"(?=(?P<name>{HAN}{{3}})(?:同志|老师))", "同志", "老师")


@rule(
    "X04",
    Level.WARNING,
    "姓名和名册差一个字",
    source=MEMBERS,
    bad=("确定刘玉蓝同志为联系人。",),
    good=("确定刘玉兰同志为联系人。", "请王建国老师介绍情况。", "请孙大为老师介绍情况。"),
)
def names_are_those_of_the_roster(paper: Paper) -> Iterator[Finding]:
    """A name of three characters before 同志 that differs from one of the roster in one of the given name."""
    for found in _CALLED(paper.text):
        name = found["name"]
        meant = next((known for known in paper.facts.names if _is_slip(name, known)), None)
        if meant and name not in paper.names and not any(known in name for known in paper.names):
            yield Finding(
                *found.span("name"), f"名册里没有“{name}”，是不是“{meant}”？", f"核对姓名，改成“{meant}”"
            )


def _is_slip(name: str, known: str) -> bool:
    return len(known) == 3 and name[0] == known[0] and (name[1] == known[1]) != (name[2] == known[2])


_SUM = Seeker(
    r"党员(?P<whole>\d+)[名人][，,（(]其中(?P<a>正式党员|男(?:党员|性)?)(?P<first>\d+)[名人][、，,]"
    r"(?P<b>预备党员|女(?:党员|性)?)(?P<second>\d+)[名人]",
    "其中",
)


@rule(
    "X05",
    Level.ERROR,
    "分项加起来不等于总数",
    source="总数等于各分项之和",
    bad=("共有党员24名，其中正式党员21名、预备党员2名。",),
    good=("共有党员24名，其中正式党员22名、预备党员2名。", "共有党员24名，其中女党员13名。"),
)
def parts_add_up(paper: Paper) -> Iterator[Finding]:
    """正式党员 and 预备党员 are all members."""
    for found in _SUM(paper.text):
        both = int(found["first"]) + int(found["second"])
        if both != int(found["whole"]):
            message = f"{found['a']}和{found['b']}加起来是{both}名，不是{found['whole']}名"
            yield Finding(*found.span("whole"), message, "核对人数")


@rule(
    "X06",
    Level.WARNING,
    "同一笔数目前后不一样",
    source="同一年的文件互相印证",
    bad=(
        "12月共收缴党费3200元。\n公布：12月收缴党费3,260元。",
        "截至1月10日，校党总支共有党员24名。\n截至2023年1月10日，校党总支共有党员25名。",
    ),
    good=(
        "12月共收缴党费3200元。\n公布：12月收缴党费3,200元。",
        "11月收缴党费3100元，12月收缴党费3200元。",
        "截至1月10日，共有党员24名。\n截至12月31日，共有党员25名。",
        "截至1月10日，校党总支共有党员24名。\n截至1月10日，第一支部共有党员12名。",
    ),
)
def amounts_agree(paper: Paper) -> Iterator[Finding]:
    """An amount of one thing at one time, against what is said of it first in the papers of the year."""
    known = paper.facts.amounts or amounts_of([paper])
    for said in statements(paper):
        amount, where = known.get(said.subject, (said.amount, ""))
        if amount != said.amount:
            message = (
                f"{said.subject.when}{said.subject.what}，这里是{said.amount}，{where.strip()}是{amount}"
            )
            yield Finding(said.start, said.end, message, "核对是哪一个数")


RULES = (events_are_on_their_day, names_are_those_of_the_roster, parts_add_up, amounts_agree)
