"""Leaving: how a member left (转出, 去世, 除名 …), and remarks that tell of it in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, warning
from docgen.models.organization import Member, Organization

TRANSFERRED = "转出"

_WAYS = (
    ("去世", re.compile("去世|逝世|病逝|病故|亡故|死亡|身故")),
    ("取消预备党员资格", re.compile("取消[^，。；]{0,6}资格")),
    ("开除党籍", re.compile("开除")),
    ("除名", re.compile("除名|劝退|自行脱党")),
    ("退党", re.compile("退党")),
    ("出党", re.compile("出党")),
    ("停止党籍", re.compile("停止党籍")),
    (TRANSFERRED, re.compile("(?<!未)(?<!没有)(?<!没)(?:转出|转走|转往|调离|调出|调走|离职|辞职)")),
)
"""The ways to leave, by the words that offices write for them; the surest first."""

# 拟转出 is a plan, 曾转出 the past: neither takes anybody out of 应到.
_NOT_DONE = re.compile("拟|准备|将|申请|不再|撤销|曾")
_DAY = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s*[年.\-/]\s*(?P<month>[0-9]{1,2})(?:\s*[月.\-/]\s*(?P<day>[0-9]{1,2}))?"
)


def way_of_leaving(member: Member) -> str:
    """How somebody left who has a day of leaving (转出日期): as 状态 or the remark says, else 转出."""
    return _way_in(member.status) or _way_in(member.remark) or TRANSFERRED


def changes_stand_in_their_keys(organization: Organization) -> Iterator[Diagnostic]:
    """A remark or a 状态 says that somebody left, and no day: they are still counted among those expected."""
    for member in organization.members:
        for key, text in (("备注", member.remark), ("状态", member.status)):
            # A member with 2025年3月转出 as 备注 and no day stayed in 应到 for good.
            way = _way_in(text) if member.left is None else ""
            if way:
                message = (
                    f"{member.name}的“{key}”写着“{text}”，程序不看{key}，没有“转出日期”，还算在应到的人里"
                )
                mend = f"加上 转出日期: {_day_in(text)}, 状态: {way}（当天起不再算；这一行不要删掉）"
                yield warning("D537", text.place, message, mend)
                break


def _way_in(text: str) -> str:
    clauses = [clause for clause in re.split("[，。；,;]", text) if not _NOT_DONE.search(clause)]
    found = (way for way, words in _WAYS if any(words.search(clause) for clause in clauses))
    return next(found, "")


def _day_in(text: str) -> str:
    """The day that a remark names, as it is to be written: of a month its first day."""
    found = _DAY.search(text)
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"] or 1)) if found else None
    except ValueError:
        day = None
    return str(day) if day else "2025-03-01 那样的日期"
