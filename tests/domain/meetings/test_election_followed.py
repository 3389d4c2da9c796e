"""The roster after an election: whose post is not that of the result is told at the line to change."""

from __future__ import annotations

from datetime import date

import pytest
from offices import ROSTER, assembly, meetings_of, roster

from docgen.base.diagnostics import Diagnostic
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_followed import roster_follows_elections

DAY = "2023-12-29"
BALLOTS = "发出: 10, 收回: 10, 无效: 0"


def election(names: str, title: str = "选举支部委员会委员", seats: int = 3, day: str = DAY) -> str:
    typed = f"职务: 委员, 应选名额: {seats}, 候选人: {{{names}}}, {BALLOTS}"
    return assembly("缺席: [区志远]", f"议题: [{{题目: {title}, 选举: {{{typed}}}}}]", day=day)


def told(text: str, organization: str = ROSTER, at: str = "2024-03-01") -> list[Diagnostic]:
    people = roster(organization)
    cases = [Attendance(meeting, people) for meeting in meetings_of(text)]
    return list(roster_follows_elections(cases, people, None, date.fromisoformat(at)))


SAME = "刘玉兰: 9, 黄海涛: 8, 张伟（女）: 7, 吴静: 2"
OTHER = "刘玉兰: 9, 黄海涛: 8, 张伟（女）: 2, 吴静: 7"


def test_a_roster_that_has_followed_is_silent() -> None:
    assert told(election(SAME)) == []


def test_the_new_member_and_the_former_are_told_at_their_lines() -> None:
    said = told(election(OTHER))
    lines = [ROSTER.splitlines()[each.place.line - 1] for each in said]
    assert [each.code for each in said] == ["D562", "D562"]
    assert "姓名: 吴静" in lines[0]
    assert "党内职务: 第二支部委员" in said[0].hint
    assert "D15" in lines[1]
    assert "没有选上" in said[1].message


def test_a_by_election_asks_nobody_to_leave() -> None:
    said = told(election("吴静: 7, 孙鹏: 2", title="补选支部委员", seats=1))
    assert ["吴静" in each.message for each in said] == [True]


def test_a_later_election_counts_and_the_year_before_the_day_does_not() -> None:
    later = election(SAME, day="2024-01-12").partition("\n")[2]
    assert told(election(OTHER) + later) == []
    assert told(election(OTHER), at="2023-12-28") == []


@pytest.mark.parametrize(("at", "number"), [("2026-12-28", 2), ("2026-12-29", 0)])
def test_after_the_term_nothing_is_asked(at: str, number: int) -> None:
    assert len(told(election(OTHER), at=at)) == number


def test_a_secretary_has_the_post_of_one() -> None:
    typed = "职务: 书记, 候选人: {黄海涛: 3}, 发出: 3, 收回: 3, 无效: 0"
    text = assembly("缺席: 无", f"议题: [{{题目: 选举书记, 选举: {{{typed}}}}}]", day=DAY).replace(
        "党员大会", "支委会"
    )
    (said,) = told(text)
    assert "黄海涛2023年12月29日当选第二支部书记" in said.message


def test_an_election_that_is_not_known_asks_nothing() -> None:
    assert told(election(OTHER).replace("收回: 10, ", "")) == []
    left = ROSTER.replace("姓名: 吴静,", "姓名: 吴静, 转出日期: 2024-02-01,")
    assert ["吴静" in each.message for each in told(election(OTHER), left)] == [False]
