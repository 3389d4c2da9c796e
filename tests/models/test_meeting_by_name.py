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
