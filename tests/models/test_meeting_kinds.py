"""Every name of a kind of meeting is understood in every place where one is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import pytest
from proofs import codes, paper_of_text
from reading_models import plan_of, read

from docgen.commands.minutes import KindOfMeeting
from docgen.models.evaluations import BranchReview, Evaluations
from docgen.models.meeting_kinds import (
    ANY_BODY,
    GROUP,
    KINDS,
    MEETING_KINDS,
    MeetingKind,
    NamedMeeting,
    named_meeting,
    names_of,
    parse_meeting_kind,
)
from docgen.models.minutes import Minutes
from docgen.models.notices import Notices
from docgen.models.rules import Rules
from docgen.reading.values import Misread

NAMES = [
    *((name, kind.name) for kind in KINDS for name in names_of(kind)),
    ("支部党员大会", "党员大会"),
    ("支部大会", "党员大会"),
    ("支部委员会会议", "支委会"),
    ("党支部主题党日活动", "主题党日"),
    ("支部组织生活会", "组织生活会"),
]


def owners(kind: MeetingKind) -> str:
    return "第三党小组" if kind.owed_by == GROUP else "第二支部"


def called(kind: MeetingKind) -> list[str]:
    """What a body's meeting may be called, as docgen itself calls it among others."""
    body = owners(kind)
    return [*(body + name for name in (*names_of(kind), *kind.behind_body))]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_minutes_plans_and_rules_understand_every_name_of_a_kind(name: str, kind: str) -> None:
    minutes, said = read(Minutes, f"会议: [{{类型: {name}, 日期: 2023-03-08}}]")
    assert minutes is not None, said
    assert not said
    assert minutes.meetings[0].kind == kind
    assert plan_of(f"日程安排: [{{事项: 开会, 类型: {name}}}]").schedule[0].kind == kind
    rule = f"{{编号: 甲, 事项: 开会, 类型: {name}, 范围: 每个支部, 来源: 某文, 自: 2020-01-01}}"
    rules, said = read(Rules, f"规则: [{rule}]")
    assert rules is not None, said
    assert not said
    assert rules.rules[0].kind == kind


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_a_notice_rests_on_a_meeting_by_every_name_of_it(name: str, kind: str) -> None:
    notice = f"{{编号: 甲, 类别: 发展对象, 依据: 2023-06-06 {name}}}"
    file, _ = read(Notices, f"公示: [{notice}]")
    assert file is not None
    basis = file.notices[0].basis
    assert basis is not None
    assert (basis.day, basis.kind, basis.body) == (date(2023, 6, 6), kind, "")


FAMILY = ("民主评议党员", "民主评议")


@pytest.mark.parametrize("name", FAMILY)
def test_what_may_be_a_family_of_evaluations_is_taken_for_no_meeting(name: str) -> None:
    assert proofs_of(name) == [name, "党费台账"]


@pytest.mark.parametrize(("name", "kind"), [each for each in NAMES if each[0] not in FAMILY])
def test_a_paper_that_proves_something_may_be_called_by_every_name(name: str, kind: str) -> None:
    assert proofs_of(name) == [kind, "党费台账"]


def proofs_of(name: str) -> list[str]:
    head = "编号: 甲, 类别: 支部考核, 年度: 2023, 支部: 第一支部, 日期: 2023-12-01"
    items = f"[{{指标: 甲, 下级: [{{指标: 乙, 依据: [{name}, 党费台账]}}]}}]"
    file, said = read(Evaluations, f"评议: [{{{head}, 项目: {items}}}]")
    assert file is not None, said
    assert not said
    record = file.evaluations[0]
    assert isinstance(record, BranchReview)
    return [str(proof) for proof in record.items[0].below[0].proofs]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_the_option_kind_takes_every_name(name: str, kind: str) -> None:
    assert KindOfMeeting(MEETING_KINDS).convert(name, None, None) == kind


def test_the_option_kind_refuses_what_is_no_kind() -> None:
    with pytest.raises(click.BadParameter):
        KindOfMeeting(MEETING_KINDS).convert("座谈会", None, None)


@pytest.mark.parametrize(("name", "kind"), [(name, kind.name) for kind in KINDS for name in names_of(kind)])
def test_two_frequencies_of_one_duty_are_found_whatever_it_is_called(name: str, kind: str) -> None:
    assert "K02" in codes(paper_of_text(f"每月召开一次{kind}。\n每季度召开一次{name}。"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_body_before_a_name_is_told_from_the_name(kind: MeetingKind) -> None:
    for name in called(kind):
        assert named_meeting(name) == NamedMeeting(kind.name, owners(kind)), name
        assert named_meeting(f"{name}决议") == NamedMeeting(kind.name, owners(kind)), name


@pytest.mark.parametrize("word", ANY_BODY)
def test_a_word_that_names_no_body_is_none(word: str) -> None:
    meeting = named_meeting(f"{word}组织生活会")
    assert meeting == NamedMeeting("组织生活会")


@pytest.mark.parametrize(
    "text", ["大会", "会议", "座谈会", "教职工大会", "总支委会", "经支委会研究", "支委会和党课", "团支部大会"]
)
def test_what_is_no_name_of_one_meeting_is_none(text: str) -> None:
    assert named_meeting(text) is None


def test_no_name_means_two_kinds() -> None:
    names = [name for kind in KINDS for name in names_of(kind)]
    assert len(names) == len(set(names))


def test_the_names_of_the_kinds_stand_nowhere_else_as_a_list() -> None:
    """Whoever needs the seven asks for them."""
    package = Path(__file__).parents[2] / "docgen"
    written = [
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if all(f'"{name}"' in path.read_text(encoding="utf-8") for name in ("支委会", "党小组会", "党课"))
    ]
    # What is printed or asked of each kind is told by the kind.
    by_kind = ("papers/minutes/", "domain/meetings/")
    assert [path for path in written if not path.startswith(by_kind)] == ["models/meeting_kinds.py"]


@pytest.mark.parametrize("typed", ["党员大会决议", "党员大会的决议", "党小组会决议"])
def test_what_a_meeting_decided_is_no_kind_of_meeting(typed: str) -> None:
    with pytest.raises(Misread):
        parse_meeting_kind(typed)


def test_no_body_is_cut_out_of_a_long_formal_name() -> None:
    formal = named_meeting("中共云溪市第三中学第一支部委员会会议")
    assert formal is None or formal.body.endswith("支部")
    assert named_meeting("第一支部委员会会议") == NamedMeeting("支委会", "第一支部")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_body_and_its_meeting_may_be_joined_by_de(kind: MeetingKind) -> None:
    body = owners(kind)
    for name in names_of(kind):
        assert named_meeting(f"{body}的{name}") == NamedMeeting(kind.name, body)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("党员大会（扩大）", "党员大会"),
        ("支部党员大会(扩大会议)", "党员大会"),
        ("支委会（扩大）", "支委会"),
        ("支部委员（扩大）会议", "支委会"),
        ("党员大会扩大会议", "党员大会"),
    ],
)
def test_an_enlarged_meeting_is_one_of_its_body(typed: str, kind: str) -> None:
    assert parse_meeting_kind(typed).value == kind
