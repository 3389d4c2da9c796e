"""People named in a text, against the roster: who is away, whose post is another's, whom it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from docgen.domain.people.roster import Roster, RosterPerson
from docgen.domain.words.dates import official_date

WORKERS = ("责任人", "主持", "签发人", "对象")
"""The keys that ask for an office or a person."""
_OFFICE = re.compile(
    r"(?:书记|委员|主任|组长|校长|主席|会长|科长|处长|部长|[处室部组会办科]|支部|小组|总支|党员|教师|老师|干部|"
    r"班子|成员|会计|领导|负责人|馆长|队长|园长|秘书|专干|干事|人员|校医|单位|年级|学校|各.*)"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳阿买"
    "区解单仇乐葛祁华柳冉尤常温康施牛洪倪翟安易乔庞樊兰殷齐申俞柴邢岳章鲁路詹聂焦关司甘骆靳代车涂裴佟穆"
)
"""The first characters of most names: 教科研 under 责任人 is no person."""
_HAN = "[一-龥𠀀-𲎯㐀-䶿]"
_DOT = re.compile("[·•‧・･∙⋅]")
"""The dot within a name, and those that are typed for it."""
# 阿卜杜热西提·买买提明 has eleven characters: only a name without a dot is short.
_NAME = re.compile(f"{_HAN}+(?:{_DOT.pattern}{_HAN}+)+|{_HAN}{{2,6}}")


class PersonInText(NamedTuple):
    """A name of the roster in a text, from `start` to `end`, and the people who have it."""

    start: int
    end: int
    name: str
    namesakes: Sequence[RosterPerson]


class Remark(NamedTuple):
    """What the roster has against a part of a text."""

    start: int
    end: int
    told: str


def people_in(text: str, roster: Roster) -> Iterator[PersonInText]:
    """The names of the roster in a text."""
    for match in _any_of(roster.names).finditer(text) if roster.names else ():
        namesakes = [one for one in roster.people if one.seats[0].member.name == match[0]]
        yield PersonInText(*match.span(), match[0], namesakes)


@lru_cache(4)
def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    # The longest first: 王建国 is not 王建.
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


def away_on(person: RosterPerson, day: date) -> str:
    """That somebody is no member on a day any more, or not yet; empty for a member."""
    if any(seat.belongs(day) for seat in person.seats):
        return ""
    left = last_left(person)
    return f"已在{official_date(left)}转出" if left else f"在{official_date(day)}还不是本单位的党员"


def last_left(person: RosterPerson) -> date | None:
    """The day on which a person left last, of all branches."""
    return max((seat.left for seat in person.seats if seat.left), default=None)


def posts_of_others(text: str, roster: Roster) -> Iterator[Remark]:
    """Posts before a name that the roster does not give to that person: 总支书记王建国."""
    for found in people_in(text, roster):
        post = _post_before(text[: found.start], roster)
        own = sorted(
            {post for person in found.namesakes for seat in person.seats for post in seat.post_names}
        )
        # 总支书记 is also called 书记 in a text: the end of the post is enough.
        if post and not any(each.endswith(post) for each in own):
            told = f"“{post}{found.name}”：花名册里{found.name}的职务是{'、'.join(own) or '空的'}"
            yield Remark(found.start - len(post), found.end, told)


def _post_before(text: str, roster: Roster) -> str:
    """The post of the roster with which the text ends, the longest of them; empty where there is none."""
    # 副书记 ends with 书记: tried first, the shorter one would be taken for the post.
    return max((post for post in roster.post_names if text.endswith(post)), key=len, default="")


def unknown_people(text: str, roster: Roster) -> Iterator[Remark]:
    """Names that the roster lacks, in a text under one of `WORKERS`."""
    # Nowhere else: in running text no rule can tell a name from other words.
    known = {*roster.names, *(str(one.name) for one in roster.organization.candidates)}
    for match in _NAME.finditer(text):
        is_name = match[0][0] in SURNAMES and not _OFFICE.search(match[0])
        if is_name and _DOT.sub("·", match[0]) not in known:
            yield Remark(*match.span(), f"花名册里没有“{match[0]}”")
