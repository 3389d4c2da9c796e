"""T18: official formulas with one character wrong, and fixed groups with one member wrong or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.dated import facts, words
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import HAN, Finding, Strength, rule

_HAN = re.compile(HAN)
_PARTICLES = "的为和与及是了"
_BETWEEN = "”?[、，和与]“?"


def _one_wrong(text: str, start: int, formula: str) -> str | None:
    """What stands at a place of the text where a formula was meant: one character replaced, added or lost."""
    size = len(formula)
    for length in (size, size - 1, size + 1):
        typed = text[start : start + length]
        if len(typed) == length and "\n" not in typed and _is_a_slip(typed, formula):
            return typed
    return None


def _is_a_slip(typed: str, formula: str) -> bool:
    if len(typed) == len(formula):
        odd = [at for at, (a, b) in enumerate(zip(typed, formula, strict=True)) if a != b]
        is_one = len(odd) == 1 and 0 < odd[0] < len(formula) - 1
        return is_one and bool(_HAN.match(typed[odd[0]]) and _HAN.match(formula[odd[0]]))
    return _is_one_longer(*sorted((typed, formula), key=len))


def _is_one_longer(short: str, long: str) -> bool:
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    # At either end it is what stands before or behind, no slip; 党员的先锋模范作用 is no slip either.
    is_inside = 0 < at < len(short) and short[at:] == long[at + 1 :]
    return is_inside and long[at] not in _PARTICLES and bool(_HAN.match(long[at]))


def _near(text: str, formula: str) -> Iterator[Finding]:
    half = len(formula) // 2
    first, second = formula[:half], formula[half:]
    starts = {found.start() for found in re.finditer(re.escape(first), text)}
    for found in re.finditer(re.escape(second), text):
        starts |= {found.start() - half + shift for shift in (-1, 0, 1)}
    for start in sorted(starts):
        if start < 0 or formula in text[max(start - 1, 0) : start + len(formula) + 1]:
            continue
        typed = _one_wrong(text, start, formula)
        if typed:
            yield Finding(start, start + len(typed), f"“{typed}”不是正式的写法", f"改成“{formula}”", formula)


class _Group(NamedTuple):
    """A fixed group: what it is called, its members in their order, where it is laid down."""

    name: str
    members: tuple[str, ...]
    source: str


@cache
def _groups() -> tuple[_Group, ...]:
    listed = facts("formulas", "成组")
    return tuple(_Group(fact.name, tuple(fact.members.split("/")), fact.source) for fact in listed)


@cache
def _with_one_odd(members: tuple[str, ...], odd: int) -> re.Pattern[str]:
    """The group with anything in the place of one member."""
    size = len(members[odd])
    is_inside = 0 < odd < len(members) - 1
    anything = rf"(?P<odd>[^，。；、和与\n]{{1,{size + 3}}})" if is_inside else rf"(?P<odd>{HAN}{{{size}}})"
    return re.compile(_BETWEEN.join(anything if at == odd else each for at, each in enumerate(members)))


def _wrong_members(text: str, group: _Group) -> Iterator[Finding]:
    members = group.members
    if sum(each in text for each in members) < len(members) - 1:
        return
    whole = f"{'、'.join(members)}（{group.source}）"
    for odd, right in enumerate(members):
        for found in _with_one_odd(members, odd).finditer(text):
            if _is_wrong(found["odd"], odd, members):
                yield Finding(
                    *found.span("odd"), f"{group.name}里没有“{found['odd']}”", f"是“{right}”：{whole}", right
                )
        if 0 < odd < len(members) - 1 and len(members) > 3:
            yield from _left_out(text, group, odd, whole)


def _is_wrong(typed: str, odd: int, members: Sequence[str]) -> bool:
    right = members[odd]
    if typed == right:
        return False
    # At either end anything may stand beside the group: only what is half like the member was meant to be it.
    is_inside = 0 < odd < len(members) - 1
    return is_inside or 2 * sum(a == b for a, b in zip(typed, right, strict=False)) >= len(right)


def _left_out(text: str, group: _Group, odd: int, whole: str) -> Iterator[Finding]:
    rest = [each for at, each in enumerate(group.members) if at != odd]
    for found in re.finditer(_BETWEEN.join(rest), text):
        yield Finding(*found.span(), f"{group.name}少了“{group.members[odd]}”", f"写全：{whole}")


@rule(
    "T18",
    Level.WARNING,
    Strength.REGULATION,
    "固定提法差一个字、差一项",
    source="docgen/checking/proofreading/data/formulas.yaml，每组有来源",
    bad=(
        "坚决维护党中央权威和集体统一领导。",
        "落实立德育人根本任务。",
        "增强政治意识、全局意识、核心意识、看齐意识。",
        "坚定道路自信、理论自信、制度自信、文明自信。",
        "严守政治纪律、组织纪律、群众纪律、工作纪律、生活纪律。",
        "开展学习贯彻习近平新时代中国特色社会主义思想专题教育。",
    ),
    good=(
        "坚决维护党中央权威和集中统一领导。",
        "增强政治意识、大局意识、核心意识、看齐意识。",
        "反对形式主义、官僚主义、享乐主义和奢靡之风。",
        "开展习近平新时代中国特色社会主义思想专题研讨。",
        "坚持创新、协调、绿色、开放、共享的新发展理念。",
        "落实重大决策、重要人事任免、重大项目安排、大额度资金使用的集体决策。",
        "坚持谁主办、谁负责，参加入党积极分子培训教育。",
    ),
)
def formulas_are_whole(paper: PaperText) -> Iterator[Finding]:
    """Find an official formula with a slip in it, and a fixed group with a wrong or missing member."""
    for formula in words("formulas", "全文"):
        yield from _near(paper.text, formula)
    for group in _groups():
        yield from _wrong_members(paper.text, group)
