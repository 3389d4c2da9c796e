"""P12: quotation marks, brackets and title marks that have lost their other half."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText, TextPassage
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, rule

OPENING = {"“": "”", "‘": "’", "（": "）", "《": "》", "〔": "〕", "【": "】"}
CLOSING = {closing: opening for opening, closing in OPENING.items()}

# 1） and 甲） before an item, ’ in Let’s: marks that have no other half.
_ALONE = re.compile(r"(?:^|(?<=[。；：，、\s]))[\da-zA-Z一二三四五六七八九十甲乙丙丁]{1,3}）|(?<=[A-Za-z])’")
_PAIRED = re.compile("[" + "".join([*OPENING, *CLOSING]) + "]")


class _Mark(NamedTuple):
    """A mark that lacks its other half."""

    offset: int
    sign: str

    @property
    def other(self) -> str:
        return OPENING.get(self.sign) or CLOSING[self.sign]


def _unpaired(passage: TextPassage) -> list[_Mark]:
    """The marks of a paragraph that have no other half in it, in their order."""
    open_marks: list[_Mark] = []
    opened = Counter[str]()
    lost: list[_Mark] = []
    for found in _PAIRED.finditer(passage.text):
        mark = _Mark(found.start(), found[0])
        if mark.sign in OPENING:
            open_marks.append(mark)
            opened[mark.sign] += 1
        elif opened[mark.other]:
            # What was opened inside of the pair and never closed is lost.
            while open_marks[-1].sign != mark.other:
                opened[open_marks[-1].sign] -= 1
                lost.append(open_marks.pop())
            open_marks.pop()
            opened[mark.other] -= 1
        else:
            lost.append(mark)
    # Looked for last: most paragraphs have lost no mark.
    alone = {found.end() - 1 for found in _ALONE.finditer(passage.text)} if lost else ()
    return sorted([*(mark for mark in lost if mark.offset not in alone), *open_marks])


def _odd_one(marks: list[_Mark]) -> _Mark:
    """The mark to be told: of two opening quotation marks in a row the second, which should close."""
    signs = "".join(mark.sign for mark in marks[:2])
    return marks[1] if signs in ("““", "‘‘", "《《") else marks[0]


@rule(
    "P12",
    Level.ERROR,
    Strength.STANDARD,
    "引号、括号、书名号不成对",
    source="GB/T 15834—2011 4.8（引号）、4.9（括号）、4.15（书名号）：前后两部分成对使用",
    bad=("落实“三会一课制度，每月学习一次。", "学习《党章》》原文。", "开展“四史）宣传教育。"),
    good=(
        "落实“三会一课”制度（试行）。",
        "1）抓学习；2）抓检查。",
        "他说：“第一段话。\n“第二段话。”",
        "引文很长：“第一段\n第二段。”",
        "“Let’s go”是口号。",
    ),
)
def marks_come_in_pairs(paper: PaperText) -> Iterator[Finding]:
    """Find a mark without its other half, the one that is odd in its paragraph."""
    lost = {number: found for number, one in enumerate(paper.passages) if (found := _unpaired(one))}
    signs = Counter(mark.sign for marks in lost.values() for mark in marks)
    for number, marks in lost.items():
        if len(marks) > 1 or not _goes_on(paper, number, marks[0], signs):
            odd, start = _odd_one(marks), paper.passages[number].start
            missing = "另一半引号" if odd.other in "“”" else f"“{odd.other}”"
            yield Finding(
                start + odd.offset,
                start + odd.offset + 1,
                f"这里的“{odd.sign}”没有配对的{missing}",
                f"补上{missing}，或者删掉多余的这一个",
            )


def _goes_on(paper: PaperText, number: int, mark: _Mark, signs: Counter[str]) -> bool:
    """Tell whether the only odd mark of a paragraph has its other half in another one."""
    # A quotation of several paragraphs is closed in its last one, and opened again in each.
    below = paper.passages[number + 1 : number + 2]
    is_reopened = mark.sign == "“" and any(one.text.startswith("“") for one in below)
    return is_reopened or signs[mark.other] > 0


_NESTED = Seeker(r"《[^《》〈\n]{0,40}(?P<inner>《[^《》\n]{2,60}》)[^《》\n]{0,30}》", "《")
_QUOTED_TWICE = Seeker(r"“[^“”\n]{1,40}(?P<inner>“[^“”\n]{1,40}”)[^“”\n]{0,40}”", "“")


@rule(
    "P18",
    Level.WARNING,
    Strength.STANDARD,
    "书名号、引号里面又用了同样的",
    source="GB/T 15834—2011 4.8.3.4、4.15.3.6：引号里再用引号、书名号里再用书名号，里面一层用单的",
    bad=("根据《关于印发《学校章程》的通知》执行。", "他说：“要落实“双减”政策，减轻负担。”"),
    good=(
        "根据《关于印发〈学校章程〉的通知》执行。",
        "他说：“要落实‘双减’政策，减轻负担。”",
        "学习《党章》《准则》，落实“三会一课”“主题党日”制度。",
    ),
)
def inner_marks_are_single(paper: PaperText) -> Iterator[Finding]:
    """Find a title within a title, a quotation within a quotation, in the same marks."""
    for seeker, signs in ((_NESTED, "〈〉"), (_QUOTED_TWICE, "‘’")):
        for found in seeker(paper.text):
            inner = found["inner"]
            right = f"{signs[0]}{inner[1:-1]}{signs[1]}"
            yield Finding(
                *found.span("inner"), f"“{inner[0]}”里面又用了“{inner[0]}”", f"里面一层改成{right}", right
            )
