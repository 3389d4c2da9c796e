"""An appraisal of the fictional school's second branch, its ballots, and how tests look at them."""

from __future__ import annotations

from offices import ROSTER, roster
from reading_models import read

from docgen.base.diagnostics import Diagnostic
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.evaluations.appraisal_facts import RULES
from docgen.models.evaluations import Appraisal, Evaluations
from docgen.models.rules import Rules
from docgen.reading.spreadsheets import read_spreadsheet

BALLOTS = """\
票号,刘玉兰,黄海涛,张伟,吴静,阿依古丽·买买提,孙鹏,朱慧敏,覃辉,郑好,区志远,乐天
1,优秀,优秀,优秀,合格,合格,优秀,合格,合格,合格,合格,合格
2,优秀,优秀,合格,合格,合格,优秀,合格,合格,优秀,合格,合格
3,优秀,合格,优秀,合格,合格,优秀,合格,合格,合格,,合格
4,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀,优秀
5,,,,,,,,,,,
6,优秀,优秀,合格,合格,合格,合格,合格,合格,合格,基本合格,合格
7,合格,优秀,优秀,合格,合格,优秀,合格,合格,合格,合格,合格
8,优秀,优秀,优秀、合格,合格,合格,优秀,合格,合格,合格,合格,合格
9,优,优,合格,合格,合格,合格,合格,合格,合格,合格,
10,优秀,合格,合格,合格,合格,优秀,合格,合格,合格,基本合格,合格
11,优秀,优秀,优秀,合格,合格,合格,合格,合格,合格,合格,合格
12,√,优秀,优秀,合格,合格,优秀,合格,合格,合格,合格,合格
"""
"""Twelve sheets of which one is blank; the answers were worked out by hand."""

RECORD = """\
评议:
  - 编号: 2023民主评议-2
    类别: 民主评议党员
    支部: 第二支部
    日期: 2023-12-27
"""


def record_of(*lines: str) -> str:
    """The record with these further lines."""
    return RECORD + "".join(f"    {line}\n" for line in lines)


def appraisal_of(text: str) -> Appraisal:
    """The first appraisal of a text that has nothing wrong with it."""
    evaluations, said = read(Evaluations, text)
    assert evaluations is not None, said
    assert not [d for d in said if d.level.value == "error"], said
    return evaluations.evaluations[0]


def case(*lines: str, ballots: str = "", organization: str = ROSTER, rules: str = "") -> AppraisalCase:
    """The record with further lines against the roster, and the ballots that it names as `a.csv`."""
    spreadsheet = read_spreadsheet(ballots.encode(), "plans/2023/ballots/a.csv")
    own = read(Rules, rules)[0] if rules else None
    return AppraisalCase(appraisal_of(record_of(*lines)), roster(organization), {"a.csv": spreadsheet}, own)


def facts(*lines: str, ballots: str = "", rules: str = "", organization: str = ROSTER) -> list[Diagnostic]:
    """What the facts of such a record have against each other."""
    made = case(*lines, ballots=ballots, rules=rules, organization=organization)
    return [said for rule in RULES for said in rule(made)]


def codes(said: list[Diagnostic]) -> list[str]:
    """The codes alone."""
    return [each.code for each in said]
