"""The facts of a note: what its tokens say of one meeting, and what has to be asked.

A thing that is said twice in two ways is no fact: it is asked for, and left out of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.models.meeting_kinds import MEETING_KINDS, named_meeting
from docgen.models.rules import ADMISSION, TRANSFER
from docgen.note.note_words import NoteWords
from docgen.note.tokens import NOT_HELD, PASSED, RELATIVE_DAY, SHORT_NAME, UNREAD, Token, covered
from docgen.note.written import WrittenNote, folded
from docgen.reading.values import Misread, parse_date
from docgen.reading.values.numerals import NUMERAL, read_number
from docgen.reading.values.people import HAN, WIDE_BRACKETS

ONCE = ("形式", "时间", "地点", "主持人", "记录人", "主讲人", "主题", "应到", "实到", "学时")
"""The keys that a record has once."""
_DAYS_BEFORE = {"今": 0, "昨": 1, "前": 2}
_NEEDS_MORE = re.compile("选举|改选|换届|补选|增补.{0,6}委员|预备期|预备党员|转正|取消.*资格")
"""A vote on these is no 一般决议: what it is about has to be known."""


class WhenWritten(NamedTuple):
    """What is known besides the note: the year of its folder, and the day on which it was written."""

    year: int | None = None
    today: date | None = None


@dataclass
class Point:
    """A point of the agenda: its words, what was voted, resolved and said on it."""

    token: Token
    votes: list[Token] = field(default_factory=list)
    resolved: list[Token] = field(default_factory=list)
    speeches: list[Token] = field(default_factory=list)
    matter: str = ""
    nominee: str = ""


@dataclass
class NoteFacts:
    """What a note says of one meeting; `asked` is what it leaves open or says in two ways."""

    note: WrittenNote
    day: date | None = None
    written_up: date | None = None
    tokens: dict[str, list[Token]] = field(default_factory=dict)
    """What was said under each key, in the order of the note."""
    points: list[Point] = field(default_factory=list)
    loose: list[Token] = field(default_factory=list)
    """Speeches and resolutions that belong to no point of the agenda."""
    left_out: list[Token] = field(default_factory=list)
    """What is in no key of the record."""
    asked: list[Diagnostic] = field(default_factory=list)
    is_meeting: bool = True
    """False where no record can be made of it."""

    def of(self, key: str) -> list[Token]:
        """What was said under a key."""
        return self.tokens.get(key, [])

    def at(self, token: Token) -> Place:
        """The place of a token."""
        return self.note.place(token.start, token.end)

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a key, each once."""
        return tuple(dict.fromkeys(token.value for token in self.of(key)))


def facts_of(note: WrittenNote, tokens: Sequence[Token], words: NoteWords, known: WhenWritten) -> NoteFacts:
    """The facts of a note by its tokens."""
    facts = NoteFacts(note)
    for token in tokens:
        facts.tokens.setdefault(token.key, []).append(token)
    _ask_for_unread(facts)
    _take_day(facts, known)
    _take_kind(facts)
    _take_body(facts)
    _take_once(facts)
    _take_absent(facts)
    _take_came(facts)
    _take_agenda(facts, tokens)
    for point in facts.points:
        _take_matter(facts, point, words)
    return facts


def _refuse(facts: NoteFacts, fault: Diagnostic) -> None:
    """Tell why no record can be made."""
    facts.asked.append(fault)
    facts.is_meeting = False


def _leave_out(facts: NoteFacts, tokens: Sequence[Token], question: Diagnostic) -> None:
    """Ask for what stands in no key of the record."""
    facts.left_out += tokens
    facts.asked.append(question)


def _ask_for_unread(facts: NoteFacts) -> None:
    for token in facts.of(UNREAD):
        message = f"{token.asked or '这几个字没有读懂'}，写成了记录上面的注释"
        mend = "换一种写法，或者写好以后在记录里补上"
        _leave_out(facts, [token], warning("I932", facts.at(token), message, mend))


def _take_day(facts: NoteFacts, known: WhenWritten) -> None:
    days: dict[date, Token] = {}
    for token in facts.of("日期"):
        if day := _day(facts, token, known.year):
            days.setdefault(day, token)
    for token in facts.of("补记"):
        facts.written_up = _day(facts, token, known.year)
    if len(days) > 1:
        message = "这条笔记里有两个日期，看不出是哪天开的会"
        _refuse(facts, error("I930", facts.at([*days.values()][-1]), message, "一条笔记写一次会议"))
    elif days:
        facts.day = next(iter(days))
    elif not facts.of("日期"):
        _take_relative_day(facts, known.today)


def _day(facts: NoteFacts, token: Token, year: int | None) -> date | None:
    if token.asked:
        _refuse(facts, error("I930", facts.at(token), token.asked, "一条笔记写一次会议"))
        return None
    try:
        return parse_date(token.value, year).value
    except Misread as fault:
        with_year = "写上年份，如 2023年3月8日；或者加 --year 2023"
        mend = with_year if year is None and "年份" in fault.message else fault.hint
        _refuse(facts, error("I930", facts.at(token), fault.message, mend))
        return None


def _take_relative_day(facts: NoteFacts, today: date | None) -> None:
    told = facts.of(RELATIVE_DAY)
    if not told:
        _refuse(facts, error("I930", facts.note.whole, "没有写是哪天开的会", "写上日期，如 3月8日"))
    elif today is None or len({token.value[0] for token in told}) > 1:
        mend = f"把“{told[0].value}”写成日期，如 3月8日；或者用 --at 写明笔记是哪天记的"
        _refuse(facts, error("I930", facts.at(told[0]), f"不知道“{told[0].value}”是哪天", mend))
    else:
        facts.day = today - timedelta(_DAYS_BEFORE[told[0].value[0]])
        said = f"“{told[0].value}”按 {today.isoformat()} 记的算"
        facts.tokens[RELATIVE_DAY] = [replace(told[0], said=said)]


def _take_kind(facts: NoteFacts) -> None:
    for token in facts.of(NOT_HELD)[:1]:
        message = "看起来会还没有开，没有写成记录"
        _refuse(facts, error("I935", facts.at(token), message, "开过以后再记；已经开过的，改掉这几个字"))
    _take_short_name(facts)
    kinds = facts.values("类型")
    if not kinds:
        mend = f"写上会议的名称，如 {'、'.join(MEETING_KINDS)}"
        _refuse(facts, error("I931", facts.note.whole, "看不出是什么会，没有写成记录", mend))
    elif not _is_one_sitting(facts):
        message = f"这条笔记里有几种会：{'、'.join(kinds)}"
        mend = "一条笔记写一次会议；合在一起开的写“暨”，如 组织生活会暨民主评议会"
        _refuse(facts, error("I931", facts.at(facts.of("类型")[-1]), message, mend))


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
            _leave_out(facts, [token], warning("I932", facts.at(token), message, "写上名称，如 党小组会"))


def _is_one_sitting(facts: NoteFacts) -> bool:
    """Tell whether all kinds were named in one breath, joined by 暨 or 和."""
    named = {token.start: set[str]() for token in facts.of("类型")}
    for token in facts.of("类型"):
        named[token.start].add(token.value)
    return any(set(facts.values("类型")) == kinds for kinds in named.values())


def _take_body(facts: NoteFacts) -> None:
    """Whose meeting it was, where several bodies are named: the one before the name of the meeting."""
    kinds = facts.of("类型")
    for key in ("支部", "党小组"):
        tokens = facts.of(key)
        places = dict.fromkeys(token.start for token in tokens)
        of_kind = [
            token for token in tokens if any(token.start <= kind.start <= token.end + 6 for kind in kinds)
        ]
        own = {token.value for token in of_kind}
        others = [token for token in tokens if token.value not in own]
        if len(places) > 1 and len(set(facts.values(key))) > 1 and others:
            message = f"看不出“{covered(facts.note, others[0])}”是不是也开了这个会，没有写进记录"
            question = warning("I933", facts.at(others[0]), message, f"一起开的，把几个{key}写在会议名称前面")
            _leave_out(facts, others, question)
            facts.tokens[key] = [token for token in tokens if token.value in own]


def _take_once(facts: NoteFacts) -> None:
    for key in ONCE:
        if len(facts.values(key)) > 1:
            said = "、".join(f"“{value}”" for value in facts.values(key))
            tokens = facts.tokens.pop(key)
            question = f"“{key}”写了两样：{said}，没有写进记录"
            mend = "看清是哪一个，在记录里补上"
            _leave_out(facts, tokens, warning("I933", facts.at(tokens[-1]), question, mend))


def _take_absent(facts: NoteFacts) -> None:
    """The absent: names, or only their number, or nobody; not two of these at odds."""
    tokens = facts.of("缺席")
    named = [token for token in tokens if not _is_number(token) and token.value != "无"]
    nobody = [token for token in tokens if token.value == "无"]
    numbers = [token for token in tokens if _is_number(token)]
    if (nobody and (named or numbers)) or len({token.value for token in numbers}) > 1:
        message = "谁缺席，前后说的不一样，没有写进记录"
        question = warning("I933", facts.at(tokens[-1]), message, "核对以后，在记录里写“缺席”")
        _leave_out(facts, facts.tokens.pop("缺席"), question)
    elif named and numbers and read_number(numbers[0].value[:-1]) != len(named):
        message = f"写的是缺席{numbers[0].value}，写出姓名的是{len(named)}人"
        question = warning("I933", facts.at(numbers[0]), message, "核对人数；把缺席的人写全")
        _leave_out(facts, numbers, question)
    if named and "缺席" in facts.tokens:
        facts.tokens["缺席"] = named


def _is_number(absent: Token) -> bool:
    return re.fullmatch(f"{NUMERAL}人", absent.value) is not None


def _take_came(facts: NoteFacts) -> None:
    """Who came, by a list that has to be whole: one without the chair is none."""
    led = [name for key in ("主持人", "记录人") for name in facts.values(key)]
    missing = [name for name in led if name not in facts.values("出席")]
    if facts.of("出席") and missing:
        message = f"到会的人里没有{'、'.join(missing)}，看不出有没有写全，没有写进记录"
        came = facts.tokens.pop("出席")
        _leave_out(facts, came[:1], warning("I933", facts.at(came[0]), message, "写全到会的人，或者写谁缺席"))


def _take_agenda(facts: NoteFacts, tokens: Sequence[Token]) -> None:
    waiting: Token | None = None
    for token in tokens:
        if token.key == "题目" and token.value:
            point = Point(token, [replace(token, key="表决", value=token.vote)] if token.vote else [])
            if waiting and _is_next(facts.note, waiting, token):
                point.votes.append(waiting)
                waiting = None
            facts.points.append(point)
        elif token.key == "表决":
            waiting = token if not _voted(facts, token) else waiting
        elif token.key in ("决议", PASSED, "讨论"):
            _said_on_point(facts, token)
        if waiting and token is not waiting and not _is_next(facts.note, waiting, token):
            _vote_on_nothing(facts, waiting)
            waiting = None
    if waiting:
        _vote_on_nothing(facts, waiting)


def _is_next(note: WrittenNote, one: Token, other: Token) -> bool:
    return not note.text[one.end : other.start].strip()


def _voted(facts: NoteFacts, token: Token) -> bool:
    """Join a vote to the point before it; of two points it may have been on both, which is said."""
    if not facts.points:
        return False
    last = facts.points[-1]
    if last.votes:
        message, mend = "这个议题前面已经有表决了", "一个议题一次表决，另一次写在它的议题后面"
        _leave_out(facts, [token], warning("I933", facts.at(token), message, mend))
        return True
    between = facts.note.text[last.token.end : token.start]
    is_doubtful = len(facts.points) > 1 and re.search("[。；;\n]", between)
    said = f"“{covered(facts.note, token)}”记在前面的议题“{last.token.value}”下" if is_doubtful else ""
    last.votes.append(replace(token, said=said))
    return True


def _vote_on_nothing(facts: NoteFacts, token: Token) -> None:
    mend = "把表决写在它的议题后面，如 通过年度计划，10票赞成"
    _leave_out(facts, [token], warning("I932", facts.at(token), "看不出这是对什么的表决", mend))


def _said_on_point(facts: NoteFacts, token: Token) -> None:
    if facts.points:
        point = facts.points[-1]
        (point.speeches if token.key == "讨论" else point.resolved).append(token)
    elif token.key == PASSED:
        question = warning("I932", facts.at(token), "看不出通过的是什么", "写成 通过年度计划")
        _leave_out(facts, [token], question)
    else:
        facts.loose.append(token)


_DISCUSSED = "(?:讨论|审议|研究|表决|同意|通过)*"
_PARTY = "(?:中共|中国共产党)?"
_MATTER_ENDS = "(?:的?(?:问题|事宜|申请|事))?"


def _take_matter(facts: NoteFacts, point: Point, words: NoteWords) -> None:
    """What is voted on: an admission or a transfer of one person, or a resolution like any other."""
    title = folded(point.token.value)
    forms = {
        ADMISSION: rf"接收(?P<who>{words.known}|{HAN}{{2,4}}?)(?:同志|老师)?(?:为|成为){_PARTY}预备党员",
        TRANSFER: rf"(?:预备党员)?(?P<who>{words.known})(?:同志|老师)?的?(?:预备党员)?"
        f"(?:按期|如期)?(?:转正|转为{_PARTY}正式党员)",
    }
    for matter, form in forms.items():
        found = re.fullmatch(f"{_DISCUSSED}{form}{_MATTER_ENDS}", title)
        if found:
            point.matter, point.nominee = matter, found["who"].translate(WIDE_BRACKETS)
    if point.votes and not point.matter and _NEEDS_MORE.search(title):
        message = "接收、转正和选举的表决要写明是谁，没有写进记录"
        mend = "在记录的这个议题下写“人选”和“表决”；选举写“选举”"
        _leave_out(facts, point.votes, warning("I932", facts.at(point.votes[0]), message, mend))
        point.votes = []


def guesses(facts: NoteFacts) -> Iterator[str]:
    """What was guessed, each once."""
    tokens = [token for said in facts.tokens.values() for token in said]
    votes = [token for point in facts.points for token in point.votes]
    yield from dict.fromkeys(token.said for token in (*tokens, *votes) if token.said)


def lost_words(facts: NoteFacts) -> list[str]:
    """The words of the note that are in no key of the record."""
    return [covered(facts.note, token) for token in sorted(facts.left_out, key=lambda token: token.start)]
