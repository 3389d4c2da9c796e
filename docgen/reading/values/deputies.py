"""Who really did a thing, where another is named with them: 黄建军（罗兰代）, 罗兰代黄建军, 书记黄建军."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.reading.values.people import HAN, LONGEST_NAME, WIDE_BRACKETS, compiled
from docgen.reading.values.spelling import quoted, visible
from docgen.reading.values.understood import Misread, Reading

Known = Callable[[str], bool]
"""Tells whether the roster has somebody of a name."""

_SAYS_NOTHING = "老师|教师|同志|党员|(?:主持|记录|主讲|监票|计票)[人员]|总监票人"
_POST = (
    "(?:代理?|临时|第一|常务|专职)?副?(?:书记|(?:组织|宣传|组宣|纪检|青年|统战|生活|学习)?委员|支委|组长|校长|园长"
    f"|院长|所长|主任|主席|会长|干事|{_SAYS_NOTHING})"
)
_TITLED = re.compile(rf"(?P<post>[^（）、，,;；\s]{{0,10}}?{_POST})\s*(?P<name>.+)")
_TITLE_BEHIND = re.compile(rf"(?P<name>[^（）]{{2,}}?)\s*(?P<post>{_POST})(?P<rest>（.*）)?")

_NAME = rf"(?:{HAN}+?(?:·{HAN}+?)+?|{HAN}{{2,4}}?)(?:同志|老师)?"
_MARK = r"男|女|[A-Za-z]+\d+|\d+|[^（）]+(?:支部|小组)"
_FOR = "(?:临时|暂时?)?(?:代替|代为|代理|代|替)"
_TASK = "(?:主持|记录|主讲|授课|讲课|宣读|发言|监票|计票|会议|开会|参会|参加|工作|签到)"
_FOR_TASK = rf"(?:临时|暂时?)?(?:代替|代为|代理|代行|代签|代[读讲念写记]|代|替){_TASK}*"
_ASKED = "(?:委托|委派|改由|现由|暂由|指定|由|请|让)"
_DOES = rf"(?:{_FOR_TASK}|{_TASK}+)"
_WHY = r"(?:(?P<why>[^（）]+?)[，；、\s])?"
_DOER = (
    rf"(?P<asked>{_ASKED})?(?P<who>{_NAME})(?P<marked>（(?:{_MARK})）)?"
    rf"(?P<does>(?P<for>{_FOR_TASK})|{_TASK}*)"
)
_FOR_ANOTHER = (
    rf"(?P<who>{_NAME})(?P<marked>（(?:{_MARK})）)?\s*"
    rf"(?:(?P<asked>受)(?P<asker>.+?)的?委托|{_FOR}(?P<whom>.*?)){_TASK}*"
)
_BY_ANOTHER = rf"(?P<whom>[^（）、，；/]*?(?:（[^（）]*）)?)\s*[、，；/]?\s*{_DOER}"
_MAY_BE = re.compile(rf"代|替|委托|{_ASKED}|（[^）]*{_TASK}")
_FIRST_DID = re.compile(rf"(?:(?:{_MARK})[，；])?[受代替]")
"""At the head of brackets: who stands before them did it, for somebody else."""
_NOBODY_NAMED = re.compile(rf".*{_POST}|他人|别人|有人|其他人|.*[某等].*")
_NO_NAME = re.compile("受|代|替|因|由|请|暂|临时|委托|线上|视频|书面|本人|自己")


def name_without_title(typed: str, is_known: Known) -> str:
    """A name with the post that stood beside it in brackets: 书记黄建军, 黄建军书记 → 黄建军（书记）.

    Only of somebody whom the roster has; any other text is given back as it is.
    """
    if len(typed) > LONGEST_NAME or is_known(typed):
        return typed
    for form in (_TITLED, _TITLE_BEHIND):
        found = form.fullmatch(typed)
        if found and _is_person(found["name"], is_known):
            mark = (found["rest"] or "") if form is _TITLE_BEHIND else ""
            posts = [] if _is_empty(found["post"]) else [found["post"]]
            return _with_remarks(_bare(found["name"]) + mark, posts)
    return typed


def _is_person(typed: str, is_known: Known) -> bool:
    """Tell whether the roster has somebody of a name, with or without a mark that tells namesakes apart."""
    named = re.fullmatch(rf"(?P<name>[^（）]+?)(?:同志|老师)?(?:（(?:{_MARK})）)?", typed)
    return named is not None and is_known(named["name"])


def _is_empty(post: str) -> bool:
    return re.fullmatch(_SAYS_NOTHING, post) is not None


def parse_doer(text: str, is_known: Known) -> Reading[str]:
    """The person who did it, with whom they stood in for in brackets. Raises Misread where that is open.

    罗兰（代） and 罗兰（受书记委托） stay as they are: who did it stands in front.
    """
    if len(text) > LONGEST_NAME:
        return Reading(text)
    typed = visible(text).strip().translate(WIDE_BRACKETS).replace(",", "，").replace("／", "/")
    if not _MAY_BE.search(typed) or _is_person(typed, is_known):
        return Reading(text)
    name = _in_brackets(typed, is_known) or _beside(typed, is_known)
    return Reading(name, f"{quoted(text)}已理解为 {name}") if name else Reading(text)


def _in_brackets(typed: str, is_known: Known) -> str:
    """黄建军（罗兰代）, 黄建军（出差，由罗兰主持）: the doer stands in the brackets behind another name."""
    parts = re.fullmatch(rf"(?P<whom>[^（）]+(?:（(?:{_MARK})）)?)（(?P<inside>.+)）", typed)
    if parts is None or _FIRST_DID.match(parts["inside"]):
        return ""
    found = compiled(_WHY + _DOER).fullmatch(parts["inside"])
    if _is_doer(found, parts["inside"], typed, is_known) and found:
        return _in_place(found, parts["whom"], found["why"] or "")
    return ""


def _is_doer(found: re.Match[str] | None, inside: str, typed: str, is_known: Known) -> bool:
    """Tell whether somebody is named as the doer; where brackets say that one did it and not who, ask."""
    if found is None:
        _ask_where_open(inside, typed, is_known)
        return False
    is_said = bool(found["asked"] or found["for"])
    is_person = _is_person(found["who"], is_known)
    if _does_another_task(found) if is_person else is_said and _NOBODY_NAMED.fullmatch(found["who"]):
        raise _open(typed)
    if is_person:
        return True
    _ask_where_open(inside, typed, is_known)
    return is_said and not _NO_NAME.match(found["who"])


def _does_another_task(found: re.Match[str]) -> bool:
    """Tell whether two tasks are named (主持，张伟记录), or one that is not done for another (罗兰发言)."""
    is_for_another = found["asked"] or found["for"] or "主持" in found["does"]
    return not is_for_another or re.search(_DOES, found["why"] or "") is not None


def _ask_where_open(inside: str, typed: str, is_known: Known) -> None:
    """Ask where words with a name of the roster in them say that one did it for another."""
    is_about = re.search(_DOES, inside) and not inside.endswith("委托")
    if is_about and any(map(is_known, _parts(inside))):
        raise _open(typed)


def _parts(inside: str) -> Iterator[str]:
    for start in range(len(inside)):
        yield from (inside[start : start + length] for length in (2, 3, 4))


def _open(typed: str) -> Misread:
    message = f"{quoted(typed)}看不出到底是谁"
    return Misread(message, "写真正主持（或记录）的人，替谁写在括号里，如 罗兰（代黄建军）")


def _beside(typed: str, is_known: Known) -> str:
    """罗兰代黄建军, 罗兰代, 黄建军委托罗兰, 黄建军、罗兰代: without brackets around the one or the other."""
    for found in _splits(_FOR_ANOTHER, typed):
        if _stands_in(found, is_known):
            return _for_another(found)
    other = next((each for each in _splits(_BY_ANOTHER, typed) if _is_by_another(each, is_known)), None)
    if other is None:
        return ""
    inside = re.fullmatch(r"(?P<name>[^（）]+)（(?P<why>[^（）]*)）", other["whom"])
    if inside and not re.fullmatch(_MARK, inside["why"]):
        return _in_place(other, inside["name"], inside["why"])
    return _in_place(other, other["whom"], "")


def _is_by_another(found: re.Match[str], is_known: Known) -> bool:
    is_said = found["asked"] or (found["whom"] and found["for"])
    return bool(is_said) and _is_person(found["who"], is_known)


def _splits(form: str, typed: str) -> Iterator[re.Match[str]]:
    """The ways to read a text in a form: 代 may be a part of a name."""
    for length in range(2, 8):
        found = compiled(form.replace("{2,4}?", f"{{{length}}}", 1)).fullmatch(typed)
        if found:
            yield found


def _stands_in(found: re.Match[str], is_known: Known) -> bool:
    """Tell whether the first of two is a person; whom the roster lacks, only where two are named."""
    who, whom = found["who"], found["asker"] or found["whom"]
    if _is_person(who, is_known):
        return True
    is_other = bool(whom) and (_is_person(whom, is_known) or re.fullmatch(_POST, whom) is not None)
    # No name of four characters or fewer is taken apart: there is a family name 代.
    return not _NO_NAME.match(who) and bool(whom) and (is_other or len(found[0]) > 4)


def _for_another(found: re.Match[str]) -> str:
    whom = found["asker"] or found["whom"]
    remark = f"受{_inner(whom)}委托" if found["asked"] else f"代{_inner(whom)}"
    return _with_remarks(_bare(found["who"]) + (found["marked"] or ""), [remark])


def _in_place(found: re.Match[str], whom: str, why: str) -> str:
    other = _inner(whom)
    remarks = [f"代{other}"] if other else ["代"] if found["for"] else []
    return _with_remarks(
        _bare(found["who"]) + (found["marked"] or ""), [*remarks, *([f"{other}{why}"] if why else [])]
    )


def _inner(name: str) -> str:
    """A name that stands within brackets: its own are the other kind (GB/T 15834, 4.9)."""
    return name.replace("（", "〔").replace("）", "〕")


def _with_remarks(name: str, remarks: list[str]) -> str:
    """A name with remarks behind it, all in one pair of brackets."""
    if not remarks:
        return name
    plain, _, mark = name.rstrip("）").partition("（")
    return f"{plain}（{'，'.join(filter(None, [mark, *remarks]))}）"


def _bare(name: str) -> str:
    return re.sub("(?<=..)(?:同志|老师)$", "", name)
