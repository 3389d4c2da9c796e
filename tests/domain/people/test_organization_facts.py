from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from offices import rules_of
from reading_models import organization_of, told

from docgen.base.workspace import Workspace
from docgen.domain.people.organization_facts import (
    against_dated_rules,
    check_organization,
    confirmed_after_probation,
)
from docgen.domain.people.roster import Roster
from docgen.domain.words.dates import official_date
from docgen.year import load_year

HEAD = "单位: 甲\n支部:\n  - 名称: 第一支部\n    党员:\n"
REPOSITORY = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("members", "codes"),
    [
        (["编号: D01, 姓名: 张三", "编号: D01, 姓名: 李四"], ["D451"]),
        (["姓名: 张伟, 性别: 男", "姓名: 张伟, 性别: 男"], ["D453"]),
        (["姓名: 张伟, 性别: 男", "姓名: 张伟, 性别: 女"], []),
        (["姓名: 张三, 身份: 预备党员, 转正日期: 2023-05-01"], ["D454"]),
        (["姓名: 张三, 身份: 正式党员, 入党日期: 2001-01-01"], ["D455"]),
        (["姓名: 张三, 入党日期: 2001-01-01, 转正日期: 2001-01-01"], ["D456"]),
        (["姓名: 张三, 入党日期: 2001-01-01, 转正日期: 2001-12-31"], ["D457"]),
        (["姓名: 张三, 入党日期: 2001-01-01, 转正日期: 2002-01-01"], []),
        (["姓名: 张三, 出生年月: 1990-10, 入党日期: 2005-01-01, 转正日期: 2006-01-01"], ["D458"]),
        (["姓名: 张三, 出生年月: 1987-02, 入党日期: 2005-01-31, 转正日期: 2006-01-31"], ["D458"]),
        (["姓名: 张三, 出生年月: 1987-01, 入党日期: 2005-01-31, 转正日期: 2006-01-31"], []),
        (["姓名: 张三, 出生年月: 1990-10"], []),
    ],
)
def test_facts_of_the_roster_that_disagree_are_told(members: list[str], codes: list[str]) -> None:
    text = HEAD + "".join(f"      - {{{member}}}\n" for member in members)
    organization = organization_of(text)
    said = [*check_organization(organization), *against_dated_rules(Roster(organization), None)]
    assert [d.code for d in said] == codes


def test_a_day_that_could_not_be_read_is_not_told_as_one_that_was_not_written(
    workspace: Callable[..., Path],
) -> None:
    member = "姓名: 张三, 身份: 正式党员, 入党日期: 2001-01-01, 转正日期: 明年"
    folder = workspace(organization=f"{HEAD}      - {{{member}}}\n")
    said = load_year(Workspace(folder), 2023).diagnostics
    assert [(each.code, each.place.line) for each in said] == [("K303", 5)]


def test_a_fact_is_told_where_it_stands() -> None:
    text = HEAD + "      - {编号: D01, 姓名: 甲}\n      - {编号: D01, 姓名: 乙}\n"
    (said,) = check_organization(organization_of(text))
    assert told([said]) == [(6, 14, "D451")]
    assert "第5行的甲" in said.message


def test_two_branches_of_one_name_are_told() -> None:
    text = "单位: 甲\n支部: [{名称: 一}, {名称: 一}]\n"
    assert [d.code for d in check_organization(organization_of(text))] == ["D452"]


def test_the_example_roster_is_sound_and_counts_as_the_worked_answers_say() -> None:
    organization = organization_of((REPOSITORY / "plans" / "organization.yaml").read_text(encoding="utf-8"))
    assert check_organization(organization) == []
    assert [len(branch.members) for branch in organization.branches] == [12, 13]
    assert [candidate.stage for candidate in organization.candidates] == [
        "发展对象",
        "入党积极分子",
        "入党申请人",
    ]


@pytest.mark.parametrize(
    ("dates", "codes"),
    [
        ("自: 2022-06-01", []),
        ("自: 2000-01-01", ["D457"]),
        ("自: 2000-01-01, 至: 2021-12-31", []),
        ("自: 2000-01-01, 至: 2022-01-01", ["D457"]),
    ],
)
def test_the_probation_before_a_confirmation_is_that_of_its_day(dates: str, codes: list[str]) -> None:
    text = HEAD + "      - {姓名: 张三, 入党日期: 2021-01-01, 转正日期: 2022-01-01}\n"
    rules = rules_of(f"发展党员: [{{编号: DZ07, 事项: 预备期, 月数: 18, 来源: 县委, {dates}}}]\n")
    said = list(confirmed_after_probation(organization_of(text), rules))
    assert [d.code for d in said] == codes
    assert all("不满18个月" in d.message for d in said)


def test_a_leap_year_is_a_year() -> None:
    text = HEAD + "      - {姓名: 张三, 入党日期: 2019-03-05, 转正日期: 2020-03-04}\n"
    (said,) = confirmed_after_probation(organization_of(text), None)
    assert "不满一年" in said.message


@pytest.mark.parametrize(
    ("dates", "age"),
    [("自: 2000-01-01", "不满20岁"), ("自: 2006-01-01", ""), ("自: 2000-01-01, 至: 2004-12-31", "")],
)
def test_the_age_of_joining_is_that_laid_down_on_the_day(dates: str, age: str) -> None:
    text = HEAD + "      - {姓名: 张三, 出生年月: 1986-10, 入党日期: 2005-01-01, 转正日期: 2006-01-01}\n"
    rules = rules_of(f"发展党员: [{{编号: DZ01, 事项: 入党年龄, 周岁: 20, 来源: 县委, {dates}}}]\n")
    said = against_dated_rules(Roster(organization_of(text)), rules)
    assert [d.code for d in said] == (["D458"] if age else [])
    assert all(age in d.message and d.hint.endswith("依据：县委") for d in said)


@pytest.mark.parametrize("typed", ["1990.7", "1990-07", "1990年7月", "1990/7"])
def test_a_day_of_which_an_old_roster_has_the_month_alone_begins_at_its_end_and_is_printed_as_the_month(
    workspace: Callable[..., Path], typed: str
) -> None:
    member = f"姓名: 张三, 身份: 正式党员, 入党日期: {typed}, 转正日期: 1991-07"
    year = load_year(Workspace(workspace(organization=f"{HEAD}      - {{{member}}}\n")), 2023)
    assert {(each.code, each.level.value) for each in year.diagnostics} == {("Y200", "hint")}
    assert year.organization is not None
    (person,) = year.organization.members
    assert (person.admitted, official_date(person.admitted)) == (date(1990, 7, 31), "1990年7月")


def test_whoever_joined_in_a_later_month_is_not_counted_before_it(workspace: Callable[..., Path]) -> None:
    members = "      - {姓名: 张三, 入党日期: 2001-06-01, 转正日期: 2002-06-01}\n"
    later = "      - {姓名: 李四, 身份: 预备党员, 入党日期: 2023-05}\n"
    year = load_year(Workspace(workspace(organization=f"{HEAD}{members}{later}")), 2023)
    assert year.roster is not None
    days = (date(2023, 3, 10), date(2023, 6, 1))
    counted = [len(year.roster.of_branches(["第一支部"], day)) for day in days]
    assert counted == [1, 2]


@pytest.mark.parametrize("typed", ["1990.13", "明年", "7月", "2010"])
def test_what_is_no_day_and_no_month_of_a_year_is_an_error(
    workspace: Callable[..., Path], typed: str
) -> None:
    folder = workspace(organization=f"{HEAD}      - {{姓名: 张三, 入党日期: {typed}}}\n")
    assert [each.code for each in load_year(Workspace(folder), 2023).diagnostics] == ["K303"]
