"""Readers of people in a note: who was absent, who attended.

A name counts only beside what the person did: 解放, 乐天 and 郑好 are members, and words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.note.note_words import NoteWords
from docgen.note.scanning import NoteScan, any_of
from docgen.note.tokens import UNREAD, Token, Tokens, strong, unread
from docgen.note.written import folded
from docgen.reading.values import Misread, parse_absent, parse_people
from docgen.reading.values.coming import NOT_THERE, says_came
from docgen.reading.values.numerals import NUMERAL
from docgen.reading.values.people import HAN

_REASON = any_of(
    "(?:(?:请|休)?(?:病|事|产|婚|丧|公|年|陪产|护理|探亲|哺乳|育儿|长)?假) 轮休 出差 公差 公出",
    "因公(?:外出|出差)? 因(?:病|事)(?!迹|例) 外出(?:学习|培训|开会|办事)? 出国 出境 (?:外派)?支教",
    "援[藏疆青外] 进修 挂职 借调 驻村 值班 值守 监考 住院 就医 看病 生病 患病 (?:长期)?卧[病床]",
    "手术 分娩 身体不适 (?:家[里中])?有事 有课 带队外出 年老体弱 行动不便 缺席 缺勤 未到会?",
    NOT_THERE,
)
_LEAD = (
    any_of(
        "请假 缺席 未到会? 缺勤 没来(?:的(?:是|有)?)? 没到的? 缺(?=[0-9:]|\\s[㐀-鿿])",
        "病假 事假 产假 公假 出差 因病请假 因事请假",
    )
    + "(?:人员|党员|的有|的是|的)?"
)
_SO_MANY = re.compile(rf"{_LEAD}\s*(?P<number>{NUMERAL})\s*(?:[人名位个]|(?=\s*(?:[,，。;；\n]|$)))")
_NOBODY = re.compile(
    r"(?:缺席?|请假)\s*:?\s*(?:无|没有)(?=\s*(?:[,，。;；\n]|$))"
    "|(?:无|没有|无人|没有人)(?:人)?(?:缺席|请假|缺勤)(?:人员|的?人)?"
    "|全(?:体|部)(?:党员|委员|人员|同志|支委)?(?:都|均)?(?:到[会齐]|出席|参加)(?:了?(?:会议|活动))?"
    "|全员(?:到[会齐]|参加|出席)|全到|全勤|(?:人员)?到齐"
)
_NOT_THERE = re.compile(f"(?:因故)?(?:缺席|缺勤|{NOT_THERE})$")
_CAME = "(?:都|均|也|等)?(?:参加|出席|到会|在场)(?:了?(?:会议|活动))?"


_BETWEEN = r"(?:[ 、,，/和及与跟]|(?<=[、,，])\n){0,3}"
_MOST = 60
"""The most people in a list: no branch has more than fifty."""


class PeoplePatterns:
    """The patterns of one office's people among those who came or did not."""

    def __init__(self, words: NoteWords) -> None:
        entries = f"(?P<list>{words.entry}(?:{_BETWEEN}{words.entry}){{0,{_MOST}}})"
        with_reason = rf"{words.entry}(?:\s?{_REASON})?"
        absent = f"(?P<list>{with_reason}(?:{_BETWEEN}{with_reason}){{0,{_MOST}}})"
        self.joined = re.compile(
            rf"(?<![^、,，;:\s]){words.entry}(?P<joint>\s*(?:以及|[和及与跟])?\s*)(?={words.known})"
        )
        self.absent = re.compile(
            rf"{entries}\s*(?P<rest>(?:\s?[均都也因正已未没在]{{0,2}}{_REASON}){{0,3}}"
            r"(?:请假|缺席|未(?:能)?(?:参加|到会?|出席))?)"
            r"(?:\((?P<why>[^()\n]{1,20})\))?"
        )
        self.missing = re.compile(
            rf"(?P<lead>{_LEAD}|缺(?={words.entry}))\s*(?:(?P<number>{NUMERAL})\s*(?:[人名位个](?:党员)?|(?=\s*[:(])))?"
            rf"\s*[:,为是(]*\s*{absent}\)?"
        )
        self.came = re.compile(rf"{entries}{_CAME}")
        self.attends = re.compile(rf"{entries}(?P<others>等)?\s*列席(?:了?会议|指导)?")
        self.attending = re.compile(rf"列席(?:人员|人|会议的?有)?\s*[:有]?\s*{entries}(?P<others>等)?")


_patterns = lru_cache(8)(PeoplePatterns)


def by_post(scan: NoteScan, called: str) -> tuple[str, str]:
    """The name of somebody, with the guess where only surname and post were typed; nothing where unsure."""
    if not scan.words.is_by_post(called):
        return called, ""
    name = scan.words.words.holder(called)
    return name, f"“{called}”按名册里的党内职务是 {name}" if name else ""


def absence(scan: NoteScan, at: int) -> Tokens:
    """Who was absent and why: 区志远支教; 请假区志远、马文忠（病假）; 缺席2人; 全体到会."""
    return _nobody(scan, at) or _absent_behind(scan, at) or _so_many(scan, at) or _absent_before(scan, at)


def _nobody(scan: NoteScan, at: int) -> Tokens:
    found = _NOBODY.match(scan.text, at)
    is_clear = found is not None and scan.is_clear(found.end())
    return (Token("缺席", at, found.end(), "无"),) if found and is_clear else ()


def _so_many(scan: NoteScan, at: int) -> Tokens:
    found = _SO_MANY.match(scan.text, at)
    is_clear = found is not None and scan.is_clear(found.end())
    return (Token("缺席", at, found.end(), f"{found['number']}人"),) if found and is_clear else ()


def _absent_behind(scan: NoteScan, at: int) -> Tokens:
    """The absent behind the word for it: 请假2人：范磊、李明."""
    found = _patterns(scan.words).missing.match(scan.text, at)
    if found is None or not scan.is_clear(found.end()):
        return ()
    reason = re.match("病假|事假|产假|公假|出差|因病|因事", found["lead"])
    number = f"{found['number']}人：" if found["number"] else ""
    typed = f"{number}{scan.typed(*found.span('list'))}"
    return _absent(scan, at, found.end(), typed, reason[0] if reason else "")


def _absent_before(scan: NoteScan, at: int) -> Tokens:
    """The absent before their reason: 区志远支教, 马文忠（病假）、仇丽华（事假）缺席."""
    found = _patterns(scan.words).absent.match(scan.text, at)
    if found is None or not scan.is_clear(found.end()):
        return ()
    has_own = re.search(rf"\([均都因]*{_REASON}[^()]*\)", found["list"])
    if not has_own and not found["rest"]:
        return ()
    # Behind brackets 缺席 and 请假 say no more than they do.
    says_no_more = re.fullmatch(f"{_NOT_THERE.pattern}|请假", found["rest"])
    last = found.end("list") if says_no_more and (has_own or found["why"]) else found.end("rest")
    return _absent(scan, at, found.end(), scan.typed(at, last), found["why"] or "")


def _parted(scan: NoteScan, typed: str) -> str:
    """The text with 、 between people of the roster whom no sign parts: 周涛吴敏, 何平和吴敏."""
    joined = _patterns(scan.words).joined
    # Each joint shows the next: only what begins behind a sign is a name, and no part of a reason.
    while found := joined.search(folded(typed)):
        typed = f"{typed[: found.start('joint')]}、{typed[found.end('joint') :]}"
    return typed


def _absent(scan: NoteScan, at: int, end: int, typed: str, reason: str = "") -> Tokens:
    """The absent of a text, one by one; `reason` is that of all who have none of their own."""
    try:
        pairs = parse_absent(_parted(scan, _with_reasons_in_brackets(scan, typed))).value.pairs
    except Misread as fault:
        return unread(at, end, fault.message)
    made = []
    for called, why in pairs:
        if says_came(why):
            return unread(at, end, f"“{called}{why}”是到会了，不是缺席")
        name, said = by_post(scan, called)
        if not name:
            return unread(at, end, f"“{called}”是谁，写上姓名")
        # 缺席 says no more than that they were not there.
        told = re.sub("^因(?![病事公故])", "", _NOT_THERE.sub("", why)) or reason
        made.append(Token("缺席", at, end, name, told, said=said))
    return tuple(made)


def attending(scan: NoteScan, at: int) -> Tokens:
    """Who attended without a vote: 周志强列席. Who came may not be all, and is asked for."""
    patterns = _patterns(scan.words)
    found = patterns.attends.match(scan.text, at) or patterns.attending.match(scan.text, at)
    if found and scan.is_clear(found.end()):
        if found["others"]:
            return unread(at, found.end(), "“等”没有写全是哪些人")
        return _people(scan, "列席", at, found.end(), scan.typed(*found.span("list")))
    came = patterns.came.match(scan.text, at)
    if came and scan.is_clear(came.end()):
        return strong(*unread(at, came.end(), "看不出到会的人写全了没有（写全的，写成 出席：……）"))
    return ()


def _people(scan: NoteScan, key: str, at: int, end: int, typed: str) -> Tokens:
    try:
        names = parse_people(re.sub("[和及]", "、", typed)).value
    except Misread as fault:
        return unread(at, end, fault.message)
    made = [(by_post(scan, called), called) for called in names]
    return strong(*(Token(key, at, end, name or called, said=said) for (name, said), called in made))


# Behind 没 and 未 the label 参加 lists those who did not come.
_LISTED = re.compile(
    rf"(?:(?P<absent>请假|缺席?|未到|缺勤|{NOT_THERE})|(?<![没未有能曾不])(?P<label>列席|出席|参加|参会|到会|到(?=\s*:)|签到))"
    rf"的?(?:人员|人|同志|党员|名单|会议)?\s*(?:(?P<number>{NUMERAL})\s*[人名位个]?)?\s*:\s*"
)
_AT_LINE = re.compile(
    r"(?<![^\n])(?:参加|出席|到会|参会|到)(?:人员|党员|人)?\s+(?=[㐀-鿿])(?P<typed>[^\n]+?)\s*(?=\n|$)"
)
_NOT_ALL = re.compile("等|全体|[0-9]")


def listed(scan: NoteScan, at: int) -> Tokens:
    """A list of people behind its label and a colon; there strangers to the roster count too."""
    label = _LISTED.match(scan.text, at)
    if label is None:
        return _listed_on_line(scan, at)
    end = scan.end_of_sentence(label.end())
    typed = scan.typed(label.end(), end)
    if label["absent"]:
        typed = f"{label['number']}人：{typed}" if label["number"] else typed
        made = _listed_absent(scan, at, end, typed)
        # A list may go on behind a blank, where it was taken to end: 请假2人：区志远 支教 / 乐天 出差.
        return made if made[0].key != UNREAD else _absent_behind(scan, at) or made
    if label["label"] == "列席":
        return _listed_people(scan, "列席", at, end, typed, longest=12)
    if _NOBODY.fullmatch(typed) or re.fullmatch("全体(?:党员|委员|人员)?", typed):
        return strong(Token("缺席", at, end, "无"))
    return _listed_people(scan, "出席", at, end, typed, longest=4)


def _listed_on_line(scan: NoteScan, at: int) -> Tokens:
    """A line of names behind 参加: each of them of the roster, parted by blanks."""
    found = _AT_LINE.match(scan.text, at)
    people = rf"{scan.words.entry}(?:{_BETWEEN}{scan.words.entry})+"
    if found is None or not re.fullmatch(people, found["typed"]):
        return ()
    typed = re.sub(r"\s+(?!\()", "、", scan.typed(*found.span("typed")))
    return _people(scan, "出席", at, found.end(), typed)


def _listed_people(scan: NoteScan, key: str, at: int, end: int, typed: str, longest: int) -> Tokens:
    found = _people(scan, key, at, end, typed)
    is_list = found and all(_may_be_name(scan, each.value, longest) for each in found)
    if not is_list or _NOT_ALL.search(typed):
        return unread(at, end, "看不出是哪些人，姓名之间用“、”隔开")
    return found


def _may_be_name(scan: NoteScan, name: str, longest: int = 4) -> bool:
    return scan.words.is_known(name) or bool(
        re.fullmatch(rf"(?:{HAN}|·){{2,{longest}}}(?:（[^（）]*）)?", name)
    )


def _with_reasons_in_brackets(scan: NoteScan, typed: str) -> str:
    """区志远 支教 / 乐天 出差 with the reasons in brackets: only blanks part them from the names."""
    apart = re.sub(r"\s*/\s*", "、", typed)
    with_reason = rf"(?P<who>{scan.words.known})\s+(?P<why>{_REASON})(?=\s*(?:[、,，;；]|$))"
    return re.sub(with_reason, r"\g<who>（\g<why>）", apart)


def _listed_absent(scan: NoteScan, at: int, end: int, typed: str) -> Tokens:
    typed = _with_reasons_in_brackets(scan, typed)
    try:
        (pairs, number), _note = parse_absent(_parted(scan, typed))
    except Misread as fault:
        return unread(at, end, fault.message)
    if not pairs:
        return strong(Token("缺席", at, end, f"{number}人" if number else "无"))
    if not all(_may_be_name(scan, name) for name, _ in pairs):
        return unread(at, end, "看不出是谁缺席，写成 请假：姓名（原因）、姓名（原因）")
    return strong(*_absent(scan, at, end, typed))
