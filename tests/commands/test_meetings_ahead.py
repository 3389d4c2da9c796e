from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from offices import MEETING, ROSTER

from docgen.commands import docgen

RECORD = "2023-03-08_党员大会_第二支部_通报年度工作计划.docx"
ASSEMBLY = "2023-03-08_党员大会_第一支部_空白记录单.docx"
GROUPS = [f"2023-11-15_党小组会_第{n}党小组_空白记录单.docx" for n in "一三二四"]
PLAN = """\
日程安排:
  - {事项: 第一季度党员大会, 类型: 党员大会, 日期: 2023-03-08, 范围: 每个支部}
  - {事项: 党小组会, 类型: 党小组会, 拟定: 11月15日 16:00, 范围: 每个党小组}
"""


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    def make(minutes: str = MEETING, plan: str = PLAN) -> Path:
        folder = workspace(plan, ROSTER)
        (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes, encoding="utf-8")
        return folder

    return make


def run(folder: Path, command: str, *words: str) -> Result:
    return CliRunner().invoke(docgen, [command, "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path, kind: str = "minutes") -> list[str]:
    return sorted(path.name for path in (folder / "generated" / "2023" / kind).glob("*.docx"))


def test_scheduled_adds_a_blank_sheet_for_each_meeting_without_a_record(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder, "minutes", "--scheduled")
    assert (result.exit_code, result.stderr) == (0, "")
    assert made(folder) == sorted([RECORD, ASSEMBLY, *GROUPS])
    assert "已写入 6 个" in result.stdout
    assert "未变化 6 个" in run(folder, "minutes", "--scheduled").stdout


def test_without_scheduled_there_are_no_sheets_and_nobody_looks_at_the_plan(
    office: Callable[..., Path],
) -> None:
    folder = office(plan="日程安排: {")
    result = run(folder, "minutes")
    assert (result.exit_code, result.stderr, made(folder)) == (0, "", [RECORD])


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--month", "3"], [RECORD, ASSEMBLY]),
        (["--kind", "党小组会"], GROUPS),
        (["--branch", "第四党小组"], GROUPS[3:]),
        (["--branch", "第一支部"], [ASSEMBLY, *GROUPS[:1], *GROUPS[2:3]]),
        (["--month", "7"], []),
    ],
)
def test_the_filters_choose_sheets_too(
    office: Callable[..., Path], words: list[str], names: list[str]
) -> None:
    folder = office()
    result = run(folder, "minutes", "--scheduled", *words)
    assert (result.exit_code, made(folder)) == (0, sorted(names))
    assert names or "没有符合条件的记录" in result.stdout


@pytest.mark.parametrize(
    "plan", ["日程安排: {", "日程安按:\n  - {事项: 会}\n", PLAN.replace("-03-08", "-13-08")]
)
def test_a_fault_of_the_plan_refuses_the_sheets_and_no_minutes(
    office: Callable[..., Path], plan: str
) -> None:
    folder = office(plan=plan)
    result = run(folder, "minutes", "--scheduled")
    assert (result.exit_code, made(folder)) == (1, [RECORD])
    assert "plan.yaml" in result.stderr
    assert "没有生成" not in result.stdout


def test_a_fault_of_a_record_is_told_once_and_refuses_no_sheet(office: Callable[..., Path]) -> None:
    folder = office(MEETING.replace("刘玉兰", "刘玉蓝"))
    result = run(folder, "minutes", "--scheduled")
    assert (result.exit_code, made(folder)) == (1, sorted([ASSEMBLY, *GROUPS]))
    assert result.stderr.count("D423") == 1
    assert result.stdout.count("未生成") == 1


def test_a_year_without_records_has_sheets(office: Callable[..., Path]) -> None:
    folder = office("会议:\n")
    result = run(folder, "minutes", "--scheduled", "--month", "3")
    assert (result.exit_code, len(made(folder))) == (0, 2)


def test_a_sheet_filled_in_by_hand_is_not_overwritten(office: Callable[..., Path]) -> None:
    folder = office()
    run(folder, "minutes", "--scheduled")
    sheet = folder / "generated" / "2023" / "minutes" / ASSEMBLY
    sheet.write_bytes(b"filled in")
    run(folder, "minutes", "--scheduled")
    assert sheet.read_bytes() == b"filled in"


def test_notices_are_written_for_the_meetings_of_a_month(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder, "schedule", "--notices", "3", "-q")
    assert result.exit_code == 0, result.stderr
    assert made(folder, "schedule") == ["2023-03-08_会议通知_第一支部_党员大会.docx"]


def test_notices_and_the_year_calendar_may_be_asked_for_together(office: Callable[..., Path]) -> None:
    folder = office()
    run(folder, "schedule", "--notices", "3", "--docx", "-q")
    assert len(made(folder, "schedule")) == 2


def test_a_month_without_meetings_ahead_is_told(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder, "schedule", "--notices", "7")
    assert (result.exit_code, made(folder, "schedule")) == (0, [])
    assert "没有生成文件（这个月计划的会议都有记录了" in result.stdout


def test_notices_do_not_go_with_json(office: Callable[..., Path]) -> None:
    result = run(office(), "schedule", "--notices", "3", "--format", "json")
    assert result.exit_code == 2
    assert "--notices" in result.stderr
