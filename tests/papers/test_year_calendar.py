from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.base.workspace import Workspace
from docgen.making.build import build
from docgen.papers.year_calendar import draft_year_calendar
from docgen.year import Year, load_year

PLAN = """\
日程安排:
  - {事项: 党员大会, 类型: 党员大会, 频次: 每季度至少一次, 日期: [2023-03-08, 2023-06-20], 范围: 每个支部}
  - {事项: 公开课, 月份: 4月—5月}
"""
ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - {名称: 第一支部, 党员: [{姓名: 王建国}]}
  - {名称: 第二支部, 党员: [{姓名: 刘玉兰}]}
"""
WAIVED = "规则:\n" + "".join(
    f"  - {{编号: {number}, 事项: 甲, 频次: 不作要求, 范围: 每个支部, 来源: 乙, 自: 2020-01-01}}\n"
    for number in ("ZT12", "ZT13", "ZT16", "ZT17", "ZT18", "XX32")
)


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Workspace:
    folder = workspace(PLAN, ORGANIZATION)
    (folder / "plans" / "rules.yaml").write_text(WAIVED, encoding="utf-8")
    return Workspace(folder)


def with_assemblies(office: Workspace, held: dict[str, str]) -> Year:
    """The year with members' assemblies on record: the day, and whose they were."""
    records = "".join(f"  - {{类型: 党员大会, 日期: {day}, 支部: [{who}]}}\n" for day, who in held.items())
    (office.year(2023) / "minutes.yaml").write_text(f"会议:\n{records}", encoding="utf-8")
    return load_year(office, 2023)


def lines(year: Year, month: int) -> list[str]:
    (draft,) = draft_year_calendar(year)
    months = draft.context["月历"]
    assert isinstance(months, list)
    assert all(line["缺"] is line["文字"].startswith("缺") for line in months[month - 1]["行"])
    return [line["文字"] for line in months[month - 1]["行"]]


def test_without_records_everything_is_only_planned(office: Workspace) -> None:
    year = load_year(office, 2023)
    assert lines(year, 3) == ["□8日（三）党员大会"]
    assert lines(year, 4) == ["□公开课（4月—5月）"]
    assert draft_year_calendar(year)[0].context["说明"] == "■ 已开（有记录）　□ 计划"


def test_what_was_held_is_marked_and_what_is_missing_is_named(office: Workspace) -> None:
    held = {"2023-03-08": "第一支部, 第二支部", "2023-06-20": "第一支部", "2023-07-05": "第一支部"}
    year = with_assemblies(office, held)
    assert lines(year, 3) == ["■8日（三）党员大会"]
    assert lines(year, 6) == ["■20日（二）党员大会（第一支部）", "缺第二季度党员大会（第二支部）"]
    assert lines(year, 7) == ["■5日（三）党员大会（第一支部）"]
    assert lines(year, 9) == []


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({"2023-03-14": "第一支部, 第二支部"}, ["■14日（二）党员大会"]),
        # One record for each branch: still one meeting of one day and kind.
        ({"2023-03-14": "第一支部", "'2023-03-14'": "第二支部"}, ["■14日（二）党员大会"]),
        # The second branch has not met: what was proposed still stands.
        ({"2023-03-14": "第一支部"}, ["□6日（一）党员大会", "■14日（二）党员大会（第一支部）"]),
        ({"2023-04-14": "第一支部, 第二支部"}, ["□6日（一）党员大会"]),
    ],
)
def test_a_proposed_day_is_gone_once_all_have_met_on_other_days(
    office: Workspace, held: dict[str, str], expected: list[str]
) -> None:
    proposed = PLAN.replace("日期: [2023-03-08, 2023-06-20]", "拟定: 每月第一个周一")
    (office.year(2023) / "plan.yaml").write_text(proposed, encoding="utf-8")
    found = [line for line in lines(with_assemblies(office, held), 3) if not line.startswith("缺")]
    assert found == expected


def test_a_day_that_the_plan_fixed_stays_though_they_met_on_another(office: Workspace) -> None:
    year = with_assemblies(office, {"2023-03-14": "第一支部, 第二支部"})
    assert lines(year, 3)[:2] == ["□8日（三）党员大会", "■14日（二）党员大会"]


def test_the_vacations_that_the_office_named_are_marked_in_their_months(office: Workspace) -> None:
    vacations = "".join(
        f"  - {{名称: {name}, 起: {first}, 止: {last}}}\n"
        for name, first, last in (
            ("寒假", "2022-12-30", "2023-02-12"),
            ("暑假", "2023-07-08", "2023-08-31"),
            ("秋假", "2023-11-01", "2023-11-05"),
            ("寒假", "2024-01-20", "2024-02-25"),
        )
    )
    office.year(2023).parent.joinpath("calendar.yaml").write_text(f"寒暑假:\n{vacations}", encoding="utf-8")
    year = load_year(office, 2023)
    assert [lines(year, month) for month in (1, 2, 3)] == [
        ["寒假：全月"],
        ["寒假：至12日"],
        ["□8日（三）党员大会"],
    ]
    assert [lines(year, month) for month in (7, 8, 9)] == [["暑假：8日起"], ["暑假：至31日"], []]
    assert lines(year, 11) == ["秋假：1日—5日"]
    assert lines(year, 12) == []


def test_no_vacation_is_printed_that_nobody_named(office: Workspace) -> None:
    assert lines(load_year(office, 2023), 8) == []


def test_a_window_without_a_workday_left_after_the_last_record_is_over(office: Workspace) -> None:
    year = with_assemblies(office, {"2023-12-29": "第一支部"})
    assert lines(year, 12) == ["■29日（五）党员大会（第一支部）", "缺第四季度党员大会（第二支部）"]


def test_a_year_whose_days_off_are_not_even_supposed_has_no_calendar(office: Workspace) -> None:
    assert draft_year_calendar(replace(load_year(office, 2023), number=2003)) == []


def test_days_of_a_year_whose_days_off_are_unknown_are_marked_as_provisional(office: Workspace) -> None:
    (draft,) = draft_year_calendar(replace(load_year(office, 2023), number=2031))
    assert "△ 暂定，以国务院办公厅放假通知为准" in str(draft.context["说明"])


def test_the_calendar_is_written_once_and_then_left_unchanged(workspace: Callable[..., Path]) -> None:
    place = Workspace(workspace(PLAN, ORGANIZATION))
    (first,) = build(place, 2023, "schedule").written
    (second,) = build(place, 2023, "schedule").written
    assert first.path.name == "校党总支2023年组织生活年历.docx"
    assert (first.outcome.label, second.outcome.label) == ("已写入", "未变化")
