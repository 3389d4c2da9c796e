"""Every node knows its file, line and column, also behind mends of its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.base.diagnostics import Place
from docgen.reading.composing import FAST_LOADER, PURE_LOADER
from docgen.reading.nodes import Document

PLAN = """\
# 年度计划
标题: 青石镇中心小学  # 学校
"主送": [各党小组, "各教研组"]
重点任务:
  - 标题: 𬱖抓好学习
    措施:
    - 甲
    - '乙 丙'
  - {标题: 丁, 内容: }
导语: |
  第一段
"""

Read = Callable[..., Document]


def spot(place: Place) -> tuple[int, int, int]:
    return place.line, place.column, place.length


@pytest.mark.parametrize("loader", [FAST_LOADER, PURE_LOADER])
def test_every_node_has_its_place(read: Read, loader: type) -> None:
    root = read(PLAN, loader=loader).root
    assert spot(root.place) == (2, 1, 17)
    assert spot(root.key_places["标题"]) == (2, 1, 2)
    assert spot(root["标题"].place) == (2, 5, 7)
    assert spot(root.key_places["主送"]) == (3, 1, 4)
    assert spot(root["主送"].place) == (3, 7, 14)
    assert [spot(each.place) for each in root["主送"]] == [(3, 8, 4), (3, 14, 6)]
    first, second = root["重点任务"]
    assert spot(first.place) == (5, 5, 9)
    assert spot(first["标题"].place) == (5, 9, 5)
    assert [spot(each.place) for each in first["措施"]] == [(7, 7, 1), (8, 7, 5)]
    assert spot(second["标题"].place) == (9, 10, 1)
    assert spot(second.place) == (9, 5, 13)
    assert spot(root["导语"].place)[:2] == (10, 5)
    assert root.place.source.name == "plans/2024/plan.yaml"


def test_a_place_is_that_of_the_file_not_of_the_mended_text(read: Read) -> None:
    document = read("会议:\n　　- 主题：传达\u200b精神 #要点\n　　　　缺席: ［张三，李四］")
    (meeting,) = document.root["会议"]
    assert spot(meeting.key_places["主题"]) == (2, 5, 2)
    assert spot(meeting["主题"].place)[:2] == (2, 8)
    assert [spot(each.place)[:2] for each in meeting["缺席"]] == [(3, 10), (3, 13)]


def test_an_empty_value_stands_behind_its_colon(read: Read) -> None:
    root = read("标题:\n内容: 甲").root
    assert root["标题"] == ""
    assert spot(root["标题"].place)[:2] == (1, 4)


def test_the_second_of_two_keys_is_told_and_the_first_is_kept(read: Read) -> None:
    document = read("标题: 甲\n内容: 乙\n标题: 丙")
    (told,) = document.diagnostics
    assert spot(told.place) == (3, 1, 2)
    assert "第 1 行" in told.message
    assert document.root["标题"] == "甲"
    assert spot(document.root.key_places["标题"]) == (1, 1, 2)
