"""The forms of headings: on a line of their own, run into their text; or mere numbered sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from docgen.domain.words.headings import without_stop
from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import Block, Manuscript, Paragraph, Table, clean
from docgen.word.styles import HEADINGS

GUIDANCE, GOALS, TASKS, SECTIONS = "指导思想", "工作目标", "重点任务", "章节"
ALSO_CALLED = {
    GUIDANCE: ("指导思想",),
    GOALS: ("工作目标", "主要目标", "工作目标及要求", "目标任务"),
    TASKS: ("重点任务", "工作重点", "重点工作", "主要任务", "主要工作", "工作任务", "工作措施", "主要措施",
            "重点工作任务", "主要工作任务", "工作内容", "主要工作措施", "工作要点", "主要工作及措施"),
}  # fmt: skip
GENERAL, PARTICULAR = ("总体目标", "总目标"), ("具体目标", "分项目标", "主要目标")

NAMED = {
    *(name for names in ALSO_CALLED.values() for name in names),
    *("组织保障", "保障措施", "工作要求", "工作安排", "基本情况", "总体要求"),
    *("具体措施", "工作思路", "活动安排"),
}  # fmt: skip
"""Lines of these words alone are headings, where nothing numbers or styles them."""

PLAIN_RANK = 99.0
OUTLINE_RANK = 0.1
"""The rank of a heading style's level where no number tells more: all stand above typed numbers."""
FIRST_RANK, NAMED_RANK = 1, 0.95
LONGEST_LINE = 45
LONGEST_RUN_IN = 30
LONGEST_RUN_IN_AMONG_OTHERS = 48
"""A first sentence of so many 字 is a heading, a longer one only beside headings of the same sort."""
LONGEST_HEADING_STYLE = 60
LONGEST_NAMED = 25
FEWEST_MONTHS = 2

_SENTENCE = re.compile(r"(?P<head>[^。！？]*[。！？])(?P<rest>.*)", re.DOTALL)
_SPACED = re.compile(
    r"(?P<head>[^\s，。；：！？,;:]{2,12})(?:\s{2,}|[　\t]+)(?P<rest>[^\s].{15,})", re.DOTALL
)
_LISTED = re.compile(r"[一二三四五六七八九]是|首先|其次|第[一二三四五]，")
_MONTH = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:工作|安排|主要工作)?[:：]?")
_OF_MONTHS = re.compile(r"安排|日程|月|行事")
_CLOSING = re.compile(
    r"(?:在?新的一年|今后|总之|希望|以上|上级有新|各(?:党)?(?:总)?支部要|各(?:党)?支部和|全体党员(?:干部)?(?:要|应|和))"
    r"|.*(?:本计划|本方案|本要点|新的一年里)"
)


class HeadingForm(Enum):
    """The form of a paragraph in the outline."""

    LINE = "line"
    RUN_IN = "run-in"
    BARE = "bare"
    PLAIN = "plain"


class Marked(NamedTuple):
    """A paragraph with its place in the outline: how deep its sort stands, its heading, its text."""

    block: Block
    form: HeadingForm = HeadingForm.PLAIN
    rank: float = PLAIN_RANK
    number: str = ""
    title: str = ""
    text: str = ""
    guess: str = ""
    """The guess, in words: a heading known by its looks alone, or split from its text."""


def marked(manuscript: Manuscript, body: Sequence[Block]) -> list[Marked]:
    """Return every block of the body with its form."""
    ranks = _outline_ranks(body)
    first = [_numbered(block, ranks) for block in body]
    # docgen's own papers are known by their styles: nothing is guessed in them.
    if manuscript.is_ours:
        return [_as_styled(each) for each in first]
    # Only where nothing else stands at the first level: such headings are guesses.
    if all(each.rank > FIRST_RANK for each in first):
        first = [_named(each) for each in first]
    first = _with_months(first)
    return _with_long_run_ins([_formed(each, first, n) for n, each in enumerate(first)])


def _outline_ranks(body: Sequence[Block]) -> dict[int, float]:
    """Return for each level of heading styles the rank of its headings' numbers, if they have any."""
    ranks: dict[int, float] = {}
    for block in body:
        if isinstance(block, Paragraph) and block.outline:
            number = leading_number(block.whole)
            if number:
                ranks.setdefault(block.outline, number.rank)
    return ranks


def _numbered(block: Block, ranks: dict[int, float]) -> Marked:
    """Return a block without its number, and with the number's rank."""
    if isinstance(block, Table):
        return Marked(block)
    number = leading_number(block.whole)
    if number and block.whole[number.length :].strip():
        text = block.whole[number.length :]
        return Marked(
            block, HeadingForm.BARE, number.rank, block.whole[: number.length].strip(), text=clean(text)
        )
    if block.outline and block.text.strip():
        rank = ranks.get(block.outline, OUTLINE_RANK * block.outline)
        return Marked(block, HeadingForm.BARE, rank, block.number, text=clean(block.text))
    return Marked(block, text=clean(block.whole))


def _as_styled(each: Marked) -> Marked:
    """Return a paragraph that docgen itself has styled."""
    block = each.block
    if not isinstance(block, Paragraph) or each.form is HeadingForm.PLAIN:
        return each
    if block.style in HEADINGS:
        return each._replace(form=HeadingForm.LINE, title=each.text, text="")
    if not block.lead:
        return each
    return _split(each, block.whole[len(each.number) : block.lead + len(block.number)], our=True)


def _split(each: Marked, head: str, *, our: bool = False) -> Marked:
    """Return a heading that runs into the text, which is the rest of the paragraph."""
    title = clean(head)
    rest = each.text[len(title) :].strip() if each.text.startswith(title) else each.text
    title = title.removesuffix("。") if our else _stripped(title)
    guess = "" if our else "标题是这一段的第一句"
    return each._replace(form=HeadingForm.RUN_IN, title=title, text=rest, guess=guess)


def _named(each: Marked) -> Marked:
    """Make a heading of a bold line or a usual section's name; no first heading is numbered or styled."""
    block = each.block
    if not isinstance(block, Paragraph) or each.form is not HeadingForm.PLAIN:
        return each
    if len(each.text) > LONGEST_NAMED or re.search("[。；，]", each.text):
        return each
    if block.is_bold or _stripped(each.text) in NAMED:
        return each._replace(form=HeadingForm.BARE, rank=NAMED_RANK, guess="这一行没有序号，按样子认作标题")
    return each


def _with_months(items: Sequence[Marked]) -> list[Marked]:
    """Make lines that name a month headings below what they stand under, where there are several."""
    found = [n for n, each in enumerate(items) if _names_month(each)]
    if len(found) < FEWEST_MONTHS:
        return list(items)
    rank, guess = _rank_of_months(items, found[0]), "这一行写的是月份，认作标题"
    return [
        each._replace(form=HeadingForm.BARE, rank=rank, guess=guess) if n in found else each
        for n, each in enumerate(items)
    ]


def _names_month(each: Marked) -> bool:
    return each.form is HeadingForm.PLAIN and _MONTH.fullmatch(each.text) is not None


def _rank_of_months(items: Sequence[Marked], first: int) -> float:
    """Return a rank just below the heading above the first month, if that heading is about months."""
    above = items[first - 1] if first else None
    if above is not None and above.form is not HeadingForm.PLAIN and _OF_MONTHS.search(above.text):
        return above.rank + 0.5
    return FIRST_RANK + 0.5


def _formed(each: Marked, all_of_them: Sequence[Marked], n: int) -> Marked:
    block = each.block
    if not isinstance(block, Paragraph) or each.form is HeadingForm.PLAIN:
        return each
    own = _own_length(block, each.text)
    if 2 <= own < len(each.text) and own <= LONGEST_LINE:
        return _split(each, each.text[:own])._replace(guess="")
    # Some offices set a heading and its text apart by blanks instead of a 。.
    spaced = _SPACED.fullmatch(block.whole[len(each.number) :].strip()) if each.rank <= 2 else None
    if spaced:
        return each._replace(
            form=HeadingForm.RUN_IN, title=_stripped(spaced["head"]), text=clean(spaced["rest"])
        )
    sentence = _SENTENCE.fullmatch(each.text)
    if sentence and sentence["rest"].strip():
        return _perhaps_run_in(each, sentence["head"])
    if _stands_alone(each, all_of_them[n + 1 :]):
        return each._replace(form=HeadingForm.LINE, title=_stripped(each.text), text="")
    return each


def _own_length(block: Paragraph, text: str) -> int:
    """The characters of a heading that looks different from the text that it runs into."""
    own = block.lead + len(block.number) - (len(block.whole) - len(text))
    # 优化后勤服务。一是 in bold, and then the text: the list begins the text.
    listed = re.match(r"([^。]+。)(?:[一二三四五六七八九]是|首先|其次)$", text[:own])
    return len(listed[1]) if listed else own


def _perhaps_run_in(each: Marked, head: str) -> Marked:
    # 一是… and 首先… begin a list within the text, no heading.
    if len(head) > LONGEST_RUN_IN or _LISTED.match(head):
        return each
    return _split(each, head)


def _stands_alone(each: Marked, behind: Sequence[Marked]) -> bool:
    """Tell whether a paragraph of one sentence is a heading: by style, length, and what follows it."""
    block, text = each.block, each.text
    if isinstance(block, Paragraph) and (block.outline or block.is_bold):
        return len(text) <= LONGEST_HEADING_STYLE
    if each.guess:
        return True
    following = behind[0] if behind else None
    if following is not None and following.form is not HeadingForm.PLAIN and following.rank > each.rank:
        return len(text) <= LONGEST_HEADING_STYLE
    return len(text) <= LONGEST_LINE and _reads_like_heading(each, following)


def _reads_like_heading(each: Marked, following: Marked | None) -> bool:
    """Tell a heading from a numbered sentence by the text behind it and by its last sign."""
    has_text = following is not None and following.form is HeadingForm.PLAIN
    goes_on = following is not None and has_text and not is_closing(following.text)
    is_sentence = each.text.endswith(("。", "；", ";", "！", "？"))
    if each.rank <= 2:
        return goes_on or not is_sentence
    # Lower numbers stand before mere sentences, too: both signs must speak for a heading.
    return goes_on and (not is_sentence or len(each.text) <= LONGEST_RUN_IN)


def _with_long_run_ins(items: Sequence[Marked]) -> list[Marked]:
    """Make longer first sentences headings, too, beside run-in headings of the same rank and section."""
    found = list(items)
    for group in _siblings(items):
        if any(items[n].form in (HeadingForm.RUN_IN, HeadingForm.LINE) for n in group):
            for n in group:
                found[n] = _long_run_in(items[n])
    return found


def _long_run_in(each: Marked) -> Marked:
    sentence = _SENTENCE.fullmatch(each.text) if each.form is HeadingForm.BARE else None
    if sentence and sentence["rest"].strip() and len(sentence["head"]) <= LONGEST_RUN_IN_AMONG_OTHERS:
        return _split(each, sentence["head"])
    return each


def _siblings(items: Sequence[Marked]) -> Iterator[list[int]]:
    """Yield the places of paragraphs of one rank with nothing above that rank between them."""
    open_groups: dict[float, list[int]] = {}
    for n, each in enumerate(items):
        if each.form is HeadingForm.PLAIN:
            continue
        for rank in [rank for rank in open_groups if rank > each.rank]:
            yield open_groups.pop(rank)
        open_groups.setdefault(each.rank, []).append(n)
    yield from open_groups.values()


def _stripped(title: str) -> str:
    return without_stop(title.strip()).rstrip("：:").strip()


def is_closing(text: str) -> bool:
    """Tell whether a paragraph reads like the last one of a plan."""
    return _CLOSING.match(text) is not None
