"""Readers of the meeting itself in a note: whose it was, of which kind and form, and what it was about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.note.note_words import general_committee_at, kind_at
from docgen.note.scanning import NoteScan, any_of
from docgen.note.tokens import SHORT_NAME, Token, Tokens, unread
from docgen.reading.values.numerals import NUMERAL, read_number

GENERAL_BRANCH = "党总支"

# A word behind the name of a meeting makes it another thing: what was prepared for it, or left of it.
_ABOUT_IT = re.compile(
    "的?"
    + any_of(
        "方案 筹备 准备 决议 记录 意见 成员 通知 材料 会前 会后 前[,，] 后[,，] 议程 制度 计划 安排 情况",
        "名单 选票 签到 精神 要求 纪要",
    )
)
_OF_POST = re.compile(f"(?:副?书记|[^,。;\\s]{{0,4}}委员(?!会)|组长|党员(?!大会|全体|{NUMERAL}))")
_JOINED = re.compile(r"\s*(?:暨|和|与|及|、|\+)\s*")
_HELD_BY_ALL = re.compile(
    r"(?:联合|共同|一起|的|全体|各|\s)*(?:召开|举行|开展|组织|进行|举办|开)?了?"
    rf"(?:本月|本次|第{NUMERAL}次|{NUMERAL}月份的?)?"
)


def meeting(scan: NoteScan, at: int) -> Tokens:
    """The body of the meeting, its kind, or both, as one calls it: 二支部党员大会, 三组学习会."""
    general = general_committee_at(scan.text, at)
    if general:
        said = "总支委员会的会记作 类型: 支委会、支部: 党总支"
        return (Token("支部", at, general, GENERAL_BRANCH), Token("类型", at, general, "支委会", said=said))
    if scan.text[at] == "(":
        return _bracketed_body(scan, at)
    several = _all_branches(scan, at)
    if several:
        return several
    bodies, end = scan.words.bodies(scan.text, at)
    if bodies:
        return _of_bodies(scan, at, end, bodies)
    core = scan.words.core.match(scan.text, at)
    # 高中部 may be a place; before the name of a meeting it is the branch.
    named = core and kind_at(scan.text, core.end() + scan.text[core.end() :].startswith(" "))
    if core and named:
        return _of_bodies(scan, at, core.end(), (scan.words.words.branch(core[0]),))
    return _kinds(scan, at, at)


def _of_bodies(scan: NoteScan, at: int, end: int, bodies: tuple[str, ...]) -> Tokens:
    """Bodies with the kind of their meeting, where it stands behind them."""
    held = _HELD_BY_ALL.match(scan.text, end)
    behind = held.end() if held else end
    kinds = _kinds(scan, end, end, bodies[-1]) or _kinds(scan, behind, behind, bodies[-1])
    if not kinds and _OF_POST.match(scan.text, end):
        return ()
    return (*_bodies(scan, at, end, bodies), *kinds)


def _bracketed_body(scan: NoteScan, at: int) -> Tokens:
    """The body in brackets behind the name of a meeting: 党员大会（二支部）."""
    bodies, end = scan.words.bodies(scan.text, at + 1)
    is_whole = bool(bodies) and scan.text[end : end + 1] == ")"
    return _bodies(scan, at, end + 1, bodies) if is_whole else ()


_FORM = re.compile(r"\(?(?:以|按)?(?=\S)")
_AS_FORM = re.compile(r"的?形式(?:召开|举行|进行)?\)?")


def form(scan: NoteScan, at: int) -> Tokens:
    """The kind in whose form another meeting was held: 组织生活会（党员大会形式）."""
    lead = _FORM.match(scan.text, at)
    kind = kind_at(scan.text, lead.end()) if lead else None
    ending = _AS_FORM.match(scan.text, kind[1]) if kind else None
    return (Token("形式", at, ending.end(), kind[0]),) if kind and ending else ()


_ALL_BRANCHES = re.compile(
    rf"(?P<number>{NUMERAL})个支部|(?P<both>两)支部|(?P<all>{NUMERAL})支部(?=(?:党员)?(?:都|均|一起))"
)


def _bodies(scan: NoteScan, at: int, end: int, bodies: tuple[str, ...]) -> Tokens:
    def token(body: str) -> Token:
        if scan.words.is_general(body):
            return Token("支部", at, end, GENERAL_BRANCH)
        return Token("党小组" if scan.words.is_group(body) else "支部", at, end, body)

    return tuple(map(token, bodies))


def _all_branches(scan: NoteScan, at: int) -> Tokens:
    """两个支部 of an organization that has just two."""
    found = _ALL_BRANCHES.match(scan.text, at)
    branches = scan.words.words.branches
    if found is None:
        return ()
    number = read_number(found["number"] or found["both"] or found["all"])
    if number == len(branches) and number != 1 and not (found["all"] and number == 2):
        return _each_branch(scan, at, found)
    # 三支部都参加 are three branches, and not the third; of 二支部都参加 nobody knows.
    is_open = found["all"] and number != 1
    asked = f"“{found[0]}”是第{found['all']}支部，还是{found['all']}个支部"
    return unread(at, found.end(), asked) if is_open else ()


def _each_branch(scan: NoteScan, at: int, found: re.Match[str]) -> Tokens:
    branches = scan.words.words.branches
    said = f"“{found[0]}”按名册是 {'、'.join(branches)}"
    held = _HELD_BY_ALL.match(scan.text, found.end())
    kinds = _kinds(scan, held.end(), held.end()) if held else ()
    return (*(Token("支部", at, found.end(), branch, said=said) for branch in branches), *kinds)


_BEHIND_NAME = re.compile(r"(?:\(扩大\))?(?:(?:会议)?(?:记录|纪要)(?=[\s:,，。;；]|$))?")
"""What may stand behind the name of a meeting: （扩大）, and 记录 or 纪要 over its record."""


def _kinds(scan: NoteScan, at: int, start: int, body: str = "") -> Tokens:
    """The kinds that are named at a place, several joined by 暨; none where it is about such a meeting."""
    kinds: list[str] = []
    end = at
    while one := kind_at(scan.text, at, behind_body=body):
        kinds.append(one[0])
        end = _BEHIND_NAME.match(scan.text, one[1]).end()  # type: ignore[union-attr]
        joined = _JOINED.match(scan.text, end)
        if joined is None:
            break
        at = joined.end()
    if not kinds or _ABOUT_IT.match(scan.text, end):
        return ()
    return (*(Token("类型", start, end, kind) for kind in kinds), *_on_topic(scan, end, kinds))


_TOPIC = re.compile(r"(?:活动)?\s*:\s*(?P<topic>[^\s,，。;；][^,，。;；\n]*)")


def _on_topic(scan: NoteScan, end: int, kinds: Sequence[str]) -> Tokens:
    """What a lecture or a themed day is about, behind its name and a colon: 主题党日：植树."""
    found = _TOPIC.match(scan.text, end) if {*kinds} & {"党课", "主题党日"} else None
    if found is None or any(token.key != "题目" for token in scan.found(found.start("topic"))):
        return ()
    last = scan.end_of_clause(found.start("topic"))
    return (Token("主题", end, last, scan.typed(found.start("topic"), last)),)


_SHORT = re.compile("(?:学习会|组会|大会)(?![一-鿿])")


def short_name(scan: NoteScan, at: int) -> Tokens:
    """A meeting that only the body named elsewhere tells: 三组3月22日学习会."""
    found = _SHORT.match(scan.text, at)
    return (Token(SHORT_NAME, at, found.end(), found[0]),) if found else ()
