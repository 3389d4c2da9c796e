"""After an election of a committee its work is divided among those who were elected."""

from __future__ import annotations

import pytest
from offices import assembly, meetings_of, roster
from votes_on_people import and_then

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.division_of_work import divides_work, work_is_divided_among_the_elected

BALLOTS = "方式: 无记名投票, 发出: 10, 收回: 10, 无效: 0"


def election(votes: str = "刘玉兰: 9, 黄海涛: 8, 吴静: 7, 孙鹏: 2", day: str = "2023-12-22") -> str:
    typed = f"职务: 委员, 应选名额: 3, 候选人: {{{votes}}}, {BALLOTS}"
    return assembly("缺席: [区志远]", f"议题: [{{题目: 选举委员, 选举: {{{typed}}}}}]", day=day)


def sitting(words: str, title: str = "委员分工", day: str = "2023-12-22", key: str = "决议") -> str:
    text = assembly("议题:", f"  - 题目: {title}", f"    {key}: {words}", day=day)
    return text.replace("党员大会", "支委会")


def told(first: str, second: str) -> list[str]:
    people = roster()
    cases = [Attendance(meeting, people) for meeting in meetings_of(and_then(first, second))]
    divided = [case for case in cases if divides_work(case.meeting)]
    return [each.message for each in work_is_divided_among_the_elected(cases, divided)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("刘玉兰任书记，黄海涛任组织委员，孙鹏任宣传委员。", "孙鹏"),
        ("书记刘玉兰、组织委员黄海涛、宣传委员孙鹏", "孙鹏"),
        ("组织委员：郑好，宣传委员：吴静。", "郑好"),
        ("宣传委员由孙鹏担任。", "孙鹏"),
        ("推选孙鹏同志为支部书记，黄海涛同志为组织委员。", "孙鹏"),
        ("刘玉兰（书记）、黄海涛（组织委员）、张伟（女）任宣传委员", "张伟"),
        ("朱慧敏同志担任纪检委员。", "朱慧敏"),
    ],
)
def test_who_was_not_elected_is_told(words: str, name: str) -> None:
    (message,) = told(election(), sitting(words))
    assert f"没有{name}" in message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (election(), sitting("刘玉兰任书记，黄海涛任组织委员，吴静任宣传委员。")),
        (election(), sitting("书记刘玉兰、组织委员黄海涛、宣传委员吴静")),
        (election(), sitting("刘玉兰主持支部工作，孙鹏协助宣传委员。")),
        (election(), sitting("原宣传委员孙鹏不再担任宣传委员。")),
        (election(), sitting("感谢上届组织委员孙鹏。刘玉兰任书记")),
        (election(), sitting("孙鹏任第四党小组组长。")),
        (election(), sitting("孙鹏同志列席。刘玉兰任书记")),
        (election(), sitting("总支书记王建国到会指导。")),
        (election(), sitting("宣传委员负责公众号，孙鹏供稿。")),
        (election(), sitting("孙鹏任宣传委员。", day="2023-11-22")),
        (election(), sitting("孙鹏任宣传委员。", title="研究工作")),
        (sitting("孙鹏任宣传委员。", day="2023-03-01"), sitting("孙鹏任宣传委员。")),
        (election("刘玉兰: 9, 黄海涛: 8, 吴静: 2, 孙鹏: 2"), sitting("孙鹏任宣传委员。")),
        (
            election().replace("候选人", "方式: 举手, 候选人", 1).replace("方式: 无记名投票, ", ""),
            sitting("孙鹏任宣传委员。"),
        ),
        (election(), sitting("孙鹏任宣传委员。").replace("支部: 第二支部", "支部: 第一支部")),
        (election(), sitting("各委员按分工抓好落实。")),
    ],
)
def test_what_is_of_the_elected_or_of_others_is_left_alone(first: str, second: str) -> None:
    assert told(first, second) == []


def test_a_later_by_election_adds_to_the_committee() -> None:
    typed = f"职务: 委员, 应选名额: 1, 候选人: {{孙鹏: 9, 郑好: 2}}, {BALLOTS}"
    added = assembly("缺席: [区志远]", f"议题: [{{题目: 补选委员, 选举: {{{typed}}}}}]", day="2023-12-25")
    later = sitting("孙鹏任宣传委员。", day="2023-12-26")
    assert told(and_then(election(), added), later) == []
