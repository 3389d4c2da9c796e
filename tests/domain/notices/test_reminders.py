from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from noticeboard import LISTED, MINUTES, ORGANIZATION, cases_of, changed, due, office_of

from docgen.base.diagnostics import Level
from docgen.domain.notices.reminders import last_on_record

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


def test_the_day_is_the_last_one_on_record_never_todays() -> None:
    office = office_of()
    assert last_on_record(office, cases_of(LISTED, office)) == date(2023, 9, 27)
    later = changed(("天数: 5", "结果: {反映: 无, 报告日期: 2023-10-09}\n    天数: 5"))
    assert last_on_record(office, cases_of(later, office)) == date(2023, 10, 9)
    assert last_on_record(office_of(minutes=""), ()) is None


DOCGEN = Path(__file__).parents[3] / "docgen"
ROOMS = ("models", "domain", "year", "papers")
DATED = [path for room in ROOMS for path in sorted((DOCGEN / room).rglob("*.py"))]


@pytest.mark.parametrize("path", DATED, ids=lambda path: path.name)
def test_nothing_before_a_draft_asks_what_day_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    assert not {"today", "now", "utcnow", "localtime"}.intersection(asked)
