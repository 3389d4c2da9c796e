"""A record whose meeting is called by its name, in the keys that offices have for it."""

from __future__ import annotations

import pytest
from reading_models import read

from docgen.models.minutes import Minutes

REST = "    日期: 2026-03-09\n    记录人: 孙丽\n"


@pytest.mark.parametrize("key", ["会议名称", "活动名称", "会议标题"])
@pytest.mark.parametrize(
    ("named", "kind", "branch", "subject"),
    [
        ("支部党员大会", "党员大会", (), ""),
        ("支委会", "支委会", (), ""),
        ("主题党日", "主题党日", (), ""),
        ("第二支部党员大会", "党员大会", ("第二支部",), ""),
        ("第二支部委员会会议", "支委会", ("第二支部",), ""),
        ("2026年第一季度党员大会", "党员大会", (), "2026年第一季度党员大会"),
    ],
)
def test_the_name_of_a_meeting_tells_its_kind_and_its_body(
    key: str, named: str, kind: str, branch: tuple[str, ...], subject: str
) -> None:
    minutes, said = read(Minutes, f"会议:\n  - {key}: {named}\n{REST}")
    (meeting,) = minutes.meetings
    assert (meeting.kinds, meeting.branches, meeting.subject) == ((kind,), branch, subject)
    assert not [each for each in said if each.code.startswith("K30")]


def test_a_name_beside_a_kind_or_of_no_meeting_is_asked_for() -> None:
    _, said = read(Minutes, f"会议:\n  - 会议名称: 教研组会\n{REST}")
    assert "K301" in [each.code for each in said]
    _, said = read(Minutes, f"会议:\n  - 会议名称: 党员大会\n    类型: 支委会\n{REST}")
    assert [each.code for each in said if each.code == "K301"] == ["K301"]


@pytest.mark.parametrize(
    ("lines", "kinds", "branch", "subject"),
    [
        (("会议名称: 支部委员会（扩大）会议",), ("支委会",), (), ""),
        (
            ("会议名称: 第二支部2023年第三次支部委员会（扩大）会议",),
            ("支委会",),
            ("第二支部",),
            "第二支部2023年第三次支部委员会（扩大）会议",
        ),
        (("会议名称: 支部党员大会", "类型: 党员大会"), ("党员大会",), (), ""),
        (
            ("会议名称: 第二支部党员大会", "类型: 党员大会", "支部: 第二支部"),
            ("党员大会",),
            ("第二支部",),
            "",
        ),
        (("会议名称: 迎七一座谈", "类型: 主题党日"), ("主题党日",), (), "迎七一座谈"),
        (
            ("会议名称: 组织生活会暨民主评议党员大会",),
            ("组织生活会", "民主评议会"),
            (),
            "",
        ),
        (("会议名称: 组织生活会", "类型: [组织生活会, 民主评议会]"), ("组织生活会", "民主评议会"), (), ""),
        (("会议名称: 支部党员大会", "主题: 学习党章"), ("党员大会",), (), "学习党章"),
        (("会议名称: 第二支部第三次党员大会", "主题: 学习党章"), ("党员大会",), ("第二支部",), "学习党章"),
    ],
)
def test_a_name_beside_other_keys_loses_no_word(
    lines: tuple[str, ...], kinds: tuple[str, ...], branch: tuple[str, ...], subject: str
) -> None:
    minutes, said = read(Minutes, "会议:\n  - " + "\n    ".join(lines) + f"\n{REST}")
    (meeting,) = minutes.meetings
    assert (meeting.kinds, tuple(map(str, meeting.branches)), str(meeting.subject)) == (
        kinds,
        branch,
        subject,
    )
    assert not [each for each in said if each.code.startswith("K30")]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("会议名称: 支委会", "类型: 党员大会"), ("支委会", "党员大会")),
        (("会议名称: 第一支部党员大会", "支部: 第二支部"), ("第一支部党员大会", "第二支部")),
        (("会议名称: 第一党小组会议", "党小组: 第二党小组"), ("第一党小组会议", "第二党小组")),
        (("会议名称: 第二支部换届选举党员大会", "主题: 学习党章"), ("换届选举", "学习党章")),
        (("活动名称: 迎七一座谈", "类型: 主题党日", "主题: 学习党章"), ("迎七一座谈", "学习党章")),
        (("会议名称: 党员大会", "活动名称: 支委会"), ("支委会", "党员大会")),
        (("会议名称: 教研组会",), ("教研组会", "写成“类型: …”")),
    ],
)
def test_a_name_against_another_key_is_told_with_both(lines: tuple[str, ...], words: tuple[str, ...]) -> None:
    _, said = read(Minutes, "会议:\n  - " + "\n    ".join(lines) + f"\n{REST}")
    (fault,) = [each for each in said if each.code.startswith("K30")]
    assert fault.code == "K301"
    assert all(word in fault.message + fault.hint for word in words)
    assert "是不是想写" not in fault.message


@pytest.mark.parametrize(
    ("came", "absent"),
    [
        ("全体党员，吴静请假", {"吴静": "请假"}),
        ("全体党员；吴静支教", {"吴静": "支教"}),
        ("全体党员（吴静请假）", {"吴静": "请假"}),
    ],
)
def test_everybody_but_one_tells_who_was_absent(came: str, absent: dict[str, str]) -> None:
    minutes, _ = read(Minutes, f"会议:\n  - 类型: 党员大会\n    出席: {came}\n{REST}")
    (meeting,) = minutes.meetings
    assert {each.name: each.reason for each in meeting.absent.people} == absent
