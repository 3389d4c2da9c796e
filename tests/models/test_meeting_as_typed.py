"""A meeting as offices type it: day and hours in one, everybody but some, counted points, misplaced keys."""

from __future__ import annotations

import pytest
from offices import meetings_of
from reading_models import read

from docgen.base.diagnostics import Level
from docgen.models.minutes import Meeting, Minutes


def meeting(*lines: str) -> Meeting:
    (held,) = meetings_of(typed(*lines))
    return held


def typed(*lines: str) -> str:
    return "会议:\n  - 类型: 党员大会\n" + "".join(f"    {line}\n" for line in lines)


def errors(*lines: str) -> list[str]:
    _, said = read(Minutes, typed(*lines))
    return [f"{each.code} {each.message} {each.hint}" for each in said if each.level is Level.ERROR]


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("时间: 2023年3月8日下午3:30", "2023-03-08", "15:30"),
        ("会议时间: 2023年3月8日（星期三）15:00—16:30", "2023-03-08", "15:00—16:30"),
        ("开会时间: 2023.3.8 15:00", "2023-03-08", "15:00"),
        ("活动时间: 2023-03-08 下午3点至5点", "2023-03-08", "15:00—17:00"),
        ("日期: 2023年3月8日 15:00", "2023-03-08", "15:00"),
        ("召开日期: 3月8日，下午2:30", "2023-03-08", "14:30"),
        ("时间: 2023年3月8日", "2023-03-08", "None"),
    ],
)
def test_a_day_and_its_hours_under_one_key_are_both_read(line: str, day: str, time: str) -> None:
    held = meeting(line)
    assert (str(held.day), str(held.time)) == (day, time)


@pytest.mark.parametrize("line", ["时间: 10.30", "时间: 15:00", "时间: 3.5小时", "时间: 下午第三节课后"])
def test_hours_alone_are_no_day(line: str) -> None:
    assert any("缺少“日期”" in each for each in errors(line))


def test_a_day_that_is_typed_keeps_the_hours_beside_it() -> None:
    held = meeting("日期: 2023-03-08", "时间: 15:00—16:30")
    assert (str(held.day), str(held.time)) == ("2023-03-08", "15:00—16:30")


def test_hours_that_cannot_be_read_behind_a_day_are_told_and_the_day_is_read() -> None:
    (said,) = errors("时间: 2023年3月8日下午第三节课后")
    assert "K303" in said
    assert "下午第三节课后" in said


@pytest.mark.parametrize(
    ("came", "absent"),
    [
        ("全体党员（区志远支教请假，吴静未到）", ["区志远", "吴静"]),
        ("全体（乐天病假）", ["乐天"]),
        ("除区志远外全部到会", ["区志远"]),
        ("除区志远、乐天以外，其他党员均参加", ["区志远", "乐天"]),
        ("全体党员（除乐天外）", ["乐天"]),
        ("除乐天外都参加了", ["乐天"]),
    ],
)
def test_everybody_but_those_named_tells_who_was_absent(came: str, absent: list[str]) -> None:
    held = meeting("日期: 2023-03-08", f"出席: {came}")
    assert held.came is None
    assert held.absent is not None
    assert [str(name) for name, _ in held.absent.people] == absent


@pytest.mark.parametrize(
    "came",
    ["全体党员（12人）", "全体党员（应到12人，实到11人）", "全体党员（含预备党员）", "除个别外基本到齐"],
)
def test_everybody_with_other_words_in_brackets_is_asked_for(came: str) -> None:
    assert errors("日期: 2023-03-08", f"出席: {came}")


def test_beside_a_list_of_the_absent_nothing_is_taken_from_those_who_came() -> None:
    assert errors("日期: 2023-03-08", "出席: 全体党员（吴静请假）", "缺席: 乐天（病假）")


@pytest.mark.parametrize(
    "points",
    [("1: 甲", "2: 乙"), ("一: 甲", "二: 乙"), ("议题一: 甲", "议题二: 乙"), ("（1）: 甲", "（2）: 乙")],
)
def test_points_under_their_numbers_are_a_list(points: tuple[str, ...]) -> None:
    held = meeting("日期: 2023-03-08", "议程:", *(f"  {point}" for point in points))
    assert [str(item.title) for item in held.agenda] == ["甲", "乙"]


def test_numbers_that_do_not_count_are_no_list() -> None:
    assert errors("日期: 2023-03-08", "议程:", "  1: 甲", "  3: 乙")


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("表决: {赞成: 5}", "表决"),
        ("表决结果: 同意5票", "表决"),
        ("投票结果: 同意5票", "表决"),
        ("人选: {姓名: 何磊}", "人选"),
        ("落实情况: 写成新闻稿", "落实"),
    ],
)
def test_a_key_of_a_point_that_stands_beside_the_points_is_told_where_it_belongs(line: str, own: str) -> None:
    (said,) = errors("日期: 2023-03-08", line)
    assert "写错了地方" in said
    assert f"“议题”的那一项里，写成“{own}: …”" in said


@pytest.mark.parametrize("hours", ["2课时", "1.5小时", "90分钟", "两节课"])
def test_lessons_and_hours_are_never_taken_for_xueshi(hours: str) -> None:
    (said,) = errors("日期: 2023-03-08", f"学时: {hours}")
    assert "折合成学时" in said


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("题目: 师德", "subject", "师德"),
        ("活动主题: 师德", "subject", "师德"),
        ("活动地点: 三楼", "venue", "三楼"),
        ("记录者: 黄海涛", "recorder", "黄海涛"),
        ("决定: 同意", "resolution", "('同意',)"),
        ("过程: 敬献花篮", "text", "('敬献花篮',)"),
        ("参加人数: 7人", "present", "7"),
    ],
)
def test_other_words_of_offices_are_read(line: str, name: str, value: str) -> None:
    found = getattr(meeting("日期: 2023-03-08", line), name)
    assert value in (str(found), repr(found))


def test_the_category_of_a_meeting_is_its_kind() -> None:
    (held,) = meetings_of("会议:\n  - 类别: 主题党日\n    日期: 2023-03-08\n")
    assert held.kind == "主题党日"


@pytest.mark.parametrize(
    ("vote", "counts"),
    [
        ("应到7人，实到5人，同意5人，反对0人", ("7", "5", 5)),
        ("实到5人，5票赞成", ("None", "5", 5)),
        ("应到党员12名、实到11名，赞成11票、弃权0票", ("12", "11", 11)),
    ],
)
def test_who_was_expected_and_came_may_stand_before_the_votes(
    vote: str, counts: tuple[str, str, int]
) -> None:
    held = meeting("日期: 2023-03-08", "议题:", "  - 题目: 甲", f"    表决结果: {vote}")
    assert (str(held.expected), str(held.present), held.votes[0].in_favour) == counts


@pytest.mark.parametrize(
    "lines",
    [
        ("应到: 8", "议题:", "  - 题目: 甲", "    表决: 应到7人，实到5人，同意5人"),
        ("议题:", "  - 题目: 甲", "    表决: 应到有表决权的党员7人，赞成5票"),
        ("议题:", "  - 题目: 甲", "    表决: 应到7人，实到5人"),
    ],
)
def test_counts_that_differ_or_are_of_others_are_asked_for(lines: tuple[str, ...]) -> None:
    assert any("表决" in each for each in errors("日期: 2023-03-08", *lines))


def test_who_came_and_has_a_vote_may_stand_before_the_votes() -> None:
    line = "    表决: 实到会有表决权的正式党员11名，赞成10票，弃权1票"
    (vote,) = meeting("日期: 2023-03-08", "议题:", "  - 题目: 甲", line).votes
    assert (vote.voters_present, vote.in_favour, vote.abstained) == (11, 10, 1)


def test_points_under_numbers_may_have_who_came_before_their_votes() -> None:
    held = meeting("日期: 2023-03-08", "议题: {1: {题目: 甲, 表决: 应到3人实到3人 同意3票}, 2: 乙}")
    assert (str(held.expected), held.votes[0].in_favour, len(held.agenda)) == ("3", 3, 2)


@pytest.mark.parametrize("key", ["备注", "说明"])
def test_a_key_for_anything_is_told_where_each_thing_is_written(key: str) -> None:
    _, said = read(Minutes, f"会议: [{{类型: 党员大会, 日期: 2023-03-08, {key}: 乐天提前离会}}]")
    assert [each.code for each in said] == ["K301"]
    assert "提前离会的写在那次表决的“未参加表决”里" in said[0].hint
