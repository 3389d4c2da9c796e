"""Plans by school year, term and branch: papers, schedules, gaps, over the turn of the year."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from wordtext import readable

from docgen.commands import docgen

MEMBERS = "".join(
    f"      - {{姓名: {branch}{number}, 入党日期: 1993-06-28, 转正日期: 1994-06-28}}\n"
    for branch in "甲"
    for number in "一二三四五六七"
)
UNIT = (
    "单位: 中共云溪市第三中学总支部委员会\n简称: 校党总支\n支部:\n"
    f"  - 名称: 第一支部\n    党员:\n{MEMBERS}  - 名称: 第二支部\n    党员:\n{MEMBERS.replace('甲', '乙')}"
)
YEAR = """\
日程安排:
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 拟定: 每月第一个周一 16:00, 范围: 每个支部}
"""
TERM = """\
标题: 校党总支2022—2023学年度第一学期工作计划
日程安排:
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 拟定: 每月第一个周一 16:00, 范围: 每个支部}
  - {事项: 党课, 类型: 党课, 频次: 每学期至少一次, 拟定: 每学期第三周周四, 范围: 每个支部}
  - {事项: 学期总结, 月份: 1月}
  - {事项: 开学慰问, 月份: 9月}
  - {事项: 走访, 月份: 12月—次年1月}
  - {事项: 组织生活会, 类型: 组织生活会, 日期: 2023-01-10, 范围: 每个支部}
成文日期: 2022-09-01
"""
BRANCH = """\
支部: 第二支部
日程安排:
  - {事项: 支部主题党日, 类型: 主题党日, 频次: 每月至少一次, 拟定: 每月最后一个周五, 范围: 每个支部}
成文日期: 2022-01-10
"""
RECORD = "  - {{类型: 支委会, 支部: {branch}, 日期: {day}, 缺席: 无}}\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans" / "2022").mkdir(parents=True)
    (tmp_path / "plans" / "organization.yaml").write_text(UNIT, encoding="utf-8")
    return tmp_path


def lay(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / "plans" / "2022" / f"{name}.yaml").write_text(text, encoding="utf-8")


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, [*words, "-C", str(folder)], prog_name="docgen")


def scheduled(folder: Path, at: str) -> dict[str, list[dict[str, str]]]:
    made: dict[str, list[dict[str, str]]] = json.loads(
        run(folder, "schedule", "2022", "--at", at, "--format", "json").stdout
    )
    return made


def test_one_command_makes_each_plan_under_its_own_title_and_signature(office: Path) -> None:
    lay(office, plan=YEAR, **{"plan-第一学期": TERM, "plan-第二支部": BRANCH})
    result = run(office, "plan", "2022", "--no-proofread")
    assert result.exit_code == 0, result.output
    papers = {path.name: readable(path) for path in (office / "generated/2022/plan").glob("*.docx")}
    assert sorted(papers) == [
        "校党总支2022—2023学年度第一学期工作计划.docx",
        "校党总支2022年度工作计划.docx",
        "第二支部2022年度工作计划.docx",
    ]
    term = papers["校党总支2022—2023学年度第一学期工作计划.docx"]
    assert "2022—2023学年度第一学期工作月度安排表" in term
    assert "2022—2023学年度第一学期“三会一课”安排表" in term.replace("\n", "")
    assert term.index("开学慰问") < term.index("走访") < term.index("学期总结")
    assert "中共云溪市第三中学第二支部委员会" in papers["第二支部2022年度工作计划.docx"]
    assert "中共云溪市第三中学总支部委员会" in term


def test_a_fault_in_one_plan_refuses_that_one_alone(office: Path) -> None:
    lay(office, plan=YEAR, **{"plan-第二支部": BRANCH.replace("第二支部\n", "第九支部\n")})
    result = run(office, "plan", "2022", "--no-proofread")
    assert result.exit_code == 1
    assert "D427 名册里没有“第九支部”这个支部" in result.stderr
    assert [path.name for path in (office / "generated/2022/plan").glob("*.docx")] == [
        "校党总支2022年度工作计划.docx"
    ]


def test_a_year_may_have_plans_of_terms_alone(office: Path) -> None:
    lay(office, **{"plan-第一学期": TERM})
    assert run(office, "plan", "2022", "--no-proofread").exit_code == 0
    assert "K300" not in run(office, "check", "2022").output


def test_the_calendar_of_a_term_goes_from_september_to_january(office: Path) -> None:
    lay(office, plan=TERM)
    text = run(office, "schedule", "2022", "--at", "2022-09-01").stdout
    heads = [line.split()[0] for line in text.split("\n") if line[:1].isdigit()]
    assert heads == ["2022—2023学年度第一学期日程", "9月", "10月", "11月", "12月", "2023年1月"]
    dates = [entry["date"] for entry in scheduled(office, "2022-09-01")["calendar"] if entry["date"]]
    assert dates == sorted(dates)
    assert ("2022-09-05" in dates, "2023-01-03" in dates, "2023-01-10" in dates) == (True, True, True)
    names = [entry["name"] for entry in scheduled(office, "2022-09-01")["calendar"]]
    assert names.index("开学慰问") < names.index("走访") < names.index("学期总结")


def test_gaps_of_a_term_count_the_records_of_both_years(office: Path) -> None:
    lay(
        office,
        plan=TERM,
        minutes="会议:\n"
        + "".join(
            RECORD.format(branch="第一支部", day=day)
            for day in ("2022-09-05", "2022-10-08", "2022-11-07", "2022-12-05")
        ),
    )
    (office / "plans" / "2023").mkdir()
    record = "会议:\n" + RECORD.format(branch="第一支部", day="2023-01-09")
    (office / "plans" / "2023" / "minutes.yaml").write_text(record, encoding="utf-8")
    owed = [one for one in scheduled(office, "2023-02-10")["obligations"] if one["kind"] == "支委会"]
    states = {(one["body"], one["window"]): one["state"] for one in owed}
    assert {state for (body, _), state in states.items() if body == "第一支部"} == {"done"}
    assert states["第二支部", "2023年1月"] == "missed"
    # A year is owed by no plan of one term, and a quarter that lies half outside by none either.
    windows = {one["window"] for one in scheduled(office, "2023-02-10")["obligations"]}
    assert "2022年" not in windows
    assert "第三季度" not in windows


def test_what_two_plans_of_a_folder_hold_alike_is_owed_and_listed_once(office: Path) -> None:
    lay(office, plan=YEAR, **{"plan-第一学期": TERM})
    made = scheduled(office, "2022-12-30")
    meetings = [(one["date"], one["name"]) for one in made["calendar"]]
    assert len(meetings) == len(set(meetings))
    owed = [(one["kind"], one["body"], one["window"]) for one in made["obligations"]]
    assert len(owed) == len(set(owed))
    assert ("支委会", "第一支部", "2023年1月") in owed
    assert "前面的计划里已经有的不再列" in run(office, "schedule", "2022").stdout


def test_the_plan_of_a_branch_is_owed_by_that_branch_alone(office: Path) -> None:
    lay(office, plan=YEAR, **{"plan-第二支部": BRANCH})
    made = scheduled(office, "2022-03-31")
    promised = [one for one in made["obligations"] if "主题党日" in one["kind"]]
    by_plan = {one["body"] for one in promised if any("计划第" in source for source in one["sources"])}
    assert by_plan <= {"第二支部"}
    assert "主题党日  第二支部" in run(office, "schedule", "2022").stdout


def test_sheets_of_a_term_are_made_for_both_years_and_not_for_what_is_on_record(office: Path) -> None:
    lay(office, plan=TERM, minutes="会议: []\n")
    (office / "plans" / "2023").mkdir()
    record = "会议:\n" + RECORD.format(branch="第一支部", day="2023-01-03")
    (office / "plans" / "2023" / "minutes.yaml").write_text(record, encoding="utf-8")
    assert run(office, "minutes", "2022", "--scheduled", "-q").exit_code == 0
    names = [path.name for path in (office / "generated/2022/minutes").glob("*空白记录单.docx")]
    assert any(name.startswith("2022-09-05_支委会_第一支部") for name in names)
    january = [name for name in names if name.startswith("2023-01-03_支委会")]
    assert january == ["2023-01-03_支委会_第二支部_空白记录单.docx"]


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("时段: 上学期", "D516", "看不出是哪个学年的"),
        ("时段: 寒假", "D516", "看不出从哪天到哪天，先按2022年全年算"),
        ("标题: 2022年上学期工作计划", "D516", "写一行“时段”"),
        ("时段: 2022学年", "D517", "按2022年9月1日—2023年8月31日算"),
        ("时段: 2024年上半年", "D518", "文件夹却是2022年"),
        ("时段: 2022—2023学年第二学期", "D517", "按2023年2月1日—2023年7月31日算"),
        ("时段: 2022年下半年\n日程安排: [{事项: 甲, 日期: 2022-03-08}]", "D415", "日期却是2022年3月8日"),
        ("时段: 2022年秋季学期\n日程安排: [{事项: 甲, 月份: 3月}]", "D415", "月份却是3月"),
    ],
)
def test_what_is_not_read_or_does_not_fit_is_told_at_its_line(
    office: Path, line: str, code: str, says: str
) -> None:
    lay(office, plan=f"{line}\n成文日期: 2022-09-01\n")
    result = run(office, "check", "2022", "--all")
    told = result.stderr
    assert code in told
    assert says in told


def test_both_terms_of_a_school_year_may_lie_in_the_folder_of_its_first_year(office: Path) -> None:
    second = TERM.replace("第一学期", "第二学期").replace("2023-01-10", "2023-06-13")
    lay(office, **{"plan-第一学期": TERM, "plan-第二学期": second.replace("2022-09-01", "2023-02-20")})
    told = run(office, "check", "2022", "--all").stderr
    assert "D518" not in told
    assert "D405" not in told


def test_events_of_two_plans_keep_their_own_identity(office: Path) -> None:
    lay(office, plan=YEAR, **{"plan-第二支部": BRANCH.replace("每月最后一个周五", "每月第二个周二")})
    file = office / "日程.ics"
    assert run(office, "schedule", "2022", "--ics", str(file)).exit_code == 0
    uids = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("UID")]
    assert len(uids) == len(set(uids)) == 24


def test_the_year_calendar_of_a_term_has_its_months_in_order(office: Path) -> None:
    lay(office, plan=TERM)
    assert run(office, "schedule", "2022", "--docx", "-q").exit_code == 0
    (paper,) = (office / "generated/2022/schedule").glob("*.docx")
    assert paper.name == "校党总支2022—2023学年度第一学期组织生活年历.docx"
    text = readable(paper)
    assert text.index("9月") < text.index("12月") < text.index("1月", text.index("12月") + 3)


def test_a_plan_may_lie_in_the_folder_of_its_term(office: Path) -> None:
    lay(office, plan=YEAR)
    folder = office / "plans" / "2022-2023-1"
    folder.mkdir()
    (folder / "plan.yaml").write_text(TERM.split("\n", 1)[1], encoding="utf-8")
    result = run(office, "plan", "2022-2023-1", "--no-proofread")
    assert result.exit_code == 0, result.output
    assert (office / "generated/2022/plan/校党总支2022—2023学年度第一学期工作计划.docx").exists()
    assert "2022—2023学年度第一学期日程" in run(office, "schedule", "2022").stdout
    (folder / "minutes.yaml").write_text("会议: []\n", encoding="utf-8")
    told = run(office, "check", "2022").stderr
    assert "plans/2022-2023-1/minutes.yaml: 警告 K305 这个文件没有读" in told
    assert "移到 plans/2022 或者 plans/2023" in told
    assert run(office, "new", "2023", "--from", "2022").exit_code == 0
    assert (office / "plans/2023-2024-1/plan.yaml").exists()
    assert (office / "plans/2023/plan.yaml").read_text(encoding="utf-8") == YEAR


def test_the_folder_of_a_term_needs_no_folder_of_the_year(office: Path) -> None:
    (office / "plans" / "2022").rmdir()
    folder = office / "plans" / "2022-2023-2"
    folder.mkdir()
    (folder / "plan.yaml").write_text("导语: 甲\n成文日期: 2023-02-10\n", encoding="utf-8")
    result = run(office, "plan", "--no-proofread")
    assert result.exit_code == 0, result.output
    assert (office / "generated/2022/plan/校党总支2022—2023学年度第二学期工作计划.docx").exists()
    assert "K300" not in run(office, "check", "2022").output


def test_a_record_of_the_next_year_is_seen_by_a_run_that_remembers_the_last(office: Path) -> None:
    lay(office, plan=TERM)
    assert run(office, "minutes", "2022", "--scheduled", "-q").exit_code == 0
    sheet = office / "generated/2022/minutes/2023-01-03_支委会_第一支部_空白记录单.docx"
    assert sheet.exists()
    (office / "plans" / "2023").mkdir()
    record = "会议:\n" + RECORD.format(branch="第一支部", day="2023-01-03")
    (office / "plans" / "2023" / "minutes.yaml").write_text(record, encoding="utf-8")
    assert run(office, "minutes", "2022", "--scheduled", "-q").exit_code == 0
    assert not sheet.exists()


def test_new_carries_every_plan_on_with_its_time(office: Path) -> None:
    lay(
        office,
        plan=YEAR + "成文日期: 2022-01-10\n",
        **{"plan-第一学期": f"时段: 2022-2023-1\n{TERM}", "plan-第二支部": BRANCH},
    )
    result = run(office, "new", "2023", "--from", "2022")
    assert result.exit_code == 0, result.output
    folder = office / "plans" / "2023"
    assert sorted(path.name for path in folder.glob("plan*.yaml")) == [
        "plan-第一学期.yaml",
        "plan-第二支部.yaml",
        "plan.yaml",
    ]
    term = (folder / "plan-第一学期.yaml").read_text(encoding="utf-8")
    assert "标题: 校党总支2023—2024学年度第一学期工作计划" in term
    assert "时段: 2023-2024-1" in term
    assert "日期: 2024-01-" in term
    assert "D415" not in run(office, "check", "2023").output


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ("2022-2023-1", "2023-2024-1"),
        ("2022.9-2023.1", "2023.9-2024.1"),
        ("2022-09—2023-01", "2023-09—2024-01"),
        ("2022—23学年", "2023—24学年"),
        ("2022学年第一学期", "2023学年第一学期"),
        ("2022年下半年", "2023年下半年"),
        ("9月—次年1月", "9月—次年1月"),
        ("2022—2023学年第一学期（2022-08-25—2023-01-20）", "2023—2024学年第一学期（2023-08-25—2024-01-20）"),
    ],
)
def test_new_advances_the_time_of_a_plan_however_it_is_written(office: Path, typed: str, new: str) -> None:
    lay(office, plan=f"时段: {typed}\n导语: 甲\n")
    assert run(office, "new", "2023", "--from", "2022").exit_code == 0
    assert f"时段: {new}\n" in (office / "plans/2023/plan.yaml").read_text(encoding="utf-8")


OVER_THE_TURN = """\
时段: 2022年9月—2023年1月
日程安排:
  - {{事项: 甲, {when}}}
"""


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        ("日期: 1月18日", "1月18日"),
        ("日期: 1月18日（星期三）", "1月18日"),
        ("日期: [12月30日, 1月5日]", "1月5日"),
        ("日期: 9月5日", "9月5日"),
        ("月份: 12月—1月", "12月—次年1月"),
        ("月份: 1月", "1月"),
    ],
)
def test_a_day_without_a_year_is_in_the_year_in_which_its_term_has_it(
    office: Path, when: str, printed: str
) -> None:
    lay(office, plan=OVER_THE_TURN.format(when=when))
    told = json.loads(run(office, "check", "2022", "--format", "json").stdout)
    assert [each for each in told if each["code"] in ("D415", "K303", "D414")] == []
    result = run(office, "plan", "2022")
    assert result.exit_code == 0, result.output
    (paper,) = (office / "generated" / "2022" / "plan").glob("*.docx")
    assert printed in readable(paper)


@pytest.mark.parametrize("when", ["日期: 6月18日", "日期: 2022-01-18", "月份: 12月—3月"])
def test_a_day_that_no_year_of_the_term_has_is_told(office: Path, when: str) -> None:
    lay(office, plan=OVER_THE_TURN.format(when=when))
    told = json.loads(run(office, "check", "2022", "--format", "json").stdout)
    assert [each["code"] for each in told if each["code"] in ("D415", "K303")] != []


def test_a_plan_of_one_year_keeps_its_years(office: Path) -> None:
    lay(office, plan="日程安排:\n  - {事项: 甲, 日期: 1月18日}\n  - {事项: 乙, 月份: 12月—1月}\n")
    told = run(office, "check", "2022", "--all").output
    assert "2022年1月18日（按文件年份补全）" in told
    assert "倒着写的" in told
