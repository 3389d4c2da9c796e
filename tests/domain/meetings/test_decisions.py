"""Decisions about people, read from the agenda of a meeting."""

from __future__ import annotations

from datetime import date

import pytest
from offices import ROSTER, assembly, case_of
from reading_models import organization_of

from docgen.domain.meetings.decisions import Decision, decisions


def decided(item: str, day: str = "2023-03-08") -> list[Decision]:
    case = case_of(assembly("缺席: [区志远, 乐天]", "议题:", f"  - {{{item}}}", day=day))
    return list(decisions([case], organization_of(ROSTER)))


def kinds(found: list[Decision]) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(each.kind, each.names, each.carried) for each in found]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("题目: 确定林小雨为入党积极分子", [("入党积极分子", ("林小雨",), True)]),
        ("题目: 讨论发展工作, 决议: 同意列王𬱖为发展对象", [("发展对象", ("王𬱖",), True)]),
        ("题目: 讨论发展工作, 决议: 批准林小雨为入党积极分子", [("入党积极分子", ("林小雨",), True)]),
        ("题目: 讨论发展工作, 决议: 不同意何磊为发展对象", [("发展对象", (), True)]),
        ("题目: 何磊谈争取成为发展对象的打算", []),
        ("题目: 讨论发展工作, 决议: 同意将王𬱖列为发展对象", [("发展对象", ("王𬱖",), True)]),
        ("题目: 列为发展对象, 决议: 同意何磊，不同意林小雨列为发展对象", [("发展对象", ("何磊",), True)]),
        ("题目: 何磊列为发展对象, 决议: 暂缓列为发展对象", [("发展对象", (), True)]),
        ("题目: 暂缓将何磊列为发展对象", [("发展对象", (), True)]),
        ("题目: 列何磊为发展对象, 人选: {姓名: 何磊}", [("发展对象", ("何磊",), True)]),
        ("题目: 何磊列为发展对象, 人选: {姓名: 何磊}", [("发展对象", ("何磊",), True)]),
        (
            "题目: 何磊列为发展对象, 人选: {姓名: 何磊}, 表决: {赞成: 4, 不赞成: 6}",
            [("发展对象", ("何磊",), False)],
        ),
        ("题目: 表彰乐天为优秀党员", [("评优评先", ("乐天",), True)]),
    ],
)
def test_an_item_without_a_vote_of_its_own_is_read_by_its_words(
    item: str, found: list[tuple[str, tuple[str, ...], bool]]
) -> None:
    assert kinds(decided(item)) == found


def test_a_member_of_today_was_a_candidate_before_the_day_of_admission_only() -> None:
    item = "题目: 将王𬱖列为发展对象"
    assert kinds(decided(item, "2023-06-20")) == [("发展对象", ("王𬱖",), True)]
    assert kinds(decided(item, "2023-06-21")) == [("发展对象", (), True)]


@pytest.mark.parametrize(("day", "names"), [("2023-09-27", ("李小龙",)), ("2024-01-10", ("李小龙",))])
def test_a_transfer_is_of_somebody_on_probation(day: str, names: tuple[str, ...]) -> None:
    assert kinds(decided("题目: 李小龙、刘玉兰转正", day)) == [("预备党员转正", names, True)]


def test_a_vote_names_its_person_whatever_the_words_say() -> None:
    vote = "表决: {事项: 接收预备党员, 方式: 无记名投票, 赞成: 9}"
    (found,) = decided(f"题目: 甲, 人选: {{姓名: 何磊}}, {vote}", "2023-10-10")
    assert (found.kind, found.names, found.carried) == ("接收预备党员", ("何磊",), True)
    assert found.nominee is not None
    assert found.case.day == date(2023, 10, 10)
