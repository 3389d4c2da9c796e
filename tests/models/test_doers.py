"""Who really did a thing, read from how offices write it, and checked against the roster by that name."""

from __future__ import annotations

import pytest
from offices import ROSTER, check_minutes, no_days_off
from reading_models import organization_of

from docgen.domain.people.roster_words import office_words
from docgen.models.minutes import Minutes
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml

HEAD = "会议: [{类型: 党员大会, 支部: 第二支部, 日期: 2023-03-08, 主题: 甲, 缺席: {区志远: 支教}"


def read(said_of: str) -> tuple[Minutes | None, list]:
    file = read_yaml(f"{HEAD}, {said_of}}}]".encode(), "minutes.yaml", known_keys(Minutes))
    return validate(Minutes, file, 2023, office_words(organization_of(ROSTER), {}))


@pytest.mark.parametrize(
    ("typed", "chair"),
    [
        ("刘玉兰（黄海涛代）", "黄海涛（代刘玉兰）"),
        ("刘玉兰(黄海涛代)", "黄海涛（代刘玉兰）"),
        ("黄海涛代刘玉兰", "黄海涛（代刘玉兰）"),
        ("黄海涛替刘玉兰主持", "黄海涛（代刘玉兰）"),
        ("刘玉兰委托黄海涛", "黄海涛（代刘玉兰）"),
        ("刘玉兰/黄海涛代", "黄海涛（代刘玉兰）"),
        ("刘玉兰，黄海涛代", "黄海涛（代刘玉兰）"),
        ("刘玉兰（黄海涛代为主持）", "黄海涛（代刘玉兰）"),
        ("刘玉兰（因公外出，由黄海涛主持）", "黄海涛（代刘玉兰，刘玉兰因公外出）"),
        ("刘玉兰（出差）黄海涛代", "黄海涛（代刘玉兰，刘玉兰出差）"),
        ("黄海涛 代", "黄海涛（代）"),
        ("由黄海涛主持", "黄海涛"),
        ("张伟（女）（黄海涛代）", "黄海涛（代张伟〔女〕）"),
        ("张伟（女）代刘玉兰", "张伟（女，代刘玉兰）"),
        ("黄海涛（3）代刘玉兰", "黄海涛（3，代刘玉兰）"),
        ("刘玉兰（出差，黄海涛主持）", "黄海涛（代刘玉兰，刘玉兰出差）"),
        ("阿依古丽·买买提代孙鹏", "阿依古丽·买买提（代孙鹏）"),
        ("孙鹏（阿依古丽·买买提代）", "阿依古丽·买买提（代孙鹏）"),
        ("黄海涛代书记主持", "黄海涛（代书记）"),
        # These say in front who did it, and stay as they are.
        ("黄海涛（代）", "黄海涛（代）"),
        ("黄海涛（受书记委托）", "黄海涛（受书记委托）"),
        ("黄海涛（书记刘玉兰委托）", "黄海涛（书记刘玉兰委托）"),
        ("张伟（女，代）", "张伟（女，代）"),
        ("黄海涛（代理书记）", "黄海涛（代理书记）"),
        # A post beside the name stands behind it.
        ("代理书记黄海涛", "黄海涛（代理书记）"),
        ("支部书记刘玉兰同志", "刘玉兰（支部书记）"),
        ("第四党小组组长 孙鹏", "孙鹏（第四党小组组长）"),
        ("刘玉兰书记", "刘玉兰（书记）"),
        ("孙鹏老师", "孙鹏"),
        # Of strangers: two who are named are taken apart, a name of four characters is not.
        ("李明轩代王建新", "李明轩（代王建新）"),
        ("欧阳代军", "欧阳代军"),
        ("周代发", "周代发"),
    ],
)
def test_whoever_really_did_it_is_read_and_what_was_typed_beside_them_is_kept(typed: str, chair: str) -> None:
    for key in ("主持人", "记录人", "主讲人"):
        minutes, said = read(f'{key}: "{typed}"')
        assert minutes is not None
        assert not [each.message for each in said if each.code != "Y200"]
        (meeting,) = minutes.meetings
        assert {"主持人": meeting.chair, "记录人": meeting.recorder, "主讲人": meeting.lecturer}[key] == chair


@pytest.mark.parametrize(
    "typed",
    [
        "刘玉兰（副书记代）",
        "刘玉兰（陈某代）",
        "刘玉兰（请假黄海涛代）",
        "刘玉兰（他人代）",
        # Another task, or two tasks: who led is not certain.
        "刘玉兰（主持，黄海涛记录）",
        "刘玉兰（黄海涛代，孙鹏记录）",
        "刘玉兰（由黄海涛代为主持，孙鹏记录）",
        "刘玉兰（书记，黄海涛发言）",
        "刘玉兰（黄海涛记录）",
    ],
)
def test_where_nobody_says_who_did_it_it_is_asked(typed: str) -> None:
    _, said = read(f"主持人: {typed}")
    assert [(each.code, each.message) for each in said] == [("K303", f"“{typed}”看不出到底是谁")]


def test_speakers_tellers_and_guests_are_read_so_too() -> None:
    vote = "{赞成: 10, 计票人: [孙鹏（郑好代）], 监票人: 覃辉代吴静}"
    points = f"[{{题目: 乙, 讨论: [{{刘玉兰（黄海涛代）: 好}}], 表决: {vote}}}]"
    minutes, _ = read(f"列席: 周志强（陈堃代）, 议题: {points}")
    assert minutes is not None
    (meeting,) = minutes.meetings
    (point,) = meeting.agenda
    assert meeting.attending == ("陈堃（代周志强）",)
    assert [speech.speaker for speech in point.discussion] == ["黄海涛（代刘玉兰）"]
    assert (point.votes[0].tellers, point.votes[0].scrutineers) == (("郑好（代孙鹏）",), ("覃辉（代吴静）",))


@pytest.mark.parametrize(
    ("chair", "codes"),
    [
        ("刘玉兰（黄海涛代）", []),
        ("刘玉兰（区志远代）", ["D426"]),
        ("张伟（女，代刘玉兰）", []),
        ("刘玉兰（李明轩代）", ["D423"]),
        ("刘玉兰（陈堃代）", ["D425"]),
    ],
)
def test_the_roster_is_asked_for_whoever_did_it(chair: str, codes: list[str]) -> None:
    minutes, _ = read(f"主持人: {chair}")
    assert minutes is not None
    said = check_minutes(minutes.meetings, organization_of(ROSTER), 2023, no_days_off)
    assert [each.code for each in said if each.code in ("D423", "D424", "D425", "D426")] == codes


@pytest.mark.parametrize("remark", ["请假", "病假", "代签", "黄海涛代签", "黄海涛代"])
def test_among_those_who_came_words_that_deny_it_are_asked(remark: str) -> None:
    _, said = read(f"出席: [刘玉兰, 孙鹏（{remark}）]")
    assert [each.code for each in said] == ["K303"]
    assert "看不出到会没有" in said[0].message


def test_among_those_who_came_other_words_are_told_as_not_printed() -> None:
    minutes, said = read("出席: [刘玉兰（书记）, 张伟（女）, 孙鹏（迟到）, 黄海涛（线上）]")
    assert minutes is not None
    assert [each.message[:10] for each in said] == ["括号里的“迟到”没有", "括号里的“线上”没有"]
