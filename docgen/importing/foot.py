"""The foot of a paper: 附件说明, 署名, 成文日期, 附注, 版记 and the pages behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from docgen.importing.leading_numbers import full_date, leading_number
from docgen.importing.manuscript import Block, Paragraph, Table, clean
from docgen.page.standard.measures import BLANK_LINES_BEFORE_SEAL

LONGEST_SIGNATURE = 40
MOST_SIGNATURE_LINES = 3
LONGEST_FOOT_LINE = 300
"""Characters: 抄送 may name a dozen units."""
LONGEST_MONTH = 10
_DATE = re.compile(
    r"(?P<before>.*?)\s*(?P<date>[\d〇零○Oo一二三四五六七八九]{4}\s*年\s*[^年月日]{1,3}\s*月\s*"
    r"(?:[^年月日]{1,3}\s*日|\d{1,2}|[一二三四五六七八九十]{1,3}))"
)
_ISO = re.compile(r"(?P<before>.*?)\s*(?P<date>\d{4}[-./]\d{1,2}[-./]\d{1,2})")
_MONTH_ONLY = re.compile(
    r"(?P<date>[\d〇零○一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月)"
)
_UNIT = re.compile(
    r"委员会|支部|总支|党委|党组|学校|中学|小学|幼儿园|学院|办公室|教育局|教育和体育局|中心校|党工委"
)
_ANNEX_NOTE = re.compile(
    r"附(?:件|表)?\s*(?P<number>[\d０-９一二三四五六七八九十]{0,2})\s*[：:]\s*(?P<rest>.*)"
)
_ANNEX_LABEL = re.compile(r"附\s*(?:件|表)\s*(?:[\d０-９一二三四五六七八九十]{0,3})\s*[：:]?")
_ORDINAL = re.compile(r"\s*(?:附件)?(?:[\d０-９]{1,2}\s*[.．、：:]|[（(]\s*\d{1,2}\s*[）)])\s*")
_REMARK = re.compile(r"[（(](?P<text>[^（()）]{2,40})[)）]")
_COPIES = re.compile(r"(?:抄送|抄报|分送)\s*[：:]\s*(?P<text>.*)")
_PRINTED = re.compile(
    r"(?P<office>.*?)\s*(?P<date>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|【待补：印发日期】)\s*印发"
)
_NOT_YET = "【待补"


@dataclass
class PaperFoot:
    """The parts of a paper behind its body."""

    annexes: list[str] = field(default_factory=list)
    signature: str = ""
    issued: date | None = None
    issued_words: str = ""
    """A date that is told only to its month, or that no calendar has."""
    is_without_day_sign: bool = False
    """True for 2024年1月18, whose 日 was forgotten."""
    note: str = ""
    copies: str = ""
    printer: str = ""
    printed: date | None = None
    behind: list[Block] = field(default_factory=list)
    """The pages behind the foot: annexes with their titles and tables."""
    is_guessed: bool = False
    sealed: bool = False
    """True if room was left for a seal; told of docgen's own papers only."""


def take_foot(blocks: Sequence[Block], *, is_ours: bool) -> tuple[PaperFoot, Sequence[Block]]:
    """Return the foot, and the blocks before it."""
    foot, dated = PaperFoot(), _date_line(blocks)
    if dated is None:
        return _undated(foot, list(blocks), is_ours=is_ours)
    body, behind = list(blocks[:dated]), list(blocks[dated + 1 :])
    line = blocks[dated]
    assert isinstance(line, Paragraph)
    foot.signature = _take_date(foot, line)
    if not foot.signature:
        _take_signature(foot, body, is_ours=is_ours)
    take_annexes(foot, body, is_ours=is_ours)
    _take_behind(foot, behind)
    foot.is_guessed = not is_ours
    return foot, body


def _undated(foot: PaperFoot, body: list[Block], *, is_ours: bool) -> tuple[PaperFoot, Sequence[Block]]:
    """Take the foot of a paper without a date: annex pages from the first label on, then a signature."""
    label = next((n for n, block in enumerate(body) if n and _is_label(block)), len(body))
    foot.behind, body = body[label:], body[:label]
    _take_imprint(foot, body)
    _take_signature(foot, body, is_ours=is_ours)
    foot.is_guessed = bool(foot.signature) and not is_ours
    take_annexes(foot, body, is_ours=is_ours)
    return foot, body


def _date_line(blocks: Sequence[Block]) -> int | None:
    """Return the line of the date of issue: the last that is a date, before the annex pages."""
    found = None
    for n, block in enumerate(blocks):
        # Behind a label come the annexes, which may have dates of their own.
        if found is not None and _is_label(block):
            break
        # The first block of a paper is never the date of its end.
        if isinstance(block, Paragraph) and n and _dated(block):
            found = n
    return found


def _dated(block: Paragraph) -> re.Match[str] | None:
    """Match a line that is a date of issue, alone or behind the name of a unit."""
    if not _may_be_dated(block):
        return None
    text = block.text.strip()
    # docgen's own style: the text may be a mark for a date still missing.
    if block.style == "成文日期":
        return re.fullmatch("(?P<before>)(?P<date>.*)", text)
    match = _DATE.fullmatch(text) or _ISO.fullmatch(text)
    if match:
        return match if _is_unit_or_nothing(match["before"].strip()) else None
    stands_apart = block.alignment in ("right", "end") or len(text) < LONGEST_MONTH
    return _MONTH_ONLY.fullmatch(text) if stands_apart else None


def _may_be_dated(block: Paragraph) -> bool:
    # The 印发 line bears a date, too: that of the printing, not that of issue.
    is_heading = bool(block.number or block.outline)
    return not is_heading and not block.text.endswith("印发") and len(block.text) <= LONGEST_FOOT_LINE


def _is_unit_or_nothing(words: str) -> bool:
    return not words or (len(words) <= LONGEST_SIGNATURE and _UNIT.search(words) is not None)


def _take_date(foot: PaperFoot, line: Paragraph) -> str:
    """Read the date; gives the unit's name if it stands on the same line."""
    match = _dated(line)
    assert match is not None
    foot.is_without_day_sign = match["date"][-1].isnumeric() and "年" in match["date"]
    foot.issued = full_date(f"{match['date']}日" if foot.is_without_day_sign else match["date"])
    if foot.issued is None and not text_is_missing(match["date"]):
        foot.issued_words = clean(match["date"])
    return clean(match.groupdict().get("before") or "")


def text_is_missing(text: str) -> bool:
    """Tell whether the text is docgen's mark for something missing."""
    return text.startswith(_NOT_YET)


def _take_signature(foot: PaperFoot, body: list[Block], *, is_ours: bool) -> None:
    lines: list[str] = []
    while body and len(lines) < MOST_SIGNATURE_LINES and _is_signature(body[-1], is_ours=is_ours):
        block = body.pop()
        assert isinstance(block, Paragraph)
        lines.insert(0, clean(block.text))
        # docgen leaves two blank lines for a seal, and one for a mere signature.
        foot.sealed = is_ours and block.blanks >= BLANK_LINES_BEFORE_SEAL
    foot.signature = "".join(lines)


def _is_signature(block: Block, *, is_ours: bool) -> bool:
    if not isinstance(block, Paragraph):
        return False
    if is_ours or block.style == "署名":
        return block.style == "署名"
    text = clean(block.text)
    # A sentence of the text may end in a unit's name, too.
    if len(text) > LONGEST_SIGNATURE or re.search("[。，；：:！？,;]", text) or leading_number(block.whole):
        return False
    return bool(_UNIT.search(text)) and not block.outline and not text.startswith("附")


def take_annexes(foot: PaperFoot, body: list[Block], *, is_ours: bool) -> None:
    """Take the note `附件：1.… 2.…` off the end of the text."""
    start = _start_of_annex_note(body, is_ours=is_ours)
    if start is None:
        return
    lines = [block.text.strip() for block in body[start:] if isinstance(block, Paragraph)]
    if len(lines) < len(body) - start:  # a table stands below it: then it is no note at the end
        return
    texts = _annex_texts(lines)
    several = len(texts) > 1
    if not (is_ours or _are_annex_names(texts)):
        return
    # docgen numbers annexes only where there are several: a single name may begin with a number of its own.
    read = clean if is_ours and not several else _name_of
    foot.annexes = [read(text) for text in texts]
    del body[start:]


def _start_of_annex_note(body: Sequence[Block], *, is_ours: bool) -> int | None:
    """Return where the last note begins; in docgen's own papers its style must say so."""
    for place in range(len(body) - 1, -1, -1):
        block = body[place]
        if isinstance(block, Paragraph) and (note := _ANNEX_NOTE.fullmatch(block.text.strip())):
            # 附件二：… goes on with the note that 附件一：… has begun.
            if note["number"] and place and _is_numbered_note(body[place - 1]):
                continue
            return place if not is_ours or block.style == "附件说明" else None
    return None


def _is_numbered_note(block: Block) -> bool:
    note = _ANNEX_NOTE.fullmatch(block.text.strip()) if isinstance(block, Paragraph) else None
    return bool(note and note["number"] and note["rest"].strip())


def _annex_texts(lines: Sequence[str]) -> list[str]:
    """Return the names as typed: the first may stand behind `附件：`, or below it; or each behind its own."""
    notes = [_ANNEX_NOTE.fullmatch(line) for line in lines]
    if all(note and note["number"] and note["rest"].strip() for note in notes):
        return [f"{n}.{note['rest']}" for n, note in enumerate(notes, start=1) if note]
    first = _ANNEX_NOTE.fullmatch(lines[0])
    behind_label = [first["rest"]] if first and first["rest"].strip() else []
    return [*behind_label, *lines[1:]]


def _are_annex_names(texts: Sequence[str]) -> bool:
    """Tell names of annexes from sentences: short, without 。, and numbered where there are several."""
    are_short = all(len(text) <= 80 and not text.endswith("。") for text in texts)
    return are_short and (len(texts) == 1 or all(map(_ORDINAL.match, texts)))


def _name_of(text: str) -> str:
    return clean(_ORDINAL.sub("", text, count=1))


def _take_behind(foot: PaperFoot, behind: list[Block]) -> None:
    """Take 附注, annex pages and 版记, in any order."""
    if behind and isinstance(behind[0], Paragraph) and (match := _REMARK.fullmatch(behind[0].text.strip())):
        foot.note = clean(match["text"])
        behind.pop(0)
    _take_imprint(foot, behind)
    foot.behind = behind


def _take_imprint(foot: PaperFoot, blocks: list[Block]) -> None:
    """Take 抄送 and 印发, which stand anywhere behind the text: the 版记 ends the last page."""
    # A list of its own: lines that are taken leave `blocks` on the way.
    for block in [block for block in blocks if isinstance(block, Paragraph)]:
        if _take_imprint_line(foot, blocks, block):
            blocks.remove(block)


def _take_imprint_line(foot: PaperFoot, blocks: list[Block], line: Paragraph) -> bool:
    text = line.text.strip()
    if len(text) > LONGEST_FOOT_LINE:
        return False
    if (match := _COPIES.fullmatch(text)) and not foot.copies:
        foot.copies = clean(match["text"]).rstrip("。．.")
        return True
    if (match := _PRINTED.fullmatch(text)) and not foot.printed:
        office = clean(match["office"]) or _office_above(blocks, line)
        foot.printer = "" if text_is_missing(office) else office
        foot.printed = full_date(match["date"])
        return True
    return False


def _office_above(blocks: list[Block], line: Paragraph) -> str:
    """Take the name of the printing office from the line above, where a long name stands alone."""
    above = blocks[blocks.index(line) - 1] if blocks.index(line) else None
    if not isinstance(above, Paragraph) or above.style != line.style or not _UNIT.search(above.text):
        return ""
    blocks.remove(above)
    return clean(above.text)


def _is_label(block: Block) -> bool:
    if isinstance(block, Table):
        return False
    return block.style == "附件标签" or _ANNEX_LABEL.fullmatch(block.text.strip()) is not None
