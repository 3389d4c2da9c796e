"""The head of a paper: 版头, 标题, 主送 and the lines around them, up to the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.domain.words.paper_facts import SECRECY
from docgen.importing.manuscript import Block, Paragraph, clean
from docgen.importing.numbers import full_date, leading_number

LOOKED_AT = 14
"""Paragraphs among which the title is looked for."""
LONGEST_TITLE = 60
_TITLE_END = re.compile(
    r"(?:计划|要点|方案|安排|规划|打算|思路|总结|意见|报告|目标|通知|行事历|部署)(?:书|表)?"
    r"(?:[（(][^（()）]{1,12}[）)])?"
)
_NUMBER = re.compile(
    r"(?P<number>[^\s\d，。、:：]{1,20}[〔\[（(【﹝]\s?\d{4}\s?[〕\]）)】﹞]\s?第?\d{1,4}号)"
    r"(?:\s*签发人[:：]?(?P<signers>.*)|\s+(?P<more>[\u4e00-\u9fff·]{2,}(?:\s+[\u4e00-\u9fff·]{2,})*))?"
)
_UNIT_END = re.compile(
    r".{2,}(?:委员会|支部|总支|党委|党组|学校|中学|小学|幼儿园|学院|办公室|教育局|集团|机关)"
)
_ADDRESSEES = re.compile(r"[^。；！？]{2,80}[：:]")
_ASIDE_OF_TITLE = re.compile(r"[（(〔【][^（()）]{1,40}[)）〕】]")

STYLED = {
    "份号": "份号",
    "发文机关标志": "发文机关标志",
    "公文标题": "标题",
    "主送机关": "主送",
    "title": "标题",
    "标题": "标题",
}
"""What the name of a style says by itself: docgen's own, and Word's Title."""


@dataclass
class PaperOpening:
    """What stands before the body, each with the words as typed."""

    parts: dict[str, str] = field(default_factory=dict)
    title: list[str] = field(default_factory=list)
    title_is_guessed: bool = False
    signers: str = ""
    addressees: str = ""
    beside: list[str] = field(default_factory=list)
    """Lines in brackets under the title: （讨论稿）."""
    unit: str = ""
    dated: str = ""
    """The unit and the date, where they stand under the title and not at the end."""


def take_head(blocks: Sequence[Block], *, is_ours: bool) -> tuple[PaperOpening, Sequence[Block]]:
    """The head, and the blocks that are none of it, first those before the title."""
    head = PaperOpening()
    first, behind = _title_range(blocks)
    kept = [
        block for block in blocks[:first] if not (isinstance(block, Paragraph) and _take_above(head, block))
    ]
    titles = [block for block in blocks[first:behind] if isinstance(block, Paragraph)]
    head.title = [clean(block.text) for block in titles]
    head.title_is_guessed = bool(titles) and not all(_styled(block) == "标题" for block in titles)
    rest = list(blocks[behind:])
    while rest and isinstance(rest[0], Paragraph) and _take_below(head, rest[0], is_ours=is_ours):
        rest.pop(0)
    return head, [*kept, *rest]


def _styled(block: Paragraph) -> str:
    return STYLED.get(block.style.strip().lower(), "")


def _take_above(head: PaperOpening, block: Paragraph) -> bool:
    """Whether a line above the title is one of the 版头; then it is taken."""
    text, numbered = clean(block.text), _NUMBER.fullmatch(block.text.strip())
    if numbered:
        head.parts["文号"] = clean(numbered["number"])
        names = (numbered["signers"] or numbered["more"] or "").split()
        head.signers = "、".join(filter(None, [head.signers, *names]))
    elif head.signers and block.style == "签发人":
        head.signers += "、" + "、".join(text.split())
    elif block.style == "签发人" or text.startswith("签发人"):
        head.signers = "、".join(re.sub(r"^签发人[:：]?", "", text).split())
    elif re.fullmatch(r"\d{6}", text):
        head.parts["份号"] = text
    elif SECRECY.fullmatch(text):
        head.parts["密级"] = text
    elif text in ("特急", "加急"):
        head.parts["紧急程度"] = text
    elif _styled(block) == "发文机关标志" or (text.endswith("文件") and len(text) <= 40):
        head.parts["发文机关标志"] = text
    else:
        return False
    return True


def _take_below(head: PaperOpening, block: Paragraph, *, is_ours: bool) -> bool:
    """Whether a line under the title is 主送, or stands in brackets there; then it is taken."""
    text = clean(block.text)
    if _NUMBER.fullmatch(text) and "文号" not in head.parts and not is_ours:
        return _take_above(head, block)
    day = None if is_ours else full_date(text.strip("（）()〔〕"))
    if day is not None and not head.dated:
        head.dated = text
    elif not is_ours and not head.unit and len(text) <= 30 and _is_unit_line(block):
        head.unit = text
    elif _styled(block) == "主送" or _is_addressees(head, block, is_ours=is_ours):
        head.addressees = text.rstrip("：:")
    elif not is_ours and not head.addressees and _ASIDE_OF_TITLE.fullmatch(text):
        head.beside.append(text)
    else:
        return False
    return True


def _is_unit_line(block: Paragraph) -> bool:
    """A unit's name alone under the title."""
    text = clean(block.text)
    return _UNIT_END.fullmatch(text) is not None and not block.outline and not leading_number(block.whole)


def _is_addressees(head: PaperOpening, block: Paragraph, *, is_ours: bool) -> bool:
    text = block.text.strip()
    if is_ours or head.addressees or not head.title or block.outline or leading_number(block.whole):
        return False
    named = re.search(r"支部|小组|处室|单位|部门|党员|教职工|年级|委员会|教师|老师|同志|学校", text)
    return _ADDRESSEES.fullmatch(text) is not None and named is not None and len(text) <= 60


def _title_range(blocks: Sequence[Block]) -> tuple[int, int]:
    """From where to where the title goes; (0, 0) where there is none."""
    styled = [
        n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and _styled(block) == "标题"
    ]
    if styled:
        first = styled[0]
        count = next((k for k, n in enumerate(styled) if n != first + k), len(styled))
        return first, first + count
    found = _guessed_title(blocks)
    if found is None:
        return 0, 0
    first = found
    while first and _goes_before(blocks[first - 1], blocks[found]):
        first -= 1
    return first, found + 1


def _guessed_title(blocks: Sequence[Block]) -> int | None:
    """The first line that ends like a title, before the first heading or sentence."""
    for n, block in enumerate(blocks[:LOOKED_AT]):
        if not isinstance(block, Paragraph) or block.number or _is_body(block):
            return None
        text = clean(block.text)
        ends_so = [m for m in _TITLE_END.finditer(text) if m.end() == len(text)]
        if ends_so and len(text) <= LONGEST_TITLE and not leading_number(text):
            return n
        if n == 0 and block.alignment == "center" and len(text) <= LONGEST_TITLE and not _ends_unit(text):
            return n
    return None


def _is_body(block: Paragraph) -> bool:
    numbered = leading_number(block.whole)
    return (
        len(block.text) > LONGEST_TITLE
        or block.text.rstrip().endswith("。")
        or bool(numbered and numbered.rank <= 2)
    )


def _ends_unit(text: str) -> bool:
    return _UNIT_END.fullmatch(text) is not None or text.endswith("文件")


def _goes_before(block: Block, title: Block) -> bool:
    """Whether a line begins a title of several: a unit's name, or set in the middle likewise."""
    if not isinstance(block, Paragraph) or not isinstance(title, Paragraph):
        return False
    text = clean(block.text)
    if len(text) > 30 or text.endswith(("文件", "号", "：", ":")) or re.search("[。，；]", text):
        return False
    middle = block.alignment == title.alignment == "center"
    return _ends_unit(text) or (middle and _NUMBER.fullmatch(text) is None and not SECRECY.fullmatch(text))
