"""`docgen check` tells the obligations unmet, as `docgen schedule` reckons them, without drowning anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from offices import ROSTER

from docgen.commands import docgen

EXAMPLE = Path(__file__).parents[2]
PLAN = """\
日程安排:
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 拟定: 每月第一个周一 16:00, 范围: 每个支部}
  - {事项: 支部党课, 类型: 党课, 频次: 每季度一次, 范围: 每个支部}
"""
RULES = """\
规则:
  - {编号: ZT11, 事项: 党员大会, 频次: 不作要求, 范围: 每个支部, 来源: 甲, 自: 2018-01-01}
  - {编号: ZT13, 事项: 党小组会, 频次: 不作要求, 范围: 每个党小组, 来源: 甲, 自: 2018-01-01}
  - {编号: ZT16, 事项: 主题党日, 频次: 不作要求, 范围: 每个支部, 来源: 甲, 自: 2018-01-01}
  - {编号: ZT18, 事项: 民主评议, 频次: 不作要求, 范围: 每个支部, 来源: 甲, 自: 2018-01-01}
"""
"""What is left: the plan's promises, 组织生活会 and the study hours."""


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    """An office whose records are given as `类型 支部 月日`."""

    def make(*records: str, plan: str = PLAN) -> Path:
        folder = workspace(plan, ROSTER)
        (folder / "plans" / "rules.yaml").write_text(RULES, encoding="utf-8")
        lines = (record.split() for record in records)
        text = "会议:\n" + "".join(
            f"  - {{类型: {kind}, 支部: {branch}, 日期: 2023-{day}, 时间: 15:00, 地点: 甲, 主持人: 周志强,"
            f" 列席: [周志强], 记录人: 周志强, 主题: 乙, 全体到会: 是}}\n"
            for kind, branch, day in lines
        )
        (folder / "plans" / "2023" / "minutes.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


def run(folder: Path, command: str, at: str, *words: str) -> Result:
    words = (command, "2023", "-C", str(folder), "--at", at, *words)
    return CliRunner().invoke(docgen, words, prog_name="docgen")


DATED = (
    "日程安排:\n  - {事项: 七一主题党日, 日期: 2023-06-30}\n  - {事项: 党课, 类型: 党课, 频次: 每年一次}\n"
)


@pytest.mark.parametrize(
    ("records", "at", "code", "words"),
    [
        (["主题党日 第二支部 06-30"], "2023-12-31", None, ""),
        (["主题党日 第二支部 01-30"], "2023-06-30", None, ""),
        (["党课 第二支部 06-30"], "2023-07-01", "D580", "“七一主题党日”定在6月30日，没有这天的主题党日记录"),
        (["主题党日 第二支部 06-28"], "2023-07-01", "D581", "“七一主题党日”定在6月30日"),
    ],
)
def test_a_dated_item_that_was_never_held_is_a_gap(
    office: Callable[..., Path], records: list[str], at: str, code: str | None, words: str
) -> None:
    folder = office(*records, plan=DATED)
    said = json.loads(run(folder, "check", at, "--format", "json").stdout)
    told = [one for one in said if one["code"] in ("D580", "D581")]
    assert [(one["code"], one["line"]) for one in told] == ([(code, 2)] if code else [])
    assert all(words in one["message"] for one in told)
    assert ("七一主题党日  6月30日" in run(folder, "schedule", at).stdout) is bool(told)


def test_a_dated_item_is_named_where_nothing_at_all_is_on_record(office: Callable[..., Path]) -> None:
    (one,) = owed(office(plan=DATED), "2023-07-01")
    assert (one["code"], one["level"]) == ("D470", "warning")
    assert "七一主题党日" in one["message"]


def owed(folder: Path, at: str) -> list[dict[str, Any]]:
    """What check tells of obligations."""
    said = json.loads(run(folder, "check", at, "--format", "json").stdout)
    return [one for one in said if one["code"] in ("D468", "D470", "D471")]


def months(branch: str, *left_out: int) -> list[str]:
    return [f"支委会 {branch} {month:02}-20" for month in range(1, 13) if month not in left_out]


def test_a_gap_is_told_at_the_promise_with_body_window_source_and_remedy(
    office: Callable[..., Path],
) -> None:
    folder = office(*months("第一支部", 5), *months("第二支部"))
    (gap,) = [one for one in owed(folder, "2023-09-25") if "支委会" in one["message"]]
    assert (gap["code"], gap["level"], gap["file"]) == ("D468", "warning", "plans/2023/plan.yaml")
    assert (gap["line"], gap["column"]) == (2, PLAN.splitlines()[1].index("每月至少一次") + 1)
    assert gap["message"] == "支委会没有做到每月至少1次：第一支部5月缺1次"
    for words in ("不能倒填日期", "可以并入10月7日", "计划第2行“每月至少一次”", "第十二条"):
        assert words in gap["hint"]


def test_bodies_that_lack_the_same_stand_together_and_a_vacation_is_named(
    office: Callable[..., Path],
) -> None:
    folder = office(*months("第一支部", 5, 8), *months("第二支部", 5, 8))
    (gap,) = [one for one in owed(folder, "2024-01-01") if "支委会" in one["message"]]
    assert gap["message"].endswith("：第一支部、第二支部5月、8月（整段在暑假）各缺1次")


def test_warnings_alone_do_not_give_status_1(office: Callable[..., Path]) -> None:
    result = run(office(*months("第一支部", 5)), "check", "2024-01-01")
    assert result.exit_code == 0
    assert "警告 D468" in result.stderr


def test_what_only_a_rule_demands_stands_at_the_minutes(office: Callable[..., Path]) -> None:
    folder = office(*months("第一支部"), *months("第二支部"))
    found = {one["message"].split("没有")[0]: one for one in owed(folder, "2024-01-01")}
    life, study = found["组织生活会"], found["党员集中学习培训"]
    assert (life["level"], life["file"], life["line"]) == ("warning", "plans/2023/minutes.yaml", None)
    assert "第十七条" in life["hint"]
    assert (study["level"], study["file"]) == ("hint", "plans/2023/minutes.yaml")
    assert "等24人" in study["message"]


def test_a_promise_that_falls_short_of_a_rule_is_where_the_gap_is_told(office: Callable[..., Path]) -> None:
    folder = office(
        *months("第一支部", 5), *months("第二支部"), plan=PLAN.replace("每月至少一次", "每年一次")
    )
    (gap,) = [one for one in owed(folder, "2024-01-01") if "支委会" in one["message"]]
    assert (gap["file"], gap["line"], gap["level"]) == ("plans/2023/plan.yaml", 2, "warning")


def test_an_open_window_is_told_only_where_the_plan_has_no_day_left_in_it(
    office: Callable[..., Path],
) -> None:
    folder = office("党课 第一支部 01-10")
    found = [one["message"] for one in owed(folder, "2023-03-01") if one["code"] == "D471"]
    assert found == [
        "组织生活会要每年至少1次，日程里没有再排：第一支部、第二支部2023年各缺1次",
        "党课要每季度至少1次，日程里没有再排：第二支部第一季度缺1次",
    ]
    later = [one for one in owed(folder, "2023-03-07") if one["code"] == "D471"]
    committee = next(one for one in later if "支委会" in one["message"])
    assert committee["level"] == "hint"
    assert committee["hint"].startswith("最迟3月31日（星期五）。依据：")


@pytest.mark.parametrize(
    ("at", "told"),
    [("2023-01-31", []), ("2023-02-01", ["支委会"]), ("2024-01-01", ["支委会", "党课", "组织生活会"])],
)
def test_a_year_without_any_record_is_one_line(office: Callable[..., Path], at: str, told: list[str]) -> None:
    found = owed(office(), at)
    assert len(found) == bool(told)
    for one in found:
        assert (one["code"], one["level"], one["line"]) == ("D470", "warning", None)
        assert all(name in one["message"] for name in told)


def test_a_year_without_records_and_promises_is_a_hint(workspace: Callable[..., Path]) -> None:
    (only,) = owed(workspace(), "2024-01-01")
    assert (only["code"], only["level"], only["file"]) == ("D470", "hint", "plans/2023/plan.yaml")


def test_many_bodies_with_gaps_of_their_own_are_counted(workspace: Callable[..., Path]) -> None:
    members = ", ".join(f"{{姓名: {name}%d}}" for name in "甲乙丙丁戊己庚")
    branches = "".join(f"  - {{名称: 第{n}支部, 党员: [{members % ((n,) * 7)}]}}\n" for n in range(1, 8))
    folder = workspace(PLAN, f"单位: 甲\n支部:\n{branches}")
    held = "".join(f"  - {{类型: 支委会, 支部: 第{n}支部, 日期: 2023-{n:02}-20}}\n" for n in range(1, 8))
    (folder / "plans" / "2023" / "minutes.yaml").write_text(f"会议:\n{held}", encoding="utf-8")
    (gap,) = [one for one in owed(folder, "2024-01-01") if one["message"].startswith("支委会")]
    assert gap["message"].endswith("；……共7个")
    assert gap["message"].count("；") == 4


def test_a_weekly_promise_does_not_name_fifty_weeks(office: Callable[..., Path]) -> None:
    folder = office(*months("第一支部"), plan=PLAN.replace("每月至少一次", "每周一次"))
    (gap,) = [one for one in owed(folder, "2024-01-01") if one["message"].startswith("支委会")]
    assert len(gap["message"]) < 120
    assert "段各缺1次" in gap["message"]


def test_an_error_in_one_record_hides_no_gap_and_is_none_itself(office: Callable[..., Path]) -> None:
    folder = office(*months("第一支部", 5), *months("第二支部", 5, 6), "支委会 第二支部 06-31")
    result = run(folder, "check", "2024-01-01")
    assert result.exit_code == 1
    # Of the one that cannot be read the kind is seen, and not the day: it may be of any month.
    assert "D468 支委会" not in result.stderr
    assert "提示 D582 支委会（每月至少1次）看不出缺不缺：第一支部5月；第二支部5月、6月" in result.stderr
    assert "plans/2023/minutes.yaml第23行的记录没有算进去" in result.stderr
    assert "警告 D468 组织生活会没有做到" in result.stderr
    assert "有1处会议记录没有算进该开的会。" in result.stdout
    shown = run(folder, "schedule", "2024-01-01")
    assert shown.exit_code == 1
    assert "没有算进去的记录：plans/2023/minutes.yaml第23行。" in shown.stdout
    assert "5月有0次：plans/2023/minutes.yaml第23行的记录没有算进去，改好那里再看" in shown.stdout
    data = json.loads(run(folder, "schedule", "2024-01-01", "--format", "json").stdout)
    assert "unknown" in {each["state"] for each in data["obligations"]}


@pytest.mark.parametrize(
    ("record", "unclear"),
    [
        # What can be seen of a record says which gaps it may fill: this one can be read but for its 支部.
        ("支委会 第三支部 06-20", ["支委会"]),
        ("支委会 第三支部 07-20", []),
        ("党课 第三支部 06-20", ["党课"]),
        ("主题党日 第三支部 06-20", []),
        # The kind cannot be read, the day can.
        ("周会 第二支部 06-20", ["支委会", "党课"]),
    ],
)
def test_a_record_that_counts_for_nobody_fills_no_gap_and_makes_none(
    office: Callable[..., Path], record: str, unclear: list[str]
) -> None:
    lectures = ("党课 第一支部 01-20", "党课 第二支部 01-20")
    folder = office(*months("第一支部", 6), *months("第二支部"), *lectures, record)
    said = json.loads(run(folder, "check", "2023-07-01", "--format", "json").stdout)
    told = [one["message"] for one in said if one["code"] == "D582"]
    assert [message.split("（")[0] for message in told] == unclear


def test_of_a_file_that_cannot_be_read_no_gap_is_told(office: Callable[..., Path]) -> None:
    folder = office(*months("第一支部"))
    (folder / "plans" / "2023" / "minutes.yaml").write_text("会议: [\n", encoding="utf-8")
    result = run(folder, "check", "2024-01-01")
    assert result.exit_code == 1
    assert not {"D468", "D470"} & set(result.stderr.split())
    assert "这里有记录没有读出来，看不出缺不缺：支委会、党课、组织生活会" in result.stderr


def test_an_error_of_the_plan_hides_no_gap_and_leaves_no_file(office: Callable[..., Path]) -> None:
    wrong = f"{PLAN}  - {{事项: 甲, 日期: 2023-02-30}}\n"
    folder = office(*months("第一支部", 5), *months("第二支部"), plan=wrong)
    result = run(folder, "schedule", "2024-01-01", "--ics", str(folder / "a.ics"))
    assert (result.exit_code, "5月缺1次" in result.stdout) == (1, True)
    assert not (folder / "a.ics").exists()


def test_a_year_whose_days_off_nobody_knows_is_a_hint(workspace: Callable[..., Path]) -> None:
    words = ["check", "2031", "-C", str(workspace("导语: 甲\n成文日期: 2031-01-10\n", year=2031))]
    result = CliRunner().invoke(docgen, words, prog_name="docgen")
    assert result.exit_code == 0
    assert (
        "plans/2031/plan.yaml: 提示 D460 还不知道2031年的放假安排，日子按法定节假日和周末排，暂定"
        in result.stderr
    )


@pytest.mark.parametrize("at", ["2023-03-01", "2023-09-25", "2024-01-01"])
def test_check_and_schedule_tell_the_same_gaps(at: str) -> None:
    schedule = json.loads(run(EXAMPLE, "schedule", at, "--format", "json").stdout)
    missed = [one for one in schedule["obligations"] if one["state"] == "missed"]
    told = [one for one in owed(EXAMPLE, at) if one["code"] == "D468"]
    assert {(one["kind"] or one["name"]) for one in missed} == {
        one["message"].split("没有")[0] for one in told
    }
    for one in missed:
        (said,) = [each for each in told if each["message"].startswith(one["kind"] or one["name"])]
        assert one["body"] in said["message"]
        assert one["window"] in said["message"]
        assert one["sources"][0] in said["hint"]


def test_the_example_year_has_two_honest_gaps_and_two_members_short_of_hours() -> None:
    result = run(EXAMPLE, "check", "2024-01-01")
    assert (result.exit_code, result.stdout) == (0, "2023年：2 个警告，2 个提示。\n")
    for line in (
        "警告 D468 支委会没有做到每月至少1次：第一支部8月（整段在暑假）缺1次",
        "警告 D468 党小组会没有做到每月至少1次：第四党小组11月缺1次",
        "提示 D468 党员集中学习培训没有做到每年至少32学时：马文忠2023年缺32学时；区志远2023年缺29学时",
        "提示 D418 2023-12-29_党员大会_第二支部_选举请示：【待补：本届委员会的任期】",
    ):
        assert line in result.stderr
