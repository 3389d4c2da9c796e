"""The example year's minutes as text and as a calendar; what they say is checked with minutes' facts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from docgen.models.meeting_kinds import MEETING_KINDS
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries, Items, Node, Text

MINUTES = Path(__file__).parents[1] / "plans" / "2023" / "minutes.yaml"
MONTHS = range(1, 13)


@cache
def meetings() -> tuple[Entries, ...]:
    document = read_yaml(MINUTES.read_bytes(), "plans/2023/minutes.yaml")
    assert document.diagnostics == ()
    assert isinstance(document.root, Entries)
    listed = document.root["会议"]
    assert isinstance(listed, Items)
    return tuple(meeting for meeting in listed if isinstance(meeting, Entries))


def months(kind: str, key: str, body: str) -> set[int]:
    """The months in which a body held such a meeting."""
    held = [one for one in meetings() if one["类型"] == kind and body in listed(one.get(key, Text("")))]
    return {int(str(one["日期"])[5:7]) for one in held}


def listed(node: Node) -> list[Node]:
    return list(node) if isinstance(node, Items) else [node]


def test_every_kind_of_meeting_is_in_it() -> None:
    typed = [one["类型"] for one in meetings()]
    assert {str(kind) for kinds in typed for kind in listed(kinds)} == set(MEETING_KINDS)
    assert ["组织生活会", "民主评议会"] in [list(kinds) for kinds in typed if not isinstance(kinds, str)]


@pytest.mark.parametrize("branch", ["第一支部", "第二支部"])
def test_each_branch_met_as_the_plan_promises_but_for_one_committee_meeting(branch: str) -> None:
    gap = {8} if branch == "第一支部" else set()
    assert months("支委会", "支部", branch) == set(MONTHS) - gap
    assert months("主题党日", "支部", branch) == set(MONTHS)
    assert months("党员大会", "支部", branch) == {3, 6, 9, 12}
    assert months("党课", "支部", branch) == {3, 9}


@pytest.mark.parametrize("group", ["第一党小组", "第二党小组", "第三党小组", "第四党小组"])
def test_each_group_met_every_month_but_one_group_in_november(group: str) -> None:
    gap = {11} if group == "第四党小组" else set()
    assert months("党小组会", "党小组", group) == set(MONTHS) - gap


def test_one_lecture_is_joint_and_one_record_was_written_up_later() -> None:
    joint = [one for one in meetings() if one["类型"] == "党课" and isinstance(one["支部"], Items)]
    assert len(joint) == 1
    assert [str(one["日期"]) for one in meetings() if "补记" in one] == ["2023-10-09"]


def test_the_meetings_stand_in_order_of_their_days() -> None:
    days = [str(one["日期"]) for one in meetings()]
    assert days == sorted(days)
