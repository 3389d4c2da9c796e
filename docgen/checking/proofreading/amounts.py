"""Amounts that papers state of one thing at one time: what was paid in December, how many members were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.checking.proofreading.facts import Subject
from docgen.checking.proofreading.paper import Paper
from docgen.checking.proofreading.seeking import HAN, Seeker


class Statement(NamedTuple):
    """An amount with its unit, of what it is, and where it stands in the paper's text."""

    subject: Subject
    amount: str
    start: int
    end: int


_WHEN = r"(?P<when>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|(?:\d{4}年)?(?:[上下]半年|第[一二三四]季度))"
_MONEY = Seeker(
    rf"{_WHEN}(?:共|合计|总共)?(?:收缴|支出|收入|缴纳|使用|上缴|捐款|捐赠|募集|结余)?"
    rf"(?P<what>{HAN}{{2,10}}?)(?:共计|合计|总计|共|为|是)?(?P<amount>\d[\d,]*(?:\.\d+)?万?元)",
    "元",
)
_MEMBERS = Seeker(
    rf"截至{_WHEN}[，,](?P<what>[^，。；\n]{{0,16}}?)(?:共有党员|党员共|有党员)(?P<amount>\d+[名人])", "截至"
)


def statements(paper: Paper) -> Iterator[Statement]:
    """The amounts that a paper states."""
    for seeker in (_MONEY, _MEMBERS):
        for found in seeker(paper.text):
            when = found["when"] if "年" in found["when"][:5] else f"{paper.facts.year}年{found['when']}"
            what = found["what"] + ("党员" if seeker is _MEMBERS else "")
            amount = found["amount"].replace(",", "").replace("人", "名")
            yield Statement(Subject(when, what), amount, *found.span("amount"))


def amounts_of(papers: Iterable[Paper]) -> dict[Subject, tuple[str, str]]:
    """What is said first of each subject, and where."""
    known: dict[Subject, tuple[str, str]] = {}
    for paper in papers:
        for said in statements(paper):
            place = paper.place(said.start, said.end)
            known.setdefault(said.subject, (said.amount, f"{place.source.name} 第{place.line}行"))
    return known
