"""Words of a text that hold for a time only: campaigns, 今年, 开局之年, aims; and people who have gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.domain.anniversaries import campaigns, words_of
from docgen.domain.dates import official_date
from docgen.domain.roster import Person, belongs
from docgen.renewing.dates import folded
from docgen.renewing.passages import Passage
from docgen.renewing.turning import Desk, Hit, Verdict

_RELATIVE = re.compile(
    r"今年|去年|前年|明年|本年度?(?!龄)|上一?年度?|下一?年度?|近[一两三四五]年|今[春夏秋冬]"
)
_ONE_YEAR_ONLY = re.compile(r"(?:开局|收官|攻坚|换届|起步|决胜|启动|深化)之年|第一年|最后一年")
_PROBATION = re.compile(r"预备期|按期转正|讨论转正|预备党员转正")
_LOOKING_BACK = re.compile("(?:先后|历经|经过|继)[^，。；]{0,12}$")
_ITS_FRUIT = re.compile("[^，。；]{0,8}(?:以来|成果|成效|常态化|经验|精神)")
AIMS = {"导语": "导语", "指导思想": "指导思想", "工作目标": "目标", "结束语": "结束语", "主题": "主题"}
"""What is written anew for each year, by its key."""
WORKERS = ("责任人", "主持", "签发人", "对象")
_OFFICE = re.compile(
    r"(?:书记|委员|主任|组长|校长|主席|会长|科长|处长|部长|[处室部组会办科]|支部|小组|总支|党员|教师|老师|干部|"
    r"班子|成员|会计|领导|负责人|馆长|队长|园长|秘书|专干|干事|人员|校医|单位|年级|学校|各.*)"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳阿买"
    "区解单仇乐葛祁华柳冉尤常温康施牛洪倪翟安易乔庞樊兰殷齐申俞柴邢岳章鲁路詹聂焦关司甘骆靳代车涂裴佟穆"
)
"""The first characters of most names: 教科研 is none."""
_NAME = re.compile(r"[一-龥𠀀-𲎯㐀-䶿·]{2,6}")


def ended_campaigns(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A campaign or a five-year plan that does not run in the new year; what it left behind may be named."""
    for known in campaigns(desk.own_rules):
        if known.runs_in(desk.turn.new):
            continue
        for match in re.finditer("|".join(map(re.escape, words_of(known))), raw):
            if _LOOKING_BACK.search(raw[: match.start()][-20:]) or _ITS_FRUIT.match(raw, match.end()):
                continue
            until = f"{official_date(known.until)}结束" if known.until else "结束"
            when = until if known.since.year <= desk.turn.new else f"{official_date(known.since)}才开始"
            why = f"“{match[0]}”：{known.name}{when}（{known.source}）"
            yield Hit(*match.span(), Verdict.STALE, why)


def years_of_their_kind(raw: str, _passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """开局之年 is said of one year."""
    for match in _ONE_YEAR_ONLY.finditer(raw):
        yield Hit(*match.span(), Verdict.STALE, f"“{match[0]}”不是每年都能写")


def relative_years(raw: str, _passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """今年, 去年: they mean other years now."""
    for match in _RELATIVE.finditer(folded(raw)):
        yield Hit(*match.span(), Verdict.COPIED, f"“{match[0]}”说的事要换成新一年的")


def probations(raw: str, passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """Whose probation ends when is told by the roster, anew each year."""
    for match in _PROBATION.finditer(raw):
        yield Hit(*match.span(), Verdict.COPIED, "预备期、转正的人和月份每年不同，照下面花名册一节核对")
        return


def people_who_left(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A name of the roster whose owner does not belong any more, or leaves in the course of the year."""
    for person in _named_in(raw, desk):
        left = _leaves(person, desk)
        for match in re.finditer(re.escape(str(person.seats[0].member.name)), raw) if left else ():
            yield Hit(*match.span(), Verdict.STALE, f"{person.label}{left}")


def posts_of_others(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """总支书记王建国: the roster must give that post to that person."""
    named = _named_in(raw, desk)
    posts = _posts(desk) if named else []
    for person in named:
        own = {post for seat in person.seats for post in (*seat.posts, str(seat.member.post))}
        for match in re.finditer(re.escape(str(person.seats[0].member.name)), raw):
            post = next((post for post in posts if raw.endswith(post, 0, match.start())), "")
            if post and not any(each.endswith(post) for each in own if each):
                held = "、".join(sorted(filter(None, own))) or "空的"
                why = f"“{post}{match[0]}”：花名册里{person.label}的职务是{held}"
                yield Hit(match.start() - len(post), match.end(), Verdict.STALE, why)


def unknown_people(raw: str, passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A name where an office or a person is asked for, that the roster does not have."""
    if passage.key not in WORKERS:
        return
    known = {*desk.roster.names, *(str(one.name) for one in desk.organization.candidates)}
    for match in _NAME.finditer(raw):
        is_name = match[0][0] in SURNAMES and not _OFFICE.search(match[0])
        if is_name and match[0] not in known:
            yield Hit(*match.span(), Verdict.STALE, f"花名册里没有“{match[0]}”")


def aims(raw: str, passage: Passage, _desk: Desk) -> Iterator[Hit]:
    """What is written anew for each year."""
    what = next((AIMS[key] for key in (passage.path[:1] + passage.path[-1:]) if key in AIMS), "")
    if what:
        yield Hit(0, len(raw), Verdict.COPIED, f"{what}每年重写")


def _named_in(raw: str, desk: Desk) -> list[Person]:
    return [person for person in desk.roster.people if person.seats[0].member.name in raw]


def _leaves(person: Person, desk: Desk) -> str:
    first = desk.first_day
    if any(belongs(seat.member, first) for seat in person.seats):
        left = max((seat.member.left for seat in person.seats if seat.member.left), default=None)
        stays = any(not seat.member.left for seat in person.seats)
        return "" if stays or not left else f"{official_date(left)}转出"
    left = max((seat.member.left for seat in person.seats if seat.member.left), default=None)
    return f"已在{official_date(left)}转出" if left else f"在{official_date(first)}还不是本单位的党员"


def _posts(desk: Desk) -> list[str]:
    posts = {post for seat in desk.roster.seats for post in (*seat.posts, str(seat.member.post)) if post}
    return sorted(posts, key=len, reverse=True)
