"""The head of a paper: 版头, 标题, 主送 and the lines around them, up to the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.domain.words.paper_facts import SECRECY
from docgen.importing.leading_numbers import full_date, leading_number
from docgen.importing.manuscript import Block, Paragraph, clean

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
"""The part of the head that a style's name tells: docgen's own styles, and Word's Title."""


@dataclass
class PaperOpening:
    """The parts of a paper before its body, in the words as typed."""

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
    """Return the head, and the blocks that are none of it, first those before the title."""
    head = PaperOpening()
    first, behind = _title_range(blocks)
    _set_title(head, [block for block in blocks[first:behind] if isinstance(block, Paragraph)])
    above = [block for block in blocks[:first] if not _is_taken_above(head, block, is_ours=is_ours)]
    rest = list(blocks[behind:])
    while rest and isinstance(rest[0], Paragraph) and _take_below(head, rest[0], is_ours=is_ours):
        rest.pop(0)
    return head, [*above, *rest]


def _is_taken_above(head: PaperOpening, block: Block, *, is_ours: bool) -> bool:
    if not isinstance(block, Paragraph):
        return False
    # A web page has its own title over that of the paper.
    if not is_ours and _reads_like_title(block, is_first=False):
        head.beside.append(clean(block.text))
        return True
    return _take_above(head, block)


def _set_title(head: PaperOpening, titles: Sequence[Paragraph]) -> None:
    head.title = [clean(block.text) for block in titles]
    head.title_is_guessed = bool(titles) and not all(_styled(block) == "标题" for block in titles)


def _styled(block: Paragraph) -> str:
    return STYLED.get(block.style.strip().lower(), "")


def _take_above(head: PaperOpening, block: Paragraph) -> bool:
    """Take a line above the title if it is one of the 版头; tell whether it was."""
    text, numbered = clean(block.text), _NUMBER.fullmatch(block.text.strip())
    if numbered:
        head.parts["文号"] = clean(numbered["number"])
        # GB/T 9704: in a paper to a superior, the number stands on the line of the last signer.
        names = (numbered["signers"] or numbered["more"] or "").split()
        head.signers = "、".join(filter(None, [head.signers, *names]))
        return True
    if block.style == "签发人" or text.startswith("签发人"):
        _take_signers(head, block, text)
        return True
    key = _key_above(block, text)
    if key:
        head.parts[key] = text
    return bool(key)


def _take_signers(head: PaperOpening, block: Paragraph, text: str) -> None:
    if head.signers and block.style == "签发人":  # docgen sets two names a line (7.2.6)
        head.signers += "、" + "、".join(text.split())
    else:
        head.signers = "、".join(re.sub(r"^签发人[:：]?", "", text).split())


def _key_above(block: Paragraph, text: str) -> str:
    """Return the key of plan.yaml for a line of the 版头; nothing for any other line."""
    # GB/T 9704: a 份号 has six digits as a rule.
    if re.fullmatch(r"\d{6}", text):
        return "份号"
    if SECRECY.fullmatch(text):
        return "密级"
    if text in ("特急", "加急"):
        return "紧急程度"
    is_mark = _styled(block) == "发文机关标志" or (text.endswith("文件") and len(text) <= 40)
    return "发文机关标志" if is_mark else ""


def _take_below(head: PaperOpening, block: Paragraph, *, is_ours: bool) -> bool:
    """Take a line under the title if it is 主送, or another line that belongs to the head; tell whether."""
    text = clean(block.text)
    # docgen's own papers are known by their styles: nothing is guessed in them.
    if is_ours:
        return _styled(block) == "主送" and _take_addressees(head, block, text)
    if _NUMBER.fullmatch(text) and "文号" not in head.parts:
        return _take_above(head, block)
    # The title of the page, and then that of the paper.
    if text == "".join(head.title):
        head.beside.append(text)
        return True
    return _take_date_or_unit(head, block, text) or _take_addressees(head, block, text)


def _take_date_or_unit(head: PaperOpening, block: Paragraph, text: str) -> bool:
    if not head.dated and full_date(text.strip("（）()〔〕")) is not None:
        head.dated = text
    elif not head.unit and len(text) <= 30 and _is_unit_line(block):
        head.unit = text
    else:
        return False
    return True


def _take_addressees(head: PaperOpening, block: Paragraph, text: str) -> bool:
    """Take 主送, or a line in brackets before it."""
    if _styled(block) == "主送" or _is_addressees(head, block):
        head.addressees = text.rstrip("：:")
    elif not head.addressees and _ASIDE_OF_TITLE.fullmatch(text):
        head.beside.append(text)
    else:
        return False
    return True


def _is_unit_line(block: Paragraph) -> bool:
    """Tell whether a line under the title is a unit's name alone."""
    text = clean(block.text)
    return _UNIT_END.fullmatch(text) is not None and not block.outline and not leading_number(block.whole)


def _is_addressees(head: PaperOpening, block: Paragraph) -> bool:
    text = block.text.strip()
    if head.addressees or not head.title or block.outline or leading_number(block.whole):
        return False
    named = re.search(r"支部|小组|处室|单位|部门|党员|教职工|年级|委员会|教师|老师|同志|学校", text)
    return _ADDRESSEES.fullmatch(text) is not None and named is not None and len(text) <= 60


def _title_range(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return the start and end of the title; (0, 0) where there is none."""
    styled = _styled_title(blocks)
    if styled is not None:
        return styled
    with_subtitle = _title_with_subtitle(blocks)
    if with_subtitle is not None:
        return with_subtitle
    found = _guessed_title(blocks)
    if found is None:
        return 0, 0
    first = found
    while first and _goes_before(blocks[first - 1], blocks[found]):
        first -= 1
    return first, found + 1


def _styled_title(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Return the start and end of the first paragraphs in a title's style that follow each other."""
    titles = [isinstance(block, Paragraph) and _styled(block) == "标题" for block in blocks]
    if True not in titles:
        return None
    first = titles.index(True)
    behind = titles.index(False, first) if False in titles[first:] else len(titles)
    return first, behind


def is_subtitle(text: str) -> bool:
    """Tell whether a line is a second title behind a dash: ——青石镇中心小学2024年工作思路."""
    return re.match("(?:—|-|–|―|─){1,4}[^—-]", text) is not None and _TITLE_END.search(text) is not None


def _title_with_subtitle(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Return the start and end of a title of two lines, the second behind a dash."""
    for n, block in enumerate(blocks[:LOOKED_AT]):
        if not isinstance(block, Paragraph) or block.number or _is_body(block):
            return None
        if n and is_subtitle(clean(block.text)):
            return n - 1, n + 1
    return None


def _guessed_title(blocks: Sequence[Block]) -> int | None:
    """Return the first line that ends like a title, before the first heading or sentence."""
    for n, block in enumerate(blocks[:LOOKED_AT]):
        if not isinstance(block, Paragraph) or block.number or _is_body(block):
            return None
        if _reads_like_title(block, is_first=n == 0):
            return n
    return None


def _reads_like_title(block: Paragraph, *, is_first: bool) -> bool:
    text = clean(block.text)
    if len(text) > LONGEST_TITLE:
        return False
    ends_so = any(found.end() == len(text) for found in _TITLE_END.finditer(text))
    if ends_so and not leading_number(text):
        return True
    return is_first and block.alignment == "center" and not _ends_unit(text)


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
    """Tell whether a line begins a title of several: a unit's name, or set in the middle likewise."""
    if not isinstance(block, Paragraph) or not isinstance(title, Paragraph):
        return False
    text = clean(block.text)
    # Above the title may stand 发文机关标志, 发文字号 and 主送, too.
    if len(text) > 30 or text.endswith(("文件", "号", "：", ":")) or re.search("[。，；]", text):
        return False
    middle = block.alignment == title.alignment == "center"
    return _ends_unit(text) or (middle and _NUMBER.fullmatch(text) is None and not SECRECY.fullmatch(text))
