from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.base.diagnostics import Level
from docgen.base.workspace import Workspace
from docgen.year import Year, load_year

ORGANIZATION = "单位: 甲\n花名册: {}\n支部: [{{名称: 第一支部}}]\n"
CSV = "编号,姓名,性别,支部,身份,入党日期,转正日期\nD01,王建国,男,第一支部,正式党员,1993-06-28,1994-06-28\n"


def load(make: Callable[..., Path], named: str) -> Year:
    folder = make(organization=ORGANIZATION.format(named))
    (folder / "plans" / "roster.csv").write_text(CSV, encoding="gb18030")
    return load_year(Workspace(folder), 2023, ["organization"])


def test_the_roster_beside_organization_yaml_is_read(workspace: Callable[..., Path]) -> None:
    year = load(workspace, "roster.csv")
    assert year.organization is not None
    assert [member.name for member in year.organization.members] == ["王建国"]
    assert year.diagnostics == []


def test_facts_of_the_roster_are_told_at_their_cell(workspace: Callable[..., Path]) -> None:
    folder = workspace(organization=ORGANIZATION.format("roster.csv"))
    twice = CSV + CSV.splitlines()[1].replace("王建国", "李秀英")
    (folder / "plans" / "roster.csv").write_text(twice, encoding="utf-8")
    (told,) = load_year(Workspace(folder), 2023, ["organization"]).diagnostics
    assert (told.code, told.place.source.name, told.place[1:3]) == ("D451", "plans/roster.csv", (3, 1))


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("rostr.csv", "没有找到花名册“rostr.csv”，是不是“roster.csv”？"),
        ("../roster.csv", "没有找到花名册“../roster.csv”"),
        ("2023", "读不了"),
    ],
)
def test_a_roster_that_is_not_there_is_told_where_it_is_named(
    workspace: Callable[..., Path], named: str, message: str
) -> None:
    (told,) = load(workspace, named).diagnostics
    assert (told.code, told.place[1:3]) == ("K331", (2, 6))
    assert message in told.message


MINUTES = "会议:\n  - {类型: 党员大会, 支部: 第一支部, 日期: 2023-03-08, 主持人: 王建国, 缺席: 无}\n"


@pytest.mark.parametrize(
    ("organization", "code"),
    [
        ("单位：甲\n支部: [{名称: 第一支部}]\n", "Y123"),
        ('单位: 甲\n支部:\n  - 名称: 第一支部\n    党员:\n      - {姓名: "王建国}\n', "Y1"),
        (ORGANIZATION.format("old.xlsx"), "Y160"),
        (ORGANIZATION.format("none.xlsx"), "K331"),
        (ORGANIZATION.format("no_head.csv"), "K320"),
    ],
)
def test_while_it_is_not_known_who_is_in_the_roster_nobody_is_missing_from_it(
    workspace: Callable[..., Path], organization: str, code: str
) -> None:
    folder = workspace(organization=organization)
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MINUTES, encoding="utf-8")
    (folder / "plans" / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 an old workbook")
    (folder / "plans" / "no_head.csv").write_text("王建国,男\n", encoding="utf-8")
    said = load_year(Workspace(folder), 2023, ["organization", "minutes"]).diagnostics
    told = {each.code for each in said if each.level is Level.ERROR}
    assert told
    assert all(each.startswith(code) for each in told)
