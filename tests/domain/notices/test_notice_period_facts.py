"""The period of a notice against calendar and rules, and its report against the period."""

from __future__ import annotations

import pytest
from noticeboard import LISTED, changed, codes, facts, office_of

RANKING = "  - {编号: B, 类别: 评比结果, 项目: 甲, 对象: 高一组, 依据: 经评比%s}\n"


def told(code: str, *pairs: tuple[str, str], calendar: str = "") -> list[str]:
    office = office_of(calendar=calendar)
    return [d.message + d.hint for d in facts(changed(*pairs), office) if d.code == code]


@pytest.mark.parametrize(
    ("length", "unit", "agree"),
    [
        ("5个工作日", "    单位: 工作日\n", True),
        ("7个自然日", "    单位: 自然日\n", True),
        ("5个工作日", "", True),
        ("7个自然日", "", True),
        ("5", "    单位: 工作日\n", True),
        ("5个工作日", "    单位: 自然日\n", False),
    ],
)
def test_a_unit_told_twice_must_be_the_same(length: str, unit: str, agree: bool) -> None:
    text = changed(("天数: 5\n    单位: 工作日\n", f"天数: {length}\n{unit}"))
    assert ("N818" not in codes(facts(text))) == agree


def test_a_notice_not_posted_yet_is_not_asked_for_its_length() -> None:
    assert not any("没有规定公示几天" in d.message for d in facts(RANKING % ""))
    assert any("没有规定公示几天" in d.message for d in facts(RANKING % ", 发布日期: 2023-11-27"))


@pytest.mark.parametrize(
    ("unit", "start", "is_told"),
    [("工作日", "当日", True), ("工作日", "次日", False), ("自然日", "当日", False)],
)
def test_a_notice_posted_on_a_day_off_hears_from_when_its_workdays_are_counted(
    unit: str, start: str, is_told: bool
) -> None:
    (said, *_) = told(
        "N812",
        ("2023-09-26", "2023-10-14"),
        ("单位: 工作日", f"单位: {unit}\n    起算: {start}"),
        ("天数: 5", "天数: 6"),
    )
    assert "发布日期2023年10月14日是周末" in said
    assert ("现在从下一个工作日数起" in said) == is_told
    assert ("到2023年10月23日" in said) == is_told


def test_the_first_day_may_be_off_though_that_of_posting_is_not() -> None:
    said = told("N812", ("2023-09-26", "2023-10-13"), ("单位: 工作日", "单位: 自然日\n    起算: 次日"))
    assert any("公示的第一天2023年10月14日是周末" in each for each in said)


@pytest.mark.parametrize(
    ("vacation", "words"),
    [
        ("起: 2023-10-08, 止: 2023-10-20", "公示期有1天在秋假里"),
        ("起: 2023-10-07, 止: 2023-10-20", "公示期有2天在秋假里"),
        ("起: 2023-09-01, 止: 2023-10-08", "公示期整个在秋假里"),
        ("起: 2023-10-09, 止: 2023-10-20", ""),
        ("起: 2023-09-01, 止: 2023-09-25", ""),
    ],
)
def test_a_period_that_touches_a_vacation_is_told_by_how_much(vacation: str, words: str) -> None:
    said = told("N813", calendar=f"寒暑假: [{{名称: 秋假, {vacation}}}]\n")
    assert [words in each for each in said] == ([True] if words else [])


@pytest.mark.parametrize(
    ("days", "unit", "is_too_short"),
    [("5", "工作日", False), ("4", "工作日", True), ("13", "自然日", False), ("12", "自然日", True)],
)
def test_a_period_ends_no_earlier_than_the_rule_lets_it(days: str, unit: str, is_too_short: bool) -> None:
    said = told("N814", ("天数: 5", f"天数: {days}"), ("单位: 工作日", f"单位: {unit}"))
    assert bool(said) == is_too_short


@pytest.mark.parametrize(("last", "is_too_short"), [("2027-05-01", True), ("2027-05-04", False)])
def test_a_last_day_that_is_only_supposed_calls_no_notice_too_short_unless_its_days_are(
    last: str, is_too_short: bool
) -> None:
    # Before the arrangement of 2027 is out the fifth workday is supposed to be 5 May.
    said = told(
        "N814", ("发布日期: 2023-09-26", f"发布日期: 2027-04-29\n    截止: {last}"), ("    天数: 5\n", "")
    )
    assert bool(said) == is_too_short


@pytest.mark.parametrize(
    ("outcome", "pairs", "is_told"),
    [
        ("{反映: 无, 报告日期: 2023-10-08}", (), True),
        ("{反映: 无, 报告日期: 2023-10-09}", (), False),
        ("无", (), False),
        ("无", (("    发布日期: 2023-09-26\n", ""),), True),
    ],
)
def test_a_report_comes_after_the_last_day(
    outcome: str, pairs: tuple[tuple[str, str], ...], is_told: bool
) -> None:
    assert bool(told("N809", ("天数: 5", f"结果: {outcome}\n    天数: 5"), *pairs)) == is_told


def test_a_notice_neither_posted_nor_reported_is_not_told_of_its_report() -> None:
    assert told("N809", ("    发布日期: 2023-09-26\n", "")) == []


def test_a_report_on_a_period_of_which_the_length_is_not_known_is_not_too_early() -> None:
    text = RANKING % ", 发布日期: 2023-11-27, 结果: {反映: 无, 报告日期: 2023-11-28}"
    assert "N809" not in codes(facts(text))


@pytest.mark.parametrize(
    ("outcome", "is_told"),
    [
        ("无", False),
        ("{反映: 无, 报告日期: 2023-10-09}", False),
        ("{反映: 1件, 核实: 经核实不属实}", False),
        ("1件", True),
    ],
)
def test_only_an_objection_that_nobody_looked_into_is_told(outcome: str, is_told: bool) -> None:
    assert bool(told("N816", ("天数: 5", f"结果: {outcome}\n    天数: 5"))) == is_told


def test_the_example_has_nothing_against_its_period() -> None:
    assert facts(LISTED) == []
