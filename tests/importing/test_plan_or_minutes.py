"""A paper is read as what it is: no plan with places and chairs is a record, and no record a plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from manuscripts import manuscript_of
from office_files import saved
from offices import ROSTER
from word_minutes import imported, in_lines, in_table, meetings_of
from word_notices import in_word

from docgen.commands import docgen
from docgen.importing.minutes_forms import is_minutes, record_title

PLAN = """\
指导思想: 坚持党的领导。
工作目标: [抓好学习。]
重点任务: [{标题: 学习, 内容: 学习党章。}]
日程安排:
  - {事项: 支部党员大会, 类型: 党员大会, 频次: 每季度至少一次}
  - {事项: 春节前走访慰问, 日期: 2023-01-13, 时间: "9:00", 地点: 各家, 主持: 工会主席}
"""
MONTHS = (
    ("月份", "时间", "工作内容", "地点", "主持人"),
    ("1月", "13日9:00", "走访慰问", "各家", "工会主席"),
    ("2月", "8日", "党员大会", "报告厅", "支部书记"),
)
TITLE = "青石镇中心小学党支部2025年工作计划"


def test_a_plan_with_places_and_chairs_comes_back_as_a_plan(workspace: Callable[..., Path]) -> None:
    folder = workspace(organization=ROSTER)
    run = lambda *words: CliRunner().invoke(docgen, [*words, "-C", str(folder)])  # noqa: E731
    (folder / "plans" / "2023" / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert run("plan", "2023").exit_code == 0
    (path,) = (folder / "generated" / "2023").rglob("*.docx")
    result = run("import", str(path), "--year", "2024")
    assert "plan.yaml" in result.output
    assert not (folder / "plans" / "2024" / "minutes.yaml").exists()


@pytest.mark.parametrize(
    "blocks",
    [
        (TITLE, MONTHS),
        (MONTHS,),
        (((TITLE,) * 5, *MONTHS),),
        ("中共青石镇中心小学支部委员会", "2025年工作安排（试行）", MONTHS),
        ("主题党日活动方案", "时间：3月8日", "地点：烈士陵园", "主持人：刘玉兰", "参加人员：全体党员"),
        ("2025年党员学习计划表", (("时间", "内容", "地点", "主讲人"), ("3月", "学党章", "会议室", "书记"))),
    ],
)
def test_a_plan_is_no_record(blocks: tuple[object, ...]) -> None:
    assert not is_minutes(manuscript_of(in_word(*blocks), "计划.docx").blocks)  # type: ignore[arg-type]


def test_a_month_table_with_heads_in_two_rows_is_a_plans() -> None:
    heads = (
        ("月份", "工作安排", "", "", "落实情况", ""),
        ("", "工作内容", "时间", "地点", "责任人", "完成形式"),
    )
    document = docx.Document()
    document.add_paragraph(TITLE)
    rows = (*heads, ("1月", "党员大会", "8日", "报告厅", "书记", "记录"))
    table = document.add_table(len(rows), 6)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    for (top, left), (bottom, right) in (((0, 0), (1, 0)), ((0, 1), (0, 3)), ((0, 4), (0, 5))):
        table.cell(top, left).merge(table.cell(bottom, right))
    manuscript = manuscript_of(saved(document), "计划.docx")
    assert not is_minutes(manuscript.blocks)
    assert not is_minutes(manuscript.blocks[1:])


@pytest.mark.parametrize(
    "lines",
    [
        ("党员大会会议记录", "时间：2025年3月8日", "地点：会议室", "主持人：刘玉兰", "讨论2025年工作计划"),
        ("时间：2025年3月8日", "地点：会议室", "主持人：刘玉兰", "讨论2025年工作计划"),
        ("讨论2025年工作计划会议记录", "时间：2025年3月8日", "地点：会议室", "主持人：刘玉兰", "通过。"),
    ],
)
def test_a_record_of_a_meeting_on_the_plan_is_a_record(lines: tuple[str, ...]) -> None:
    assert is_minutes(manuscript_of(in_lines(*lines), "记录.docx").blocks)


FORM = (
    "会议名称：支部党员大会",
    "开会日期：2025年6月18日",
    "会议起止时间：15时至16时30分",
    "会议地点：会议室",
    "主持人：周志强    记录人：陈堃",
    "应到会党员12人，实到会党员11人",
)
UNIT = "中共云溪市第三中学第一支部委员会"


@pytest.mark.parametrize(
    "lines",
    [
        (UNIT, "关于召开接收预备党员大会的会议记录", *FORM),
        ("会议记录", *FORM),
        ("会议记录", "会议名称：支部党员大会", "日期：2025年6月18日", "时间：15时至16时30分", *FORM[3:]),
    ],
)
def test_a_record_in_other_labels_is_read_as_one(lines: tuple[str, ...]) -> None:
    (meeting,) = meetings_of(in_lines(*lines))
    assert (meeting.kind, str(meeting.day), str(meeting.time)) == ("党员大会", "2025-06-18", "15:00—16:30")
    assert (str(meeting.chair), str(meeting.recorder)) == ("周志强", "陈堃")
    assert (meeting.expected, meeting.present) == (12, 11)


def test_the_branch_above_the_title_is_that_of_the_record() -> None:
    (meeting,) = meetings_of(in_lines(UNIT, "会议记录", *FORM))
    assert [str(each) for each in meeting.branches] == ["第一支部"]


def test_the_day_and_the_hours_of_a_table_are_one_meetings() -> None:
    rows = (
        ("会议名称", "支部党员大会", "日期", "2025年6月18日"),
        ("时间", "15:00—16:30", "地点", "会议室"),
        ("主持人", "周志强", "记录人", "陈堃"),
    )
    (meeting,) = meetings_of(in_table("会议记录", *rows))
    assert (str(meeting.day), str(meeting.time)) == ("2025-06-18", "15:00—16:30")


GROUP = (
    "党小组学习记录（第三党小组）",
    "2025年5月21日　星期三　16:00　英语组办公室",
    "主持人吴静，记录人郑好，到会5人，缺席1人（何平出差）。",
    "吴静领学了党章。",
)


def test_a_titled_record_without_labels_is_kept_whole_and_asked_about() -> None:
    (meeting,) = meetings_of(in_lines(*GROUP))
    assert (meeting.kind, str(meeting.group), str(meeting.day)) == ("党小组会", "第三党小组", "2025-05-21")
    assert [str(text) for text in meeting.text] == list(GROUP[1:])
    assert "# 猜的：原文是一段话" in imported(in_lines(*GROUP)).text


@pytest.mark.parametrize("lines", [(TITLE, "三、做好会议记录", "会议记录"), ("三、做好会议记录",)])
def test_words_on_records_in_a_plan_are_no_title(lines: tuple[str, ...]) -> None:
    assert not record_title(manuscript_of(in_lines(*lines), "计划.docx").blocks)


def test_what_is_titled_a_record_and_not_read_as_one_is_told(
    tmp_path: Path, workspace: Callable[..., Path]
) -> None:
    folder, paper = workspace(organization=ROSTER), tmp_path / "记录.docx"
    paper.write_bytes(in_lines("教研活动记录", "大家谈了谈本学期的打算。"))
    result = CliRunner().invoke(docgen, ["import", str(paper), "--year", "2024", "-C", str(folder)])
    assert "看标题“教研活动记录”像会议记录" in result.output
