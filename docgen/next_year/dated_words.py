"""Words of a text that name a day or a year: one rule, one small function."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from docgen.domain.words.dates import month_and_day, weekday
from docgen.next_year.dates import Found, dates_in, folded, respelled, year_like
from docgen.next_year.moving import Mover
from docgen.next_year.passages import Passage
from docgen.next_year.turning import Desk, Hit, Move, Turn, Verdict
from docgen.reading.values.numerals import YEAR, read_year

HEADS = ("标题", "事项", "附件", "编号", "年度")
"""Keys whose texts name the year of the paper, not of something that happened."""

_TITLE = re.compile("《[^》]*》")
_NUMBERED = re.compile(r"[〔\[(](?P<year>[0-9]{4})[〕\])](?=[0-9]+号)")
_OWN_NUMBER = re.compile(
    r"(?P<open>[〔\[(【])(?P<year>[0-9]{4})(?P<close>[〕\])】])(?P<number>[0-9]+|【[^】]*】)(?=号)"
)
_SPAN = re.compile(
    rf"(?P<first>{YEAR})年?(?P<mark>[-—–~至到]{{1,2}})(?P<last>{YEAR}|[0-9]{{2}}(?![0-9]))(?P<school>学年|年度)?"
)
_CLAIM = re.compile(rf"(?P<year>{YEAR})年[,，]?是[^。；;]{{0,150}}?(?:之年|的一年)[^。；;]*")
_YEAR = re.compile(rf"(?<![0-9])(?P<year>{YEAR})(?P<what>年度|年|学年|级|届)")
_BARE = re.compile(r"(?<![0-9.])(?P<year>[0-9]{4})(?![0-9.%])")
_DEADLINE = re.compile(r"\s*(?:之前|以前|前|止|底前)")
_DONE = re.compile(
    r"\s*起?(?:(?:已经?|在[^，。；]{0,12}|由[^，。；]{0,12})?"
    r"(?:印发|发布|通过|颁布|施行|实施|成立|批复|批准|下发|接收|转正|以来|召开的|的会议)"
    r"|[^，。；]{0,30}(?:会议|讲话|大会|文件)精神)"
)
_YEAR_DONE = re.compile(rf"(?:[0-9]{{1,2}}月)?{_DONE.pattern}")
_SPAN_MARK = r"[-—–~至到]"
_BEFORE_SPAN = re.compile(rf"{_SPAN_MARK}\s*$")
_AFTER_SPAN = re.compile(rf"\s*{_SPAN_MARK}")
FAR = 60
"""Characters before and behind a date among which a festival may be named."""
_CLAUSE = re.compile("[，。；！？,;]")


def own_number(raw: str, passage: Passage, desk: Desk) -> Iterator[Hit]:
    """文号: the year advances; the number is given anew when the paper is issued."""
    typed = folded(raw)
    for match in _OWN_NUMBER.finditer(typed) if passage.key == "文号" else ():
        year = int(match["year"])
        if year == desk.turn.old:
            start, end = match.start("year"), match.end("number")
            number = match["number"] if "【" in match["number"] else "【请填写】"
            new = f"{desk.turn.new}{raw[match.start('close') : match.end('close')]}{number}"
            yield Hit(start, end, Verdict.CHANGED, "发文字号换年份，序号等发文时再编", new)


def titles_of_papers(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """What stands in 《》 is the name of a paper, and the number of a cited paper is its own."""
    typed = folded(raw)
    for pattern, what in ((_TITLE, "书名号里的文件名"), (_NUMBERED, "引用的文号")):
        for match in pattern.finditer(typed):
            is_old = any(year in (desk.turn.old, desk.turn.old - 1) for year in _years(match[0]))
            verdict = Verdict.COPIED if is_old else Verdict.KEPT
            yield Hit(*match.span(), verdict, f"{what}“{raw[slice(*match.span())]}”没有动，看看有没有新的")


def days(raw: str, passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A date in running text moves as the schedule's day of that date did, else by the rule for days."""
    for found in dates_in(raw, desk.turn.old):
        start, end = found.match.span()
        typed = raw[start:end]
        if found.day is None:
            yield Hit(start, end, Verdict.STALE, f"“{typed}”：{found.fault}")
        elif found.has_year and found.day.year not in (desk.turn.old, desk.turn.old + 1):
            is_near = found.day.year == desk.turn.old - 1 and found.day not in desk.moves
            why = f"“{typed}”是{desk.turn.new - found.day.year}年以前的日子，没有动，看看要不要改"
            yield Hit(start, end, Verdict.STALE if is_near else Verdict.KEPT, why)
        elif _DONE.match(raw, end):
            yield Hit(start, end, Verdict.COPIED, f"“{typed}”像是已经发生的事，没有动")
        else:
            yield _moved(raw, found, passage, desk)


def school_years(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """2022—2023学年 → 2023—2024学年; another span of years (a plan of five) stays."""
    turn = desk.turn
    for match in _SPAN.finditer(folded(raw)):
        first, shown = read_year(match["first"]), raw[slice(*match.span())]
        if match["school"] != "学年" or first not in (turn.old - 1, turn.old):
            yield Hit(*match.span(), Verdict.COPIED, f"起止年份“{shown}”没有动，看看到没到期")
            continue
        last = match["last"]
        new_last = first + 1 + turn.shift
        put = year_like(raw[slice(*match.span("last"))], new_last) if len(last) == 4 else str(new_last)[2:]
        start = match.start()
        between = raw[match.end("first") : match.start("last")]
        new = year_like(raw[start : match.end("first")], first + turn.shift) + between + put
        yield Hit(start, match.end("last"), Verdict.CHANGED, "学年顺延", new)


def claims(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """2023年是…的开局之年 says something of that year alone: the sentence stays whole."""
    for match in _CLAIM.finditer(folded(raw)):
        if read_year(match["year"]) != desk.turn.new:
            shown = raw[slice(*match.span())]
            why = f"“{shown}”说的是{match['year']}年，没有动，请为{desk.turn.new}年重写"
            yield Hit(*match.span(), Verdict.STALE, why)


def years(raw: str, passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A year in running text: last year becomes this one; 2022年度 in 2023 becomes 2023年度 in 2024."""
    turn, is_head = desk.turn, passage.key in HEADS
    for match in _YEAR.finditer(folded(raw)):
        year, what = read_year(match["year"]), match["what"]
        follows = what in ("年度", "学年") or is_head
        if what == "年" and _YEAR_DONE.match(raw, match.end()):
            told = f"“{raw[slice(*match.span())]}”像是已经发生的事，没有动"
            yield Hit(*match.span(), Verdict.COPIED, told)
        elif year in (turn.old, turn.old + 1) or (year == turn.old - 1 and follows):
            is_certain = is_head or (what == "年度" and year == turn.old)
            yield _advanced(raw, match, turn, Verdict.CHANGED if is_certain else Verdict.GUESSED)
        else:
            verdict = Verdict.COPIED if year == turn.old - 1 else Verdict.KEPT
            yield Hit(*match.span(), verdict, f"“{year}{what}”没有动，看看要不要改")


def bare_years(raw: str, passage: Passage, desk: Desk) -> Iterator[Hit]:
    """2023 without 年: in a title or a 编号 it is the year of the paper."""
    turn = desk.turn
    for match in _BARE.finditer(folded(raw)):
        year, (start, end) = int(match["year"]), match.span()
        if passage.key in HEADS and year in (turn.old - 1, turn.old):
            new = year_like(raw[start:end], year + turn.shift)
            yield Hit(start, end, Verdict.CHANGED, "换成新的年份", new)
        elif year == turn.old:
            yield Hit(start, end, Verdict.COPIED, f"“{year}”没有动，看看是不是年份")


def move_of(found: Found, raw: str, desk: Desk) -> Move | None:
    """How a date in running text moves; None where the schedule's items of that day went apart."""
    day, mover = found.day or desk.first_day, Mover(desk.turn, desk.calendar)
    start, end = found.match.span()
    is_bound = (
        _BEFORE_SPAN.search(raw[max(0, start - 4) : start])
        or _AFTER_SPAN.match(raw, end)
        or _DEADLINE.match(raw, end)
    )
    is_round = day.day == 1 or _next(day).month != day.month
    if day in desk.moves and not (is_bound and is_round):
        return desk.moves[day]
    if is_bound or is_round:
        return mover.bound(day)
    return mover.activity(day, _clause_around(raw, start, end))


def _advanced(raw: str, match: re.Match[str], turn: Turn, verdict: Verdict) -> Hit:
    year, (start, end) = read_year(match["year"]), match.span("year")
    why = "换成新的年份" if year == turn.old else f"{year}{match['what']}顺延"
    return Hit(start, end, verdict, why, year_like(raw[start:end], year + turn.shift))


def _moved(raw: str, found: Found, passage: Passage, desk: Desk) -> Hit:
    start, end = found.match.span()
    move, typed = move_of(found, raw, desk), raw[start:end]
    if move is None:
        why = f"“{typed}”在日程里有几件事，改到了不同的日子，请自己写"
        return Hit(start, end, Verdict.STALE, why)
    new = respelled(raw, found, move.new)
    if new == typed:
        return Hit(start, end, Verdict.COPIED, _unmoved(typed, move, desk))
    certain = (move.old in desk.moves or passage.key in HEADS) and not move.is_doubtful
    why = f"{move.why}，{weekday(move.new)}" if "星期" not in move.why else move.why
    why = why if move.new.year == desk.turn.new else f"{why}，不在{desk.turn.new}年里"
    return Hit(start, end, Verdict.CHANGED if certain else Verdict.GUESSED, why, new)


def _unmoved(typed: str, move: Move, desk: Desk) -> str:
    calendar = desk.calendar
    off = calendar.day_off(move.new) if calendar.knows(move.new.year) else ""
    beside = f"，{off}" if off and off != "周末" else ""
    return f"日期“{typed}”（{desk.turn.new}年{month_and_day(move.new)}是{weekday(move.new)}{beside}）"


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _clause_around(raw: str, start: int, end: int) -> str:
    """The words between the commas around a date, as far as anybody reads on."""
    before, after = raw[max(0, start - FAR) : start], raw[end : end + FAR]
    return _CLAUSE.split(before)[-1] + raw[start:end] + _CLAUSE.split(after)[0]


def _years(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)]
