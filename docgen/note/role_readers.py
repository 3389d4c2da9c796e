"""Readers of roles in a note: who led the meeting, who wrote it down, who taught; some for another."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.note.note_words import NoteWords
from docgen.note.people_readers import by_post
from docgen.note.scanning import NoteScan, any_of
from docgen.note.tokens import Token, Tokens, strong, unread
from docgen.reading.values import Misread, parse_doer
from docgen.reading.values.numerals import NUMERAL
from docgen.reading.values.people import HAN

_TITLE = (
    rf"(?:(?:第?{NUMERAL}|党?总|本|党)?(?:支部|支)?(?:党支部)?"
    r"(?:副?书记|组长|(?:组织|宣传|纪检|青年)?委员)|党小组长|副?校长|副?主任|党员|老师|由)?"
)
"""What may stand before the name of somebody."""
_POLITE = r"(?:同志|老师)?(?:\([^()\n]{0,10}(?:书记|委员|组长|校长|主任)\))?"
_DID = (
    r"(?:(?:担任|任|负责)?主持(?:人|了?会议)?"
    r"(?P<also>\s*(?:并|兼|和|及|、)\s*(?:会议|做|作)?记录(?:人)?)?"
    r"|(?:做|作|负责|担任|任)?(?:会议)?(?P<wrote>记录(?:人|员)?|记(?=\s*(?:[,，。;；\n]|$)))"
    r"|(?P<taught>主讲(?:人)?|讲授?(?=\s*[《“])|(?:上|讲|讲授|作|做)了?(?:专题|一堂)?(?P<lecture>党课)(?:报告)?|授课(?:人)?|讲课))"
)
_ROLE = (
    r"(?P<role>(?:会议)?(?:主持|记录)|记(?=\s*:)|主讲|授课|讲课)(?:人|员)?"
    r"(?P<both>\s*(?:、|和|兼|并|及)\s*记录(?:人|员)?)?"
)
_KEY_OF_ROLE = {
    "主持": "主持人",
    "记录": "记录人",
    "记": "记录人",
    "主讲": "主讲人",
    "授课": "主讲人",
    "讲课": "主讲人",
}
_ANOTHER_ROLE = re.compile(r"\s*(?:会议)?(?:主持|记录|主讲)(?:人|员)?\s*(?:[,，。;；\s]|$)")
_STRANGER = rf"(?!会议|大家|本人|由)(?:{HAN}{{2,3}}|{HAN}+·{HAN}+)"
_NO_NAME = re.compile(
    any_of(
        "会议 书记 支书 领导 主任 校长 老师 同志 [部局科处院园]长 组长 委员 代表 党员 支部",
        "[0-9] 主持 记录 主讲",
    )
)


class RolePatterns:
    """The patterns of one office's people beside what they did."""

    def __init__(self, words: NoteWords) -> None:
        person = words.person
        # 刘玉兰代孙鹏主持: she did it, and not he.
        other = f"(?:{_TITLE}{person}{_POLITE}|{_STRANGER})"
        instead = rf"(?P<instead>(?:代替?|替|受){other}?(?:委托|的)*(?:代为?|临时)?|临时|代为)?"
        self.did = re.compile(rf"{_TITLE}(?P<who>{person}){_POLITE}{instead}{_DID}")
        self.did_in_brackets = re.compile(rf"{_TITLE}(?P<typed>{person}\([^()\n]{{1,20}}\)){_DID}")
        words_behind = r"(?:\([^()\n]{1,20}\)|[^\s,，。;；:()]{1,12}?(?=[,，。;；\s]|$))"
        self.of_role_in_brackets = re.compile(rf"{_ROLE}\s*[:为是]?\s*(?P<typed>{person}{words_behind})")
        self.stranger_did = re.compile(rf"(?P<who>{_STRANGER})(?!记(?!录)){_DID}")
        self.of_role = re.compile(rf"{_ROLE}\s*[:为是]?\s*{_TITLE}(?P<who>{person}){_POLITE}")
        self.stranger_of_role = re.compile(rf"{_ROLE}\s*:\s*(?P<who>{HAN}{{2,4}}|{HAN}+·{HAN}+)")


_patterns = lru_cache(8)(RolePatterns)


def role(scan: NoteScan, at: int) -> Tokens:
    """Who led the meeting, wrote it down or taught: 刘玉兰主持, 主持人：刘玉兰."""
    patterns = _patterns(scan.words)
    found = patterns.of_role.match(scan.text, at)
    # Of 主持刘玉兰记录 nobody knows which of the two she did; of 主持 刘玉兰 记录 张伟 everybody does.
    if found and _is_between_roles(scan, at, found.end()):
        return strong(*unread(at, scan.end_of_clause(found.end() + 1), "看不出谁主持、谁记录"))
    if found is None:
        found = patterns.stranger_of_role.match(scan.text, at)
        found = None if found is None or _NO_NAME.search(found["who"]) else found
    if deputy := _by_deputy(scan, at, patterns.of_role_in_brackets.match(scan.text, at)):
        return deputy
    return _roles(scan, at, found, _roles_told(found)) if found else _did(scan, at, patterns)


def _did(scan: NoteScan, at: int, patterns: RolePatterns) -> Tokens:
    """Who did it, by a verb behind the name; a name behind 代 is that of whom it was done for."""
    if re.search("[代替]$|受$", scan.text[:at]):
        return ()
    return (
        _by_deputy(scan, at, patterns.did_in_brackets.match(scan.text, at))
        or _done(scan, at, patterns.did.match(scan.text, at))
        or _by_stranger(scan, at, patterns)
    )


def _roles_told(found: re.Match[str]) -> list[str]:
    """The roles that a match names: by their label, or by what somebody did."""
    told = found.groupdict()
    if told.get("role"):
        return [found["role"].removeprefix("会议"), *(["记录"] if found["both"] else [])]
    if told["taught"] or told["wrote"]:
        return ["主讲" if told["taught"] else "记录"]
    return ["主持", "记录"] if told["also"] else ["主持"]


def _is_between_roles(scan: NoteScan, at: int, end: int) -> bool:
    """Tell whether a role stands on either side of a name, and nobody says which of them it is."""
    other = _ANOTHER_ROLE.match(scan.text, end)
    if other is None:
        return False
    before = scan.text[:at].rstrip(" ")
    is_first = not before or before[-1] in ",，。;；\n" or scan.found(len(before)) != ()
    name = rf"{_TITLE}{scan.words.person}|[小老]{HAN}|{HAN}{{2,3}}(?=\s*(?:[,，。;；\n]|$))"
    behind = re.compile(rf"\s*[:为是]?\s*(?:{name})")
    return not (is_first and "\n" not in other[0] and behind.match(scan.text, other.end()))


def _by_stranger(scan: NoteScan, at: int, patterns: RolePatterns) -> Tokens:
    """Somebody whom the roster does not have: only where a sign stands before the name."""
    found = patterns.stranger_did.match(scan.text, at)
    is_apart = at == 0 or scan.text[at - 1] in ",，。;；\n 由:"
    if found is None or not is_apart or _NO_NAME.search(found["who"]):
        return ()
    return tuple(Token(each.key, each.start, each.end, each.value) for each in _done(scan, at, found))


def _by_deputy(scan: NoteScan, at: int, found: re.Match[str] | None) -> Tokens:
    """Who did it for another: 主持：黄建军（罗兰代）, 黄建军（罗兰代）主持, 主持 罗兰（受书记委托）."""
    if found is None:
        return ()
    typed = scan.typed(*found.span("typed"))
    try:
        name, said = parse_doer(typed, scan.words.words.is_known)
    except Misread as fault:
        return unread(at, found.end(), fault.message)
    is_remark = typed.endswith(("）", ")")) and scan.words.words.is_known(re.split("[（(]", typed)[0])
    if name == typed and not is_remark:
        return ()
    roles = _roles_told(found)
    return strong(*(Token(_KEY_OF_ROLE[each], at, found.end(), name, said=said) for each in roles))


def _done(scan: NoteScan, at: int, found: re.Match[str] | None) -> Tokens:
    if found is None:
        return ()
    roles = _roles(scan, at, found, _roles_told(found))
    is_lecture = roles and found["taught"] and found["lecture"]
    return (*roles, Token("类型", at, found.end(), "党课")) if is_lecture else roles


def _roles(scan: NoteScan, at: int, found: re.Match[str], roles: list[str]) -> Tokens:
    if not scan.is_clear(found.end()):
        return ()
    called = scan.typed(*found.span("who"))
    name, said = by_post(scan, called)
    if not name:
        return unread(at, found.end(), f"“{called}”是谁，写上姓名")
    instead = found.groupdict().get("instead")
    if instead and instead != "临时":
        try:
            name, said = parse_doer(f"{name}{instead}", scan.words.words.is_known)
        except Misread as fault:
            return unread(at, found.end(), fault.message)
    return strong(*(Token(_KEY_OF_ROLE[each], at, found.end(), name, said=said) for each in roles))
