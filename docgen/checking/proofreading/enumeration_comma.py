"""P07, P13, P16, P17: the enumeration comma 、 where another mark or none belongs, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import facts
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, any_of, rule

GB = "GB/T 15834—2011 4.5（顿号）"


@cache
def _thoughts() -> Seeker:
    """Two guiding thoughts with a comma between them, where another stands before."""
    names = any_of([word for fact in facts("guiding_thoughts", "指导思想") for word in fact.words])
    return Seeker(rf"、(?:{names})(?P<comma>[，,])(?=(?:{names}))", "，", ",")


# Items of one length that begin alike (爱祖国，爱人民、爱劳动) or end alike (语文组、数学组，英语组),
# or four of three characters with the marks in turn (扬正气，树新风、知荣辱，懂感恩). Beyond that, length is
# no ground: a rule that went by it alone was right 2 times in 22 on papers of schools.
_ALIKE = Seeker(
    rf"(?<!{HAN})(?P<a>{HAN}){HAN}{{2,3}}、(?P=a){HAN}{{2,3}}(?P<c1>[，,])(?P=a){HAN}{{2,3}}(?=[。；])"
    rf"|(?<!、)(?P<b>{HAN}){HAN}{{2}}(?P<c2>[，,])(?P=b){HAN}{{2}}、(?P=b){HAN}{{2}}(?!{HAN})"
    rf"|{HAN}{{2}}(?P<z>[组科处部室班])、{HAN}{{2}}(?P=z)(?P<c3>[，,]){HAN}{{2}}(?P=z)"
    rf"|(?<!、){HAN}{{3}}(?P<c4>[，,]){HAN}{{3}}、{HAN}{{3}}[，,]{HAN}{{3}}(?=[，,。；])",
    "、",
)


@rule(
    "P07",
    Level.WARNING,
    Strength.STANDARD,
    "并列词语之间顿号、逗号混用",
    source=GB,
    bad=(
        "以毛泽东思想、邓小平理论，科学发展观为指导。",
        "引导学生爱祖国，爱人民、爱劳动、爱科学。",
        "表扬了王建国、李秀英，刘玉兰三位同志。",
        "引导学生扬正气，树新风、知荣辱，懂感恩，投入活动。",
    ),
    good=(
        "引导学生爱祖国、爱人民、爱劳动、爱科学。",
        "抓班子、带队伍，强基础、促发展。",
        "抓班子、抓队伍，抓制度、抓作风。",
        "加强学习，开展调研、走访，听取意见。",
        "完善教研组、备课组制度，加强教研组、备课组协作。",
        "横向到边，纵向到底。",
        "转变作风，深入班级、深入同学，多听意见。",
        "主持人是王建国、李秀英，刘玉兰作记录。",
    ),
)
def parallel_words_one_mark(paper: PaperText) -> Iterator[Finding]:
    """Find a comma between words that are certainly parallel: guiding thoughts, people, items alike."""
    for found in _thoughts()(paper.text):
        yield _mixed(*found.span("comma"))
    for found in _ALIKE(paper.text):
        yield _mixed(*found.span(found.lastgroup or 0))
    for found in _people(tuple(sorted(paper.names)))(paper.text):
        yield _mixed(*found.span("comma"))


@cache
def _people(names: tuple[str, ...]) -> Seeker:
    known = any_of(list(names)) if names else "\0"
    return Seeker(
        rf"(?:{known})、(?:{known})(?P<comma>[，,])(?:{known})(?=[一二两三四五六七八九十\d等])", "、"
    )


def _mixed(start: int, end: int) -> Finding:
    return Finding(start, end, "并列的词语之间，有的用“、”，有的用“，”", "改成“、”", "、")


_BETWEEN = Seeker("(?<=”)、(?=“)|(?<=》)、(?=《)", "”、“", "》、《")


@rule(
    "P13",
    Level.HINT,
    Strength.STANDARD,
    "引号之间、书名号之间用了顿号",
    source="GB/T 15834—2011 4.5.3.5：标有引号、书名号的并列成分之间通常不用顿号",
    bad=("落实“两学一做”、“三会一课”制度。", "学习《教育法》、《教师法》。"),
    good=("落实“两学一做”“三会一课”制度。", "学习《教育法》（节选）、《教师法》。"),
)
def quoted_words_need_no_comma(paper: PaperText) -> Iterator[Finding]:
    """Find 、 between two quotations or two titles."""
    for found in _BETWEEN(paper.text):
        yield Finding(*found.span(), "并列的引号、书名号之间用了“、”", "通常不用，删掉“、”", "")


# 、和平, 、及时, 、与时俱进, 、等级 begin with the same characters and are right.
_BEFORE_AND = Seeker(
    r"、(?P<word>以及|及其|和(?![平谐睦田蔼善解服风县气美合局静声顺好衷])"
    r"|及(?![时格早第至物])|或者|等(?=[，。；：、）]|[^次级额待同候价于腰距式])(?!到))",
    "、和", "、以及", "、及", "、或者", "、等",
)  # fmt: skip


@rule(
    "P16",
    Level.WARNING,
    Strength.STANDARD,
    "“和”“等”前面多了顿号",
    source="GB/T 15834—2011 4.5（顿号）：连接词已经起连接作用；“等”紧接最后一项",
    is_certain=True,
    bad=("参加的有校长、书记、和工会主席。", "购买了图书、文具、等物品。"),
    good=(
        "参加的有校长、书记和工会主席。",
        "热爱自由、和平。",
        "做到及早、及时。",
        "设一等奖、二等奖、等级奖。",
        "勇于创新、与时俱进。",
        "认定事实清楚、与待证事实相关的材料。",
    ),
)
def and_needs_no_comma(paper: PaperText) -> Iterator[Finding]:
    """Find 、 before 和, 以及, 等."""
    for found in _BEFORE_AND(paper.text):
        yield Finding(found.start(), found.start() + 1, f"“{found['word']}”前面多了顿号", "删掉“、”", "")


_NEIGHBOURS = Seeker(r"(?<![十百千])(?P<a>[一二三四五六七八])、(?P<b>[二三四五六七八九])(?=[十百千万])", "、")


@rule(
    "P17",
    Level.WARNING,
    Strength.STANDARD,
    "概数中间用了顿号",
    source="GB/T 15834—2011 4.5（顿号）：相邻的两个数字连用表示概数，中间不用顿号",
    is_certain=True,
    bad=("走访了三、四十户家庭。",),
    good=("走访了三四十户家庭。", "三、四班在西楼。", "第二、三十条、二十一、二十二条。", "第三、四百名。"),
)
def about_so_many_has_no_comma(paper: PaperText) -> Iterator[Finding]:
    """Find 三、四十 for 三四十."""
    for found in _NEIGHBOURS(paper.text):
        digits = "一二三四五六七八九"
        is_next = digits.index(found["b"]) == digits.index(found["a"]) + 1
        if is_next and not re.search(
            r"第[^，。；]{0,6}$", paper.text[max(found.start() - 7, 0) : found.start()]
        ):
            yield Finding(
                found.start() + 1, found.start() + 2, f"“{found[0]}”是概数，中间不用顿号", "删掉“、”", ""
            )
