"""Proofreading texts in tests: a paper made of lines, and the office that it belongs to."""

from __future__ import annotations

from datetime import date

from reading_models import organization_of

from docgen.checking.proofreading.facts import Facts
from docgen.checking.proofreading.findings import findings
from docgen.checking.proofreading.paper_text import PLAN, PaperText, paragraphs
from docgen.domain.people.roster import Roster
from docgen.models.year_file import Role
from docgen.reading.nodes import Text

_FULL = ", ".join(f"{{姓名: 甲{n}, 党小组: 第{1 + n % 2}党小组}}" for n in range(22))
_NEW = ", ".join(f"{{姓名: 乙{n}, 党小组: 第{3 + n % 2}党小组, 身份: 预备党员}}" for n in range(3))
ORGANIZATION = f"""\
单位: 中共云溪市第三中学总支部委员会
支部: [{{名称: 第一支部, 党员: [{_FULL}]}}, {{名称: 第二支部, 党员: [{_NEW}]}}]
"""
"""Two branches, four groups, 22 full members and 3 on probation."""
OFFICE = Facts(
    roster=Roster(organization_of(ORGANIZATION)),
    year=2023,
    unit="中共云溪市第三中学总支部委员会",
    short_unit="校党总支",
    bodies=frozenset({"第一支部", "第二支部", "第一党小组", "第二党小组"}),
    names=frozenset({"王建国", "李秀英", "刘玉兰", "曾强", "阿依古丽·买买提"}),
    events={"清明祭英烈主题党日": (date(2023, 3, 31),)},
)


def paper_of_text(text: str, kind: str = PLAN, role: Role = Role.BODY, facts: Facts = OFFICE) -> PaperText:
    """A paper of one text."""
    return PaperText(kind, paragraphs(Text(text), role), facts)


def codes(paper: PaperText) -> list[str]:
    """The codes of what is found, in the order of the text."""
    found = sorted((proof.finding.start, proof.rule.code) for proof in findings(paper))
    return [code for _, code in found]
