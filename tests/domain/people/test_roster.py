from __future__ import annotations

from datetime import date

import pytest
from offices import ROSTER, roster

from docgen.domain.people.roster import describe
from docgen.domain.people.seat import is_transfer

SECOND = ["第二支部"]


@pytest.mark.parametrize(
    ("day", "members", "voters"),
    [
        (date(2023, 1, 1), 12, 11),
        (date(2023, 6, 19), 12, 11),
        (date(2023, 6, 20), 13, 11),
        (date(2023, 12, 31), 13, 11),
    ],
)
def test_the_second_branch_grows_on_the_day_somebody_is_admitted(
    day: date, members: int, voters: int
) -> None:
    seats = roster().of_branches(SECOND, day)
    assert (len(seats), sum(seat.has_vote(day) for seat in seats)) == (members, voters)


def changed(name: str, more: str) -> str:
    lines = ROSTER.splitlines(keepends=True)
    return "".join(line.replace("}", f", {more}}}") if f"姓名: {name}," in line else line for line in lines)


@pytest.mark.parametrize(("day", "votes"), [(date(2023, 9, 26), False), (date(2023, 9, 27), True)])
def test_a_vote_begins_on_the_day_of_confirmation(day: date, votes: bool) -> None:
    text = changed("李小龙", "转正日期: 2023-09-27").replace(
        "身份: 预备党员, 入党日期: 2022-09-27", "身份: 正式党员, 入党日期: 2022-09-27"
    )
    (seat,) = roster(text).find("李小龙")
    assert seat.has_vote(day) is votes


def test_who_is_under_probation_within_the_party_has_no_vote_in_that_time() -> None:
    (seat,) = roster(changed("覃辉", "留党察看: {自: 2023-03-01, 至: 2024-02-29, 依据: 总支决定}")).find(
        "覃辉"
    )
    assert [seat.has_vote(date(year, 3, 1)) for year in (2022, 2023, 2024)] == [True, False, True]


@pytest.mark.parametrize(
    ("day", "excused"), [(date(2022, 12, 31), False), (date(2023, 1, 5), True), (date(2030, 1, 1), True)]
)
def test_an_approved_exclusion_holds_from_its_day_until_it_ends(day: date, excused: bool) -> None:
    (seat,) = roster(changed("马文忠", "不计应到: {自: 2023-01-05, 依据: 总支批复}")).find("马文忠")
    assert seat.is_excused(day) is excused


def test_who_left_does_not_belong_from_that_day_on() -> None:
    text = roster(changed("覃辉", "转出日期: 2023-05-01"))
    assert [len(text.of_branches(SECOND, date(2023, *day))) for day in ((4, 30), (5, 1))] == [12, 11]


def test_who_came_from_elsewhere_belongs_from_that_day_on() -> None:
    text = roster(changed("覃辉", "转入日期: 2023-05-01"))
    assert [len(text.of_branches(SECOND, date(2023, *day))) for day in ((4, 30), (5, 1))] == [11, 12]


def test_a_group_and_a_committee_are_found() -> None:
    day, people = date(2023, 3, 1), roster()
    assert [seat.member.name for seat in people.committee("第二支部", day)] == ["刘玉兰", "黄海涛", "张伟"]
    assert [seat.member.number for seat in people.of_group("第三党小组", day)] == [
        "D13",
        "D15",
        "D16",
        "D17",
        "D21",
    ]
    assert len(people.of_branches(["党总支"], day)) == 24


@pytest.mark.parametrize(
    "called", ["张伟（女）", "张伟(女)", "D15", "张伟（D15）", "张伟（第二支部）", "张伟同志（女）"]
)
def test_namesakes_are_told_apart(called: str) -> None:
    (seat,) = roster().find(called)
    assert seat.member.number == "D15"


def test_a_name_that_two_members_share_means_both_unless_the_body_has_only_one() -> None:
    people = roster()
    assert len(people.find("张伟")) == 2
    (seat,) = people.find("张伟", people.of_branches(SECOND, date(2023, 3, 8)))
    assert people.label(seat) == "张伟（女）"


def test_a_mistyped_name_is_guessed_with_who_that_is() -> None:
    likely = roster().likely("刘玉蓝")
    assert likely is not None
    assert (likely.member.name, describe(likely)) == ("刘玉兰", "第二支部书记")


@pytest.mark.parametrize("called", ["", "（", "()", "张三", "（女）", "A&B"])
def test_what_is_no_name_finds_nobody(called: str) -> None:
    assert roster().find(called) == []


LEFT = "{姓名: 张三, 性别: 男, 出生年月: 1990-10, 转出日期: 2023-05-01}"


@pytest.mark.parametrize(
    ("arrived", "is_one"),
    [
        ("{姓名: 张三, 性别: 男, 出生年月: 1990-10, 转入日期: 2023-05-01}", True),
        ("{姓名: 张三, 转入日期: 2023-06-01}", True),
        ("{姓名: 张三, 性别: 女, 转入日期: 2023-06-01}", False),
        ("{姓名: 张三, 出生年月: 1991-10, 转入日期: 2023-06-01}", False),
        ("{姓名: 张三, 转入日期: 2023-04-30}", False),
        ("{姓名: 张三}", False),
        ("{姓名: 张山, 转入日期: 2023-06-01}", False),
    ],
)
def test_two_lines_are_one_person_where_one_ends_before_the_other_begins(arrived: str, is_one: bool) -> None:
    text = f"单位: 甲\n支部:\n  - {{名称: 一, 党员: [{LEFT}]}}\n  - {{名称: 二, 党员: [{arrived}]}}\n"
    one, other = (seat.member for seat in roster(text).seats)
    assert (is_transfer(one, other), is_transfer(other, one)) == (is_one, is_one)
