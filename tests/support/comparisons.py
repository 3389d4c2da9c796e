"""A 一讲二评三公示 of the fictional school's second branch, its score sheets, and how tests look at them."""

from __future__ import annotations

from collections.abc import Mapping

from offices import ROSTER, roster
from reading_models import read

from docgen.base.diagnostics import Diagnostic
from docgen.domain.evaluations.comparison import ComparisonCase
from docgen.domain.evaluations.comparison_facts import RULES
from docgen.models.evaluations import Comparison, Evaluations
from docgen.reading.spreadsheets import Spreadsheet, read_spreadsheet

COMPARISON = """\
评议:
  - 编号: 2023一讲二评-2
    类别: 一讲二评三公示
    支部: 第二支部
    日期: 2023-12-15
"""
THREE = "对象: [刘玉兰, 黄海涛, 吴静]"
ITEMS = "项目: {履行岗位职责: 40, 服务师生: 30, 廉洁自律: 30}"
HALVES = "权重: {领导: 50%, 同级: 50%}"
SHEETS = "选票: {领导: a.csv, 同级: b.csv}"
TOTALS = "满分: 100"

LEADERS = """\
评分人,姓名,合计
王建国,刘玉兰,90
王建国,黄海涛,90.13
王建国,吴静,80
"""
PEERS = """\
评分人,姓名,合计
孙鹏,刘玉兰,90.25
孙鹏,黄海涛,90.13
孙鹏,吴静,80
"""


def comparison_of(*lines: str) -> str:
    """The record with these further lines."""
    return COMPARISON + "".join(f"    {line}\n" for line in lines)


def sheets_of(files: Mapping[str, str]) -> dict[str, Spreadsheet]:
    """The texts of .csv files as spreadsheets."""
    return {
        name: read_spreadsheet(text.encode(), f"plans/2023/ballots/{name}") for name, text in files.items()
    }


def comparison(*lines: str, **files: str) -> ComparisonCase:
    """The record with further lines, and its sheets: `a` for `a.csv`."""
    evaluations, said = read(Evaluations, comparison_of(*lines))
    assert evaluations is not None, said
    assert not [d for d in said if d.level.value == "error"], said
    (record,) = evaluations.evaluations
    assert isinstance(record, Comparison)
    return ComparisonCase(
        record, roster(ROSTER), sheets_of({f"{name}.csv": text for name, text in files.items()})
    )


def facts_of(case: ComparisonCase) -> list[Diagnostic]:
    """What its facts have against each other."""
    return [said for rule in RULES for said in rule(case)]
