"""What a note says of the meeting itself: its day, its kind and body, who led it, who was absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from docgen.base.diagnostics import error, warning
from docgen.models.meeting_kinds import MEETING_KINDS, named_meeting
from docgen.note.note_facts import NoteFacts, WhenWritten
from docgen.note.text_readers import MARKER
from docgen.note.tokens import NOT_HELD, RELATIVE_DAY, SHORT_NAME, UNREAD, Token
from docgen.reading.values import Misread, parse_date
from docgen.reading.values.numerals import NUMERAL, read_number

ONCE = ("形式", "时间", "地点", "主持人", "记录人", "主讲人", "主题", "应到", "实到", "学时")
"""The keys that a record has once."""
NOBODY = "无"
_NUMBER = re.compile(f"{NUMERAL}人")
_DAYS_BEFORE = {"今": 0, "昨": 1, "前": 2}


def take_meeting(facts: NoteFacts, known: WhenWritten) -> None:
    """Take from the tokens what is said of the meeting itself."""
    _ask_for_unread(facts)
    _take_day(facts, known)
    _take_kind(facts)
    _take_body(facts, "支部")
    _take_body(facts, "党小组")
    _take_once(facts)
    _take_absent(facts)
    _take_came(facts)


def _ask_for_unread(facts: NoteFacts) -> None:
    for token in facts.of(UNREAD):
        message = f"{token.asked or '这几个字没有读懂'}，写成了记录上面的注释"
        mend = "换一种写法，或者写好以后在记录里补上"
        facts.leave_out([token], warning("I932", facts.at(token), message, mend))


def _take_day(facts: NoteFacts, known: WhenWritten) -> None:
    days: dict[date, Token] = {}
    for token in facts.of("日期"):
        if not _is_of_the_head(facts, token):
            question = "这个日期看来不是开会的那天，写成了记录上面的注释"
            facts.leave_out([token], warning("I932", facts.at(token), question, "要写进议题的，在记录里补上"))
        elif day := _day(facts, token, known.year):
            days.setdefault(day, token)
    for token in facts.of("补记"):
        facts.written_up = _day(facts, token, known.year)
    if len(days) > 1:
        message = "这条笔记里有两个日期，看不出是哪天开的会"
        facts.refuse(error("I930", facts.at([*days.values()][-1]), message, "一条笔记写一次会议"))
    elif days:
        facts.day = next(iter(days))
    elif not facts.of("日期"):
        _take_relative_day(facts, known.today)


_STARTS_LINE = re.compile(r"\s*$|(?:[^\n]*[,，。;；\s])?(?:日期|时间)\s*:\s*$")


def _is_of_the_head(facts: NoteFacts, token: Token) -> bool:
    """Tell whether a date is that of the meeting: the first, or one on its line or at the head of a line."""
    first = facts.of("日期")[0]
    lines = facts.note.folded[: token.start].split("\n")
    if token is first or token.asked or "\n" not in facts.note.text[first.start : token.start]:
        return True
    return _STARTS_LINE.match(lines[-1]) is not None


def _day(facts: NoteFacts, token: Token, year: int | None) -> date | None:
    if token.asked:
        facts.refuse(error("I930", facts.at(token), token.asked, "一条笔记写一次会议"))
        return None
    try:
        return parse_date(token.value, year).value
    except Misread as fault:
        with_year = "写上年份，如 2023年3月8日；或者加 --year 2023"
        mend = with_year if year is None and "年份" in fault.message else fault.hint
        facts.refuse(error("I930", facts.at(token), fault.message, mend))
        return None


def _take_relative_day(facts: NoteFacts, today: date | None) -> None:
    told = facts.of(RELATIVE_DAY)
    if not told:
        facts.refuse(error("I930", facts.note.whole, "没有写是哪天开的会", "写上日期，如 3月8日"))
    elif today is None or len({token.value[0] for token in told}) > 1:
        mend = f"把“{told[0].value}”写成日期，如 3月8日；或者用 --at 写明笔记是哪天记的"
        facts.refuse(error("I930", facts.at(told[0]), f"不知道“{told[0].value}”是哪天", mend))
    else:
        facts.day = today - timedelta(_DAYS_BEFORE[told[0].value[0]])
        said = f"“{told[0].value}”按 {today.isoformat()} 记的算"
        facts.tokens[RELATIVE_DAY] = [replace(told[0], said=said)]


def _take_kind(facts: NoteFacts) -> None:
    for token in [each for each in facts.of(NOT_HELD) if facts.day is None or not each.value][:1]:
        message = "看起来会还没有开，没有写成记录"
        facts.refuse(error("I935", facts.at(token), message, "开过以后再记；已经开过的，改掉这几个字"))
    _take_short_name(facts)
    _leave_other_meetings(facts)
    kinds = facts.values("类型")
    if not kinds:
        mend = f"写上会议的名称，如 {'、'.join(MEETING_KINDS)}"
        facts.refuse(error("I931", facts.note.whole, "看不出是什么会，没有写成记录", mend))
    elif not _is_one_sitting(facts):
        message = f"这条笔记里有几种会：{'、'.join(kinds)}"
        mend = "一条笔记写一次会议；合在一起开的写“暨”，如 组织生活会暨民主评议会"
        facts.refuse(error("I931", facts.at(facts.of("类型")[-1]), message, mend))


_BEFORE_ANOTHER = re.compile(
    rf"(?:下一?次|上一?次|下[周月]|[会之]后|报|提?交|提请|由|经|待|等|再开|另开|召开时间|(?:^|\n)\s*{MARKER}[^\n]*)\s*$"
)
_BEHIND_ANOTHER = re.compile(
    r"\s*(?:再|已|另|放|推|时间|改|定(?![期点])|研究|审查|审议|审定|批准?|讨论(?=.*(?:通过|同意))|第一次会议|[下会]后)"
)


def _leave_other_meetings(facts: NoteFacts) -> None:
    """Ask for what was said of another meeting: 支委会再定, 下次支部大会10月30日, 党课放下次."""
    told = facts.of("类型")
    if not told:
        return
    others = [token for token in told if token.value != told[0].value and _is_another(facts, token)]
    for token in others:
        message = f"“{facts.words(token)}”看来是另一次会，没有写进记录"
        mend = "真是同时开的，写在会议名称里，中间加“暨”"
        facts.leave_out([token], warning("I932", facts.at(token), message, mend))
    facts.tokens["类型"] = [token for token in told if token not in others]
    _join_review(facts)


def _join_review(facts: NoteFacts) -> None:
    """民主评议 in a note of a 组织生活会 was held in the same sitting, which is said."""
    told = facts.of("类型")
    if set(facts.values("类型")) == {"组织生活会", "民主评议会"} and not _is_one_sitting(facts):
        said = "组织生活会和民主评议会是在一次会上开的"
        facts.tokens["类型"] = [replace(token, start=told[0].start, said=said) for token in facts.of("类型")]


def _is_another(facts: NoteFacts, token: Token) -> bool:
    text = facts.note.folded
    return bool(_BEFORE_ANOTHER.search(text[: token.start]) or _BEHIND_ANOTHER.match(text, token.end))


def _take_short_name(facts: NoteFacts) -> None:
    """A meeting by its short name, where only the body beside it tells its kind: 三组……学习会."""
    bodies = [*facts.values("党小组"), *facts.values("支部")]
    for token in facts.of(SHORT_NAME):
        meant = named_meeting(f"{bodies[0]}{token.value}") if len(bodies) == 1 else None
        if facts.of("类型"):
            continue
        if meant:
            facts.tokens["类型"] = [replace(token, key="类型", value=meant.kind)]
        else:
            message = f"“{token.value}”看不出是什么会"
            facts.leave_out([token], warning("I932", facts.at(token), message, "写上名称，如 党小组会"))


def _is_one_sitting(facts: NoteFacts) -> bool:
    """Tell whether all kinds were named in one breath, joined by 暨 or 和."""
    named = {token.start: set[str]() for token in facts.of("类型")}
    for token in facts.of("类型"):
        named[token.start].add(token.value)
    return any(set(facts.values("类型")) == kinds for kinds in named.values())


def _take_body(facts: NoteFacts, key: str) -> None:
    """Whose meeting it was, where several bodies are named: the one before the name of the meeting."""
    own, others = _by_place(facts, facts.of(key))
    # 第一支部、第二支部 in one place hold it together.
    is_one_place = len({token.start for token in facts.of(key)}) < 2
    if others and not is_one_place and len(facts.values(key)) > 1:
        message = f"看不出“{facts.words(others[0])}”是不是也开了这个会，没有写进记录"
        mend = f"一起开的，把几个{key}写在会议名称前面"
        facts.leave_out(others, warning("I933", facts.at(others[0]), message, mend))
        facts.tokens[key] = own


_BETWEEN = 6
"""Characters that may stand between a body and the name of its meeting: 联合召开."""


def _by_place(facts: NoteFacts, bodies: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The bodies that stand at the name of the meeting, and the others."""
    own = {token.value for token in bodies if _is_at_kind(facts, token)}
    return [each for each in bodies if each.value in own], [each for each in bodies if each.value not in own]


def _is_at_kind(facts: NoteFacts, body: Token) -> bool:
    return any(body.start <= kind.start <= body.end + _BETWEEN for kind in facts.of("类型"))


def _take_once(facts: NoteFacts) -> None:
    for key in ONCE:
        if len(facts.values(key)) > 1:
            said = "、".join(f"“{value}”" for value in facts.values(key))
            tokens = facts.tokens.pop(key)
            question = f"“{key}”写了两样：{said}，没有写进记录"
            mend = "看清是哪一个，在记录里补上"
            facts.leave_out(tokens, warning("I933", facts.at(tokens[-1]), question, mend))


def _take_absent(facts: NoteFacts) -> None:
    """The absent: names, or only their number, or nobody; not two of these at odds."""
    nobody = [token for token in facts.of("缺席") if token.value == NOBODY]
    numbers = [token for token in facts.of("缺席") if _NUMBER.fullmatch(token.value)]
    named = [token for token in facts.of("缺席") if token not in nobody and token not in numbers]
    if _are_at_odds(nobody, numbers, named):
        tokens = facts.tokens.pop("缺席")
        message = "谁缺席，前后说的不一样，没有写进记录"
        facts.leave_out(tokens, warning("I933", facts.at(tokens[-1]), message, "核对以后，在记录里写“缺席”"))
    elif named:
        facts.tokens["缺席"] = named


def _are_at_odds(nobody: Sequence[Token], numbers: Sequence[Token], named: Sequence[Token]) -> bool:
    told = {read_number(token.value[:-1]) for token in numbers}
    if nobody:
        return bool(named or told)
    return len(told) > 1 or bool(named and told and told != {len({token.value for token in named})})


def _take_came(facts: NoteFacts) -> None:
    """Who came, by a list that has to be whole: one without the chair is none."""
    led = [name for key in ("主持人", "记录人") for name in facts.values(key)]
    missing = [name for name in led if name not in facts.values("出席")]
    if facts.of("出席") and missing:
        message = f"到会的人里没有{'、'.join(missing)}，看不出有没有写全，没有写进记录"
        came = facts.tokens.pop("出席")
        facts.leave_out(came[:1], warning("I933", facts.at(came[0]), message, "写全到会的人，或者写谁缺席"))
