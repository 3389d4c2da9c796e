"""Titles of records tell the kind of meeting and whose it is, however an office words them."""

from __future__ import annotations

import pytest

from docgen.importing.minutes_titles import TitledMeeting, branch_signing, titled_meeting

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
        ("党课记录（第一支部）", TitledMeeting("党课", "第一支部")),
        ("主题党日活动记录表（第一党小组）", TitledMeeting("主题党日", group="第一党小组")),
        ("党小组学习记录（第三党小组）", TitledMeeting("党小组会", group="第三党小组")),
        ("第二支部委员会（扩大）会议记录", TitledMeeting("支委会", "第二支部")),
        ("第二支部委员会（扩大会议）记录", TitledMeeting("支委会", "第二支部")),
        ("2024年度专题组织生活会暨民主评议党员大会纪实", TitledMeeting("组织生活会暨民主评议会")),
        ("第一支部党员大会暨主题党日活动纪要", TitledMeeting("党员大会暨主题党日", "第一支部")),
        ("关于召开接收预备党员大会的会议记录", TitledMeeting("党员大会")),
        ("校党总支（扩大）会议记录", TitledMeeting("支委会", "党总支")),
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
    ("title", "meeting"),
    [
        (
            "第二党支部2025年第3次支部委员会（扩大）会议纪要",
            TitledMeeting("支委会", "第二党支部", rest="第3次"),
        ),
        ("云溪三中第一党支部委员会2025年第三次会议", TitledMeeting("支委会", "第一党支部", rest="第三次")),
        ("第二支部第三次支部委员会会议记录", TitledMeeting("支委会", "第二支部", rest="第三次")),
        ("第三党小组第二次会议记录", TitledMeeting("党小组会", group="第三党小组", rest="第二次")),
        ("“学党章 守初心”主题党日活动记录表", TitledMeeting("主题党日", rest="“学党章守初心”")),
        ("第一支部“学党章”主题党日活动纪实", TitledMeeting("主题党日", "第一支部", rest="“学党章”")),
    ],
)
def test_numbers_and_subjects_stand_beside_the_kind(title: str, meeting: TitledMeeting) -> None:
    assert titled_meeting(title) == meeting


@pytest.mark.parametrize(
    ("line", "branch"),
    [
        (f"{UNIT}第一支部委员会", "第一支部"),
        ("第二党支部", "第二党支部"),
        ("云溪三中第一党支部", "第一党支部"),
        (UNIT, ""),
        ("会议记录", ""),
    ],
)
def test_the_branch_above_a_title_is_its_own(line: str, branch: str) -> None:
    assert branch_signing(line) == branch


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
        "第一支部党员大会暨表彰座谈会纪要",
        "召开党员大会",
        "会后召开支部党员大会",
    ],
)
def test_a_signature_or_a_meeting_of_others_is_none(line: str) -> None:
    assert titled_meeting(line) is None
