"""People whom a text names: who has left, who holds another post, whom the roster does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from docgen.domain.people.roster import Person, belongs
from docgen.domain.words.dates import official_date
from docgen.next_year.passages import Passage
from docgen.next_year.turning import Desk, Hit, Verdict

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


def people_who_left(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A name of the roster whose owner does not belong any more, or leaves in the course of the year."""
    for match, namesakes in _named(raw, desk):
        left = [f"{person.label}{told}" for person in namesakes if (told := _leaves(person, desk))]
        if len(left) == len(namesakes):
            yield Hit(*match.span(), Verdict.STALE, "、".join(left))


def posts_of_others(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """总支书记王建国: the roster must give that post to that person."""
    for match, namesakes in _named(raw, desk):
        post = next((post for post in _posts(desk) if raw.endswith(post, 0, match.start())), "")
        own = sorted({post for person in namesakes for post in _posts_of(person)})
        if post and not any(each.endswith(post) for each in own):
            why = f"“{post}{match[0]}”：花名册里{match[0]}的职务是{'、'.join(own) or '空的'}"
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


def _named(raw: str, desk: Desk) -> Iterator[tuple[re.Match[str], list[Person]]]:
    """The names of the roster that stand in a text, each with all who bear it; 王建 is not in 王建国."""
    names = desk.roster.names
    for match in _any_of(names).finditer(raw) if names else ():
        yield match, [one for one in desk.roster.people if one.seats[0].member.name == match[0]]


@lru_cache(4)
def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


def _leaves(person: Person, desk: Desk) -> str:
    """When somebody left or leaves, or why they are not there yet; empty for who stays."""
    first = desk.first_day
    left = max((seat.member.left for seat in person.seats if seat.member.left), default=None)
    if any(belongs(seat.member, first) for seat in person.seats):
        stays = left is None or any(not seat.member.left for seat in person.seats)
        return "" if stays or left is None else f"{official_date(left)}转出"
    return f"已在{official_date(left)}转出" if left else f"在{official_date(first)}还不是本单位的党员"


def _posts(desk: Desk) -> list[str]:
    """All posts of the roster, the longest first."""
    posts = {post for person in desk.roster.people for post in _posts_of(person)}
    return sorted(posts, key=len, reverse=True)


def _posts_of(person: Person) -> set[str]:
    posts = {post for seat in person.seats for post in (*seat.posts, str(seat.member.post))}
    return posts - {""}
