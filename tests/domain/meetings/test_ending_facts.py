"""What an item on a person says in words, beside what its vote decides."""

from __future__ import annotations

import pytest
from offices import ROSTER, assembly, case_of, facts, meetings_of, rules_of
from reading_models import organization_of

from docgen.base.diagnostics import Diagnostic
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.people.course_facts import votes_against_roster
from docgen.domain.people.roster import Roster


def vote_on(
    nominee: str,
    resolution: str = "",
    title: str = "讨论",
    matter: str = "预备党员转正",
    votes: str = "赞成: 9",
) -> str:
    said = f", 决议: {resolution}" if resolution else ""
    ballot = f"{{事项: {matter}, 方式: 无记名投票, {votes}}}"
    item = f"- {{题目: {title}, 人选: {{{nominee}}}, 表决: {ballot}{said}}}"
    return assembly("缺席: [区志远, 乐天]", "议题:", f"  {item}", day="2023-09-27")


def contradictions(minutes: str) -> list[Diagnostic]:
    return [said for said in facts(minutes) if said.code == "D544"]


XIAOLONG, HE = "姓名: 李小龙", "姓名: 何磊"


@pytest.mark.parametrize(
    ("nominee", "words", "matter"),
    [
        (XIAOLONG, {"resolution": "同意延长李小龙同志预备期半年"}, "预备党员转正"),
        (XIAOLONG, {"resolution": "取消李小龙的预备党员资格"}, "预备党员转正"),
        (XIAOLONG, {"resolution": "暂缓转正，继续考察"}, "预备党员转正"),
        (XIAOLONG, {"resolution": "不同意李小龙按期转正"}, "预备党员转正"),
        (XIAOLONG, {"resolution": "同意延期半年转正"}, "预备党员转正"),
        (XIAOLONG, {"title": "关于取消李小龙预备党员资格的决议"}, "预备党员转正"),
        (f"{XIAOLONG}, 结论: 按期转正", {"title": "延长李小龙预备期"}, "预备党员转正"),
        (f"{XIAOLONG}, 结论: 取消预备党员资格", {"resolution": "同意转为中共正式党员"}, "预备党员转正"),
        (HE, {"resolution": "暂不接收何磊为中共预备党员"}, "接收预备党员"),
        (HE, {"resolution": "决议未获通过"}, "接收预备党员"),
        (HE, {"title": "暂缓讨论接收何磊"}, "接收预备党员"),
    ],
)
def test_words_that_say_another_end_than_the_vote_are_an_error_and_change_nobodys_standing(
    nominee: str, words: dict[str, str], matter: str
) -> None:
    minutes = vote_on(nominee, matter=matter, **words)
    assert len(contradictions(minutes)) == 1
    people = organization_of(ROSTER)
    (decided,) = decided_on_people(meetings_of(minutes), people, rules_of(""))
    assert decided.carried is None
    # What the vote leaves open is told of the vote (D546); against the roster it holds nothing.
    assert {each.code for each in votes_against_roster(Roster(people, (decided,)), None)} <= {"D546"}


@pytest.mark.parametrize(
    ("nominee", "words", "matter"),
    [
        (XIAOLONG, {"resolution": "同意李小龙同志按期转为中共正式党员，预备期不再延长"}, "预备党员转正"),
        (XIAOLONG, {"resolution": "延长预备期已满，同意转正"}, "预备党员转正"),
        (XIAOLONG, {"resolution": "曾因事假延长预备期半年，现表现合格，同意转正"}, "预备党员转正"),
        (XIAOLONG, {"title": "讨论李小龙延长预备期满后的转正问题"}, "预备党员转正"),
        (XIAOLONG, {"resolution": "不同意转正0票，同意转正"}, "预备党员转正"),
        (f"{XIAOLONG}, 结论: 延长预备期, 延长月数: 6", {"title": "讨论李小龙转正"}, "预备党员转正"),
        (
            f"{XIAOLONG}, 结论: 延长预备期, 延长月数: 6",
            {"resolution": "不同意按期转正，延长预备期六个月"},
            "预备党员转正",
        ),
        (HE, {"title": "讨论接收何磊为预备党员", "resolution": "大会同意"}, "接收预备党员"),
        (HE, {"resolution": "希望何磊不断发展，报上级党委审批"}, "接收预备党员"),
        (HE, {"resolution": "暂不接收何磊", "votes": "赞成: 3, 不赞成: 6"}, "接收预备党员"),
    ],
)
def test_words_that_agree_or_say_nothing_are_silent(nominee: str, words: dict[str, str], matter: str) -> None:
    assert contradictions(vote_on(nominee, matter=matter, **words)) == []


@pytest.mark.parametrize("votes", ["赞成: 9, 收回: 10, 发出: 10", "赞成: 12", "赞成: 9, 发出: 9, 收回: 12"])
def test_a_vote_whose_numbers_cannot_be_changes_nobodys_standing(votes: str) -> None:
    people = organization_of(ROSTER)
    (decided,) = decided_on_people(meetings_of(vote_on(XIAOLONG, votes=votes)), people, rules_of(""))
    assert decided.carried is None


def test_a_person_without_the_matter_is_asked_for_at_an_assembly() -> None:
    text = vote_on(XIAOLONG).replace("事项: 预备党员转正, ", "")
    assert [said.code for said in facts(text) if "没有按接收、转正核对" in said.message] == ["D443"]
    assert case_of(text).meeting.agenda


def test_an_admission_that_failed_is_not_told_as_passed_because_a_later_one_is() -> None:
    steps = vote_on(HE, matter="接收预备党员", votes="赞成: 3, 不赞成: 6")
    again = vote_on(HE, matter="接收预备党员").replace("2023-09-27", "2023-11-20")
    minutes = steps + again.partition("\n")[2]
    people = organization_of(ROSTER)
    decided = decided_on_people(meetings_of(minutes), people, rules_of(""))
    (said,) = [each for each in votes_against_roster(Roster(people, decided), None) if each.code == "D531"]
    assert "11月20日" in said.message
