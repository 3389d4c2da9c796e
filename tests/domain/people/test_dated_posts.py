"""Posts with the days on which they were held: a committee is that of the day of the meeting."""

from __future__ import annotations

from datetime import date

import pytest
from offices import ROSTER, case_of, facts, roster

from docgen.domain.people.committee_facts import check_committees
from docgen.domain.people.posts import posts_in
from docgen.papers.minutes.attendance_words import attendance_line


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("组织委员", None, None),
        ("书记（兼）", None, None),
        ("组织委员（2023-12-29起）", "2023-12-29", None),
        ("组织委员（自2023年12月29日起）", "2023-12-29", None),
        ("组织委员(2023.12.29当选)", "2023-12-29", None),
        ("组织委员（2023年12月起）", "2023-12-01", None),
        ("组织委员（至2023-12-29）", None, "2023-12-29"),
        ("组织委员（2023年12月29日止）", None, "2023-12-29"),
        ("组织委员（2023/12/29免）", None, "2023-12-29"),
        ("组织委员（—2023年12月29日）", None, "2023-12-29"),
        ("组织委员（2023-12-29—）", "2023-12-29", None),
        ("组织委员（2020年12月25日—2023年12月29日）", "2020-12-25", "2023-12-29"),
        ("支部组织委员（兼）（2020—2023年12月）", "2020-01-01", "2023-12-01"),
    ],
)
def test_the_days_of_a_post_stand_in_brackets_behind_it(
    typed: str, since: str | None, until: str | None
) -> None:
    (post,) = posts_in(typed, "第二支部", ("第二支部",), ())
    days = (post.since, post.until)
    assert (post.body, days) == (
        "第二支部",
        (since and date.fromisoformat(since), until and date.fromisoformat(until)),
    )


CHANGED = ROSTER.replace("第二支部宣传委员,", "第二支部宣传委员（至2023-12-29）,").replace(
    "党内职务: 第三党小组组长", "党内职务: 第三党小组组长、第二支部宣传委员（2023-12-29起）"
)
"""The example's committee of 第二支部, in which 吴静 followed 张伟（女） on 29 December."""


def labels(day: str) -> list[str]:
    people = roster(CHANGED)
    return [people.label(seat) for seat in people.committee("第二支部", date.fromisoformat(day))]


def test_the_day_of_leaving_a_post_is_the_first_of_who_follows() -> None:
    assert labels("2023-12-28") == ["刘玉兰", "黄海涛", "张伟（女）"]
    assert labels("2023-12-29") == ["刘玉兰", "黄海涛", "吴静"]


def sitting(day: str, chair: str, recorder: str, absent: str) -> str:
    head = f"会议:\n  - {{类型: 支委会, 支部: 第二支部, 日期: {day}, 时间: 9:00—10:00, 地点: 三楼, "
    led = f"主持人: {chair}, 记录人: {recorder}, "
    return f"{head}{led}{absent}, 议题: [{{题目: 学习, 内容: 学习。}}]}}\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (sitting("2023-03-08", "刘玉兰", "黄海涛", "缺席: [张伟（女）]"), "缺席1名（张伟（女））"),
        (sitting("2023-12-29", "刘玉兰", "吴静", "缺席: [黄海涛]"), "缺席1名（黄海涛）"),
    ],
)
def test_who_is_expected_at_a_sitting_is_the_committee_of_its_day(text: str, line: str) -> None:
    assert facts(text, CHANGED) == []
    assert attendance_line(case_of(text, CHANGED)) == f"应到委员3名，实到2名，{line}。"


def test_whoever_is_not_on_the_committee_of_the_day_is_told_how_to_be() -> None:
    for absent in ("缺席: 无", "出席: [刘玉兰, 黄海涛, 吴静]"):
        said = facts(sitting("2023-12-29", "刘玉兰", "吴静", absent))
        hints = [each.hint for each in said if each.code == "D425"]
        assert hints
        assert all("第二支部委员（2023-12-29起）" in each for each in hints)


def test_a_post_that_is_over_makes_no_committee_and_no_fault() -> None:
    people = roster(CHANGED)
    said = check_committees(people, None, date(2023, 12, 31))
    assert [each.code for each in said] == []
    away = CHANGED.replace("姓名: 张伟, 性别: 女,", "姓名: 张伟, 性别: 女, 状态: 外派支教,")
    codes = [each.code for each in check_committees(roster(away), None, date(2023, 12, 31))]
    assert "D583" not in codes


def test_days_that_there_are_none_of_are_told() -> None:
    wrong = CHANGED.replace("（2023-12-29起）", "（2023-13-29起）")
    said = check_committees(roster(wrong), None, date(2023, 12, 31))
    assert "D569 吴静的党内职务写着“（2023-13-29起）”" in " ".join(
        f"{each.code} {each.message}" for each in said
    )
