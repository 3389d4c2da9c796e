"""Each item of a plan's schedule appears in everything that is made of it, or is told."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_models import organization_of, plan_of

from docgen.base.diagnostics import Diagnostic
from docgen.domain.schedule.plan_facts import check_plan
from docgen.models.meeting_kinds import MEETING_KINDS
from docgen.papers.annex_tables import schedule_tables
from docgen.papers.year_calendar import draft_year_calendar
from docgen.schedule import schedule_of
from docgen.schedule.exports import as_objects, ics_of, left_out_of_ics, xlsx_of
from docgen.schedule.text import as_text
from docgen.year import Year

# Of seven with a group: a smaller branch owes no meeting of a committee, one without groups none of theirs.
NAMES = ("王建国", "李梅", "孙鹏", "乐天", "秦岚", "郑好", "范磊")
MEMBERS = ", ".join(f"{{姓名: {name}, 党小组: 第一党小组}}" for name in NAMES)
ORGANIZATION = organization_of(
    f"单位: 中共云溪市第三中学总支部委员会\n支部: [{{名称: 第一支部, 党员: [{MEMBERS}]}}]\n"
)
WHEN = (
    "日期: 2023-03-08",
    "日期: [2023-04-03, 2023-10-09]",
    "日期: 2022-03-08",
    "拟定: 清明节前3天",
    "拟定: 每月10日前",
    "拟定: 国庆节后第一周",
    "拟定: 3月第二个周五",
    "拟定: 3月、9月第二个周五",
    "拟定: 每学期第三周周四",
    "拟定: 每周三",
    "拟定: 过几天",
    "拟定: 4月30日前后",
    "月份: 6月、12月",
    "月份: 6月底",
    "月份: 3月—5月、9月",
    "月份: 全年",
    "频次: 每季度至少一次",
    "频次: 每月至少一次",
    "频次: 经常",
    "频次: 每年至少一次, 拟定: 4月10日",
    "频次: 每年至少一次, 月份: 6月、12月",
    "备注: 乙",
)
ITEMS = st.lists(
    st.tuples(
        st.sampled_from(("", *MEETING_KINDS)),
        st.sampled_from(WHEN),
        st.sampled_from(("", "党总支", "每个支部", "每名党员")),
    ),
    min_size=1,
    max_size=6,
    # The same promise of one kind, typed twice, is one duty and stands in the account once.
    unique_by=lambda item: (item[0], item[1].partition(",")[0] if "频次" in item[1] else item[1]),
)


def made_of(items: list[tuple[str, str, str]]) -> tuple[Year, list[Diagnostic]]:
    lines = [
        f"  - {{事项: 第{number}件事, {when}, 类型: {kind}, 范围: {scope}}}\n"
        for number, (kind, when, scope) in enumerate(items, start=1)
    ]
    plan = plan_of("日程安排:\n" + "".join(lines))
    return Year(2023, {"organization": ORGANIZATION, "plan": plan}, {}), check_plan(plan, 2023)


@settings(max_examples=60)
@given(ITEMS)
@example([("党员大会", "频次: 每季度至少一次", ""), ("党员大会", "频次: 每月至少一次", "")])
def test_each_item_is_shown_or_told(items: list[tuple[str, str, str]]) -> None:
    year, said = made_of(items)
    made = schedule_of(year, date(2023, 1, 1)).schedules[0]
    assert made
    said += made.diagnostics
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of([made])))
    cells = "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row)
    (calendar,) = draft_year_calendar(year)
    events = ics_of([made]).decode().replace("\r\n ", "")
    tables = str(schedule_tables(year.plan, 2023)) if year.plan else ""
    for number, (_, when, _) in enumerate(items, start=1):
        name = f"第{number}件事"
        assert name in tables
        is_told = number + 1 in {each.place.line for each in said}
        # A promise is shown in the account of its kind, by its line in the plan.
        shown = (name, f"计划第{number + 1}行")
        for form in (as_text(made), cells, str(as_objects([made], []))):
            assert is_told or any(word in form for word in shown), when
        dated = [entry for entry in made.planned if str(entry.item.name) == name]
        assert dated or is_told or "频次" in when, when
        assert name in str(calendar.context) or not dated, when
        assert name in events or name in left_out_of_ics([made]) or not dated, when


@pytest.mark.parametrize(
    ("kind", "items", "months"),
    [
        ("主题党日", ["拟定: 清明节前3天", "日期: 2023-06-28"], [3, 6]),
        (
            "主题党日",
            ["拟定: 重阳节前一周", "日期: [2023-03-08, 2023-06-28]"],
            [10, 3, 6],
        ),
        ("党课", ["拟定: 9月第二个周五", "日期: 2023-06-28"], [9, 6]),
        ("党课", ["拟定: 6月第二个周五", "日期: 2023-06-28"], [6]),
        ("", ["月份: 6月、12月"], [6, 12]),
        ("", ["月份: 3月中旬、9月上旬"], [3, 9]),
    ],
)
def test_what_comes_once_a_year_is_another_meeting_than_a_dated_one(
    kind: str, items: list[str], months: list[int]
) -> None:
    year, _ = made_of([(kind, item, "") for item in items])
    made = schedule_of(year, date(2023, 1, 1)).schedules[0]
    assert made
    assert sorted(entry.month.month for entry in made.planned) == sorted(months)


def test_a_festival_has_its_month_in_the_tables_of_the_plan() -> None:
    year, _ = made_of([("主题党日", "拟定: 清明节前3天", ""), ("", "月份: 6月中旬、12月", "")])
    assert year.plan
    month_table, meetings = schedule_tables(year.plan, 2023)
    assert [row[0] for row in month_table["行"]] == ["4月", "6月中旬", "12月"]
    assert [row[0] for row in meetings["行"]] == ["4月"]
