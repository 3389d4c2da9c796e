from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from noticeboard import LISTED, MINUTES, ORGANIZATION, cases_of, changed, due, office_of

from docgen.base.diagnostics import Level
from docgen.domain.notices.reminders import reminders

EXAMINED = """\
  - 类型: 支委会
    支部: 第二支部
    日期: 2023-09-12
    缺席: 无
    议题:
      - {题目: 考察入党积极分子, 讨论: [{黄海涛: 林小雨值班认真。}], 决议: 记入考察表。}
"""
UNTRANSFERRED = MINUTES.split("  - 类型: 党员大会\n    支部: 第二支部\n    日期: 2023-09-27")[0]


def about(at: date, who: str, organization: str = ORGANIZATION, minutes: str = UNTRANSFERRED) -> list[str]:
    said = due(at, office=office_of(organization, minutes))
    assert all(d.level is Level.HINT for d in said)
    return [d.message for d in said if who in d.message]


@pytest.mark.parametrize(
    ("at", "message"),
    [
        (date(2023, 8, 27), ""),
        (
            date(2023, 8, 28),
            "李小龙的预备期2023年9月27日期满，还有30天，还没有讨论转正的记录（截至2023年8月28日）",
        ),
        (
            date(2023, 9, 27),
            "李小龙的预备期2023年9月27日期满，还没有讨论转正的记录（截至2023年9月27日）",
        ),
        (
            date(2023, 10, 7),
            "李小龙的预备期2023年9月27日期满，已经过了10天，还没有讨论转正的记录（截至2023年10月7日）",
        ),
    ],
)
def test_the_end_of_a_probation_is_told_thirty_days_before_and_when_it_is_over(
    at: date, message: str
) -> None:
    assert about(at, "李小龙") == ([message] if message else [])


def test_whom_the_assembly_has_confirmed_is_not_told_of() -> None:
    assert about(date(2023, 10, 7), "李小龙", minutes=MINUTES) == []


def test_an_extension_moves_the_end() -> None:
    longer = ORGANIZATION.replace("入党日期: 2022-09-27,", "入党日期: 2022-09-27, 延长预备期: 6,")
    assert about(date(2023, 12, 1), "李小龙", longer) == []
    assert "2024年3月27日期满" in about(date(2024, 3, 1), "李小龙", longer)[0]


def test_an_extension_that_the_assembly_decided_moves_it_too() -> None:
    extended = changed(("结论: 按期转正", "结论: 延长预备期, 延长月数: 6"), text=MINUTES)
    assert about(date(2023, 12, 1), "李小龙", minutes=extended) == []
    assert "2024年3月27日期满" in about(date(2024, 3, 1), "李小龙", minutes=extended)[0]


def test_an_activist_is_examined_every_half_year() -> None:
    (one,) = about(date(2023, 9, 1), "林小雨")
    assert "对入党积极分子林小雨的考察2023年9月14日到期，还有13天" in one
    assert about(date(2023, 8, 1), "林小雨") == []


def test_an_examination_on_record_counts() -> None:
    assert about(date(2023, 10, 1), "林小雨", minutes=UNTRANSFERRED + EXAMINED) == []
    assert about(date(2023, 10, 1), "阿卜杜拉·买买提", minutes=UNTRANSFERRED + EXAMINED)
    by_hand = ORGANIZATION.replace("身份: 入党积极分子,", "身份: 入党积极分子, 考察时间: [2023-09-05],")
    assert about(date(2023, 10, 1), "考察", by_hand) == []


def test_a_notice_whose_period_is_over_asks_for_its_outcome() -> None:
    (one,) = [d.message for d in due(date(2023, 10, 9), LISTED) if "公示" in d.message]
    assert "公示“A1”2023年10月8日已经结束，还没有写“结果”" in one
    assert not [d for d in due(date(2023, 10, 8), LISTED) if "公示" in d.message]
    done = changed(("天数: 5", "结果: 无\n    天数: 5"))
    assert not [d for d in due(date(2023, 10, 9), done) if "公示" in d.message]


def test_the_office_may_be_reminded_earlier() -> None:
    rules = "发展党员: [{编号: TX30, 事项: 期满提醒, 天数: 60, 来源: 本单位, 自: 2020-01-01}]\n"
    said = due(date(2023, 8, 1), office=office_of(minutes=UNTRANSFERRED, rules=rules))
    assert any("李小龙" in d.message for d in said)


CLOSING = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("admitted", "message"),
    [
        ("2022-12-31", "李小龙的预备期2023年12月31日期满，还没有讨论转正的记录（截至2023年12月31日）"),
        (
            "2022-09-27",
            "李小龙的预备期2023年9月27日期满，已经过了95天，还没有讨论转正的记录（截至2023年12月31日）",
        ),
        ("2023-01-05", ""),
    ],
)
def test_of_a_year_that_is_over_only_what_was_late_at_its_end_is_told(admitted: str, message: str) -> None:
    roster = ORGANIZATION.replace("入党日期: 2022-09-27", f"入党日期: {admitted}")
    said = reminders(office_of(roster, UNTRANSFERRED), (), date(2026, 11, 30), CLOSING)
    assert [d.message for d in said if "李小龙" in d.message] == ([message] if message else [])


def test_of_a_year_that_is_over_later_examinations_are_known() -> None:
    by_hand = ORGANIZATION.replace("身份: 入党积极分子,", "身份: 入党积极分子, 考察时间: [2024-02-05],")
    told = [
        reminders(office_of(each, ""), (), date(2026, 11, 30), CLOSING) for each in (ORGANIZATION, by_hand)
    ]
    assert [any("林小雨的考察" in d.message for d in said) for said in told] == [True, False]


def test_a_notice_that_ran_into_the_next_year_is_told_with_its_own_year() -> None:
    office = office_of(minutes="")
    late = cases_of(changed(("发布日期: 2023-09-26", "发布日期: 2023-12-28")), office)
    said = [d.message for d in reminders(office, late, date(2024, 3, 1), CLOSING) if "公示“" in d.message]
    assert [message.endswith("（截至2024年3月1日）") for message in said] == [True]


OVER = date(2023, 10, 7)


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("身份: 预备党员, 入党日期: 2022-09-27", "身份: 预备党员, 入党日期: 2022-09-27", True),
        ("身份: 预备党员, 入党日期: 2022-09-27", "身份: 预备党员", False),
        ("身份: 预备党员, 入党日期: 2022-09-27", "身份: 正式党员, 入党日期: 2022-09-27", False),
        ("入党日期: 2022-09-27", "入党日期: 2022-09-27, 转正日期: 2023-09-27", False),
        ("入党日期: 2022-09-27", "入党日期: 2022-09-27, 转出日期: 2023-10-07", False),
        ("入党日期: 2022-09-27", "入党日期: 2022-09-27, 转出日期: 2023-10-08", True),
    ],
)
def test_only_whoever_is_on_probation_here_is_told_of(old: str, new: str, is_told: bool) -> None:
    roster = ORGANIZATION.replace(old, new)
    assert bool(about(OVER, "李小龙", roster)) == is_told


@pytest.mark.parametrize(
    ("pairs", "is_told"),
    [
        ([], False),
        ([("姓名: 李小龙, 结论", "姓名: 王𬱖, 结论")], True),
        ([("赞成: 3}\n", "赞成: 0, 不赞成: 3}\n")], True),
        ([("日期: 2023-09-27", "日期: 2023-10-07")], False),
        ([("日期: 2023-09-27", "日期: 2023-10-08")], True),
        ([("        人选: {姓名: 李小龙, 结论: 按期转正}\n", "")], True),
    ],
)
def test_only_a_vote_on_the_person_that_carried_until_that_day_ends_a_probation(
    pairs: list[tuple[str, str]], is_told: bool
) -> None:
    last = changed(*pairs, text=MINUTES[len(UNTRANSFERRED) :])
    assert bool(about(OVER, "李小龙", minutes=UNTRANSFERRED + last)) == is_told


def test_the_vote_that_admitted_does_not_end_the_probation() -> None:
    assert about(date(2024, 6, 20), "王𬱖")


@pytest.mark.parametrize(
    ("candidate", "at", "is_told"),
    [
        ("确定积极分子时间: 2023-03-14, 考察时间: [2023-10-02]", date(2023, 10, 1), True),
        ("确定积极分子时间: 2023-03-14, 考察时间: [2023-10-01]", date(2023, 10, 1), False),
        ("申请入党时间: 2022-08-30", date(2023, 10, 1), False),
    ],
)
def test_only_an_examination_that_was_held_counts_and_only_an_activist_is_examined(
    candidate: str, at: date, is_told: bool
) -> None:
    roster = changed(
        ("推荐方式: 党员推荐, 确定积极分子时间: 2023-03-14", f"推荐方式: 党员推荐, {candidate}"),
        text=ORGANIZATION.replace("申请入党时间: 2022-08-30, ", ""),
    )
    assert bool(about(at, "林小雨", roster)) == is_told


@pytest.mark.parametrize("stage", ["入党申请人", "发展对象"])
def test_whoever_is_no_activist_is_not_examined(stage: str) -> None:
    roster = changed(
        ("身份: 入党积极分子, 申请入党时间: 2022-08-30", f"身份: {stage}, 申请入党时间: 2022-08-30"),
        text=ORGANIZATION,
    )
    assert about(date(2023, 10, 1), "林小雨", roster) == []


@pytest.mark.parametrize(
    ("at", "rules", "is_told"),
    [
        (date(2026, 5, 18), "", True),
        (date(2026, 5, 19), "", False),
        (date(2023, 10, 1), "月数: 0", False),
        (date(2023, 10, 1), "月数: 12", False),
        (date(2024, 3, 14), "月数: 12", True),
    ],
)
def test_an_examination_is_due_by_the_rule_of_the_day(at: date, rules: str, is_told: bool) -> None:
    own = (
        f"发展党员: [{{编号: FZ12, 事项: 积极分子考察, {rules}, 来源: 甲, 自: 2020-01-01}}]\n"
        if rules
        else ""
    )
    said = due(at, office=office_of(minutes=UNTRANSFERRED, rules=own))
    assert any("林小雨" in d.message for d in said) == is_told


def test_a_notice_whose_period_cannot_be_reckoned_asks_for_nothing() -> None:
    undated = changed(("    发布日期: 2023-09-26\n", ""))
    assert not [d for d in due(date(2023, 10, 9), undated) if "公示“" in d.message]


@pytest.mark.parametrize(
    ("at", "days", "words"),
    [
        (date(2023, 9, 26), 0, ""),
        (date(2023, 9, 27), 0, "2023年9月27日期满，还没有"),
        (date(2023, 9, 28), 0, "已经过了1天"),
        (date(2023, 9, 26), 1, "还有1天"),
        (date(2023, 9, 25), 1, ""),
    ],
)
def test_an_office_is_reminded_as_many_days_ahead_as_it_wants(at: date, days: int, words: str) -> None:
    rules = f"发展党员: [{{编号: TX30, 事项: 期满提醒, 天数: {days}, 来源: 本单位, 自: 2020-01-01}}]\n"
    said = due(at, office=office_of(minutes=UNTRANSFERRED, rules=rules))
    told = [d.message for d in said if "李小龙" in d.message]
    assert [words in each for each in told] == ([True] if words else [])


def test_before_any_rule_on_reminders_an_end_is_told_on_its_day() -> None:
    old = ORGANIZATION.replace("入党日期: 2022-09-27", "入党日期: 1995-09-27")
    told = [about(date(1996, 9, day), "李小龙", old) for day in (26, 27)]
    assert [len(each) for each in told] == [0, 1]


DOCGEN = Path(__file__).parents[3] / "docgen"
ROOMS = ("models", "domain", "year", "papers")
DATED = [path for room in ROOMS for path in sorted((DOCGEN / room).rglob("*.py"))]


@pytest.mark.parametrize("path", DATED, ids=lambda path: path.name)
def test_nothing_before_a_draft_asks_what_day_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    assert not {"today", "now", "utcnow", "localtime"}.intersection(asked)
