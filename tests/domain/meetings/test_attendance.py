"""Attendance told from either side: who came, who was absent, or only how many."""

from __future__ import annotations

import pytest
from offices import assembly, case_of, facts, meetings_of

from docgen.domain.meetings.attendance import Attendance

ALL = "刘玉兰 黄海涛 张伟 吴静 阿依古丽·买买提 孙鹏 朱慧敏 覃辉 郑好 李小龙 区志远 乐天"


def came(*absent: str) -> str:
    """The line of all members of 第二支部 but these."""
    return f"出席: [{', '.join(name for name in ALL.split() if name not in absent)}]"


def case(*lines: str) -> Attendance:
    return case_of(assembly(*lines))


def absent(*lines: str) -> list[tuple[str, str]]:
    found = case(*lines)
    return [(found.roster.label(seat), str(absence.reason)) for seat, absence in found.absentees]


def codes(*lines: str) -> list[str]:
    return sorted({said.code for said in facts(assembly(*lines))})


def test_the_absent_are_computed_from_those_who_came() -> None:
    found = case(came("区志远", "乐天"))
    assert (found.expected, found.present, found.absent) == (12, 10, 2)
    assert absent(came("区志远", "乐天")) == [("区志远", ""), ("乐天", "")]
    assert codes(came("区志远", "乐天")) == ["D521"]


def test_the_reason_may_stand_beside_those_who_came() -> None:
    lines = (came("区志远"), "缺席: 区志远（支教）")
    assert absent(*lines) == [("区志远", "支教")]
    assert codes(*lines) == []


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        ((came("区志远", "乐天"), "缺席: {区志远: 支教}"), "D520", "乐天应到，“出席”和“缺席”里却都没有"),
        ((came(), "缺席: {区志远: 支教}"), "D426", "区志远写在“缺席”里，却又参加了会议"),
        ((came("刘玉兰"),), "D426", "刘玉兰不在“出席”的名单里，却又参加了会议"),
        (("出席: [刘玉兰, 陈堃]",), "D425", "陈堃属于第一支部，不在本次会议的应到人员里"),
        (("出席: [刘玉兰, 路人甲]",), "D423", "名册里没有“路人甲”"),
        ((came("区志远"), "实到: 12"), "D431", "实到应是11名，写的却是12名"),
        (("出席: 全体", "缺席: {区志远: 支教}"), "D433", "写了全体到会，却又有人缺席"),
    ],
)
def test_lists_that_disagree_are_told(lines: tuple[str, ...], code: str, message: str) -> None:
    said = [each.message for each in facts(assembly(*lines)) if each.code == code]
    assert any(message in each for each in said), said


@pytest.mark.parametrize(
    ("absent", "message"),
    [
        ("{乐天: 已到会}", "那是到会了"),
        ("{乐天: 迟到10分钟}", "那是到会了"),
        ("乐天（线上参会）", "那是到会了"),
        ("区志远请假、乐天到会又走了", "那是到会了"),
        ("乐天参加了", "那是到会了"),
        ("{乐天: 来了}", "那是到会了"),
        ("{后到: [乐天]}", "那是到会了"),
        ("区志远 病假  乐天 产假", "里面有乐天"),
    ],
)
def test_a_reason_that_is_none_of_an_absence_is_told(absent: str, message: str) -> None:
    said = [each.message for each in facts(assembly(f"缺席: {absent}")) if each.code == "D545"]
    assert len(said) == 1
    assert message in said[0]


@pytest.mark.parametrize(
    "absent", ["{乐天: 没参加}", "{没来: [乐天]}", "乐天没有参加", "[乐天不在]", "乐天（未到会）"]
)
def test_who_only_did_not_come_is_absent_without_a_reason(absent: str) -> None:
    (meeting,) = meetings_of(assembly(f"缺席: {absent}"))
    assert meeting.absent is not None
    assert meeting.absent.people == (("乐天", ""),)


@pytest.mark.parametrize(
    "reason", ["参加区里的教研会", "照顾乐天的孩子", "线上授课", "到区里开会", "替刘玉兰上课"]
)
def test_a_reason_with_the_words_of_a_meeting_or_a_colleague_is_one(reason: str) -> None:
    assert codes(f"缺席: {{区志远: {reason}}}") == []


def test_everybody_is_said_in_words() -> None:
    found = case("出席: 全体党员")
    assert (found.present, found.absent, len(found.attendees)) == (12, 0, 12)
    assert codes("出席: 全体党员") == []


def test_numbers_alone_never_become_names() -> None:
    found = case("应到: 12", "实到: 12")
    assert (found.present, found.attendees, found.knows_who_was_absent) == (12, (), False)
    assert found.voters_present == found.voters == 11
    assert codes("应到: 12", "实到: 12") == ["D522"]


@pytest.mark.parametrize(("lines", "present"), [(("缺席: 2人",), 10), (("实到: 9",), 9), ((), None)])
def test_what_can_be_computed_from_numbers_is(lines: tuple[str, ...], present: int | None) -> None:
    found = case(*lines)
    assert (found.present, found.voters_present, found.attendees) == (present, None, ())


@pytest.mark.parametrize("typed", ["12", "12人", "全体党员除区志远", "刘玉兰等12人"])
def test_a_number_or_half_a_list_is_no_list_of_who_came(typed: str) -> None:
    with pytest.raises(AssertionError, match=r"人数|没有写全"):
        case(f"出席: {typed}")


@pytest.mark.parametrize(
    ("reason", "codes"),
    [
        ("线上参加", ["D545"]),
        ("以视频方式参会", ["D545"]),
        ("腾讯会议参加", ["D545"]),
        ("中途离开", ["D545"]),
        ("提前离会", ["D545"]),
        ("支教，委托刘玉兰投票", ["D547"]),
        ("出差，请刘玉兰代为表决", ["D547"]),
        ("请假，由刘玉兰代课", []),
        ("参加培训", []),
        ("受区教育局委托外出调研", []),
        ("支教（书面意见同意）", []),
        ("无故", []),
    ],
)
def test_a_reason_that_says_who_came_or_who_votes_instead_is_told(reason: str, codes: list[str]) -> None:
    said = [each.code for each in facts(assembly(f"缺席: {{区志远: {reason}}}"))]
    assert [code for code in said if code in ("D545", "D547")] == codes
