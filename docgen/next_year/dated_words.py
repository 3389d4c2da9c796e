"""Words of a text that name a day or a year, or hold for a time only; each rule is one small function."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.domain.rules import campaigns, words_of
from docgen.domain.words.dates import month_and_day, official_date, weekday
from docgen.next_year.context import Hit, Move, Rollover, Verdict, YearContext
from docgen.next_year.moving import Mover, is_last_of_month
from docgen.next_year.text_values import TextValue
from docgen.next_year.typed_dates import TypedDate, dates_in, folded, respelled, year_like
from docgen.reading.values.numerals import YEAR, read_year

HEADS = ("标题", "事项", "附件", "编号", "年度")
"""The keys whose texts name the year of the paper itself, not the year of an event."""

_TITLE = re.compile("《[^》]*》")
_NUMBERED = re.compile(r"[〔\[(](?P<year>[0-9]{4})[〕\])](?=[0-9]+号)")
_OWN_NUMBER = re.compile(
    r"(?P<open>[〔\[(【])(?P<year>[0-9]{4})(?P<close>[〕\])】])(?P<number>[0-9]+|【[^】]*】)(?=号)"
)
# The last year may be short: 2022—23学年.
_SPAN = re.compile(
    rf"(?P<first>{YEAR})年?(?P<mark>[-—–~至到]{{1,2}})(?P<last>{YEAR}|[0-9]{{2}}(?![0-9]))(?P<school>学年|年度)?"
)
_CLAIM = re.compile(rf"(?P<year>{YEAR})年[,，]?是[^。；;]{{0,150}}?(?:之年|的一年)[^。；;]*")
_ANY_YEAR = re.compile(YEAR)
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
"""The number of characters before and behind a date in which a festival is looked for."""
_CLAUSE = re.compile("[，。；！？,;]")
# 本年龄段 names no year.
_RELATIVE = re.compile(
    r"今年|去年|前年|明年|本年度?(?!龄)|上一?年度?|下一?年度?|近[一两三四五]年|今[春夏秋冬]"
)
_ONE_YEAR_ONLY = re.compile(r"(?:开局|收官|攻坚|换届|起步|决胜|启动|深化)之年|第一年|最后一年")
_PROBATION = re.compile(r"预备期|按期转正|讨论转正|预备党员转正")
_LOOKING_BACK = re.compile("(?:先后|历经|经过|继)[^，。；]{0,12}$")
_ITS_FRUIT = re.compile("[^，。；]{0,8}(?:以来|成果|成效|常态化|经验|精神)")
AIMS = {"导语": "导语", "指导思想": "指导思想", "工作目标": "目标", "结束语": "结束语", "主题": "主题"}
"""The texts that are rewritten every year: their keys, and their names in messages."""


def own_number(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Advance the year of the 文号, and ask for its number."""
    # The number is given when the paper is issued: last year's would be somebody else's.
    typed = folded(raw)
    for match in _OWN_NUMBER.finditer(typed) if value.key == "文号" else ():
        year = int(match["year"])
        if year == context.old:
            start, end = match.start("year"), match.end("number")
            number = match["number"] if "【" in match["number"] else "【请填写】"
            new = f"{context.new}{raw[match.start('close') : match.end('close')]}{number}"
            yield Hit(start, end, Verdict.CHANGED, "发文字号换年份，序号等发文时再编", new)


def titles_of_papers(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Keep the titles and the numbers of cited papers; report those of the last two years."""
    # A cited paper keeps its year; but last year's notice often has a successor.
    typed = folded(raw)
    for pattern, what in ((_TITLE, "书名号里的文件名"), (_NUMBERED, "引用的文号")):
        for match in pattern.finditer(typed):
            is_old = any(year in (context.old, context.old - 1) for year in _years(match[0]))
            verdict = Verdict.COPIED if is_old else Verdict.KEPT
            yield Hit(*match.span(), verdict, f"{what}“{raw[slice(*match.span())]}”没有动，看看有没有新的")


def days(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Move the dates of running text; report those that are history or no days at all."""
    for found in dates_in(raw, context.old):
        start, end = found.match.span()
        typed = raw[start:end]
        if found.day is None:
            yield Hit(start, end, Verdict.STALE, f"“{typed}”：{found.fault}")
        # A plan may reach into the year behind its own: such a day moves along.
        elif found.has_year and found.day.year not in (context.old, context.old + 1):
            yield _of_an_earlier_year(found, found.day, typed, context)
        # 2月1日印发的通知: a date before such a verb is that of an event, which does not move.
        elif _DONE.match(raw, end):
            yield Hit(start, end, Verdict.COPIED, f"“{typed}”像是已经发生的事，没有动")
        else:
            yield _moved(raw, found, value, context)


def _of_an_earlier_year(found: TypedDate, day: date, typed: str, context: YearContext) -> Hit:
    # The year before last year is likely to be forgotten; older days are history on purpose.
    is_near = day.year == context.old - 1 and day not in context.moves
    why = f"“{typed}”是{context.new - day.year}年以前的日子，没有动，看看要不要改"
    return Hit(*found.match.span(), Verdict.STALE if is_near else Verdict.KEPT, why)


def spans_of_plans(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Advance the years of 时段: 2026-2027-1, 2026.9-2027.1; days in its brackets are days like others."""
    typed = folded(raw).partition("(")[0]
    if value.key != "时段" or "学年" in typed:
        return
    for match in _ANY_YEAR.finditer(typed):
        new = year_like(raw[slice(*match.span())], read_year(match[0]) + context.rollover.shift)
        yield Hit(*match.span(), Verdict.CHANGED, "时段顺延", new)


def school_years(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Advance a school year: 2022—2023学年 → 2023—2024学年; report other spans of years."""
    rollover = context.rollover
    for match in _SPAN.finditer(folded(raw)):
        first, shown = read_year(match["first"]), raw[slice(*match.span())]
        # 2021—2025 is a plan of five years: it ends when it ends.
        if match["school"] != "学年" or first not in (rollover.old - 1, rollover.old):
            yield Hit(*match.span(), Verdict.COPIED, f"起止年份“{shown}”没有动，看看到没到期")
        else:
            new = _school_year_like(raw, match, first + rollover.shift)
            yield Hit(match.start(), match.end("last"), Verdict.CHANGED, "学年顺延", new)


def _school_year_like(raw: str, match: re.Match[str], first: int) -> str:
    """A school year in the manner of another: 2023—2024, 2023-24."""
    old_first, between, old_last = (
        raw[match.start() : match.end("first")],
        raw[match.end("first") : match.start("last")],
        raw[slice(*match.span("last"))],
    )
    last = year_like(old_last, first + 1) if len(match["last"]) == 4 else str(first + 1)[2:]
    return year_like(old_first, first) + between + last


def claims(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a sentence on one year alone (2023年是…的开局之年); nothing in it is changed."""
    for match in _CLAIM.finditer(folded(raw)):
        if read_year(match["year"]) != context.new:
            shown = raw[slice(*match.span())]
            why = f"“{shown}”说的是{match['year']}年，没有动，请为{context.new}年重写"
            yield Hit(*match.span(), Verdict.STALE, why)


def years(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Advance the years of running text: last year becomes the new one."""
    for match in _YEAR.finditer(folded(raw)):
        if match["what"] == "年" and _YEAR_DONE.match(raw, match.end()):
            told = f"“{raw[slice(*match.span())]}”像是已经发生的事，没有动"
            yield Hit(*match.span(), Verdict.COPIED, told)
        else:
            yield _year_hit(raw, match, context.rollover, is_head=value.key in HEADS)


def _year_hit(raw: str, match: re.Match[str], rollover: Rollover, *, is_head: bool) -> Hit:
    year, what = read_year(match["year"]), match["what"]
    # A plan of 2023 reviews 2022年度: that becomes 2023年度 in the plan of 2024. A bare 2022年 is history.
    follows = year == rollover.old - 1 and (is_head or what in ("年度", "学年"))
    if follows or year in (rollover.old, rollover.old + 1):
        is_certain = is_head or (what == "年度" and year == rollover.old)
        return _advanced(raw, match, rollover, Verdict.CHANGED if is_certain else Verdict.GUESSED)
    verdict = Verdict.COPIED if year == rollover.old - 1 else Verdict.KEPT
    return Hit(*match.span(), verdict, f"“{year}{what}”没有动，看看要不要改")


def bare_years(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Advance 2023 without 年 in a title or a 编号, where it is the year of the paper; else report it."""
    # In running text it may be an amount or a telephone number.
    rollover = context.rollover
    for match in _BARE.finditer(folded(raw)):
        year, (start, end) = int(match["year"]), match.span()
        if value.key in HEADS and year in (rollover.old - 1, rollover.old):
            new = year_like(raw[start:end], year + rollover.shift)
            yield Hit(start, end, Verdict.CHANGED, "换成新的年份", new)
        elif year == rollover.old:
            yield Hit(start, end, Verdict.COPIED, f"“{year}”没有动，看看是不是年份")


def ended_campaigns(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a campaign or a five-year plan that does not run in the new year."""
    for known in campaigns(context.own_rules):
        if known.runs_in(context.new):
            continue
        for match in re.finditer("|".join(map(re.escape, words_of(known))), raw):
            # 主题教育成果, 创先争优活动以来: a text may name what a campaign has left behind.
            if _LOOKING_BACK.search(raw[: match.start()][-20:]) or _ITS_FRUIT.match(raw, match.end()):
                continue
            until = f"{official_date(known.until)}结束" if known.until else "结束"
            when = until if known.since.year <= context.new else f"{official_date(known.since)}才开始"
            why = f"“{match[0]}”：{known.name}{when}（{known.source}）"
            yield Hit(*match.span(), Verdict.STALE, why)


def years_of_their_kind(raw: str, _value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Report 开局之年 and the like, which are true of one year only."""
    for match in _ONE_YEAR_ONLY.finditer(raw):
        yield Hit(*match.span(), Verdict.STALE, f"“{match[0]}”不是每年都能写")


def relative_years(raw: str, _value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Report 今年, 去年 and the like, which mean other years now."""
    for match in _RELATIVE.finditer(folded(raw)):
        yield Hit(*match.span(), Verdict.COPIED, f"“{match[0]}”说的事要换成新一年的")


def probations(raw: str, value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Report the first word about probation in a text."""
    # People and months come from the roster and differ every year: one remark a text is enough.
    for match in _PROBATION.finditer(raw):
        yield Hit(*match.span(), Verdict.COPIED, "预备期、转正的人和月份每年不同，照下面花名册一节核对")
        return


def aims(raw: str, value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Report a text that has to be rewritten every year."""
    what = next((AIMS[key] for key in (value.path[:1] + value.path[-1:]) if key in AIMS), "")
    if what:
        yield Hit(0, len(raw), Verdict.COPIED, f"{what}每年重写")


def move_of(found: TypedDate, raw: str, context: YearContext) -> Move | None:
    """The move of a date in running text; None where the schedule's items of that day moved differently."""
    day, mover = found.day or context.first_day, Mover(context.rollover, context.calendar)
    start, end = found.match.span()
    is_bound = _is_bound(raw, start, end)
    is_round = day.day == 1 or is_last_of_month(day)
    # 6月30日前 is a deadline even where the schedule has a meeting on that day.
    if day in context.moves and not (is_bound and is_round):
        return context.moves[day]
    if is_bound or is_round:
        return mover.bound(day)
    return mover.activity(day, _clause_around(raw, start, end))


def _is_bound(raw: str, start: int, end: int) -> bool:
    """Tell whether a date is a deadline, or one end of a span."""
    before, is_deadline = raw[max(0, start - 4) : start], _DEADLINE.match(raw, end)
    return bool(is_deadline or _BEFORE_SPAN.search(before) or _AFTER_SPAN.match(raw, end))


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
    # The schedule's own days are known; any other date was moved by a rule that is only mostly right.
    certain = (move.old in context.moves or value.key in HEADS) and not move.is_doubtful
    why = f"{move.why}，{weekday(move.new)}" if "星期" not in move.why else move.why
    why = why if move.new.year == context.new else f"{why}，不在{context.new}年里"
    return Hit(start, end, Verdict.CHANGED if certain else Verdict.GUESSED, why, new)


def _unmoved(typed: str, move: Move, context: YearContext) -> str:
    calendar = context.calendar
    off = calendar.day_off(move.new) if calendar.knows(move.new) else ""
    beside = f"，{off}" if off and off != "周末" else ""
    return f"日期“{typed}”（{context.new}年{month_and_day(move.new)}是{weekday(move.new)}{beside}）"


def _clause_around(raw: str, start: int, end: int) -> str:
    """The words between the commas around a date, in which a festival may be named."""
    before, after = raw[max(0, start - FAR) : start], raw[end : end + FAR]
    return _CLAUSE.split(before)[-1] + raw[start:end] + _CLAUSE.split(after)[0]


def _years(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)]
