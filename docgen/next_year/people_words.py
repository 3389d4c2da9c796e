"""People named in a text: those who have left, who hold another post, or whom the roster lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from docgen.domain.people.roster import RosterPerson
from docgen.domain.words.dates import official_date
from docgen.next_year.context import Hit, Verdict, YearContext
from docgen.next_year.text_values import TextValue

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
"""The first characters of most names: 教科研 under 责任人 is no person."""
_NAME = re.compile(r"[一-龥𠀀-𲎯㐀-䶿·]{2,6}")


def people_who_left(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a person of the roster who has left, or leaves in the course of the new year."""
    # Of two people with one name the one who stays is meant.
    for match, namesakes in _named(raw, context):
        left = [f"{person.label}{told}" for person in namesakes if (told := _leaves(person, context))]
        if len(left) == len(namesakes):
            yield Hit(*match.span(), Verdict.STALE, "、".join(left))


def posts_of_others(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a post before a name that the roster does not give to that person: 总支书记王建国."""
    for match, namesakes in _named(raw, context):
        post = _post_before(raw[: match.start()], context)
        own = sorted({post for person in namesakes for post in _posts_of(person)})
        # 总支书记 is also called 书记 in a text: the end of the post is enough.
        if post and not any(each.endswith(post) for each in own):
            why = f"“{post}{match[0]}”：花名册里{match[0]}的职务是{'、'.join(own) or '空的'}"
            yield Hit(match.start() - len(post), match.end(), Verdict.STALE, why)


def _post_before(raw: str, context: YearContext) -> str:
    """The post of the roster with which the text ends, the longest of them; empty where there is none."""
    return next((post for post in _posts(context) if raw.endswith(post)), "")


def unknown_people(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a name that the roster lacks, under the keys that ask for an office or a person."""
    # Nowhere else: in running text no rule can tell a name from other words.
    if value.key not in WORKERS:
        return
    known = {*context.roster.names, *(str(one.name) for one in context.organization.candidates)}
    for match in _NAME.finditer(raw):
        is_name = match[0][0] in SURNAMES and not _OFFICE.search(match[0])
        if is_name and match[0] not in known:
            yield Hit(*match.span(), Verdict.STALE, f"花名册里没有“{match[0]}”")


def _named(raw: str, context: YearContext) -> Iterator[tuple[re.Match[str], list[RosterPerson]]]:
    """The names of the roster in a text, each with all the people of that name."""
    # The longest first: 王建国 is not 王建.
    names = context.roster.names
    for match in _any_of(names).finditer(raw) if names else ():
        yield match, [one for one in context.roster.people if one.seats[0].member.name == match[0]]


@lru_cache(4)
def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


def _leaves(person: RosterPerson, context: YearContext) -> str:
    """The day on which a person left or leaves, or a remark that they are not there yet; else empty."""
    first = context.first_day
    left = max((seat.left for seat in person.seats if seat.left), default=None)
    if not any(seat.belongs(first) for seat in person.seats):
        return f"已在{official_date(left)}转出" if left else f"在{official_date(first)}还不是本单位的党员"
    # A transfer between branches has one line with a day of leaving, and another without.
    is_staying = any(not seat.left for seat in person.seats)
    return "" if left is None or is_staying else f"{official_date(left)}转出"


def _posts(context: YearContext) -> list[str]:
    """All posts of the roster, the longest first."""
    # 副书记 ends with 书记: tried first, the shorter one would be taken for the post.
    posts = {post for person in context.roster.people for post in _posts_of(person)}
    return sorted(posts, key=len, reverse=True)


def _posts_of(person: RosterPerson) -> set[str]:
    posts = {post for seat in person.seats for post in (*seat.typed_posts, str(seat.member.post))}
    return posts - {""}
