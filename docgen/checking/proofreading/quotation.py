"""P03, P04 and Q: quotation marks and brackets: empty ones, straight ones, nouns that belong outside."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import CHINESE, HAN, Finding, Seeker, Strength, rule
from docgen.models.year_file import Role

GB = "GB/T 15834—2011 4.8（引号）、4.9（括号）、4.15（书名号）"

_EMPTY = Seeker(
    rf"“[ 　]*”|‘[ 　]*’|《[ 　]*》|〔[ 　]*〕|（）(?!$)|\(\)(?={CHINESE})",
    "”",
    "’",
    "》",
    "〕",
    "（）",
    "()",
)


@rule(
    "P03",
    Level.ERROR,
    Strength.STANDARD,
    "引号、书名号里是空的",
    source=GB,
    bad=("为提出的“”规划目标，提供动力。", "学习《》精神。"),
    good=("为提出的“三步走”规划目标，提供动力。", "签名（ ）日期（  ）", "其他（）"),
)
def marks_hold_something(paper: PaperText) -> Iterator[Finding]:
    """Find empty quotation marks and brackets, whose words were lost."""
    # （ ） with a space, and （） at the end of a line, are the blanks of a form.
    for found in _EMPTY(paper.text):
        yield Finding(
            *found.span(),
            f"“{found[0]}”里面是空的，原来的字丢了" if found[0] != "“”" else "引号里面是空的，原来的字丢了",
            "对照原文补上，或者把这对符号删掉",
        )


_STRAIGHT = Seeker(rf'"(?P<inside>[^"\n]*{HAN}[^"\n]*)"', '"')


@rule(
    "P04",
    Level.WARNING,
    Strength.STANDARD,
    "直引号",
    source=GB,
    is_certain=True,
    bad=('落实"三会一课"制度。',),
    good=("落实“三会一课”制度。", '屏幕尺寸5"。', 'print("ok")'),
)
def quotation_marks_are_curved(paper: PaperText) -> Iterator[Finding]:
    """Find straight quotation marks around Chinese, in pairs."""
    # A single one is no quotation mark: 屏幕尺寸5" are inches.
    for found in _STRAIGHT(paper.text):
        for offset, mend in ((found.start(), "“"), (found.end() - 1, "”")):
            yield Finding(
                offset, offset + 1, "中文里用了直引号", f"改成“{found['inside']}”两边的弯引号", mend
            )


_OUTSIDE = Seeker(r"”(工作|活动|制度)")
_INSIDE = Seeker(r"“[^“”\n]{2,20}(?P<noun>工作|活动|制度)”(?!(?:工作|活动|制度))")


@rule(
    "Q01",
    Level.WARNING,
    Strength.USUAL,
    "通名放进了引号",
    source="同一份文件里，引号的用法前后一致",
    bad=("开展“廉政文化进校园工作”，做好“开门评教”工作。",),
    good=("开展“廉政文化进校园”工作，做好“开门评教”工作。", "开展“廉政文化进校园工作”。"),
)
def generic_nouns_stand_outside(paper: PaperText) -> Iterator[Finding]:
    """Find 工作, 活动 or 制度 inside quotation marks, where the same paper has it outside elsewhere."""
    # Either way is right by itself: only a paper that has both is inconsistent.
    outside = set(_OUTSIDE.compiled.findall(paper.text)) if "”" in paper.text else set()
    for found in _INSIDE(paper.text) if outside else ():
        noun = found["noun"]
        if noun in outside and paper.passage_at(found.start()).role is not Role.SPEECH:
            right = found[0].replace(f"{noun}”", f"”{noun}")
            yield Finding(*found.span(), f"“{noun}”放进了引号，别处都在引号外面", f"改成{right}")
