from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.commands import docgen

PLAN = """\
日程安排:
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 拟定: 每月第一个周一 16:00, 范围: 每个支部}
  - {事项: 七一主题党日, 类型: 主题党日, 日期: 2023-06-30}
  - {事项: 谈心谈话, 频次: 每年至少一次, 月份: 1月—2月, 范围: 每名党员}
"""
MEMBERS = "".join(
    f"      - {{姓名: 党员{number}, 入党日期: 1993-06-28, 转正日期: 1994-06-28}}\n"
    for number in "甲乙丙丁戊己庚"
)
COMMITTEE = f"单位: 校党总支\n支部:\n  - 名称: 第一支部\n    党员:\n{MEMBERS}"
EXAMPLE = Path(__file__).parents[2]


def run(folder: Path, *words: str, year: int = 2023) -> Result:
    return CliRunner().invoke(docgen, ["schedule", str(year), "-C", str(folder), *words], prog_name="docgen")


def test_the_year_is_shown_by_month_and_then_against_what_was_held(workspace: Callable[..., Path]) -> None:
    result = run(workspace(PLAN, COMMITTEE), "--at", "2023-10-07")
    assert result.exit_code == 0, result.stderr
    for line in (
        "10月\n  10月7日（星期六）16:00  支委会  各支部  〔原定10月2日（星期一），国庆节；这天调休上班〕",
        "6月30日（星期五）  七一主题党日",
        "1月—2月（日期未定）  谈心谈话  全体党员",
        "计划与实绩（截至2023年10月7日）",
        "支委会  每月至少1次  〔计划第2行“每月至少一次”；《中国共产党支部工作条例（试行）》第十二条",
        "1月、2月、3月、4月、5月、6月、7月、9月各缺1次",
        "8月缺1次\n      整段在暑假；时段已过，不能倒填日期",
        "10月缺1次：按计划在10月7日（星期六）",
        "谈心谈话  每年至少1次  每名党员",
    ):
        assert line in result.stdout, result.stdout


def test_json_holds_the_calendar_the_obligations_and_the_diagnostics(workspace: Callable[..., Path]) -> None:
    result = run(workspace(PLAN, COMMITTEE), "--at", "2023-10-07", "--format", "json")
    made = json.loads(result.stdout)
    assert made["at"] == "2023-10-07"
    moved = next(entry for entry in made["calendar"] if entry["meant"] == "2023-10-02")
    assert (moved["date"], moved["start"], moved["kind"]) == ("2023-10-07", "16:00", "支委会")
    states = [each["state"] for each in made["obligations"] if each["kind"] == "支委会"]
    assert states == ["missed"] * 9 + ["open"] + ["ahead"] * 2
    assert made["diagnostics"] == []


def test_ics_and_xlsx_are_written_and_the_same_again(workspace: Callable[..., Path], tmp_path: Path) -> None:
    folder, ics, xlsx = workspace(PLAN), tmp_path / "日程.ics", tmp_path / "表" / "日程.xlsx"
    words = ("--at", "2023-10-07", "--ics", str(ics), "--xlsx", str(xlsx))
    assert run(folder, *words).exit_code == 0
    first = ics.read_bytes(), xlsx.read_bytes()
    result = run(folder, *words)
    assert f"未变化 {ics}" in result.stdout
    assert (ics.read_bytes(), xlsx.read_bytes()) == first
    assert ics.read_bytes().count(b"BEGIN:VEVENT") == 13


FIRST_HOLIDAY = "一、元旦：1月1日（周三）放假，共1天。"
OTHER_HOLIDAYS = (
    "二、春节：1月22日至1月29日放假，共8天。三、清明节：4月5日放假，共1天。四、劳动节：5月1日至5月3日放假，共3天。"
    "五、端午节：6月24日放假，共1天。六、中秋节、国庆节：10月1日至10月7日放假，共7天。"
)


def test_a_year_without_holiday_arrangement_is_planned_provisionally_with_the_way_to_add_it(
    workspace: Callable[..., Path],
) -> None:
    folder = workspace(PLAN.replace("2023-", "2031-"), year=2031)
    result = run(folder, year=2031)
    assert result.exit_code == 0
    assert "提示 D460 还不知道2031年的放假安排" in result.stderr
    assert "2031年日程（标“暂定”的以国务院办公厅放假通知为准）" in result.stdout
    assert "暂定〕" in result.stdout
    assert "年份: 2031" in result.stderr
    # Days near a holiday that the notice does not name stay provisional.
    for holidays, is_provisional in ((FIRST_HOLIDAY, True), (FIRST_HOLIDAY + OTHER_HOLIDAYS, False)):
        notice = f"放假通知:\n  - {{年份: 2031, 通知: {holidays}}}\n"
        (folder / "plans" / "calendar.yaml").write_text(notice, encoding="utf-8")
        result = run(folder, "--at", "2031-01-01", year=2031)
        assert (result.exit_code, "暂定" in result.output) == (0, is_provisional)


@pytest.mark.parametrize(
    ("item", "code"), [("频次: 经常", "D461"), ("拟定: 择日", "D462"), ("日期: 2023-10-02", "D465")]
)
def test_what_is_not_understood_or_falls_on_a_day_off_is_told(
    workspace: Callable[..., Path], item: str, code: str
) -> None:
    result = run(workspace(f"日程安排: [{{事项: 甲, {item}}}]\n"), "--at", "2023-01-01")
    assert result.exit_code == 0
    assert f"警告 {code}" in result.stderr


def test_faults_of_the_plan_stop_the_schedule(workspace: Callable[..., Path], tmp_path: Path) -> None:
    result = run(workspace("日程安排: [{事项: 甲, 日期: 2023-02-30}]\n"), "--ics", str(tmp_path / "a.ics"))
    assert result.exit_code == 1
    assert not (tmp_path / "a.ics").exists()


def test_a_file_that_cannot_be_written_is_told_with_status_3(
    workspace: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "表").write_text("一个文件", encoding="utf-8")
    result = run(workspace(PLAN), "-q", "--ics", str(tmp_path / "表" / "日程.ics"))
    assert result.exit_code == 3
    assert "表" in result.stderr


def test_the_example_year_is_scheduled_without_a_complaint() -> None:
    result = run(EXAMPLE, "--at", "2023-12-31")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "支部党课" in result.stdout


def test_the_year_calendar_is_written_on_request_only(workspace: Callable[..., Path]) -> None:
    folder = workspace(PLAN)
    made = folder / "generated" / "2023" / "schedule" / "校党总支2023年组织生活年历.docx"
    assert run(folder, "--at", "2023-10-07").exit_code == 0
    assert not made.exists()
    assert run(folder, "--at", "2023-10-07", "--docx", "--dry-run").exit_code == 0
    assert not made.exists()
    assert run(folder, "--at", "2023-10-07", "--docx").exit_code == 0
    assert made.is_file()


def test_data_and_documents_are_not_made_in_one_run(workspace: Callable[..., Path]) -> None:
    result = run(workspace(PLAN), "--format", "json", "--docx")
    assert (result.exit_code, result.stdout) == (2, "")


def test_members_who_were_there_in_other_months_do_not_share_a_line(workspace: Callable[..., Path]) -> None:
    plan = "日程安排: [{事项: 学习, 频次: 每季度不少于2学时, 范围: 每名党员}]\n"
    members = (
        "{姓名: 甲, 转出日期: 2023-04-01}, {姓名: 乙, 转入日期: 2023-10-01}, {姓名: 丙, 转入日期: 2023-11-06}"
    )
    office = f"单位: 甲\n支部: {{名称: 第一支部, 党员: [{members}]}}\n"
    told = run(workspace(plan, office), "--at", "2024-01-01").stdout
    for lines in (
        "  甲：应有 2 学时，已有 0 学时\n    第一季度缺2学时",
        "  乙：应有 2 学时，已有 0 学时\n    第四季度缺2学时",
        "  丙：应有 2 学时，已有 0 学时\n    第四季度有0学时：11月6日起在册，不满第四季度，不按全数核对",
    ):
        assert lines in told, told
