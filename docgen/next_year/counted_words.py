"""Words of a text that count: anniversaries, sessions, quotas, and people of the new year's roster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.domain.people import headcounts as people
from docgen.domain.rules import anniversaries, words_of
from docgen.domain.words.dates import official_date
from docgen.domain.words.promises import parse_promise
from docgen.models.rules import BY_TIMES, Anniversary
from docgen.next_year.context import Hit, Verdict, YearContext
from docgen.next_year.text_values import TextValue
from docgen.next_year.typed_dates import folded
from docgen.reading.values import Misread
from docgen.reading.values.numerals import NUMERAL, YEAR, chinese_hundreds, read_number, read_year

_GAP = "[^，。；、0-9一二三四五六七八九十百两零〇第]{0,6}?"
_ANY_ANNIVERSARY = re.compile(rf"(?P<number>{NUMERAL})\s*周年")
_SAID_OF = re.compile(rf"(?P<year>{YEAR})年[，,]?[^，。；]*$")
_SESSION = re.compile(rf"第{NUMERAL}(?:届|次(?=[^，。；]{{0,8}}(?:会|大会|全会))|期|批|轮)")
_PERCENT = re.compile(r"[0-9]+(?:\.[0-9]+)?\s*%|百分之[零〇一二三四五六七八九十百]+")
FAR = 40
"""The number of characters before an anniversary in which its year is looked for."""
_ONE = re.compile(r"[1一]\s*(?:[名人位次节篇个项户件份场本所间套]|学时)")
"""每月1次 and the like: such a one does not change with the year."""
_QUANTITY = re.compile(
    rf"{NUMERAL}\s*(?:个工作日|学时|课时|小时|万元|元|名|人次|人|位|次|节|篇|个|项|户|件|份|场|本|所|间|套|分)(?!月)"
)


def counted_anniversaries(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Advance an anniversary: 建党102周年 → 103, 第39个教师节 → 第40个."""
    # Only a number that was right last year: one that was wrong already may mean something else.
    typed = folded(raw)
    counts = "周年" in typed or re.search("第[^，。]{1,6}个", typed)
    for known in anniversaries(context.own_rules) if counts else ():
        for word in words_of(known):
            for match in _pattern(known.counted, word).finditer(typed):
                hit = _advanced(raw, match, known, context)
                if hit:
                    yield hit


def unknown_anniversaries(raw: str, _value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Report an anniversary whose first year docgen does not know: 建校70周年."""
    for match in _ANY_ANNIVERSARY.finditer(folded(raw)):
        shown = raw[slice(*match.span())]
        why = f"“{shown}”不知道从哪一年算起，没有动（可以写进 plans/rules.yaml 的“周年”）"
        yield Hit(*match.span(), Verdict.COPIED, why)


def sessions(raw: str, _value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Report sessions: 第三届, 第二次会议."""
    # Nobody has told docgen whether they are held every year.
    for match in _SESSION.finditer(folded(raw)):
        yield Hit(*match.span(), Verdict.COPIED, f"届次“{raw[slice(*match.span())]}”没有动，该顺延的请改")


def numbers_of_lapsed_rules(raw: str, value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a number that a rule asked for which is no longer in force."""
    typed = folded(raw)
    for rule in context.lapsed if value.key != "拟定" else ():
        try:
            promise = parse_promise(rule.promise)
        except Misread:
            continue
        if promise.unit == "次":  # 1次 stands everywhere
            continue
        for match in re.finditer(rf"(?<![0-9]){promise.least}\s*{promise.unit}", typed):
            why = f"“{raw[slice(*match.span())]}”的依据是{rule.source}，到{rule.until}为止，看看新的规定"
            yield Hit(*match.span(), Verdict.STALE, why)


def quantities(raw: str, value: TextValue, _context: YearContext) -> Iterator[Hit]:
    """Report numbers and percentages of aims and measures, which are last year's."""
    # The schedule moves by rules of its own; 指导思想 has to be rewritten as a whole.
    if value.path[:1] in (("日程安排",), ("指导思想",)):
        return
    typed = folded(raw)
    for pattern, what in ((_PERCENT, "比例"), (_QUANTITY, "数字")):
        for match in pattern.finditer(typed):
            start, end = match.span()
            # “五个好” in quotation marks is the name of a campaign.
            is_slogan = raw.rfind("“", 0, start) > raw.rfind("”", 0, start)
            if not is_slogan and not _ONE.match(typed, start):
                yield Hit(start, end, Verdict.COPIED, f"{what}“{raw[start:end]}”")


@cache
def _pattern(counted: str, word: str) -> re.Pattern[str]:
    if counted == BY_TIMES:
        return re.compile(rf"第(?P<number>{NUMERAL})个[“\"‘]?{re.escape(folded(word))}")
    return re.compile(rf"{re.escape(folded(word))}{_GAP}(?P<number>{NUMERAL})\s*周年")


def _advanced(raw: str, match: re.Match[str], known: Anniversary, context: YearContext) -> Hit | None:
    number = read_number(match["number"])
    was, will = known.number_in(context.old), known.number_in(context.new)
    start, end = match.span("number")
    if number == will:
        return Hit(*match.span(), Verdict.KEPT, "")
    if number == was and not _is_history(raw[:start], context.old):
        old = raw[start:end]
        # 一百零二 stays in Chinese numerals, as far as these are commonly written.
        new = str(will) if folded(old).isascii() or will > 999 else chinese_hundreds(will)
        return Hit(start, end, Verdict.CHANGED, f"{known.name}从{known.first}年算起", new)
    if _is_history(raw[:start], None):
        return Hit(*match.span(), Verdict.KEPT, "")
    shown = raw[slice(*match.span())]
    why = f"“{shown}”：{context.new}年应当是{will}（{known.name}从{known.first}年算起），去年就不对，没有动"
    return Hit(*match.span(), Verdict.STALE, why)


def _is_history(before: str, year: int | None) -> bool:
    """Tell whether a year stands before it in the clause; with `year`, whether it is another year."""
    # 2021年建党100周年 is history in every later year.
    said = _SAID_OF.search(folded(before[-FAR:]))
    return said is not None and (year is None or read_year(said["year"]) != year)


def headcounts(raw: str, _value: TextValue, context: YearContext) -> Iterator[Hit]:
    """Report a number of people or bodies that differs from the roster's."""
    # Counted for the day of issue, which the number is a statement of; else for the first of January.
    day = context.issued or context.first_day
    for found in people.headcounts(folded(raw), context.roster, day, is_last_years=True):
        if found.is_right:
            yield Hit(found.start, found.end, Verdict.KEPT, "")
            continue
        why = f"“{raw[found.start : found.end]}”：按现在的花名册，{official_date(found.day)}是{found.real}"
        yield Hit(found.start, found.end, Verdict.STALE, why)
