"""Leaving: how a member left (转出, 去世, 除名 …), and remarks that tell of it in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from docgen.base.diagnostics import Diagnostic, warning
from docgen.models.organization import Branch, Member, Organization
from docgen.reading.values.body_names import branch_meant

TRANSFERRED = "转出"

_WAYS = (
    ("去世", re.compile("去世|逝世|病逝|病故|亡故|死亡|[身已]故|[离过]世")),
    ("取消预备党员资格", re.compile("取消[^，。；]{0,6}资格")),
    ("开除党籍", re.compile("开除(?!公职|学籍)")),
    ("除名", re.compile("除名|劝退|脱党")),
    ("退党", re.compile("退党")),
    ("出党", re.compile("出党")),
    ("停止党籍", re.compile("停止党籍")),
    (
        TRANSFERRED,
        re.compile("[转迁][出走往]|(?<![借抽商])调[离出走往]|离职(?!进修|学习)|辞职|(?:已|毕业)离校"),
    ),
)
"""The ways to leave, by the words that offices write for them; the surest first."""

# 拟转出 is a plan, 曾转出 the past, 材料转到 no person: none takes anybody out of 应到.
_NOT_DONE = re.compile(
    "[拟将未曾没]|待[转调]|不再|准备|申请|撤销|计划|打算|正在|毕业后|转接中"
    "|材料|档案|户口|学籍|手续|名单|工资|津贴|治疗|住院|就医|就诊|手术"
)
# 转正 and 转岗 go nowhere: behind a bare 转 or 调 only what stands elsewhere is looked for.
_TO = re.compile(
    "(?<![借抽商])(?:[转调迁][到至去任入]|关系[已均也]?[转迁]|(?:^|(?<=[已被月日年，]))调)(?P<where>.{2,})"
)
_ELSEWHERE = re.compile(
    "[一二三四五六七八九十0-9]中|中学|小学|学校$|大学|学院|幼儿园|局|委(?!员)|镇|乡|街道|社区|村|公司|医院"
    "|[省市县州旗]|(?<!校)区|党总支|党组织|外地"
)
_DAY = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s*[年.\-/]\s*(?P<month>[0-9]{1,2})(?:\s*[月.\-/]\s*(?P<day>[0-9]{1,2}))?"
)


def way_of_leaving(member: Member) -> str:
    """How somebody left who has a day of leaving (转出日期): as 状态 or the remark says, else 转出."""
    return _way_in(member.status) or _way_in(member.remark) or TRANSFERRED


def changes_stand_in_their_keys(organization: Organization) -> Iterator[Diagnostic]:
    """A remark or a 状态 says that somebody left, and no day: they are still counted among those expected."""
    others = {str(branch.name): _sisters(branch, organization) for branch in organization.branches}
    for branch in organization.branches:
        for member in branch.members:
            # A member with 2025年3月转出 as 备注 and no day stayed in 应到 for good.
            if member.left is None:
                yield from islice(_left_in_vain(member, others[str(branch.name)]), 1)


def _sisters(own: Branch, organization: Organization) -> tuple[str, ...]:
    return tuple(str(branch.name) for branch in organization.branches if branch is not own)


def _left_in_vain(member: Member, other_branches: Sequence[str]) -> Iterator[Diagnostic]:
    for key, text in (("备注", member.remark), ("状态", member.status)):
        there = _branch_in(text, other_branches)
        way = TRANSFERRED if there else _way_in(text)
        if way:
            message = f"{member.name}的“{key}”写着“{text}”，程序不看{key}，没有“转出日期”，还算在应到的人里"
            also = f"；在{there}另写一行，写“转入日期”" if there else ""
            mend = f"加上 转出日期: {_day_in(text)}, 状态: {way}（当天起不再算；这一行不要删掉{also}）"
            yield warning("D537", text.place, message, mend)


def _way_in(text: str) -> str:
    clauses = _done(text)
    found = (way for way, words in _WAYS if any(words.search(clause) for clause in clauses))
    return next(found, "") or (TRANSFERRED if any(map(_goes_elsewhere, clauses)) else "")


def _goes_elsewhere(clause: str) -> bool:
    found = _TO.search(clause)
    # 由市一中调入 and 2021年转入 came, and 转入第二支部 is looked for among the branches.
    return bool(found and not re.search("[转调]入|[由从自]", clause) and _ELSEWHERE.search(found["where"]))


def _branch_in(text: str, branches: Sequence[str]) -> str:
    """The other branch to which somebody went, by any word for it."""
    found = (_TO.search(clause) for clause in _done(text))
    return next(filter(None, (branch_meant(each["where"], branches) for each in found if each)), "")


def _done(text: str) -> list[str]:
    return [
        clause for clause in re.split("[，。；,;（）()]", text) if clause and not _NOT_DONE.search(clause)
    ]


def _day_in(text: str) -> str:
    """The day that a remark names, as it is to be written: of a month its first day."""
    found = _DAY.search(text)
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"] or 1)) if found else None
    except ValueError:
        day = None
    return str(day) if day else "2025-03-01 那样的日期"
