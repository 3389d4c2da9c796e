"""Records of meetings as offices keep them in Word become minutes.yaml, and nothing of them is lost."""

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

from docgen.commands import docgen
from docgen.importing.minutes_forms import is_minutes
from docgen.models.minutes import Meeting


def facts(meeting: Meeting) -> dict[str, object]:
    return {
        "kind": meeting.kind,
        "whose": "、".join(meeting.branches) or str(meeting.group),
        "day": str(meeting.day),
        "time": str(meeting.time or ""),
        "chair": str(meeting.chair or ""),
        "recorder": str(meeting.recorder or ""),
        "counts": (meeting.expected, meeting.present),
    }


IN_TABLE = in_table(
    "党支部会议记录",
    ("会议名称", "第二支部党员大会", "时  间", "2023年3月8日 15:00—16:30"),
    ("地 点", "三楼会议室", "主持人", "刘玉兰"),
    ("记录人", "张伟（女）", "应到人数", "12"),
    ("实到人数", "11", "缺席及原因", "区志远（支教）"),
    ("会议议题", "1.通报年度工作计划\n2.讨论党员公开承诺", "列席人员", "周志强"),
    ("会议内容", "刘玉兰通报了年度工作计划。\n会议以举手方式通过了计划，赞成10票。"),
)
IN_LINES = in_lines(
    "第一支部委员会会议记录",
    "时间：2023年4月3日（星期一）16:00",
    "地点：二楼会议室",
    "主持人：周志强    记录人：陈堃",
    "参加人员：周志强、陈堃、张伟",
    "会议内容：",
    "一、研究发展党员工作",
    "周志强：今年计划发展1名党员。",
    "二、研究主题党日",
    "会议决定4月组织清明祭扫。",
)
TEXTUAL = """主题党日活动记录
活动时间：2023-6-30 14:00
活动地点：烈士陵园
参加人员：全体党员
主持人：刘玉兰
记录人：吴静
活动主题：重温入党誓词
活动内容
参观展览，重温入党誓词。
交流发言
刘玉兰：不忘初心。
"""
LECTURE = in_table(
    "",
    ("党课时间", "2023年9月10日"),
    ("授课人", "王建国"),
    ("地点", "报告厅"),
    ("党课题目", "做新时代好教师"),
    ("主持人", "周志强"),
    ("提纲", "一、立德；\n二、树人。"),
)
TWO = in_lines(
    *(
        line
        for day in ("5月10日", "6月14日")
        for line in (
            "第三党小组会议记录",
            f"会议时间：{day}下午3点",
            "会议地点：办公室",
            "主持：吴静",
            "记录：郑好",
            "应到7人，实到6人，请假1人：王𬱖（病假）",
            "学习内容：",
            "学习党章。",
            "发言情况：",
            "吴静：要学深学透。",
        )
    )
)


def test_a_table_of_labels_is_read_cell_by_cell() -> None:
    (meeting,) = meetings_of(IN_TABLE)
    assert facts(meeting) == {
        "kind": "党员大会",
        "whose": "第二支部",
        "day": "2023-03-08",
        "time": "15:00—16:30",
        "chair": "刘玉兰",
        "recorder": "张伟（女）",
        "counts": (12, 11),
    }
    assert [item.title for item in meeting.agenda] == ["通报年度工作计划", "讨论党员公开承诺"]
    assert meeting.text[1] == "会议以举手方式通过了计划，赞成10票。"


def test_lines_with_labels_are_read_and_numbered_lines_begin_no_other_record() -> None:
    (meeting,) = meetings_of(IN_LINES)
    assert (meeting.kind, meeting.branches, str(meeting.time)) == ("支委会", ("第一支部",), "16:00")
    assert list(meeting.text) == [
        "一、研究发展党员工作",
        "周志强：今年计划发展1名党员。",
        "二、研究主题党日",
        "会议决定4月组织清明祭扫。",
    ]


def test_a_file_of_several_records_is_parted_at_their_titles() -> None:
    first, second = meetings_of(TWO)
    assert [str(each.day) for each in (first, second)] == ["2023-05-10", "2023-06-14"]
    assert facts(first)["counts"] == (7, 6)
    assert [(str(said.speaker), str(said.words)) for said in first.discussion] == [("吴静", "要学深学透。")]


@pytest.mark.parametrize(
    "counted",
    [
        "应到7人，实到__6__人",
        "应到党员7名，实到__6__名。",
        "应到___7___人 实到6______人",
        "应到7人，实到　6　人",
    ],
)
def test_a_number_written_on_a_line_is_read(counted: str) -> None:
    text = in_lines(
        "第三党小组会议记录",
        "会议时间：2023年5月10日",
        "主持：吴静",
        "记录：郑好",
        counted,
        "内容：",
        "学习。",
    )
    (meeting,) = meetings_of(text)
    assert facts(meeting)["counts"] == (7, 6)


def test_a_line_that_nobody_wrote_on_is_no_number() -> None:
    text = in_lines(
        "第三党小组会议记录",
        "会议时间：2023年5月10日",
        "主持：吴静",
        "记录：郑好",
        "应到7人，实到______人",
        "内容：",
        "学习。",
    )
    (meeting,) = meetings_of(text)
    assert (meeting.expected, meeting.present) == (None, None)


def test_each_of_several_tables_keeps_its_own_name_and_branch() -> None:
    document = docx.Document()
    for kind, branch, day in (("党员大会", "第二支部", "10月8日"), ("党课", "第一支部", "10月15日")):
        document.add_paragraph("会议记录")
        table = document.add_table(3, 4)
        rows = (
            ("会议名称", kind, "支部", branch),
            ("时间", f"2023年{day}", "地点", "二楼"),
            ("主持人", "刘玉兰", "记录人", "孙鹏"),
        )
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                table.cell(y, x).text = text
        document.add_paragraph("内容：")
        document.add_paragraph("通过预算。")
    found = [(each.kind, each.branches, str(each.day)) for each in meetings_of(saved(document))]
    assert found == [
        ("党员大会", ("第二支部",), "2023-10-08"),
        ("党课", ("第一支部",), "2023-10-15"),
    ]


def test_a_text_with_headings_of_their_own_is_read() -> None:
    (meeting,) = meetings_of(TEXTUAL.encode(), "记录.txt")
    assert (meeting.kind, str(meeting.day), meeting.subject) == ("主题党日", "2023-06-30", "重温入党誓词")
    assert list(meeting.text) == ["参观展览，重温入党誓词。"]


def test_the_form_of_a_lecture_is_known_by_its_labels() -> None:
    (meeting,) = meetings_of(LECTURE)
    assert (meeting.kind, str(meeting.lecturer), meeting.subject) == ("党课", "王建国", "做新时代好教师")


def test_a_record_whose_kind_nobody_said_asks_for_it() -> None:
    lines = ("会议记录", "时间：2023年4月3日", "地点：二楼", "主持人：周志强", "记录人：陈堃", "研究工作。")
    assert "类型: 【请填写类型】" in imported(in_lines(*lines)).text


def test_a_day_that_no_calendar_has_is_kept_as_text_and_asked_for() -> None:
    lines = ("党员大会记录", "时间：2023年2月30日", "地点：二楼", "主持人：周志强", "记录人：陈堃")
    text = imported(in_lines(*lines)).text
    assert "日期: 【请填写日期】" in text
    assert "时间：2023年2月30日" in text


@pytest.mark.parametrize(
    "lines",
    [
        ("青石镇中心小学2024年工作计划", "一、总体要求", "时间：全年。", "二、措施", "抓好落实。"),
        ("关于召开党员大会的通知", "时间：2023年3月8日15:00", "请准时参加。"),
    ],
)
def test_a_plan_or_a_notice_is_no_record(lines: tuple[str, ...]) -> None:
    assert not is_minutes(manuscript_of(in_lines(*lines)).blocks)


@pytest.fixture
def run(workspace: Callable[..., Path]) -> Callable[..., object]:
    folder = workspace(organization=ROSTER)
    return lambda *words: CliRunner().invoke(docgen, [*words, "-C", str(folder)])


def test_a_folder_of_records_becomes_one_file_and_other_papers_are_named(
    tmp_path: Path, run: Callable[..., object]
) -> None:
    folder = tmp_path / "去年的记录"
    folder.mkdir()
    for name, data in (("1.docx", IN_TABLE), ("2.docx", IN_LINES), ("3.docx", TWO)):
        (folder / name).write_bytes(data)
    (folder / "4.txt").write_text(
        "青石镇中心小学2024年工作计划\n一、总体要求\n坚持不懈。\n", encoding="utf-8"
    )
    result = run("import", str(folder), "--year", "2023")
    assert result.exit_code == 0, result.output
    assert "会议记录 4 次" in result.stdout
    assert "不是会议记录，也不是公示，没有读：" in result.stdout
    assert "全部在 minutes.yaml 里" in result.stdout


def test_a_record_that_docgen_printed_comes_back_with_its_facts(
    workspace: Callable[..., Path], run: Callable[..., object]
) -> None:
    minutes = """\
会议:
  - 类型: 党员大会
    支部: 第二支部
    日期: 2023-03-08
    时间: 15:00—16:30
    地点: 三楼会议室
    主持人: 刘玉兰
    记录人: 张伟（女）
    缺席: {区志远: 支教}
    内容: 学习党章。
"""
    folder = workspace(organization=ROSTER)
    (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes, encoding="utf-8")
    assert run("minutes", "2023").exit_code == 0
    (path,) = (folder / "generated" / "2023" / "minutes").glob("*.docx")
    (meeting,) = meetings_of(path.read_bytes(), path.name)
    assert (meeting.kind, str(meeting.day), str(meeting.time)) == ("党员大会", "2023-03-08", "15:00—16:30")
    assert (str(meeting.chair), str(meeting.recorder)) == ("刘玉兰", "张伟（女）")
    assert [str(text) for text in meeting.text][-1:] == ["学习党章。"]
