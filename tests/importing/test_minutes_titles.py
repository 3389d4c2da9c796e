"""Titles of records tell the kind of meeting and whose it is, however an office words them."""

from __future__ import annotations

import pytest

from docgen.importing.minutes_titles import TitledMeeting, titled_meeting

UNIT = "中共云溪市第三中学"


@pytest.mark.parametrize(
    ("title", "meeting"),
    [
        ("第二支部2023年3月党员大会会议记录", TitledMeeting("党员大会", "第二支部")),
        (f"{UNIT}第二支部委员会支部党员大会会议记录", TitledMeeting("党员大会", "第二支部")),
        (f"{UNIT}总支部第二支部委员会会议记录", TitledMeeting("支委会", "第二支部")),
        (f"{UNIT}第二支部委员会会议纪要", TitledMeeting("支委会", "第二支部")),
        ("第二党支部三月份支委会会议记录", TitledMeeting("支委会", "第二党支部")),
        ("会议记录（党员大会）", TitledMeeting("党员大会")),
        ("会议记录（第二支部支委会）", TitledMeeting("支委会", "第二支部")),
        (f"{UNIT}总支部委员会会议记录", TitledMeeting("支委会", "党总支")),
        ("党总支委员会会议记录", TitledMeeting("支委会", "党总支")),
        ("第二支部3月主题党日活动记录", TitledMeeting("主题党日", "第二支部")),
        ("2023年第二支部第一季度党员大会记录", TitledMeeting("党员大会", "第二支部")),
        ("第十二支部12月支委会会议记录", TitledMeeting("支委会", "第十二支部")),
        ("语文组党支部组织生活会记录", TitledMeeting("组织生活会", "语文组党支部")),
        ("第一党小组会议记录", TitledMeeting("党小组会", group="第一党小组")),
        ("支部党员大会记录", TitledMeeting("党员大会")),
        ("第二支部接收预备党员大会会议记录", TitledMeeting("党员大会", "第二支部")),
        ("《 第二支部 党课 》记录表", TitledMeeting("党课", "第二支部")),
    ],
)
def test_kind_and_body_are_read_and_the_time_is_none_of_them(title: str, meeting: TitledMeeting) -> None:
    assert titled_meeting(title) == meeting


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("第二支部换届选举党员大会会议记录", "换届选举"),
        ("第二支部第三次党员大会会议记录", "第三次"),
        ("第二支部讨论接收预备党员大会会议记录", "讨论"),
    ],
)
def test_words_that_are_neither_kind_nor_body_are_named(title: str, rest: str) -> None:
    assert titled_meeting(title) == TitledMeeting("党员大会", "第二支部", rest=rest)


@pytest.mark.parametrize(
    "line",
    [
        f"{UNIT}第二支部委员会",
        f"{UNIT}总支部委员会",
        "第二支部委员会",
        "党总支",
        "会议记录",
        "教研组会议记录",
        "第二支部全体党员",
        "校长办公会会议纪要",
        "第二支部党员大会组织生活会会议记录",
    ],
)
def test_a_signature_or_a_meeting_of_others_is_none(line: str) -> None:
    assert titled_meeting(line) is None
