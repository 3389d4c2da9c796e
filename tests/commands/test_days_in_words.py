"""Years, days and places that an office types in words of its own are understood through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from office_in_words import ORGANIZATION, notices_of, papers, run


@pytest.mark.parametrize("typed", ["2023年", "２０２３", "二〇二三", "2023年度"])
def test_the_year_as_it_is_typed(branch_office: Callable[..., Path], typed: str) -> None:
    result = run(branch_office(), "plan", typed)
    assert (result.exit_code, "已写入 1 个" in result.stdout) == (0, True), result.output


def test_the_only_year_need_not_be_typed(branch_office: Callable[..., Path]) -> None:
    folder = branch_office()
    result = run(folder, "plan")
    assert (result.exit_code, "按 plans 里只有的 2023 年" in result.stderr) == (0, True), result.output
    (folder / "plans" / "2024").mkdir()
    result = run(folder, "plan")
    assert (result.exit_code, "已有：2023、2024" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("days", "words", "is_told"),
    [
        ("天数: 七天", "7个自然日", True),
        ("天数: 7天", "7个自然日", True),
        ("天数: 一周", "7个自然日", True),
        ("天数: 两个星期", "14个自然日", True),
        ("天数: 7天\n单位: 工作日", "7个工作日", False),
        ("天数: 5个工作日", "5个工作日", False),
        ("天数: 5天（工作日）", "5个工作日", False),
        ("天数: 5", "5个工作日", False),
    ],
)
def test_the_length_of_a_notice(
    branch_office: Callable[..., Path], days: str, words: str, *, is_told: bool
) -> None:
    result, text = notices_of(branch_office, days)
    assert words in text
    assert ("D590" in result.output) == is_told


@pytest.mark.parametrize(
    ("item", "day", "words"),
    [
        ("拟定: 每月10日前", "2023-01-10", "最晚这一天"),
        ("拟定: 每月15日之前完成", "2023-02-15", "最晚这一天"),
        ("拟定: 清明节前3天", "2023-03-31", "原定4月2日"),
        ("拟定: 国庆节后第一周", "2023-10-08", "调休上班"),
        ("拟定: 教师节后第二周", "2023-09-22", ""),
        ("拟定: 每月第一个周一 16:00（第七、八节课）", "2023-02-06", "16:00（第七、八节课）"),
        ("拟定: 每月第一个周一（课后服务后）", "2023-02-06", "课后服务后"),
        ("日期: 2023-03-08\n    时间: 第八节课（15:00—16:30）", "2023-03-08", "15:00—16:30（第八节课）"),
    ],
)
def test_the_days_of_a_plan(branch_office: Callable[..., Path], item: str, day: str, words: str) -> None:
    folder = branch_office(plan=f"日程安排:\n  - 事项: 甲\n    {item}\n")
    result = run(folder, "schedule", "2023", "--at", "2023-12-31", "--format", "json")
    told = json.loads(result.stdout)
    entry = next((each for each in told["calendar"] if each["date"] == day), None)
    assert entry, told
    text = run(folder, "schedule", "2023", "--at", "2023-12-31").stdout
    assert words in text


@pytest.mark.parametrize("words", ["6月底", "7月中旬", "9月上旬", "3月初", "6月底前", "11月中下旬"])
def test_a_part_of_a_month_is_printed_as_typed(branch_office: Callable[..., Path], words: str) -> None:
    folder = branch_office(plan=f"日程安排:\n  - 事项: 甲\n    月份: {words}\n")
    result = run(folder, "plan", "2023")
    assert result.exit_code == 0, result.output
    assert words in next(iter(papers(folder, "plan").values()))
    assert f"{words}（日期未定）  甲" in run(folder, "schedule", "2023").stdout


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ("受理: 党总支办公室，电话0421-2812345", ["党总支办公室", "0421-2812345"]),
        ("受理: 党总支办公室，联系电话：0421-2812345，地址：行政楼201室", ["0421-2812345", "行政楼201室"]),
        (
            "受理: 受理部门：组织科；0421-2812346；信箱 zz@example.cn",
            ["组织科", "0421-2812346"],
        ),
        ("张贴: [校务公开栏, 支部微信群]", ["校务公开栏、支部微信群"]),
        ("张贴地点:\n      - 一楼大厅\n      - 学校网站", ["一楼大厅、学校网站"]),
    ],
)
def test_the_contact_and_the_places_of_a_notice(
    branch_office: Callable[..., Path], contact: str, words: list[str]
) -> None:
    _, text = notices_of(branch_office, f"{contact}\n结果: {{反映: 无, 报告日期: 2023-09-25}}")
    assert [word for word in words if word not in text] == []
    assert "受理部门：" not in text


@pytest.mark.parametrize("typed", ["—", "无", "/", "－", "暂无", "未转正"])
def test_a_day_that_there_is_not(branch_office: Callable[..., Path], typed: str) -> None:
    folder = branch_office()
    roster = ORGANIZATION.replace("转正日期: 1994-06-28", f"转正日期: {typed}, 身份: 预备党员")
    (folder / "plans" / "organization.yaml").write_text(roster, encoding="utf-8")
    told = json.loads(run(folder, "check", "2023", "--format", "json").stdout)
    assert [each for each in told if each["level"] == "error" or each["code"] in ("D454", "D455")] == []


@pytest.mark.parametrize("wrong", ["1994-13-28", "九四年", "1990-01-01"])
def test_a_wrong_day_in_the_roster_stops_no_plan(branch_office: Callable[..., Path], wrong: str) -> None:
    folder = branch_office()
    roster = ORGANIZATION.replace("转正日期: 1994-06-28", f"转正日期: {wrong}")
    (folder / "plans" / "organization.yaml").write_text(roster, encoding="utf-8")
    result = run(folder, "plan", "2023")
    assert (result.exit_code, "已写入 1 个" in result.stdout) == (0, True), result.output
    assert "organization.yaml:6" in result.output
    assert run(folder, "check", "2023").exit_code == 1
    (folder / "plans" / "organization.yaml").write_text(
        roster.replace("名称: 初", "名字: 初"), encoding="utf-8"
    )
    assert run(folder, "plan", "2023").exit_code == 1
