"""E: announced numbers against the listed items: series 一是…二是…, people, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, rule
from docgen.reading.values.numerals import NUMERAL, read_number

GB = "GB/T 15834—2011 4.4（逗号）、4.6（分号）、4.7（冒号）"
SENSE = "说几项，就列几项"

# A mark stands behind a sign or at the line's beginning: 统一是, 这要 are no marks; neither is 一是一.
_MARK = Seeker(
    r"(?:(?<=[，。；：、！？,;:“（(])|(?<=[，。；：,;:]\s)|^)(?P<n>[一二三四五六七八九]|十[一二三]?)(?P<kind>是|要)(?!一)",
    "一是",
    "一要",
    "二是",
)
# Not behind 第 or a year: 第三个方面, 2023年三项 announce nothing.
_ANNOUNCED = Seeker(
    rf"(?<![第\d.〔年月])(?P<n>{NUMERAL})(?:个方面|个环节|方面|个|大|项|条|点|种|类|件|步)"
    r"(?P<noun>[^，。；：,;:\n]{0,12})(?P<sign>[：:，,])$"
)
_STOPS = {",": "，", ";": "；"}


class Ordinal(NamedTuple):
    """A mark 一是, 二是 …: its number and its offset."""

    number: int
    start: int


def series(paper: PaperText) -> list[list[Ordinal]]:
    """The runs of 一是…二是…, each from 一 on, across paragraphs up to the next heading."""
    # 一是…四是 as four paragraphs is one series: paragraphs are joined before anything is counted.
    runs: list[list[Ordinal]] = []
    last = ("", 0)
    for found in _MARK(paper.text):
        number = read_number(found["n"]) or 0
        is_next = last == (found["kind"], number - 1) and not _heading_between(
            paper, runs[-1][-1].start, found.start()
        )
        if number == 1:
            runs.append([])
        if number == 1 or is_next:
            runs[-1].append(Ordinal(number, found.start()))
            last = (found["kind"], number)
    return runs


def _heading_between(paper: PaperText, start: int, end: int) -> bool:
    between = paper.passages_between(start, end)
    return any(one.is_heading or (one.level and one.start != end) for one in between)


def _lead(paper: PaperText, run: list[Ordinal]) -> re.Match[str] | None:
    """The announcement (做好三项工作：) right before a series."""
    # No further back than 40 characters: a number at the beginning of a long sentence is about other things.
    begin = max(paper.sentence(run[0].start)[0], run[0].start - 40)
    return _ANNOUNCED.compiled.search(paper.text[begin : run[0].start].rstrip("\n") if run else "")


def _separator(paper: PaperText, mark: Ordinal) -> str:
    """The sign before a mark, in full width."""
    before = paper.text[max(mark.start - 3, 0) : mark.start].rstrip()[-1:]
    return _STOPS.get(before, before)


@rule(
    "E01",
    Level.ERROR,
    Strength.FACT,
    "说的项数和列的不一样",
    source=SENSE,
    bad=("做好三项工作：一是学习；二是检查。", "抓好两个方面：一是学习；二是检查；三是考核。"),
    good=(
        "做好两方面工作：一是学习；二是检查。",
        "着力做好五项工作：一是学；二是查；三是谈。四是听。五是改。",
        "参加三大活动，一是甲；二是乙；三是丙。",
        "在第三个方面，一是学习；二是检查。",
    ),
)
def as_many_as_announced(paper: PaperText) -> Iterator[Finding]:
    """Find an announced number that differs from the number of items: 三项工作：一是…二是…."""
    for run in series(paper):
        lead = _lead(paper, run)
        number = read_number(lead["n"]) if lead else None
        # A lone 一是 is no list: what follows it may be told in other words.
        if lead and number and number != len(run) and len(run) > 1:
            message = f"前面说“{lead['n']}”，这里列了{len(run)}项"
            yield Finding(run[0].start, run[0].start + 2, message, f"核对后改成{len(run)}项，或者补上漏写的")


@rule(
    "E02",
    Level.WARNING,
    Strength.USUAL,
    "一段里两组“一是……二是……”",
    source="层次序数各成一组",
    bad=("做好两方面工作：一是学；二是查。一是抓组织。二是抓制度。",),
    good=("做好两方面工作：一是学；二是查。", "一是学。\n二是查。"),
)
def one_series_a_paragraph(paper: PaperText) -> Iterator[Finding]:
    """Find a second series in one paragraph, where the reader loses count."""
    for earlier, later in pairwise(series(paper)):
        if paper.passage_at(earlier[0].start) == paper.passage_at(later[0].start) and len(later) > 1:
            yield Finding(
                later[0].start,
                later[0].start + 2,
                "同一段里又从“一是”数起",
                "分成两段，或者后一组改用“首先”“其次”",
            )


@rule(
    "E04",
    Level.WARNING,
    Strength.STANDARD,
    "总起句末尾用了逗号",
    source=GB,
    bad=("参加三大活动，一是甲；二是乙；三是丙。",),
    good=("参加三大活动：一是甲；二是乙；三是丙。", "原因有两点，一是认识不足，二是方法陈旧。"),
)
def lead_ends_in_a_colon(paper: PaperText) -> Iterator[Finding]:
    """Find an announcement that ends in a comma instead of a colon."""
    # Items separated by commas are running prose (原因有两点，一是…，二是…): a comma is right there.
    for run in series(paper):
        lead = _lead(paper, run)
        if lead and lead["sign"] in "，," and "；" in {_separator(paper, mark) for mark in run[1:]}:
            offset = run[0].start - 1
            yield Finding(offset, offset + 1, "总起句和“一是”之间应当用冒号", "改成“：”")


@rule(
    "E05",
    Level.WARNING,
    Strength.STANDARD,
    "并列各项之间的标点不一致",
    source=GB,
    bad=("一是学习；二是检查；三是谈话。四是整改。", "一是学习，二是检查；三是整改。"),
    good=("一是学习；二是检查；三是整改。", "一是学习。\n二是检查。\n三是整改。", "一是学习，二是检查。"),
)
def one_series_one_separator(paper: PaperText) -> Iterator[Finding]:
    """Find a series whose items are separated by different signs."""
    # One finding a series: after the first odd sign nobody knows which of the two was meant.
    for run in series(paper):
        signs = [_separator(paper, mark) for mark in run[1:]]
        usual = signs[0] if signs else ""
        for mark, sign in zip(run[1:], signs, strict=True):
            if sign != usual and {sign, usual} <= {"，", "；", "。", "、"}:
                message = f"这一项前面用“{sign}”，前几项用“{usual}”"
                yield Finding(
                    mark.start, mark.start + 2, message, "同一组用同一种：项内有逗号的，项与项之间用“；”"
                )
                break


_EVERY = Seeker(r"(?<=[，；。：,;:])每(?:[两一]?个?(?:周|月|季度|半年|学期|年))(?!次)", "每")


@rule(
    "E09",
    Level.WARNING,
    Strength.STANDARD,
    "并列的几句标点不一致",
    source=GB,
    bad=("坚持制度，每两个月召开一次大会，每月召开一次支委会；每月召开一次小组会；每学期上一次党课。",),
    good=(
        "坚持制度，每两个月召开一次大会；每月召开一次支委会；每学期上一次党课。",
        "每季度召开一次大会，每月召开一次支委会，每学期上一次党课。",
    ),
)
def parallel_clauses_one_separator(paper: PaperText) -> Iterator[Finding]:
    """Find three or more clauses that begin alike (每两个月…，每月…；每学期…) and are separated unlike."""
    marks: list[Ordinal] = []
    for found in _EVERY(paper.text):
        if marks and paper.sentence(marks[-1].start) != paper.sentence(found.start()):
            yield from _mixed(paper, marks)
            marks = []
        marks.append(Ordinal(0, found.start()))
    yield from _mixed(paper, marks)


def _mixed(paper: PaperText, marks: list[Ordinal]) -> Iterator[Finding]:
    signs = [_separator(paper, mark) for mark in marks[1:]]
    # Two clauses have one sign between them: there is nothing to compare.
    if len(signs) > 1 and set(signs) == {"，", "；"}:
        odd = marks[1 + signs.index("，")]
        yield Finding(odd.start - 1, odd.start, "并列的几句，有的用“，”隔开，有的用“；”", "统一成“；”")


# 一、二年级 and 三、五班 name two classes: no numeral may follow.
_RUN_IN = Seeker(
    r"(?:^|(?<=[。；：]))(?P<n>[一二三四五六七八九]|十[一二三]?)、(?![一二三四五六七八九十两几])", "、"
)
_IN_TURN = Seeker(r"(?:^|(?<=[。；：，]))第(?P<n>[一二三四五六七八九])，", "第一，")


def _numbered(marks: Iterable[re.Match[str]]) -> Iterator[tuple[tuple[int, re.Match[str]], ...]]:
    return pairwise((read_number(match["n"]) or 0, match) for match in marks)


@rule(
    "E10",
    Level.WARNING,
    Strength.FACT,
    "序数跳了号",
    source="层次序数连续",
    bad=("一是学习；二是检查；四是整改。", "一、加强领导。三、强化责任。", "第一，抓学习。第三，抓检查。"),
    good=(
        "一是学习；二是检查；三是整改。",
        "一、加强领导。二、强化责任。",
        "一、二年级在东楼。三、四年级在西楼。",
        "第一，抓学习。其次，抓检查。",
    ),
)
def series_skips_nothing(paper: PaperText) -> Iterator[Finding]:
    """Find a number that is skipped: 一是…二是…四是."""
    # Within one paragraph only: across paragraphs another series may have come between.
    marks = [match for match in _MARK(paper.text) if match["kind"] == "是"]
    for (earlier, before), (number, match) in chain(
        *(_numbered(some) for some in (marks, _RUN_IN(paper.text), _IN_TURN(paper.text)))
    ):
        together = paper.passage_at(before.start()) == paper.passage_at(match.start())
        if together and number > earlier + 1:
            yield Finding(
                match.start(),
                match.end(),
                f"“{before[0]}”后面是“{match[0]}”",
                "核对是漏了一项，还是序数写错了",
            )


@rule(
    "P09",
    Level.WARNING,
    Strength.STANDARD,
    "段末用了分号",
    source=GB,
    bad=("抓好建设。一是充实网站内容，引导党员关注；\n二是办好橱窗；",),
    good=("抓好建设。一是充实网站内容；二是办好橱窗。", "一是学习；\n二是检查。"),
)
def paragraph_ends_in_a_stop(paper: PaperText) -> Iterator[Finding]:
    """Find a paragraph that ends in a semicolon after 一是, while 二是 begins a new one."""
    # A paragraph that itself begins with 一是 is one item of a series by paragraphs, where ； is right.
    for passage in paper.passages:
        text = passage.text
        if text.endswith(("；", ";")) and "一是" in text[1:] and "二是" not in text:
            message = "这一段以“；”结尾，“二是”却另起了一段"
            yield Finding(
                passage.end - 1, passage.end, message, "各项都另起一段，或者都接在一段里；段末用句号"
            )


# The many clues spare most texts: the pattern costs more than looking for all of these.
_PEOPLE = Seeker(
    rf"(?P<n>{NUMERAL})名{HAN}{{0,8}}[（：(:](?P<names>[^（）。；、，：\n]{{2,12}}(?:、[^（）。；、，：\n]{{2,12}})+)[）。；);\n]",
    "名：",
    "名（",
    "员：",
    "员（",
    "志：",
    "师：",
    "志（",
    "师（",
    "人：",
    "人（",
    "子：",
    "子（",
    "表：",
    "表（",
)


@rule(
    "E03",
    Level.ERROR,
    Strength.FACT,
    "人数和名单不一样",
    source=SENSE,
    bad=("确定3名联系人：王建国、李秀英。",),
    good=("确定2名联系人：王建国、李秀英。", "慰问6名教师（语文组、数学组）。"),
)
def as_many_people_as_named(paper: PaperText) -> Iterator[Finding]:
    """Find a number of people that differs from the names behind it: 3名联系人：王建国、李秀英."""
    # Only where every name is in the roster: 6名教师（语文组、数学组） lists no people.
    for found in _PEOPLE(paper.text):
        listed = found["names"].split("、")
        number = read_number(found["n"])
        if number != len(listed) and all(name in paper.names for name in listed):
            yield Finding(
                *found.span("n"), f"说的是{found['n']}名，后面列了{len(listed)}名", "核对人数和名单"
            )


_SELF = Seeker(rf"(?P<noun>{HAN}{{2,10}})[两二三四五六七八九]个?方面的?(?:工作)?[：:]一是(?P=noun)", "方面")


@rule(
    "E06",
    Level.WARNING,
    Strength.USUAL,
    "总起的名称和第一项相同",
    source=SENSE,
    bad=("抓好警示教育两方面工作：一是警示教育；二是家访。",),
    good=("做好教育管理两方面工作：一是党性教育；二是日常管理。",),
)
def whole_is_not_its_part(paper: PaperText) -> Iterator[Finding]:
    """Find a list that bears the name of its own first item."""
    for found in _SELF(paper.text):
        yield Finding(
            *found.span("noun"), f"总起说的是“{found['noun']}”，第一项也是它", "总起句换成能包括各项的名称"
        )


_ABBREVIATED = Seeker(
    r"“(?P<list>[^“”\n]{2,60}、[^“”\n]{1,40})”的“(?P<n>[二两三四五六七八九十])(?P<word>[^“”\d\n]{1,3})”",
    "”的“",
)


@rule(
    "E07",
    Level.ERROR,
    Strength.FACT,
    "缩略语的数字和列举不一样",
    source=SENSE,
    bad=("做到“讲规矩、讲奉献”的“三讲”要求。",),
    good=("做到“讲规矩、讲奉献、讲团结”的“三讲”要求。",),
)
def abbreviations_count_right(paper: PaperText) -> Iterator[Finding]:
    """Find an abbreviation whose number differs from its list: “讲规矩、讲奉献”的“三讲”."""
    for found in _ABBREVIATED(paper.text):
        listed = found["list"].count("、") + 1
        if read_number(found["n"]) != listed:
            yield Finding(
                *found.span("n"),
                f"“{found['n']}{found['word']}”前面列了{listed}项",
                "核对后改数字，或者补上漏写的",
            )
