"""Publicity notices (公示) as offices keep them in Word: their titles, notice by notice, and their kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from docgen.importing.manuscript import Block, Paragraph, clean
from docgen.models.notices import ACTIVIST, ADMITTED, AWARD, CONFIRMED, FREE, LISTED, RANKING

LONGEST_TITLE = 60
MOST_TITLE_LINES = 3
_OF_REPORT = "(?:情况|结果)(?:的)?(?:报告|说明|汇报|记录)|情况|报告|结果"
_TITLE = re.compile(
    rf"(?P<matter>[^。；：:！？]*?)公\s*示(?:(?P<report>{_OF_REPORT})|公告|通知|书|表|榜|名单)?(?:[（(][^（）()]*[）)])?"
)
_HANGS = re.compile(
    "公示期|公示时间|公示日期|公示如下|予以?公示|进行了?公示|公示[^。]{0,20}(?:天|工作日)|异议"
)
_KINDS = (
    (CONFIRMED, re.compile(".*(?:转正|[转列]?为?(?:中共|中国共产党)?正式党员)")),
    (ADMITTED, re.compile("(?:.*(?:接收|吸收|拟发展|发展.{1,12}为).*)?预备党员(?:接收)?|.*接收新党员")),
    (LISTED, re.compile("(?!.*(?:培训|培养|教育|管理)).*发展对象")),
    (ACTIVIST, re.compile("(?!.*(?:培训|培养|教育|管理)).*积极分子")),
    (RANKING, re.compile(".*(?:评比|评选|竞赛|比赛)")),
    (
        AWARD,
        re.compile(
            ".*(?:评优|评先|评优评先|(?:优秀|模范|先进).{0,8}(?:党员|工作者|教师|干部|个人|集体|班主任|支部))"
        ),
    ),
)
"""Kinds by what a title is about, its last words (人选, 名单, 结果) taken off."""
_LAST_WORDS = re.compile(
    "(?:的|拟|人选|名单|人员|情况|推荐|候选人|结果|考察|有关|拟表彰|推荐对象|表彰对象)+$"
)
_PROPOSALS = (
    (CONFIRMED, re.compile("(?:拟|同意|将|按期)[^。]{0,30}(?:转正|转为[^，。]{0,8}正式党员)")),
    (ADMITTED, re.compile("(?:接收|吸收|发展)[^。]{1,30}为[^，。]{0,8}预备党员")),
    (LISTED, re.compile("(?:拟|确定|列|将|同意)[^。，]{1,30}为[^，。]{0,6}发展对象")),
    (ACTIVIST, re.compile("(?:拟|确定|列|将|同意)[^。，]{1,30}为[^，。]{0,6}积极分子")),
)
"""Kinds by the sentence that proposes, where the title says no more than 公示."""


class NoticePaper(NamedTuple):
    """One notice, or the report on one: its title as typed, and what stands below it."""

    title: str
    blocks: tuple[Block, ...]
    is_report: bool

    @property
    def kind(self) -> str:
        """What it is about, by its title; by the sentence that proposes where the title says nothing."""
        found = _TITLE.fullmatch(self.title)
        matter = re.sub(r"\s", "", found["matter"] if found else "").removeprefix("关于")
        if bare := _LAST_WORDS.sub("", matter):
            return next((kind for kind, words in _KINDS if words.fullmatch(bare)), FREE)
        texts = (clean(block.whole) for block in self.blocks if isinstance(block, Paragraph))
        return next((kind for text in texts for kind, words in _PROPOSALS if words.search(text)), FREE)


def proposes(kind: str, text: str) -> bool:
    """Tell whether a paragraph proposes what a notice of this kind is about."""
    return any(each == kind and words.search(text) for each, words in _PROPOSALS)


def is_notices(blocks: Sequence[Block]) -> bool:
    """Tell whether a paper begins with the title of a notice, and says below how long it hangs."""
    papers = notices_in(blocks)
    return bool(blocks) and _title_at(blocks, 0) is not None and any(map(_hangs, papers))


def notices_in(blocks: Sequence[Block]) -> list[NoticePaper]:
    """The notices of a file, each from its title on; nothing stands before the first title."""
    titles: list[tuple[int, _Title]] = []
    at = 0
    while at < len(blocks):
        title = _title_at(blocks, at)
        if title:
            titles.append((at, title))
        at += title.lines if title else 1
    ends = [*(start for start, _ in titles[1:]), len(blocks)][: len(titles)]
    return [
        NoticePaper(title.text, tuple(blocks[start + title.lines : end]), title.is_report)
        for (start, title), end in zip(titles, ends, strict=True)
    ]


class _Title(NamedTuple):
    text: str
    lines: int
    is_report: bool


def _title_at(blocks: Sequence[Block], at: int) -> _Title | None:
    """The title that begins with a paragraph; one that begins with 关于 may go over several."""
    texts: list[str] = []
    for block in blocks[at : at + MOST_TITLE_LINES]:
        text = clean(block.whole) if isinstance(block, Paragraph) else ""
        if not text or (texts and not texts[0].startswith("关于")):
            return None
        texts.append(text)
        whole = re.sub(r"^公\s+示$", "公示", "".join(texts))
        if len(whole) <= LONGEST_TITLE and (found := _TITLE.fullmatch(whole)):
            return _Title(whole, len(texts), bool(found["report"]))
    return None


def _hangs(paper: NoticePaper) -> bool:
    texts = (clean(block.whole) for block in paper.blocks if isinstance(block, Paragraph))
    return any(map(_HANGS.search, texts))
