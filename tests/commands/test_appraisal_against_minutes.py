"""民主评议 against the minutes of its meeting, from the files of an office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from offices import ROSTER

from docgen.commands import docgen

MINUTES = """\
会议:
  - 类型: [组织生活会, 民主评议会]
    支部: 第二支部
    日期: 2023-02-23
    时间: 15:00
    地点: 三楼
    主持人: 刘玉兰
    记录人: 吴静
    主题: 2022年度
    缺席: {区志远: 支教, 乐天: 病假}
    民主测评: 参加测评10名，发出测评票10张，收回10张。
"""
RECORD = """\
评议:
  - 编号: 甲
    类别: 民主评议党员
    年度: 2022
    支部: 第二支部
    日期: 2023-02-23
"""


@pytest.fixture
def told(workspace: Callable[..., Path]) -> Callable[..., list[str]]:
    """The codes of what `docgen check` says of the appraisal with these further lines."""

    def check(*lines: str, minutes: str = MINUTES) -> list[str]:
        folder = workspace("日程安排: []\n", ROSTER)
        year = folder / "plans" / "2023"
        (year / "minutes.yaml").write_text(minutes, encoding="utf-8")
        record = RECORD + "".join(f"    {line}\n" for line in lines)
        (year / "evaluations.yaml").write_text(record, encoding="utf-8")
        said = CliRunner().invoke(docgen, ["check", "2023", "-C", str(folder), "--at", "2023-12-31"]).output
        words = [line for line in said.splitlines() if line.startswith("plans/2023/evaluations.yaml")]
        return [line.split()[2] for line in words if line.split()[2].startswith("D57")]

    return check


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (("参加测评: 10", "发出: 10", "收回: 10", "计票人: 郑好", "监票人: 朱慧敏"), []),
        (("参加测评: 7",), ["D574", "D576"]),
        (("参加测评: 12",), ["D574", "D576"]),
        (("发出: 11",), ["D574", "D576"]),
        (("发出: 10", "收回: 9"), ["D576"]),
        (("发出: 15",), ["D577", "D574", "D576"]),
        (("计票人: 乐天",), ["D575"]),
        (("监票人: 区志远",), ["D575"]),
    ],
)
def test_people_and_ballots_are_those_of_the_meeting(
    told: Callable[..., list[str]], lines: tuple[str, ...], codes: list[str]
) -> None:
    assert sorted(told(*lines)) == sorted(codes)


def test_a_meeting_of_another_day_or_branch_is_not_the_one(told: Callable[..., list[str]]) -> None:
    other = MINUTES.replace("2023-02-23", "2023-02-24")
    assert told("参加测评: 7", "计票人: 乐天", minutes=other) == []
    of_first = MINUTES.replace("支部: 第二支部", "支部: 第一支部").replace("刘玉兰", "周志强")
    assert told("参加测评: 7", minutes=of_first) == []


def test_an_assembly_that_appraised_is_the_meeting_too(told: Callable[..., list[str]]) -> None:
    assembly = MINUTES.replace("[组织生活会, 民主评议会]", "党员大会").replace("民主测评:", "内容:")
    assert told("参加测评: 7", minutes=assembly) == ["D574", "D576"]
