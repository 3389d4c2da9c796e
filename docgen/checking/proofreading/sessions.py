"""S08: the days of the Party's congresses and plenary sessions, as a text dates them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import Fact, facts
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, any_of, rule

_DAYS = (
    r"(?P<year{0}>\d{{4}})年(?P<month{0}>\d{{1,2}})月(?P<day{0}>\d{{1,2}})日"
    r"(?:[至—~-](?:(?P<last_month{0}>\d{{1,2}})月)?(?P<last{0}>\d{{1,2}})日)?"
)
_MET = "(?:胜利|隆重)?(?:召开|举行|开幕|闭幕)"


def _pattern() -> str:
    names = any_of([_short(fact) for fact in facts("sessions", "会议")])
    # The date right before the session, or between it and 召开: 7月20日，学校传达… is another day.
    before = rf"{_DAYS.format(1)}，?(?:中国共产党|党的)?(?P<name1>{names})(?:在北京)?{_MET}"
    behind = rf"(?P<name2>{names})(?:已)?[于在]{_DAYS.format(2)}(?:在北京)?{_MET}"
    return f"{before}|{behind}"


def _short(fact: Fact) -> str:
    return fact.name.removeprefix("党的")


@cache
def _by_name() -> dict[str, Fact]:
    return {_short(fact): fact for fact in facts("sessions", "会议")}


_DATED = Seeker(_pattern, "中全会", "大于", "大在")


@rule(
    "S08",
    Level.ERROR,
    Strength.FACT,
    "党代会、中央全会的日期不对",
    source="docgen/checking/proofreading/data/sessions.yaml，每条有自、至、来源",
    bad=(
        "党的二十大于2022年10月16日至20日在北京召开。",
        "2024年7月15日至18日，党的二十届二中全会在北京召开。",
    ),
    good=(
        "党的二十大于2022年10月16日至22日在北京召开。",
        "2024年7月15日至18日，党的二十届三中全会在北京举行。",
        "党的二十大于2022年10月16日在北京开幕。",
        "2024年7月20日，学校召开会议传达党的二十届三中全会精神。",
    ),
)
def sessions_are_dated_right(paper: PaperText) -> Iterator[Finding]:
    """Find a congress or plenary session with days that are not its own."""
    for found in _DATED(paper.text):
        group = "1" if found["name1"] else "2"
        fact = _by_name()[found[f"name{group}"]]
        if not set(_days(found, group)) <= {fact.since, fact.until}:
            first, last = fact.since, fact.until
            days = f"{first.year}年{first.month}月{first.day}日" + (f"至{last.day}日" if last > first else "")
            yield Finding(*found.span(), f"{fact.name}是{days}召开的", "核对日期，或者核对是哪一次会议")


def _days(found: re.Match[str], group: str) -> Iterator[date | None]:
    """The days that are named; None for one that no calendar has."""
    year, month = int(found[f"year{group}"]), int(found[f"month{group}"])
    yield _day(year, month, int(found[f"day{group}"]))
    if found[f"last{group}"]:
        yield _day(year, int(found[f"last_month{group}"] or month), int(found[f"last{group}"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
