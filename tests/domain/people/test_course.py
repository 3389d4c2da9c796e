"""One person's course: what the roster, minutes and notices say of somebody, and what votes changed."""

from __future__ import annotations

from datetime import date

import pytest
from noticeboard import ORGANIZATION, office_of
from noticeboard import facts as notice_facts
from offices import ROSTER, assembly, case_of, facts
from votes_on_people import (
    CONFIRMED,
    EXTEND,
    EXTENDED,
    LATER,
    ON_PROBATION,
    PREPARED,
    and_then,
    codes,
    dated,
    lag,
    roster_of,
    roster_with,
    vote_on,
)

from docgen.domain.people.roster import Roster
from docgen.papers.minutes.vote_words import resolution, resolution_title


def votes_of(roster: Roster, name: str, *days: date) -> list[bool]:
    (seat,) = roster.find(name)
    return [seat.has_vote(day) for day in days]


DAYS = (date(2023, 9, 26), date(2023, 9, 27), date(2023, 12, 31))


@pytest.mark.parametrize("organization", [ROSTER, roster_with((ON_PROBATION, CONFIRMED))])
def test_whom_an_assembly_transferred_votes_from_its_day_whether_the_roster_has_followed_or_not(
    organization: str,
) -> None:
    roster = roster_of(vote_on("姓名: 李小龙"), organization)
    assert votes_of(roster, "李小龙", *DAYS) == [False, True, True]
    assert facts(vote_on("姓名: 李小龙"), organization) == []


@pytest.mark.parametrize("party_age", ["2023-09-27", "2023-09-26", "2023-10-10"])
def test_the_day_of_party_age_and_the_day_of_the_assembly_are_two_facts(party_age: str) -> None:
    organization = roster_with((ON_PROBATION, LATER % party_age))
    text = vote_on("姓名: 李小龙", day="2023-10-10")
    assert facts(text, organization) == []
    assert lag(text, organization) == []
    between = and_then(
        text, assembly("缺席: [区志远]", "议题: [{题目: 甲, 表决: {赞成: 10}}]", day="2023-10-09")
    )
    assert facts(between, organization) == []
    after = and_then(
        text, assembly("缺席: [区志远]", "议题: [{题目: 甲, 表决: {赞成: 11}}]", day="2023-10-11")
    )
    assert facts(after, organization) == []


@pytest.mark.parametrize("party_age", ["2023-09-28", "2023-10-09"])
def test_any_other_day_before_the_assembly_is_an_earlier_transfer(party_age: str) -> None:
    said = facts(vote_on("姓名: 李小龙", day="2023-10-10"), roster_with((ON_PROBATION, LATER % party_age)))
    assert codes(said) == ["D442"]
    assert "名册（organization.yaml第30行）" in said[0].message


def test_a_transfer_waits_for_the_end_of_the_extension() -> None:
    said = facts(vote_on("姓名: 李小龙", day="2023-12-10"), roster_with((ON_PROBATION, EXTENDED)))
    assert codes(said) == ["D441"]
    assert "到2024年3月27日才满一年、延长6个月" in said[0].message


def test_after_an_extension_the_resolution_says_so_and_calls_nothing_in_time() -> None:
    case = case_of(vote_on("姓名: 李小龙", day="2024-03-27"), roster_with((ON_PROBATION, EXTENDED)))
    (item,) = case.meeting.agenda
    assert resolution(case, item)[0].startswith("李小龙同志预备期自2022年9月27日起一年，延长6个月，")
    assert resolution_title(case, item, item.votes[0]) == "关于李小龙同志转为中共正式党员的决议"


ASKED = ", 转正申请时间: 2023-08-29"


@pytest.mark.parametrize(
    ("nominee", "typed", "told"),
    [
        ("", "", "没有写转正申请时间"),
        (ASKED, "", ""),
        ("", ASKED, ""),
        (ASKED, ASKED, ""),
        ("", ASKED.replace("08-29", "09-28"), "（2023年9月28日）晚于开会的日子（2023年9月27日）"),
        (ASKED.replace("2023", "2022"), "", "早于接收为预备党员的日期（2022年9月27日）"),
        (", 结论: 取消预备党员资格", "", ""),
        (", 结论: 延长预备期, 延长月数: 6", "", ""),
    ],
)
def test_whoever_is_transferred_asked_for_it_on_probation_and_before_the_assembly(
    nominee: str, typed: str, told: str
) -> None:
    said = facts(vote_on(f"姓名: 李小龙{nominee}"), roster_with((ASKED, typed)))
    assert [told in each.message for each in said] == ([True] if told else [])
    assert codes(said) == (["D588"] if told else [])


def test_the_day_of_the_application_is_compared_wherever_it_is_typed() -> None:
    said = facts(vote_on("姓名: 李小龙, 转正申请时间: 2023-08-28"))
    assert codes(said) == ["D530"]
    assert "2023年8月28日，名册（organization.yaml第30行）是2023年8月29日" in said[0].message


def test_the_day_of_a_step_may_be_called_otherwise_wherever_it_is_typed() -> None:
    organization = roster_with((ASKED, ASKED.replace("转正申请时间", "转正申请日期")))
    said = facts(vote_on("姓名: 李小龙, 申请转正时间: 2023-08-28"), organization)
    assert codes(said) == ["D530"]
    assert "2023年8月28日，名册（organization.yaml第30行）是2023年8月29日" in said[0].message


def test_whose_probation_was_extended_asks_again() -> None:
    first = vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 6, 转正申请时间: 2023-08-29")
    again = vote_on("姓名: 李小龙, 转正申请时间: 2024-03-20", day="2024-03-27")
    said = facts(and_then(first, again), roster_with((ASKED, ASKED.replace("2023-08-29", "2024-03-20"))))
    assert set(codes(said)) <= {"D420"}


def test_the_day_of_the_application_is_taken_from_the_roster_into_the_resolution() -> None:
    case = case_of(vote_on("姓名: 李小龙"))
    assert "2023年8月29日递交转正申请书" in resolution(case, case.meeting.agenda[0])[0]
    unknown = case_of(vote_on("姓名: 李小龙"), roster_with((ASKED, "")))
    assert "【待补：转正申请时间】递交转正申请书" in resolution(unknown, unknown.meeting.agenda[0])[0]


def test_the_days_of_a_member_come_in_the_order_of_the_steps() -> None:
    (said,) = dated(roster_with((ASKED, ASKED.replace("2023-08-29", "2022-09-01"))))
    assert (said.code, "转正申请时间（2022年9月1日）早于入党日期（2022年9月27日）" in said.message) == (
        "D538",
        True,
    )


def test_the_vote_that_extends_may_stand_in_the_roster_already() -> None:
    assert facts(vote_on(EXTEND), roster_with((ON_PROBATION, EXTENDED))) == []


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        (vote_on(EXTEND, day="2024-03-27"), roster_with((ON_PROBATION, EXTENDED))),
        (and_then(vote_on(EXTEND), vote_on(EXTEND, day="2024-03-27")), ROSTER),
    ],
)
def test_a_probation_is_extended_once(text: str, organization: str) -> None:
    assert [each for each in codes(facts(text, organization)) if each != "D420"] == ["D534"]


def test_one_extension_holds_for_minutes_notices_and_reminders() -> None:
    minutes = vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 6", votes="赞成: 3")
    minutes = minutes.replace("[区志远, 乐天]", "无")
    office = office_of(ORGANIZATION, minutes)
    (seat,) = office.roster.find("李小龙")
    assert (seat.course.months_added(), office.roster.course("李小龙").months_added()) == (6, 6)
    notice = "  - {编号: A1, 类别: 预备党员转正, 对象: 李小龙, 依据: 经研究, 发布日期: 2023-12-11, 天数: 5}\n"
    said = [each for each in notice_facts(notice, office) if each.code == "N803"]
    assert "到2024年3月27日才可以讨论转正" in said[0].message


@pytest.mark.parametrize("called", ["何磊同志", "何磊（P01）", "何磊同志（P01）"])
def test_a_person_is_known_as_a_comrade_and_with_a_mark(called: str) -> None:
    text = vote_on(f"姓名: {called}", "接收预备党员", day="2023-10-10")
    assert facts(text, PREPARED) == []
    case = case_of(text, PREPARED)
    assert resolution(case, case.meeting.agenda[0])[0].startswith("何磊同志于2021年9月10日递交")
