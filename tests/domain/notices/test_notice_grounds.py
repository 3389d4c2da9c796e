"""A notice against the meeting it rests on."""

from __future__ import annotations

from datetime import date

import pytest
from noticeboard import LISTED, MINUTES, ORGANIZATION, cases_of, changed, codes, facts, office_of

from docgen.base.diagnostics import Diagnostic, Level

ADMITTED = changed(("发展对象", "接收预备党员"), ("何磊", "王𬱖"), ("2023-09-26", "2023-06-21"))
CONFIRMED = changed(("发展对象", "预备党员转正"), ("何磊", "李小龙"), ("2023-09-26", "2023-09-28"))
ACTIVIST = changed(("发展对象", "入党积极分子"), ("何磊", "林小雨"), ("2023-09-26", "2023-03-15"))
NOBODY = ("    对象: 何磊\n", "")


def with_minutes(*pairs: tuple[str, str]) -> str:
    return changed(*pairs, text=MINUTES)


def told(text: str, minutes: str = MINUTES) -> list[Diagnostic]:
    return facts(text, office_of(minutes=minutes))


@pytest.mark.parametrize(
    ("text", "day", "names"),
    [
        (changed(NOBODY), date(2023, 9, 11), ["何磊"]),
        (changed(("    对象: 王𬱖\n", ""), text=ADMITTED), date(2023, 6, 20), ["王𬱖"]),
        (changed(("    对象: 李小龙\n", ""), text=CONFIRMED), date(2023, 9, 27), ["李小龙"]),
        (
            changed(("    对象: 林小雨\n", ""), ("会议", "2023-03-14 第二支部支委会"), text=ACTIVIST),
            date(2023, 3, 14),
            ["林小雨", "阿卜杜拉·买买提"],
        ),
    ],
)
def test_day_and_people_come_from_the_resolution(text: str, day: date, names: list[str]) -> None:
    (case,) = cases_of(text)
    assert case.grounds is not None
    assert case.grounds.case.day == day
    assert [person.label for person in case.persons] == names
    assert facts(text) == []


@pytest.mark.parametrize(
    "basis", ["2023-09-11 支委会", "2023年9月11日第二支部支委会", "2023.9.11 第二支部 支委会"][:3]
)
def test_a_meeting_may_be_named_by_its_day(basis: str) -> None:
    (case,) = cases_of(changed(("会议", basis)))
    assert case.grounds is not None
    assert case.grounds.case.day == date(2023, 9, 11)


def test_a_sentence_is_printed_and_not_looked_up() -> None:
    (case,) = cases_of(changed(("会议", "经2023年9月11日支委会研究")))
    assert case.grounds is None
    assert facts(changed(("会议", "经2023年9月11日支委会研究"))) == []


@pytest.mark.parametrize(
    ("basis", "message"),
    [
        ("2023-09-12 支委会", "会议记录里没有2023年9月12日的支委会，最近的一次是2023年9月11日"),
        ("2023-09-27 支委会", "会议记录里没有2023年9月27日的支委会"),
        ("2023-03-14 第三支部支委会", "会议记录里没有2023年3月14日的第三支部支委会"),
    ],
)
def test_a_meeting_that_is_not_on_record_is_told(basis: str, message: str) -> None:
    (one,) = facts(changed(("会议", basis), ("2023-09-26", "2023-12-06")))
    assert (one.code, one.level) == ("N805", Level.ERROR)
    assert message in one.message


def test_a_meeting_that_decided_something_else_is_told() -> None:
    (one,) = [d for d in facts(changed(("会议", "2023-06-20 党员大会"))) if d.code == "N805"]
    assert "2023年6月20日第二支部党员大会没有作出“发展对象”的决议" in one.message


def test_without_any_resolution_that_is_told() -> None:
    (one,) = told(LISTED, "会议: []\n")
    assert (one.code, one.message) == ("N805", "今年的会议记录里没有找到“发展对象”的决议")


def test_two_meetings_of_one_day_must_be_told_apart() -> None:
    both = MINUTES + MINUTES.split("会议:\n")[1].split("  - 类型")[4].join(["  - 类型", ""]).replace(
        "第二支部", "第一支部"
    )
    (one,) = told(changed(NOBODY), both)
    assert (one.code, "（第二支部、第一支部）" in one.message) == ("N805", True)
    assert told(changed(NOBODY, ("依据: 会议", "依据: 会议\n    支部: 第二支部")), both) == []


def test_a_person_of_whom_nothing_was_decided_is_told() -> None:
    said = facts(changed(("林小雨", "徐曼"), ("会议", "2023-03-14 第二支部支委会"), text=ACTIVIST))
    one = next(d for d in said if d.code == "N806")
    assert one.level is Level.ERROR
    assert "第二支部支委会的决议里没有徐曼，决议的是林小雨、阿卜杜拉·买买提" in one.message


def test_a_resolution_that_postpones_is_no_ground() -> None:
    said = facts(changed(("林小雨", "徐曼"), ("会议", "2023-03-14 第一支部支委会"), text=ACTIVIST))
    assert "N806" in codes(said)
    said = facts(changed(("    对象: 林小雨\n", ""), ("会议", "2023-03-14 第一支部支委会"), text=ACTIVIST))
    assert "的决议里没有写是谁" in next(d.message for d in said if d.code == "N806")


def test_whom_the_meeting_decided_of_is_not_forgotten() -> None:
    (one,) = facts(ACTIVIST)
    assert (one.code, one.level) == ("N806", Level.WARNING)
    assert "还决议了阿卜杜拉·买买提，这里没有" in one.message


def test_who_has_a_notice_of_their_own_is_not_forgotten() -> None:
    other = changed(("林小雨", "阿卜杜拉·买买提"), ("编号: A1", "编号: A2"), text=ACTIVIST)
    assert facts(ACTIVIST + other) == []


@pytest.mark.parametrize("text", [ADMITTED, changed(("    对象: 王𬱖\n", ""), text=ADMITTED)])
def test_a_vote_that_failed_is_no_ground(text: str) -> None:
    failed = with_minutes(
        ("事项: 接收预备党员, 方式: 无记名投票, 赞成: 3", "事项: 接收预备党员, 赞成: 1, 不赞成: 2")
    )
    said = told(text, failed)
    assert [(d.code, d.level) for d in said if d.level is Level.ERROR] == [("N806", Level.ERROR)]
    assert "没有通过" in "".join(d.message for d in said)


@pytest.mark.parametrize("ending", ["延长预备期", "取消预备党员资格"])
def test_another_ending_is_no_transfer(ending: str) -> None:
    said = told(CONFIRMED, with_minutes(("结论: 按期转正", f"结论: {ending}, 延长月数: 6")))
    assert f"会议对李小龙的结论是“{ending}”" in "".join(d.message for d in said if d.code == "N806")


def test_a_notice_is_not_posted_before_its_meeting() -> None:
    (one,) = facts(changed(("会议", "2023-09-11 支委会"), ("2023-09-26", "2023-09-08")))
    assert (one.code, one.level) == ("N808", Level.ERROR)


def test_the_last_meeting_before_posting_is_the_ground() -> None:
    twice = MINUTES + (
        "  - 类型: 支委会\n    支部: 第二支部\n    日期: 2023-11-06\n    缺席: 无\n    议题:\n"
        "      - {题目: 将何磊列为发展对象, 决议: 同意将何磊列为发展对象。}\n"
    )
    (case,) = cases_of(LISTED, office_of(minutes=twice))
    assert case.grounds is not None
    assert case.grounds.case.day == date(2023, 9, 11)


def test_a_committee_that_hands_a_transfer_to_the_assembly_is_a_ground_too() -> None:
    before = MINUTES + (
        "  - 类型: 支委会\n    支部: 第二支部\n    日期: 2023-09-04\n    缺席: 无\n    议题:\n"
        "      - {题目: 李小龙转正前的审查, 决议: 同意提交9月27日党员大会讨论。}\n"
    )
    (case,) = cases_of(changed(("2023-09-28", "2023-09-06"), text=CONFIRMED), office_of(minutes=before))
    assert case.grounds is not None
    assert (case.grounds.case.day, case.grounds.names) == (date(2023, 9, 4), ("李小龙",))


def test_a_training_for_candidates_is_no_decision_to_list() -> None:
    other = with_minutes(
        ("题目: 将何磊列为发展对象", "题目: 何磊参加发展对象集中培训"), ("同意将何磊列为发展对象；", "")
    )
    assert codes(told(LISTED, other)) == ["N805"]


def test_an_award_rests_on_a_meeting_as_well() -> None:
    minutes = MINUTES + (
        "  - 类型: 党员大会\n    支部: 第一支部\n    日期: 2023-06-20\n    缺席: 无\n    议题:\n"
        "      - {题目: 推荐优秀共产党员, 决议: 推荐周志强同志为校级优秀共产党员。}\n"
    )
    award = changed(
        ("发展对象", "评优评先\n    项目: 优秀共产党员"), ("何磊", "周志强"), ("2023-09-26", "2023-06-21")
    )
    assert told(award, minutes) == []
    (one,) = told(changed(("周志强", "黄海涛"), text=award), minutes)
    assert (one.code, one.level) == ("N806", Level.WARNING)


def test_a_step_dated_before_its_meeting_is_told() -> None:
    early = ORGANIZATION.replace(
        "列为发展对象时间: 2023-09-11, 培养联系人", "列为发展对象时间: 2023-09-01, 培养联系人"
    )
    (one,) = facts(office=office_of(early))
    assert (one.code, one.level) == ("N807", Level.WARNING)


SECOND_LISTING = (
    "  - 类型: 支委会\n    支部: 第二支部\n    日期: 2023-09-25\n    缺席: 无\n    议题:\n"
    "      - {题目: 将林小雨列为发展对象, 决议: 同意将林小雨列为发展对象。}\n"
)


def test_a_meeting_stands_for_its_own_decisions_alone() -> None:
    (case,) = cases_of(changed(NOBODY), office_of(minutes=MINUTES + SECOND_LISTING))
    assert [person.label for person in case.persons] == ["林小雨"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("名册", ["林小雨", "阿卜杜拉·买买提"]),
        ("照写", ["阿卜杜拉·买买提", "林小雨"]),
    ],
)
def test_people_stand_in_the_order_asked_for(order: str, names: list[str]) -> None:
    text = changed(("林小雨", f"[阿卜杜拉·买买提, 林小雨]\n    排列: {order}"), text=ACTIVIST)
    (case,) = cases_of(text)
    assert [person.label for person in case.persons] == names


def test_a_notice_without_a_meeting_is_that_of_its_peoples_branch() -> None:
    (case,) = cases_of(changed(("会议", "经支委会研究")))
    assert case.branch == "第二支部"
    both = changed(("会议", "经支委会研究"), ("对象: 何磊", "对象: [何磊, 徐曼]"))
    (case,) = cases_of(both)
    assert case.branch == ""


def test_months_beside_another_ending_extend_nothing() -> None:
    months = with_minutes(("结论: 按期转正", "结论: 按期转正, 延长月数: 6"))
    assert office_of(minutes=months).roster.course("李小龙").months_added() == 0
    extended = with_minutes(("结论: 按期转正", "结论: 延长预备期, 延长月数: 6"))
    assert office_of(minutes=extended).roster.course("李小龙").months_added() == 6


def test_a_notice_of_another_kind_does_not_stand_for_the_one_that_is_wanting() -> None:
    minutes = with_minutes(
        ("将何磊列为发展对象\n", "将何磊、林小雨列为发展对象\n"),
        ("同意将何磊列为发展对象；", "同意将何磊、林小雨列为发展对象；"),
    )
    other = changed(("编号: A1", "编号: A2"), text=ACTIVIST)
    said = [d.code for d in told(LISTED + other, minutes) if "还决议了林小雨" in d.message]
    assert said == ["N806"]
