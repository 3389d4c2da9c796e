"""S06 and S07: what a year is called in a five-year plan, and what is awaited although it is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import facts, words_of
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, any_of, rule
from docgen.checking.proofreading.stale import DATA, year_meant

_PLAN_YEARS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
"""The first year of each five-year plan."""
_CALLED = Seeker(
    r"“?(?P<plan>十[二三四五六]五)”?(?:规划)?(?:的)?"
    r"(?:(?P<first>开局之年|开局年|起步之年)|(?P<last>收官之年|收官年|决胜之年)|(?P<inside>关键之年|关键一年|中期|承上启下))",
    "五”", "五规划",
)  # fmt: skip
_NOT_YET = re.compile("谋划|展望|迎接|迎来|面向|编制|为|到")


@rule(
    "S06",
    Level.WARNING,
    Strength.FACT,
    "年份的定性和五年规划对不上",
    source="国民经济和社会发展五年规划：“十四五”2021—2025年，“十五五”2026—2030年",
    bad=("2023年是“十四五”开局之年。", "2023年是“十三五”规划的关键之年。", "今年是“十四五”收官之年。"),
    good=(
        "2021年是“十四五”开局之年。",
        "2020年是“十三五”收官之年。",
        "谋划“十五五”开局之年的工作。",
        "2023年是“十四五”规划的关键之年。",
    ),
)
def years_are_called_right(paper: PaperText) -> Iterator[Finding]:
    """Find a year that is called the first or the last of a five-year plan and is not."""
    for found in _CALLED(paper.text):
        year, first = year_meant(paper, found.start()), _PLAN_YEARS[found["plan"]]
        # 谋划“十五五”开局之年 looks ahead: the year of the paper is not called so.
        if not year or _NOT_YET.search(paper.text[max(found.start() - 3, 0) : found.start()]):
            continue
        right = range(first, first + 5)
        if found["first"]:
            right = right[:1]
        elif found["last"]:
            right = right[-1:]
        if year not in right:
            message = f"{year}年不是“{found[0].replace('”', '').replace('“', '')}”"
            yield Finding(
                *found.span(), message, f"“{found['plan']}”是{first}—{first + 4}年；核对是不是照抄旧稿"
            )


@cache
def _bygone() -> Seeker:
    known = words_of(facts("wording", "时效"))
    return Seeker(any_of(known), *known)


@rule(
    "S07",
    Level.WARNING,
    Strength.FACT,
    "已经过去的事写成将来",
    source=DATA.format("wording"),
    bad=("以优异成绩迎接党的二十大胜利召开。",),
    good=(
        "以优异成绩迎接党的二十一大胜利召开。",
        "2022年，开展了迎接党的二十大系列活动。",
        "学习党的二十大精神。",
    ),
)
def what_is_past_is_not_awaited(paper: PaperText) -> Iterator[Finding]:
    """Find words that look forward to what is over on the day of the paper."""
    for found in _bygone()(paper.text) if paper.facts.year else ():
        fact, *_ = (fact for fact in facts("wording", "时效") if found[0] in fact.words)
        is_past = paper.facts.day > fact.until and year_meant(paper, found.start()) > fact.until.year
        if is_past and paper.text[found.end() : found.end() + 1] != "一":
            message = f"“{found[0]}”：{fact.until.year}年{fact.until.month}月已经过去"
            yield Finding(*found.span(), message, f"{fact.instead}（{fact.source}）")
