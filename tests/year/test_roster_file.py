from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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
