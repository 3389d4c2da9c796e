from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from reading_models import plan_of, read, told

from docgen.domain.calendar.windows import Window, windows
from docgen.domain.calendar.workdays import usual_terms
from docgen.domain.rules import rules_of
from docgen.domain.rules.own_rules import check_rules
from docgen.domain.schedule.duties import Duty, covers, duties, promised_too_little
from docgen.domain.words.promises import parse_promise
from docgen.models.rules import Rules


def windows_of(kind: str) -> Sequence[Window]:
    return windows(kind, 2023, usual_terms(2023))


def owed(schedule: str, own: str = "规则: []") -> list[Duty]:
    rules, _ = read(Rules, own)
    return duties(plan_of(f"日程安排: [{schedule}]"), rules_of(2023, rules), windows_of)


def duty(kind: str, found: list[Duty]) -> Duty:
    (only,) = [each for each in found if each.kind == kind]
    return only


@pytest.mark.parametrize(
    ("strict", "loose", "does"),
    [
        ("每月一次", "每季度一次", True),
        ("每季度一次", "每月一次", False),
        ("每两个月一次", "每季度一次", True),  # every quarter holds one such window whole
        ("每两个月一次", "每月一次", False),
        ("每月一次", "每年12次", True),
        ("每年12次", "每月一次", False),
        ("每月一次", "每学期一次", True),
        ("每半年一次", "每学期一次", False),
        ("每月4学时", "每年32学时", True),
        ("每月一次", "每年4学时", False),
        ("每周一次", "每月三次", True),
    ],
)
def test_a_promise_covers_another_when_keeping_it_keeps_the_other(
    strict: str, loose: str, does: bool
) -> None:
    assert covers(parse_promise(strict), parse_promise(loose), windows_of) is does


def test_the_stricter_of_plan_and_rule_stays_and_names_both() -> None:
    found = duty("党员大会", owed("{事项: 大会, 类型: 党员大会, 频次: 每月一次, 范围: 每个支部}"))
    assert str(found.promise) == "每月至少1次"
    assert found.sources == ("计划第1行“每月一次”",)
    assert "第十一条" in found.looser[0]


def test_a_rule_stays_where_the_plan_promises_less() -> None:
    found = duty("支委会", owed("{事项: 支委会, 类型: 支委会, 频次: 每季度一次}"))
    assert str(found.promise) == "每月至少1次"
    assert "第十二条" in found.sources[0]
    assert found.looser == ("计划第1行“每季度一次”",)


def test_equal_demands_become_one_duty_with_two_sources() -> None:
    found = duty("支委会", owed("{事项: 支委会, 类型: 支委会, 频次: 每月至少一次}"))
    assert len(found.sources) == 2


def test_demands_of_which_neither_covers_the_other_both_stay() -> None:
    found = owed("{事项: 大会, 类型: 党员大会, 频次: 每年6次, 范围: 每个支部}")
    assert len([each for each in found if each.kind == "党员大会"]) == 2


def test_a_plan_without_promises_still_owes_what_the_rules_demand() -> None:
    assert [each.kind or each.name for each in owed("")] == [
        "党员大会",
        "支委会",
        "党小组会",
        "主题党日",
        "组织生活会",
        "民主评议会",
        "党员集中学习培训",
    ]


def test_rules_hold_only_in_the_years_they_were_in_force() -> None:
    assert "XX32" in [rule.number for rule in rules_of(2023)]
    assert "XX32" not in [rule.number for rule in rules_of(2024)]
    assert rules_of(2010) == ()


def test_the_office_may_replace_a_rule_or_waive_it() -> None:
    own = """\
规则:
  - {编号: ZT11, 事项: 党员大会, 类型: 党员大会, 频次: 每两个月一次, 范围: 每个支部, 来源: 区委通知,
     自: 2023-01-01}
  - {编号: ZT13, 事项: 党小组会, 频次: 不作要求, 范围: 每个党小组, 来源: 未设党小组, 自: 2023-01-01}
"""
    found = owed("", own)
    assert duty("党员大会", found).sources == ("区委通知“每两个月一次”",)
    assert "党小组会" not in [each.kind for each in found]


@pytest.mark.parametrize(
    ("own", "periods"),
    [
        (["自: 2023-07-01"], ["2018-10-28—2023-06-30", "2023-07-01—"]),
        (
            ["自: 2023-03-01, 至: 2023-08-31"],
            ["2018-10-28—2023-02-28", "2023-09-01—", "2023-03-01—2023-08-31"],
        ),
        (["自: 2022-01-01, 至: 2023-03-31"], ["2023-04-01—", "2022-01-01—2023-03-31"]),
        (["自: 2024-01-01"], ["2018-10-28—2023-12-31"]),
        (["自: 2010-01-01, 至: 2022-12-31"], ["2023-01-01—"]),
        (["自: 2010-01-01, 至: 2018-10-27"], ["2018-10-28—"]),
        (["自: 2022-01-01", "自: 2023-10-01"], ["2022-01-01—2023-09-30", "2023-10-01—"]),
        (["自: 2023-10-01", "自: 2022-01-01"], ["2022-01-01—2023-09-30", "2023-10-01—"]),
    ],
)
def test_a_rule_of_a_built_in_number_replaces_it_only_on_its_own_days(
    own: list[str], periods: list[str]
) -> None:
    text = "编号: ZT11, 事项: 党员大会, 类型: 党员大会, 频次: 每年一次, 范围: 每个支部, 来源: 甲"
    rules, _ = read(Rules, "规则: [" + ", ".join(f"{{{text}, {days}}}" for days in own) + "]")
    found = [rule for rule in rules_of(2023, rules) if rule.number == "ZT11"]
    assert [f"{rule.since}—{rule.until or ''}" for rule in found] == periods


def test_a_duty_waived_within_the_year_is_owed_until_then() -> None:
    own = "规则: [{编号: ZT12, 事项: 支委会, 频次: 不作要求, 范围: 每个支部, 来源: 甲, 自: 2023-03-01}]"
    found = duty("支委会", owed("", own))
    assert found.force is not None
    assert (found.force.last.month, found.force.last.day) == (2, 28)


def test_a_rule_that_cannot_be_read_is_told_at_its_place() -> None:
    own = "规则: [{编号: A, 事项: 甲, 范围: 党总支, 来源: 乙, 自: 2023-01-01, 频次: 经常}]"
    rules, _ = read(Rules, own)
    assert rules is not None
    assert told(check_rules(rules)) == [(1, own.index("经常") + 1, "D466")]


def test_what_leaves_no_minutes_is_not_checkable() -> None:
    (talks, *_) = owed("{事项: 谈心谈话, 频次: 每年至少一次, 范围: 每名党员}")
    assert not talks.checkable
    (hours, *_) = owed("{事项: 学习, 频次: 每月不少于4学时, 范围: 每名党员}")
    assert hours.checkable


def test_a_plan_that_promises_less_than_a_rule_is_told_at_the_promise() -> None:
    plan = plan_of("日程安排: [{事项: 支委会, 类型: 支委会, 频次: 每季度一次}]")
    (said,) = promised_too_little(plan, rules_of(2023), windows_of)
    assert told([said]) == [(1, 31, "D467")]
    assert "第十二条" in said.message
    often = "{事项: 支委会, 类型: 支委会, 频次: 每月两次}"
    enough = plan_of(f"日程安排: [{often}, {{事项: 年会, 类型: 支委会, 频次: 每年一次}}]")
    assert not list(promised_too_little(enough, rules_of(2023), windows_of))


def half_year_rule(number: str, promise: str, since: str, until: str) -> str:
    return (
        f"{{编号: {number}, 事项: 支委会, 类型: 支委会, 频次: {promise}, 范围: 每个支部, 来源: 县委, "
        f"自: {since}, 至: {until}}}"
    )


WAIVED = "{编号: ZT12, 事项: 支委会, 频次: 不作要求, 范围: 每个支部, 来源: 甲, 自: 2000-01-01}"


def test_a_rule_that_ends_within_the_year_is_owed_up_to_then() -> None:
    rule = half_year_rule("X1", "每月一次", "2023-01-01", "2023-06-30")
    found = duty("支委会", owed("", f"规则: [{WAIVED}, {rule}]"))
    assert [window.name for window in windows_of("月") if found.owed_in(window)] == [
        f"{month}月" for month in range(1, 7)
    ]


def test_a_stricter_rule_of_half_a_year_does_not_replace_the_one_of_the_whole() -> None:
    rule = half_year_rule("X1", "每周一次", "2023-01-01", "2023-06-30")
    found = [each for each in owed("", f"规则: [{rule}]") if each.kind == "支委会"]
    assert [str(each.promise) for each in found] == ["每月至少1次", "每周至少1次"]
    looser = half_year_rule("X1", "每季度一次", "2023-01-01", "2023-06-30")
    assert duty("支委会", owed("", f"规则: [{looser}]")).looser == ("县委“每季度一次”",)


def test_two_rules_of_the_office_share_the_year() -> None:
    first = half_year_rule("X1", "每月一次", "2022-01-01", "2023-06-30")
    second = half_year_rule("X2", "每季度一次", "2023-07-01", "2024-12-31")
    found = [each for each in owed("", f"规则: [{WAIVED}, {first}, {second}]") if each.kind == "支委会"]
    spans = [each.force and (each.force.first, each.force.last) for each in found]
    assert spans == [(date(2023, 1, 1), date(2023, 6, 30)), (date(2023, 7, 1), date(2023, 12, 31))]
