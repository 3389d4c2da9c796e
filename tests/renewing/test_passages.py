"""A text is found in the very characters of its lines, however it was typed."""

from __future__ import annotations

import pytest

from docgen.models.plan import Plan
from docgen.models.record import known_keys
from docgen.next_year.passages import Passage, passages
from docgen.reading.document import read_yaml


def passages_of(text: str) -> list[Passage]:
    root = read_yaml(text.encode(), "plan.yaml", known_keys(Plan)).root
    assert root is not None
    return list(passages(root))


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("导语: 一句话\n", ["一句话"]),
        ("导语:   一句话   # 注\n", ["一句话"]),
        ('导语: "一句话"  # 注\n', ['"一句话"']),
        ("导语: '一句''话'\n", ["'一句''话'"]),
        ("导语: |\n  第一行\n\n  第二行\n", ["第一行", "第二行"]),
        ("导语: >  # 注\n  第一行\n  第二行\n结束语: 甲\n", ["第一行", "第二行"]),
        ("导语: 第一行\n  第二行\n结束语: 甲\n", ["第一行", "第二行"]),
        ('导语: "第一行\n  第二行"\n结束语: 甲\n', ['"第一行', '第二行"']),
        ("导语: |\n  # 井号开头的正文\n  第二行\n", ["# 井号开头的正文", "第二行"]),
    ],
)
def test_the_lines_of_a_text_are_found(typed: str, pieces: list[str]) -> None:
    first = passages_of(typed)[0]
    assert first.is_whole
    assert [stretch.raw for stretch in first.stretches] == pieces
    lines = typed.split("\n")
    for line, column, raw in first.stretches:
        assert lines[line - 1][column - 1 : column - 1 + len(raw)] == raw


def test_a_text_typed_in_an_odd_manner_is_not_thought_to_be_known() -> None:
    assert not passages_of('导语: "第一\\\n  行\\u4e00"\n')[0].is_whole


def test_each_text_knows_the_keys_that_lead_to_it() -> None:
    text = "重点任务:\n  - 标题: 甲\n    措施: [乙, {内容: 丙}]\n"
    told = [(passage.path, str(passage.text)) for passage in passages_of(text)]
    assert told == [
        (("重点任务", "标题"), "甲"),
        (("重点任务", "措施"), "乙"),
        (("重点任务", "措施", "内容"), "丙"),
    ]
