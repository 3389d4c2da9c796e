"""Words of a text that name a day or a year, or hold for a time only: one rule, one small function."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.domain.rules import campaigns, words_of
from docgen.domain.words.dates import month_and_day, official_date, weekday
from docgen.next_year.context import Hit, Move, Rollover, Verdict, YearContext
from docgen.next_year.moving import Mover, is_last_of_month
from docgen.next_year.text_values import TextValue
from docgen.next_year.typed_dates import TypedDate, dates_in, folded, respelled, year_like
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
_RELATIVE = re.compile(
    r"今年|去年|前年|明年|本年度?(?!龄)|上一?年度?|下一?年度?|近[一两三四五]年|今[春夏秋冬]"
)
_ONE_YEAR_ONLY = re.compile(r"(?:开局|收官|攻坚|换届|起步|决胜|启动|深化)之年|第一年|最后一年")
_PROBATION = re.compile(r"预备期|按期转正|讨论转正|预备党员转正")
_LOOKING_BACK = re.compile("(?:先后|历经|经过|继)[^，。；]{0,12}$")
_ITS_FRUIT = re.compile("[^，。；]{0,8}(?:以来|成果|成效|常态化|经验|精神)")
AIMS = {"导语": "导语", "指导思想": "指导思想", "工作目标": "目标", "结束语": "结束语", "主题": "主题"}
"""What is written anew for each year, by its key."""


def own_number(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """文号: the year advances; the number is given anew when the paper is issued."""
    typed = folded(raw)
    for match in _OWN_NUMBER.finditer(typed) if value.key == "文号" else ():
        year = int(match["year"])
        if year == context.old:
            start, end = match.start("year"), match.end("number")
            number = match["number"] if "【" in match["number"] else "【请填写】"
            new = f"{context.new}{raw[match.start('close') : match.end('close')]}{number}"
            yield Hit(start, end, Verdict.CHANGED, "发文字号换年份，序号等发文时再编", new)


def titles_of_papers(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """What stands in 《》 is the name of a paper, and the number of a cited paper is its own."""
    typed = folded(raw)
    for pattern, what in ((_TITLE, "书名号里的文件名"), (_NUMBERED, "引用的文号")):
        for match in pattern.finditer(typed):
            is_old = any(year in (context.old, context.old - 1) for year in _years(match[0]))
            verdict = Verdict.COPIED if is_old else Verdict.KEPT
            yield Hit(*match.span(), verdict, f"{what}“{raw[slice(*match.span())]}”没有动，看看有没有新的")


def days(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """A date in running text moves as the schedule's day of that date did, else by the rule for days."""
    for found in dates_in(raw, context.old):
        start, end = found.match.span()
        typed = raw[start:end]
        if found.day is None:
            yield Hit(start, end, Verdict.STALE, f"“{typed}”：{found.fault}")
        elif found.has_year and found.day.year not in (context.old, context.old + 1):
            is_near = found.day.year == context.old - 1 and found.day not in context.moves
            why = f"“{typed}”是{context.new - found.day.year}年以前的日子，没有动，看看要不要改"
            yield Hit(start, end, Verdict.STALE if is_near else Verdict.KEPT, why)
        elif _DONE.match(raw, end):
            yield Hit(start, end, Verdict.COPIED, f"“{typed}”像是已经发生的事，没有动")
        else:
            yield _moved(raw, found, value, context)


def school_years(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """2022—2023学年 → 2023—2024学年; another span of years (a plan of five) stays."""
    rollover = context.rollover
    for match in _SPAN.finditer(folded(raw)):
        first, shown = read_year(match["first"]), raw[slice(*match.span())]
        if match["school"] != "学年" or first not in (rollover.old - 1, rollover.old):
            yield Hit(*match.span(), Verdict.COPIED, f"起止年份“{shown}”没有动，看看到没到期")
            continue
        last = match["last"]
        new_last = first + 1 + rollover.shift
        put = year_like(raw[slice(*match.span("last"))], new_last) if len(last) == 4 else str(new_last)[2:]
        start = match.start()
        between = raw[match.end("first") : match.start("last")]
        new = year_like(raw[start : match.end("first")], first + rollover.shift) + between + put
        yield Hit(start, match.end("last"), Verdict.CHANGED, "学年顺延", new)


def claims(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """2023年是…的开局之年 says something of that year alone: the sentence stays whole."""
    for match in _CLAIM.finditer(folded(raw)):
        if read_year(match["year"]) != context.new:
            shown = raw[slice(*match.span())]
            why = f"“{shown}”说的是{match['year']}年，没有动，请为{context.new}年重写"
            yield Hit(*match.span(), Verdict.STALE, why)


def years(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """A year in running text: last year becomes this one; 2022年度 in 2023 becomes 2023年度 in 2024."""
    rollover, is_head = context.rollover, value.key in HEADS
    for match in _YEAR.finditer(folded(raw)):
        year, what = read_year(match["year"]), match["what"]
        follows = what in ("年度", "学年") or is_head
        if what == "年" and _YEAR_DONE.match(raw, match.end()):
            told = f"“{raw[slice(*match.span())]}”像是已经发生的事，没有动"
            yield Hit(*match.span(), Verdict.COPIED, told)
        elif year in (rollover.old, rollover.old + 1) or (year == rollover.old - 1 and follows):
            is_certain = is_head or (what == "年度" and year == rollover.old)
            yield _advanced(raw, match, rollover, Verdict.CHANGED if is_certain else Verdict.GUESSED)
        else:
            verdict = Verdict.COPIED if year == rollover.old - 1 else Verdict.KEPT
            yield Hit(*match.span(), verdict, f"“{year}{what}”没有动，看看要不要改")


def bare_years(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """2023 without 年: in a title or a 编号 it is the year of the paper."""
    rollover = context.rollover
    for match in _BARE.finditer(folded(raw)):
        year, (start, end) = int(match["year"]), match.span()
        if value.key in HEADS and year in (rollover.old - 1, rollover.old):
            new = year_like(raw[start:end], year + rollover.shift)
            yield Hit(start, end, Verdict.CHANGED, "换成新的年份", new)
        elif year == rollover.old:
            yield Hit(start, end, Verdict.COPIED, f"“{year}”没有动，看看是不是年份")


def ended_campaigns(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """A campaign or a five-year plan that does not run in the new year; what it left behind may be named."""
    for known in campaigns(context.own_rules):
        if known.runs_in(context.new):
            continue
        for match in re.finditer("|".join(map(re.escape, words_of(known))), raw):
            if _LOOKING_BACK.search(raw[: match.start()][-20:]) or _ITS_FRUIT.match(raw, match.end()):
                continue
            until = f"{official_date(known.until)}结束" if known.until else "结束"
            when = until if known.since.year <= context.new else f"{official_date(known.since)}才开始"
            why = f"“{match[0]}”：{known.name}{when}（{known.source}）"
            yield Hit(*match.span(), Verdict.STALE, why)


def years_of_their_kind(raw: str, _value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """开局之年 is said of one year."""
    for match in _ONE_YEAR_ONLY.finditer(raw):
        yield Hit(*match.span(), Verdict.STALE, f"“{match[0]}”不是每年都能写")


def relative_years(raw: str, _value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """今年, 去年: they mean other years now."""
    for match in _RELATIVE.finditer(folded(raw)):
        yield Hit(*match.span(), Verdict.COPIED, f"“{match[0]}”说的事要换成新一年的")


def probations(raw: str, value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Whose probation ends when is told by the roster, anew each year."""
    for match in _PROBATION.finditer(raw):
        yield Hit(*match.span(), Verdict.COPIED, "预备期、转正的人和月份每年不同，照下面花名册一节核对")
        return


def aims(raw: str, value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """What is written anew for each year."""
    what = next((AIMS[key] for key in (value.path[:1] + value.path[-1:]) if key in AIMS), "")
    if what:
        yield Hit(0, len(raw), Verdict.COPIED, f"{what}每年重写")


def move_of(found: TypedDate, raw: str, context: YearContext) -> Move | None:
    """How a date in running text moves; None where the schedule's items of that day went apart."""
    day, mover = found.day or context.first_day, Mover(context.rollover, context.calendar)
    start, end = found.match.span()
    is_bound = (
        _BEFORE_SPAN.search(raw[max(0, start - 4) : start])
        or _AFTER_SPAN.match(raw, end)
        or _DEADLINE.match(raw, end)
    )
    is_round = day.day == 1 or is_last_of_month(day)
    if day in context.moves and not (is_bound and is_round):
        return context.moves[day]
    if is_bound or is_round:
        return mover.bound(day)
    return mover.activity(day, _clause_around(raw, start, end))


def _advanced(raw: str, match: re.Match[str], rollover: Rollover, verdict: Verdict) -> Hit:
    year, (start, end) = read_year(match["year"]), match.span("year")
    why = "换成新的年份" if year == rollover.old else f"{year}{match['what']}顺延"
    return Hit(start, end, verdict, why, year_like(raw[start:end], year + rollover.shift))


def _moved(raw: str, found: TypedDate, value: TextValue, context: YearContext) -> Hit:
    start, end = found.match.span()
    move, typed = move_of(found, raw, context), raw[start:end]
    if move is None:
        why = f"“{typed}”在日程里有几件事，改到了不同的日子，请自己写"
        return Hit(start, end, Verdict.STALE, why)
    new = respelled(raw, found, move.new)
    if new == typed:
        return Hit(start, end, Verdict.COPIED, _unmoved(typed, move, context))
    certain = (move.old in context.moves or value.key in HEADS) and not move.is_doubtful
    why = f"{move.why}，{weekday(move.new)}" if "星期" not in move.why else move.why
    why = why if move.new.year == context.new else f"{why}，不在{context.new}年里"
    return Hit(start, end, Verdict.CHANGED if certain else Verdict.GUESSED, why, new)


def _unmoved(typed: str, move: Move, context: YearContext) -> str:
    calendar = context.calendar
    off = calendar.day_off(move.new) if calendar.knows(move.new.year) else ""
    beside = f"，{off}" if off and off != "周末" else ""
    return f"日期“{typed}”（{context.new}年{month_and_day(move.new)}是{weekday(move.new)}{beside}）"


def _clause_around(raw: str, start: int, end: int) -> str:
    """The words between the commas around a date, as far as anybody reads on."""
    before, after = raw[max(0, start - FAR) : start], raw[end : end + FAR]
    return _CLAUSE.split(before)[-1] + raw[start:end] + _CLAUSE.split(after)[0]


def _years(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)]
