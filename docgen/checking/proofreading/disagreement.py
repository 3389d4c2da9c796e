"""K and X: contradictions in a text; names, dates and sums that disagree with roster, plan or each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.facts import AmountSubject
from docgen.checking.proofreading.paper_text import PAPERS, PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, any_of, day_in, rule
from docgen.models.meeting_kinds import KINDS, names_of

ADMISSION = (
    "《中国共产党发展党员工作细则》（2014年）第三条：坚持标准、保证质量，禁止突击发展；成熟一个发展一个"
)

# 发展了2名 tells what was done, 研究一次发展党员工作 is a meeting: a quota has 至少, 保证 … and persons.
_QUOTA = Seeker(
    r"(?:至少|不少于|不低于|保证|确保|完成)[^。；\n]{0,16}?发展(?P<what>[^。；，,;\n]{0,4}?[一二三四五六七八九十两几\d]+[个名人位])"
    r"[^。；，,;\n]{0,12}?(?:入党|党员)",
    "发展",
)


@rule(
    "K01",
    Level.WARNING,
    Strength.REGULATION,
    "给发展党员下了数量指标",
    source=ADMISSION,
    scope=PAPERS,
    bad=("保证每学期至少发展一名青年教师入党。",),
    good=(
        "发展党员坚持标准，成熟一个，发展一个。",
        "全年发展了2名党员。",
        "支委会每半年至少研究一次发展党员工作。",
    ),
)
def admissions_have_no_quota(paper: PaperText) -> Iterator[Finding]:
    """Find a quota for admissions: 至少发展一名…入党."""
    for found in _QUOTA(paper.text):
        yield Finding(
            *found.span(), "给发展党员下了数量指标", "去掉数量，写培养和考察的措施：成熟一个，发展一个"
        )


_WINDOW = r"每(?P<window{0}>[两三]?个?月|季度|半年|学期|周)"
_DUTIES = {name: kind.name for kind in KINDS for name in names_of(kind)}
_DUTY = rf"(?P<duty{{0}}>{any_of([*_DUTIES])})"
_HELD = (
    "(?:至少|应当|应|要|须|固定|集中|定期|按时){0,2}(?:召开|举行|开展|组织|安排|上好|上|讲|开)?"
    "(?:至少|不少于)?(?:[一二两三四1-9](?:[—-][1-9])?[次堂节回])?(?:支部|专题)?"
)
_PROMISE = Seeker(
    _WINDOW.format(1) + _HELD + _DUTY.format(1) + "|" + _DUTY.format(2) + r"(?:教育)?" + _WINDOW.format(2),
    "每",
)


@rule(
    "K02",
    Level.WARNING,
    Strength.USUAL,
    "一件事两种频次",
    source="一项工作一个要求",
    scope=PAPERS,
    bad=(
        "每学期至少上好一次党课。\n党课教育每半年不少于一次。",
        "每月召开一次支部委员会会议。\n支委会每季度一次。",
    ),
    good=(
        "每学期至少上好一次党课。\n党课每学期不少于一次。",
        "每季度召开一次党员大会，每月召开一次支委会。",
        "每月召开一次支委会，每半年检查一次支委会记录。",
        "每季度召开一次支部党员大会；党员大会每季度至少一次。",
    ),
)
def one_duty_one_window(paper: PaperText) -> Iterator[Finding]:
    """Find a duty with two frequencies: 党课 every school term here, every half-year there."""
    # 学期 and 半年 are not the same windows, so even these two cannot both be kept.
    first: dict[str, str] = {}
    for found in _PROMISE(paper.text):
        duty = _DUTIES[found["duty1"] or found["duty2"]]
        window = (found["window1"] or found["window2"]).replace("个", "")
        earlier = first.setdefault(duty, window)
        if earlier != window:
            yield Finding(
                *found.span(), f"{duty}前面要求每{earlier}，这里要求每{window}", "统一成一种，只在一处提要求"
            )


MEMBERS = "organization.yaml 的花名册"
PLANNED = "plan.yaml 的日程安排"

SHORTEST_EVENT = 4
"""The least length of an event's name; 大会 or 党课 alone could be any of several."""


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
    Strength.FACT,
    "活动的日期和日程安排不一样",
    source=PLANNED,
    bad=("3月30日开展清明祭英烈主题党日。",),
    good=("3月31日开展清明祭英烈主题党日。", "原定3月30日的清明祭英烈主题党日照常。", "3月30日召开座谈会。"),
)
def events_are_on_their_day(paper: PaperText) -> Iterator[Finding]:
    """Find a day beside an event that the plan's schedule puts on another day."""
    events = {name: days for name, days in paper.facts.events.items() if len(name) >= SHORTEST_EVENT}
    if not events or not paper.facts.year:
        return
    for found in _events(tuple(events))(paper.text):
        begin, end = paper.sentence(found.start())
        days = events[found["event"]]
        # Minutes may say that an event was moved: 原定3月30日, 改到 … are no slips.
        if day_in(found, paper.facts.year) not in days and not _MOVED.compiled.search(paper.text, begin, end):
            planned = "、".join(f"{day.month}月{day.day}日" for day in days)
            message = f"“{found['event']}”在日程安排里是{planned}，这里是{found['month']}月{found['day']}日"
            yield Finding(*found.span(), message, "核对是哪一天；改期的，写明“改到”")


# A lookahead, so that overlapping names are tried too: of 请孙大为老师 each three characters.
_CALLED = Seeker(rf"(?=(?P<name>{HAN}{{3}})(?:同志|老师))", "同志", "老师")


@rule(
    "X04",
    Level.WARNING,
    Strength.FACT,
    "姓名和名册差一个字",
    source=MEMBERS,
    bad=("确定刘玉蓝同志为联系人。",),
    good=("确定刘玉兰同志为联系人。", "请王建国老师介绍情况。", "请孙大为老师介绍情况。"),
)
def names_are_those_of_the_roster(paper: PaperText) -> Iterator[Finding]:
    """Find a name before 同志 that differs from a name of the roster in one character."""
    for found in _CALLED(paper.text):
        name = found["name"]
        meant = next((known for known in paper.facts.names if _is_slip(name, known)), None)
        if meant and name not in paper.names and not any(known in name for known in paper.names):
            yield Finding(
                *found.span("name"), f"名册里没有“{name}”，是不是“{meant}”？", f"核对姓名，改成“{meant}”"
            )


def _is_slip(name: str, known: str) -> bool:
    # The surname has to be right, and one character of two in the given name: with names of two
    # characters, or without that much in common, any stranger would be taken for a colleague.
    return len(known) == 3 and name[0] == known[0] and (name[1] == known[1]) != (name[2] == known[2])


@rule(
    "X07",
    Level.WARNING,
    Strength.FACT,
    "党员、支部、党小组的数目和名册不一样",
    source=MEMBERS,
    scope=PAPERS,
    bad=("校党总支下设3个党支部。",),
    good=("第一支部有党员12名。", "共有24名党员参加。", "发展预备党员1名。"),
)
def headcounts_are_those_of_the_roster(paper: PaperText) -> Iterator[Finding]:
    """Find a number of members or bodies that the roster does not have at the day of the paper."""
    facts, text = paper.facts, paper.text
    if facts.roster is None or not any(word in text for word in ("党员", "支部", "党小组")):
        return
    from docgen.domain.people.headcounts import headcounts

    # Without a day of issue a plan is taken to speak of the first of January.
    day = facts.issued or date(facts.day.year, 1, 1)
    for found in headcounts(text, facts.roster, day):
        if not found.is_right:
            on = f"{found.day.year}年{found.day.month}月{found.day.day}日"
            message = f"这里是“{text[found.start : found.end]}”，按花名册{on}是{found.real}"
            yield Finding(found.start, found.end, message, "核对人数；名册不全的，补上花名册")


@rule(
    "X06",
    Level.WARNING,
    Strength.FACT,
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
def amounts_agree(paper: PaperText) -> Iterator[Finding]:
    """Find an amount that differs from the first one stated for the same thing and time in the year."""
    known = paper.facts.amounts or amounts_of([paper])
    for said in statements(paper):
        amount, where = known.get(said.subject, (said.amount, ""))
        if amount != said.amount:
            message = (
                f"{said.subject.when}{said.subject.what}，这里是{said.amount}，{where.strip()}是{amount}"
            )
            yield Finding(said.start, said.end, message, "核对是哪一个数")


class Statement(NamedTuple):
    """An amount with its unit, its subject, and its offsets in the paper's text."""

    subject: AmountSubject
    amount: str
    start: int
    end: int


_WHEN = r"(?P<when>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|(?:\d{4}年)?(?:[上下]半年|第[一二三四]季度))"
_MONEY = Seeker(
    rf"{_WHEN}(?:共|合计|总共)?(?:收缴|支出|收入|缴纳|使用|上缴|捐款|捐赠|募集|结余)?"
    rf"(?P<what>{HAN}{{2,10}}?)(?:共计|合计|总计|共|为|是)?(?P<amount>\d[\d,]*(?:\.\d+)?万?元)",
    "元",
)
_MEMBERS = Seeker(
    rf"截至{_WHEN}[，,](?P<what>[^，。；\n]{{0,16}}?)(?:共有党员|党员共|有党员)(?P<amount>\d+[名人])", "截至"
)


def statements(paper: PaperText) -> Iterator[Statement]:
    """The amounts of money and of members that a paper states."""
    # An amount without a month or a day is skipped: it might be of any time of the year.
    for seeker in (_MONEY, _MEMBERS):
        for found in seeker(paper.text):
            when = found["when"] if "年" in found["when"][:5] else f"{paper.facts.year}年{found['when']}"
            what = found["what"] + ("党员" if seeker is _MEMBERS else "")
            # 3,200元 is 3200元, 24人 is 24名: another spelling is no contradiction.
            amount = found["amount"].replace(",", "").replace("人", "名")
            yield Statement(AmountSubject(when, what), amount, *found.span("amount"))


def amounts_of(papers: Iterable[PaperText]) -> dict[AmountSubject, tuple[str, str]]:
    """The first amount of each subject in some papers, with its place."""
    known: dict[AmountSubject, tuple[str, str]] = {}
    for paper in papers:
        for said in statements(paper):
            place = paper.place(said.start, said.end)
            known.setdefault(said.subject, (said.amount, f"{place.source.name} 第{place.line}行"))
    return known
