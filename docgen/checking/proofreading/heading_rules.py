"""H: headings typed into a text: the sign behind a number, one form at one level, no number skipped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText, TextPassage
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, rule
from docgen.models.year_file import Role
from docgen.reading.values.numerals import read_number

SIGNS = "GB/T 15834—2011 附录B：带括号的序次语后不用点号；汉字数字后用顿号；“第一”“首先”后用逗号"
GB = "GB/T 9704—2012 7.3.3：层次序数依次用“一、”“（一）”“1.”“（1）”"

_NUMBERED = Seeker(r"^(?P<n>\d{1,2})(?P<mark>、)(?=\S)", "、")


@rule(
    "H01",
    Level.WARNING,
    Strength.STANDARD,
    "第三层序数用了顿号",
    source=GB,
    is_certain=True,
    bad=("1、切实抓好班子建设。",),
    good=("1.切实抓好班子建设。", "一、指导思想", "1、2班合上一节课。"),
)
def third_level_has_a_dot(paper: PaperText) -> Iterator[Finding]:
    """Find a number of the third level with 、 instead of a dot: 1、 → 1."""
    # 1、2班 is an enumeration of classes, not a heading.
    for found in _NUMBERED(paper.text):
        if paper.passage_at(found.start()).role is Role.BODY and not paper.text[found.end()].isdigit():
            yield Finding(
                *found.span("mark"), f"序数“{found[0]}”后面应当用小圆点", f"改成“{found['n']}.”", "."
            )


def _siblings(paper: PaperText) -> Iterator[list[TextPassage]]:
    """The typed headings of one level below one heading."""
    # Only these have to look alike: other sections may be set in another way.
    groups: dict[tuple[int, tuple[int, ...]], list[TextPassage]] = defaultdict(list)
    above: list[tuple[int, int]] = []
    for passage in paper.having(Role.BODY):
        level = passage.level
        if level:
            above = [(known, start) for known, start in above if known < level]
            parents = tuple(start for _, start in above)
            groups[level, parents].append(passage)
            above.append((level, passage.start))
    yield from groups.values()


@rule(
    "H02",
    Level.WARNING,
    Strength.USUAL,
    "同级标题有的有句号，有的没有",
    source="公文写作惯例：标题末尾不用标点，同级一致",
    bad=("（一）加强思想建设\n（二）加强组织建设，促进民主。",),
    good=(
        "（一）加强思想建设\n（二）加强组织建设",
        "1.加强学习。\n2.加强检查。",
        "（一）购书费；\n（二）培训费\n（三）其他开支。",
    ),
)
def headings_end_alike(paper: PaperText) -> Iterator[Finding]:
    """Find headings that end with a stop among headings of their level without one."""
    # All with a stop is a style of its own (run-in headings end like sentences): only a mixture is told.
    for group in _siblings(paper):
        # Items of a list: all but the last end with ；, the last one with 。.
        is_list = any(one.text.endswith(("；", ";")) for one in group)
        headings = [one for one in group if one.is_heading and not is_list]
        stopped = [one for one in headings if one.text.endswith("。")]
        for passage in stopped if len(stopped) < len(headings) else ():
            yield Finding(
                passage.end - 1, passage.end, "同一级的标题，有的末尾有句号，有的没有", "标题末尾的“。”删掉"
            )


@rule(
    "H05",
    Level.WARNING,
    Strength.STANDARD,
    "同级序数写法不一",
    source=GB,
    bad=("1.抓学习。\n2、抓检查。",),
    good=("1.抓学习。\n2.抓检查。", "（1）抓学习。\n（2）抓检查。"),
)
def numbers_look_alike(paper: PaperText) -> Iterator[Finding]:
    """Find numbers of one level in two forms: 1. and 2、."""
    for group in _siblings(paper):
        forms = [re.sub(r"[一二三四五六七八九十\d]+", "", one.number.strip()) for one in group]
        for passage, form in zip(group, forms, strict=True):
            if form != forms[0]:
                message = f"“{passage.number.strip()}”和同级的“{group[0].number.strip()}”写法不一样"
                yield Finding(
                    passage.start, passage.start + len(passage.number), message, "同一级用同一种写法"
                )
                break


@rule(
    "H06",
    Level.WARNING,
    Strength.FACT,
    "同级序数断了号",
    source="层次序数连续",
    bad=("一、指导思想\n二、工作目标\n四、主要措施", "（一）抓学习\n（二）抓管理\n（二）抓检查"),
    good=(
        "一、指导思想\n（一）要求\n（二）目标\n二、措施\n（一）学习\n（二）检查",
        "一、指导思想\n1.抓学习。\n二、措施\n2.抓检查。",
    ),
)
def numbers_follow_each_other(paper: PaperText) -> Iterator[Finding]:
    """Find a number among those of its level that does not follow the one before it."""
    # A series may begin anew (1. below each heading), or run on; only a gap or a repetition is told.
    for group in _siblings(paper):
        last = 0
        for passage in group:
            number = _value(passage)
            # last is 0 before the first: an excerpt may begin with 二、.
            if last and number not in (1, last + 1):
                typed = passage.number.strip()
                message = f"“{typed}”前面的序数是{last}：漏了一项，或者序数写错了"
                yield Finding(
                    passage.start, passage.start + len(typed), message, "核对有没有漏掉的段落，改正序数"
                )
            last = number


def _value(passage: TextPassage) -> int:
    return read_number(re.sub(r"[^一二三四五六七八九十百\d]", "", passage.number)) or 0


_SIGNS = Seeker(
    r"^(?P<bracketed>（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）)(?P<dot>[、.．，])"
    r"|^(?P<han>[一二三四五六七八九十]{1,3})(?P<point>[.．])"
    r"|(?:^|(?<=[。；：]))(?P<said>第[一二三四五六七八九]|首先|其次|再次|最后)(?P<comma>、)(?!第|其次)"
)


@rule(
    "H07",
    Level.WARNING,
    Strength.STANDARD,
    "序数后面的标点不对",
    source=SIGNS,
    is_certain=True,
    bad=("（一）、加强组织领导", "一.指导思想", "第一、要认真学习；第二，要抓落实。", "首先、做好动员。"),
    good=(
        "（一）加强组织领导",
        "一、指导思想",
        "第一、第二支部负责。",
        "首先，做好动员。",
        "第一、二组布置会场。",
    ),
)
def numbers_have_their_sign(paper: PaperText) -> Iterator[Finding]:
    """Find a sign behind a number that does not belong there: （一）、, 一., 第一、."""
    for found in _SIGNS(paper.text):
        kind = found.lastgroup or ""
        right = {"dot": "", "point": "、", "comma": "，"}[kind]
        if kind == "comma" and re.match("[一二三四五六七八九]", paper.text[found.end() : found.end() + 1]):
            continue
        told = f"改成“{right}”" if right else f"删掉“{found[kind]}”"
        yield Finding(*found.span(kind), f"“{found[0]}”里序数后面的标点不对", told, right)
