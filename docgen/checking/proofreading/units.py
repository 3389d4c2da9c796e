"""U: one name for one body, as organization.yaml has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import facts
from docgen.checking.proofreading.paper_text import PAPERS, PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Seeker, Strength, any_of, rule

NAMES = "公文写作惯例：单位名称准确，简称前后一致（docgen/checking/proofreading/data/units.yaml）"
STRUCTURE = "organization.yaml"


@cache
def _groups() -> tuple[Seeker, ...]:
    """A pattern of the names of each body."""
    # Of names inside of each other (党总支, 校党总支) the longest is found: any_of puts it first.
    return tuple(Seeker(any_of([*group.words]), *group.words) for group in facts("units", "叫法"))


@rule(
    "U01",
    Level.WARNING,
    Strength.USUAL,
    "一个组织几种叫法",
    source=NAMES,
    scope=PAPERS,
    bad=("校党总支制定计划，学校党总支负责检查。", "按照市局党委的安排，落实云溪市教育局党委的要求。"),
    good=(
        "校党总支制定计划，校党总支负责检查，报党总支备案。",
        "云溪市第三中学党总支制定计划，校党总支检查。",
    ),
)
def one_body_one_name(paper: PaperText) -> Iterator[Finding]:
    """Find a body that has several names in one paper."""
    for seeker in _groups():
        found = [match for match in seeker(paper.text) if _is_whole(paper.text, match)]
        names = list(dict.fromkeys(match[0] for match in found))
        if len(names) > 1:
            yield from _several_names(found, names, paper.facts.short_unit)


def _several_names(found: list[re.Match[str]], names: list[str], own: str) -> Iterator[Finding]:
    # The office's own short name is right; without it, the name that the paper uses first.
    chosen = own if own in names else names[0]
    told = "、".join(f"“{name}”" for name in names)
    for match in found:
        if match[0] != chosen:
            yield Finding(*match.span(), f"同一个组织有几种叫法：{told}", f"统一成“{chosen}”")


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match is a name of its own, and no part of a longer one."""
    # 云溪市实验学校党总支 is another school's; 中小学校党组织领导的校长负责制 is a system.
    before = text[max(match.start() - 1, 0) : match.start()]
    behind = text[match.end() : match.end() + 3]
    is_other = match[0].startswith(("学校", "校")) and before and before in "市县区镇乡中小验语育业民高"
    return not is_other and behind != "领导的"


@rule(
    "U02",
    Level.HINT,
    Strength.HOUSE,
    "“我校”和“学校”混用",
    source="以党组织名义行文，人称前后一致",
    scope=PAPERS,
    bad=("学校开展活动，促进我校发展。",),
    good=("学校开展活动，促进学校发展。", "我校开展活动。"),
)
def one_person_throughout(paper: PaperText) -> Iterator[Finding]:
    """Find the first 我校 in a paper that also says 学校."""
    # Once is enough: whoever changes one changes all of them.
    first = paper.text.find("我校")
    if first >= 0 and "学校" in paper.text:
        yield Finding(first, first + 2, "同一份文件里又写“我校”，又写“学校”", "统一成“学校”")


_COMMITTEE_OF = Seeker(r"党总支[^。；\n]{0,20}(?:调整|增补|补选|充实)(?P<who>支委)(?!会)", "支委")


@rule(
    "U03",
    Level.WARNING,
    Strength.REGULATION,
    "总支和支部的委员混淆",
    source="总支部委员会的组成人员称总支委员，支部委员会的称支部委员（支委）",
    bad=("健全党总支的班子，补选支委成员。",),
    good=("完善党总支组织机构，适当调整总支委员。", "党总支指导各支部召开支委会。", "调整支委成员。"),
)
def committee_of_the_right_level(paper: PaperText) -> Iterator[Finding]:
    """Find 支委 in a sentence about the general branch, whose members are 总支委员."""
    for found in _COMMITTEE_OF(paper.text):
        yield Finding(
            *found.span("who"),
            "说的是党总支，“支委”却是支部的委员",
            "改成“总支委员”，或者写明是哪个支部的支委",
        )


_ORDINAL = r"第[一二三四五六七八九十]{1,3}"
_BODY = Seeker(rf"(?<!{HAN}){_ORDINAL}(?:党?支部|党小组)", "支部", "党小组")


@rule(
    "U05",
    Level.WARNING,
    Strength.FACT,
    "没有这个支部或党小组",
    source=STRUCTURE,
    bad=("第九支部负责检查。",),
    good=("第一支部负责检查，第二支部协助。", "与实验小学第九支部共建。"),
)
def bodies_exist(paper: PaperText) -> Iterator[Finding]:
    """Find a branch or a group that organization.yaml does not have."""
    # At the beginning of a clause: 实验小学第九支部 is another school's.
    bodies = paper.facts.bodies
    for found in _BODY(paper.text) if bodies else ():
        name = found[0].replace("党支部", "支部")
        alike = [body for body in bodies if re.fullmatch(rf"{_ORDINAL}{name[-2:]}", body)]
        if alike and name not in bodies:
            told = "、".join(sorted(bodies))
            yield Finding(
                *found.span(), f"organization.yaml 里没有“{name}”", f"现有：{told}；外单位的写明单位名称"
            )


# 各支部组织委员 is read 各支部 + 组织委员: the pattern wants 的 or a sign behind it.
_ORGANIZED = Seeker(r"各支部组织(?=的(?!党员|教师|活动|学习)|[、，。；）])", "各支部组织")


@rule(
    "U06",
    Level.WARNING,
    Strength.USUAL,
    "“各支部”写成“各支部组织”",
    source="组织名称：支部、支部委员会",
    bad=("充分参考各支部组织的意见。",),
    good=("各支部组织委员负责。", "各支部组织党员学习。", "各支部组织开展活动。"),
)
def branches_are_called_branches(paper: PaperText) -> Iterator[Finding]:
    """Find 各支部组织 as a noun; as a verb (各支部组织党员学习) it is right."""
    for found in _ORGANIZED(paper.text):
        yield Finding(*found.span(), "“各支部组织”和别处的“各支部”不一致", "改成“各支部”或“各党支部”")
