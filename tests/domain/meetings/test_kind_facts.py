from __future__ import annotations

import pytest
from offices import MEETING, facts

from docgen.domain.meetings.minutes_facts import OWN_KEYS


@pytest.mark.parametrize("key", ["提纲", "流程", "整改", "民主测评"])
def test_a_key_of_another_kind_is_told_since_it_would_be_lost(key: str) -> None:
    said = [d for d in facts(f"{MEETING}    {key}: [甲]\n") if d.code == "D450"]
    assert len(said) == 1
    assert f"“{key}”" in said[0].message


def test_a_kinds_own_key_is_welcome() -> None:
    lecture = MEETING.replace("党员大会", "党课") + "    提纲: [甲]\n"
    assert not [d for d in facts(lecture) if d.code == "D450"]
    assert set(OWN_KEYS) == {"党课", "主题党日", "组织生活会", "民主评议会"}


VOTED = "    缺席: [区志远]\n    议题: [{题目: 甲, 表决: {方式: 举手, 赞成: 10}}]\n"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("主题党日", True),
        ("党课", True),
        ("[主题党日, 党课]", True),
        ("[主题党日, 党员大会]", False),
        ("党员大会", False),
        ("组织生活会", False),
    ],
)
def test_a_vote_at_a_lecture_or_a_themed_day_is_told_unless_it_was_an_assembly_too(
    kind: str, told: bool
) -> None:
    said = [each.code for each in facts(MEETING.replace("党员大会", kind) + VOTED)]
    assert [code for code in said if code in ("D527", "D434")] == ["D527"] * told
