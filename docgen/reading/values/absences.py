"""The absent as offices write them in one text: 范磊请假, 甲（出差）、乙（病假）, 2人：范磊、李明, 无."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.reading.values.coming import COMING, NOT_THERE, says_only_absent
from docgen.reading.values.numerals import NUMERAL, read_number
from docgen.reading.values.people import HAN, MOST_CHARACTERS, WIDE_BRACKETS, compiled, parse_people
from docgen.reading.values.spelling import quoted, visible
from docgen.reading.values.understood import Misread, Reading, remembered

_MEND = "写成“缺席: {姓名: 原因}”，如 {区志远: 支教, 范磊: 病假}；没有人缺席写“无”"

_NOBODY = (
    r"[/／\-—－]+|[0０零〇][人名位个]?|无|没有|全到|全勤|全部到[会齐]|全体(?:党员|委员)?(?:到[会齐]|参加|出席)"
    r"|(?:无|没有|无人|没有人)(?:人员)?(?:缺席|请假|缺勤)(?:人员|的?人|情况)?|(?:无|没有)人(?:员)?|未有缺席"
)
# The longer names of a reason first: “病假三天” is one reason, not a name and a rest.
_REASON = (
    r"(?:因[^：:]+|(?:正在|均|都|皆|也|已|正|在)*"
    r"(?:(?:请|休)?(?:病|事|产|婚|丧|公|年|陪产|护理|探亲|哺乳|育儿|补|长)?假|轮休|调休|补休|休养"
    r"|出差|公差|公出|因公|外出|出国|出境|外派|支教|援[藏疆青建外]|学习|培训|进修|跟岗|挂职|借调|驻村|下乡|调研"
    r"|开会|值班|值守|上课|监考|带队|参[加会]|住院|就医|看病|生病|患病|卧病|手术|治疗|分娩|身体|有事|有课|家[中里有]"
    rf"|{NOT_THERE}|(?:没有?|不)(?:来|到|参加|出席|在)|未(?:到|参加|出席|在|来.)|没空|没时间|{COMING}"
    r"|隔离|旷会|无故|年[老迈高]|高龄|行动不便|长期|常年|临时|到|在|去|赴|送|陪|照[顾料]|未[请到说])[^：:]*)"
)
_WITH_REASON = rf"(?P<name>{HAN}{{2,4}}?|{HAN}+·{HAN}+?)\s*(?:同志)?\s*(?P<rest>{_REASON})"
_PARTED = re.compile(r"(?P<name>[^：:—–-]+?)\s*(?:[：:]|[—–-]+)\s*(?P<rest>.+)")
_BRACKETED = re.compile(r"(?P<name>[^（）]+)（(?P<rest>[^（）]*)）\s*(?P<after>[^（）]*)")
_COUNTED = re.compile(
    rf"(?:缺席|缺勤|共)?(?P<number>{NUMERAL})[人名位个](?:党员)?\s*(?:[：:，,。；;、]|是|为|即)?\s*(?P<rest>.*)",
    re.DOTALL,
)
_STATED = rf"(?P<name>.{{2,}}?)(?:因故)?{NOT_THERE}"
"""A name with words of being absent before its reason: 赵磊没来（出差）."""
_TOGETHER = (
    rf"(?P<first>{HAN}{{2,4}}?|{HAN}+(?:·{HAN}{{2,}})+)(?:以及|[和及与])"
    rf"(?P<second>(?:{HAN}{{2,4}}?|{HAN}+(?:·{HAN}+)+?)\s*(?:同志)?\s*(?:{_REASON}|（.*|[：:—–-].*)?)"
)
_BESIDE = rf"(?P<first>{HAN}{{2,4}})\s+(?P<second>{HAN}{{2,4}}?{NOT_THERE})"
_AND_OTHERS = rf"等(?:{NUMERAL}[人名位个])?(?:同志|党员)?(?:{_REASON})?$"
_GROUP = re.compile(r"(?:（[^（）]*）|[^；;\n])+")
_PIECE = re.compile(r"(?:（[^（）]*）|[^、,，])+")
_ADJOINING = rf"(?:{HAN}|·)+（[^（）]*）"
_SO_MANY = re.compile(rf"(?P<why>.*?)(?P<number>{NUMERAL})[人名位个]")
_BETWEEN = re.compile(r"[（，]([^（），]+)")
_TELLS_APART = r"男|女|[A-Za-z]+\d+|\d+|.*(?:支部|小组)"
_IS_MARK = re.compile(rf"{_TELLS_APART}|.*(?:书记|委员|组长|校长|主任|老师|教师|同志|党员)")


class AbsentList(NamedTuple):
    """Names with their reasons, in order; `number` where so many are told."""

    pairs: tuple[tuple[str, str], ...]
    number: int | None = None


@remembered
def parse_absent(text: str) -> Reading[AbsentList]:
    """Read who was absent and why; a name keeps the bracket that tells it apart. Raises Misread."""
    if len(text) > MOST_CHARACTERS:
        raise Misread(f"这里写了 {len(text)} 个字，不像是缺席的名单", _MEND)
    typed = visible(text).strip().rstrip("。").strip().translate(WIDE_BRACKETS)
    if compiled(_NOBODY).fullmatch(typed):
        return Reading(AbsentList((), 0))
    number, rest = _counted(typed)
    found = [pair for group in _GROUP.findall(rest) for pair in _of_group(group.strip())]
    # 全体 under 缺席 may mean that all came, or that nobody did; a lone comma means nothing.
    if number is None and (not found or typed.startswith("全体")):
        raise Misread(f"{quoted(text)}看不出是谁缺席", _MEND)
    _check_number(text, number, found)
    # Names alone are said aloud as any list of names is: padding, commas, a name that comes twice.
    note = "；".join(_notes(text, typed, found)) or (_said_of_names(text, rest, found) if found else "")
    return Reading(AbsentList(tuple(dict.fromkeys(found)), number), note)


def _said_of_names(text: str, rest: str, found: Sequence[tuple[str, str]]) -> str:
    """What is said of names without reasons: as of any list, or how they were parted from 和 and 没来."""
    if not compiled(rf"{NOT_THERE}|以及|[和及与]").search("".join(re.split("[、，,；;]", rest))):
        return parse_people(rest).note
    names = "；".join(name for name, _ in found)
    is_as_typed = re.split(r"[、，,；;\s]+", rest) == [name for name, _ in found]
    return parse_people(rest).note if is_as_typed else f"{quoted(text)}已理解为 {names}"


def told_reason(words: str) -> str:
    """The reason that words give; none where they say only that somebody did not come."""
    return "" if says_only_absent(words) else words


def is_reason(text: str) -> bool:
    """Tell whether words are a reason for being absent, and nobody's name."""
    return compiled(_REASON).fullmatch(text.strip()) is not None


def is_mark(text: str) -> bool:
    """Tell whether words behind a name tell who it is, by gender, number, body or post."""
    return _IS_MARK.fullmatch(text.strip()) is not None


def _counted(typed: str) -> tuple[int | None, str]:
    """The number at the head of a text, and what follows it: 2人（范磊，李明）."""
    counted = _COUNTED.fullmatch(typed) or re.fullmatch(rf"(?P<number>{NUMERAL})(?P<rest>)", typed)
    number = read_number(counted["number"]) if counted else None
    if counted is None or number is None:
        return None, typed
    rest = counted["rest"]
    return number, rest[1:-1] if rest.startswith("（") and rest.endswith("）") else rest


def _check_number(text: str, number: int | None, found: Sequence[tuple[str, str]]) -> None:
    if number is not None and found and number != len(found):
        raise Misread(f"{quoted(text)}写的是{number}人，列出来的是{len(found)}人", "核对人数；把人列全")


def _notes(text: str, typed: str, found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Say what was taken for a reason without brackets around it, and what in brackets was not."""
    if _is_guessed(typed, found):
        people = "；".join(f"{name}，{why}" if why else name for name, why in found)
        yield f"{quoted(text)}已理解为 {people}"
    marks = (mark for name, _ in found for mark in _BETWEEN.findall(name))
    posts = [mark for mark in marks if not re.fullmatch(_TELLS_APART, mark)]
    if posts:
        yield f"括号里的“{'、'.join(posts)}”看作职务，没有当作缺席的原因"


def _is_guessed(typed: str, found: Sequence[tuple[str, str]]) -> bool:
    """Return whether a reason stands elsewhere than in the brackets behind its name."""
    return any(reason and f"（{reason}）" not in typed for _, reason in found)


def _of_group(group: str) -> list[tuple[str, str]]:
    """The people of a group; a reason at its head or at its end is that of all who have none of their own."""
    if compiled(_AND_OTHERS).search(group):
        raise Misread(f"{quoted(group)}没有写全是哪些人", "把缺席的人一个一个写出来，不写“等”")
    led = _PARTED.fullmatch(group) or _BRACKETED.fullmatch(group)
    if led is None or not compiled(_REASON).fullmatch(led["name"]):
        return _of_pieces(group)
    # 病假2人：范磊、李明
    counted = _SO_MANY.fullmatch(led["name"])
    reason = _for_one(counted["why"] if counted else led["name"])
    found = [(name, why or reason) for name, why in _of_pieces(led["rest"])]
    _check_number(group, read_number(counted["number"]) if counted else None, found)
    return found


def _of_pieces(group: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    shared = 0
    for piece in _pieces(group):
        reason = _reason_alone(piece)
        if reason is None:
            found += _of_piece(piece)
            reason = found[-1][1] if _is_for_all(piece) else None
        if reason is not None:
            if not found:
                raise Misread(f"{quoted(group)}只写了原因，没有写姓名", _MEND)
            found[shared:] = [(name, own or reason) for name, own in found[shared:]]
            shared = len(found)
    return found


def _pieces(group: str) -> Iterator[str]:
    """The pieces of a group, each of one person; 何平和吴敏没来 and 周涛 吴敏没到 are two."""
    for piece in filter(None, map(str.strip, _PIECE.findall(group))):
        together = _joined(piece)
        yield from together.group("first", "second") if together else (piece,)


def _joined(piece: str) -> re.Match[str] | None:
    """Two people of one piece; a name of four characters that holds 和 is one person."""
    alone = compiled(_WITH_REASON).fullmatch(piece)
    if compiled(f"{HAN}{{2,4}}").fullmatch(alone["name"] if alone else piece):
        return None
    return compiled(_TOGETHER).fullmatch(piece) or compiled(_BESIDE).fullmatch(piece)


def _reason_alone(piece: str) -> str | None:
    """The reason that a piece consists of: 病假, （均出差）; None where it names somebody."""
    inside = piece[1:-1] if piece.startswith("（") and piece.endswith("）") else piece
    return _for_one(inside) if compiled(_REASON).fullmatch(inside) else None


def _is_for_all(piece: str) -> bool:
    """Return whether the reason behind the last name is that of the names before it: 范磊、李明均请假."""
    bracketed, plain = _BRACKETED.fullmatch(piece), compiled(_WITH_REASON).fullmatch(piece)
    said = bracketed["rest"] if bracketed else plain["rest"] if plain else ""
    # Without 均 only words outside of brackets reach back: 甲、乙请假, but not 甲、乙（请假）.
    return bool(said) and (said[0] in "均都皆" or bracketed is None)


def _for_one(reason: str) -> str:
    return told_reason(reason.lstrip("均都皆").strip())


def _of_piece(piece: str) -> Iterator[tuple[str, str]]:
    if len(adjoining := compiled(_ADJOINING).findall(piece)) > 1 and "".join(adjoining) == piece.replace(
        " ", ""
    ):
        yield from (pair for each in adjoining for pair in _of_piece(each))
        return
    if bracketed := _BRACKETED.fullmatch(piece):
        yield _of_bracket(piece, bracketed["name"], bracketed["rest"], bracketed["after"])
        return
    parted = _PARTED.fullmatch(piece) or compiled(_WITH_REASON).fullmatch(piece)
    if parted:
        yield (_name(parted["name"]), _for_one(parted["rest"]))
        return
    yield from ((name, "") for name in parse_people(piece).value)


def _of_bracket(piece: str, name: str, inside: str, after: str) -> tuple[str, str]:
    """A name and what stands in brackets behind it: a mark that tells namesakes apart, a post, a reason."""
    parts = list(filter(None, re.split("[，,；;、：:]", inside)))
    marks = list(filter(_IS_MARK.fullmatch, parts))
    reason = "，".join(part for part in parts if part not in marks)
    if after and (reason or not compiled(_REASON).fullmatch(after)):
        raise Misread(f"{quoted(piece)}看不出哪几个字是原因", _MEND)
    return _name(name, marks), _for_one(reason or after)


def _name(typed: str, marks: Sequence[str] = ()) -> str:
    stated = compiled(_STATED).fullmatch(typed)
    names = parse_people((stated["name"] if stated else typed).removesuffix("同志")).value
    if len(names) != 1:
        raise Misread(f"{quoted(typed)}看不出是谁", _MEND)
    return f"{names[0]}（{'，'.join(marks)}）" if marks else str(names[0])
