"""A plan with the faults that plans from the web have, in own words: each is told at its place by `check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.commands import docgen

PLAN = """\
标题: 学校党建2023年度工作计划
导语: |
  返回顶部
  发布时间:2023-09-02 来源:某某文库
指导思想:
  - 以科学发展观为统领，深入开展创先争优活动，向建党92周年献礼。
  - "按照《中小学职业道德规范》和“”的要求，达到提高素质的目地。"
工作目标:
  总体目标: >
    以提高教学质量为中心，以队伍建设为关键，以制度建设为保障，
    把各项工作抓紧抓好。
  具体目标:
    - 培训每季度安排六学时，其中实地参观2小时。
    - 每学期至少发展一名青年教师入党。
重点任务:
  - 标题: 加强学习
    内容: '做好三项工作：一是学习原文；二是开展讨论。'
    措施:
      - {标题: 上党课, 内容: 每月安排1-2次党课、不少于1学时。}
      - 以提高教学质量为中心，以队伍建设为关键，以制度建设为保障，完善制度。
  - 标题: 抓好落实
    内容: 定于3月8日（星期五）召开会议，2月30日前报送计划，请各支部按照要求认真准备材料
成文日期: 2023-01-10
"""

EXPECTED = [
    (1, 5, "W03"),
    (3, 3, "W01"),
    (4, 3, "W01"),
    (4, 7, "P01"),
    (4, 8, "W02"),
    (4, 21, "P01"),
    (6, 6, "S01"),
    (6, 19, "S02"),
    (6, 27, "A01"),
    (7, 9, "R01"),
    (7, 20, "P03"),
    (7, 33, "T01"),
    (13, 14, "N01"),
    (14, 10, "K01"),
    (17, 17, "E01"),
    (19, 28, "P06"),
    (22, 11, "X01"),
    (22, 25, "N04"),
    (22, 49, "P08"),
]


@pytest.fixture
def found(workspace: Callable[..., Path]) -> list[dict[str, str | int]]:
    words = ["check", "2023", "--at", "2023-01-01", "--format", "json", "-C", str(workspace(PLAN))]
    told: list[dict[str, str | int]] = json.loads(CliRunner().invoke(docgen, words).stdout)
    return told


def test_each_fault_is_told_at_its_line_and_column(found: list[dict[str, str | int]]) -> None:
    told = [(one["line"], one["column"], one["code"]) for one in found if one["level"] != "hint"]
    assert sorted(told) == EXPECTED


def test_each_says_what_to_write_instead(found: list[dict[str, str | int]]) -> None:
    assert all(one["hint"] for one in found)


def test_a_text_of_several_lines_is_pointed_at_in_its_line(workspace: Callable[..., Path]) -> None:
    folder = workspace("导语: >\n  按照计划，\n  达到提高素质的目地。\n成文日期: 2023-01-10\n")
    result = CliRunner().invoke(docgen, ["check", "2023", "-C", str(folder)])
    assert "plan.yaml:3:10: 错误 T01 “目地”是错字" in result.stderr
