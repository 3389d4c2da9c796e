"""A record told in running text (3月8日，第二支部召开党员大会，应到13人……): a record, and never a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.importing.manuscript import Block, Paragraph, clean
from docgen.importing.minutes_titles import TitledMeeting, titled_meeting
from docgen.importing.yaml_text import Prose, YamlEntry
from docgen.models.meeting_kinds import named_meeting
from docgen.reading.values import Misread, parse_date

MOST_PARAGRAPHS_TOLD = 8
"""More of them are a report; a record told in running text is a paragraph or two."""
_DATED = re.compile(r"(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日)")
_HELD = re.compile(rf"{_DATED.pattern}.{{0,60}}(?:召开|举行|开展|组织)")
_ATTENDANCE = re.compile(
    r"应到.{0,8}?\d+\s*[人名].{0,30}?(?:实到|缺席|请假)|[实出]到.{0,8}?\d+\s*[人名]|(?:到会|参会|出席).{0,6}?\d+\s*[人名]"
)
_MEETING = re.compile(r"(?:召开|举行)(?:了)?(?P<name>[\u4e00-\u9fff]{2,14}?会)(?![议场])")
_TITLE = re.compile("[^。，；：]{2,40}(?:记录|纪要|纪实)[表单簿]?(?:[（(][^（()）]{1,20}[)）])?")


def is_told(blocks: Sequence[Block]) -> bool:
    """Tell whether a paper is one meeting told in running text: its day, that it was held, who was there."""
    texts = _texts(blocks)
    if not texts or len(texts) > MOST_PARAGRAPHS_TOLD or not all(isinstance(b, Paragraph) for b in blocks):
        return False
    # Under the title of a record the day alone begins it: 5月21日　星期三　16:00　英语组办公室.
    begins = _DATED if len(texts) < len(blocks) else _HELD
    return begins.match(texts[0]) is not None and _ATTENDANCE.search("".join(texts)) is not None


def told_entries(blocks: Sequence[Block], year: int) -> Iterator[YamlEntry]:
    """The record: its kind and day where its title or the text tell them, and the whole text as 内容."""
    texts = _texts(blocks)
    whole = [clean(block.whole) for block in blocks if isinstance(block, Paragraph)]
    titled = titled_meeting(whole[0]) if len(texts) < len(whole) else None
    guess = (
        "猜的：原文是一段话，像会议记录，没有分项写；整段放在“内容”里，请把到会、议题、表决和决议分开写",
    )
    meeting = titled or TitledMeeting(_kind_told(texts[0]) or "【请填写类型】", rest=whole[0])
    yield YamlEntry("类型", meeting.kind, guess)
    yield YamlEntry("日期", _day_of(texts[0], year) or "【请填写日期】")
    bodies = (("支部", meeting.branch), ("党小组", meeting.group))
    yield from (YamlEntry(key, body) for key, body in bodies if body)
    yield YamlEntry("内容", Prose(tuple(whole if meeting.rest else texts)))


def _kind_told(text: str) -> str:
    found = _MEETING.search(text)
    meeting = named_meeting(found["name"]) if found else None
    return meeting.kind if meeting else ""


def _texts(blocks: Sequence[Block]) -> list[str]:
    texts = [clean(block.whole) for block in blocks if isinstance(block, Paragraph)]
    return texts[1:] if texts and _TITLE.fullmatch(texts[0]) else texts


def _day_of(text: str, year: int) -> str:
    found = _DATED.match(text)
    try:
        return parse_date(found["day"], year).value.isoformat() if found else ""
    except Misread:
        return ""
