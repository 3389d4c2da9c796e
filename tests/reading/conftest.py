"""What the tests of reading share: reading a text with the keys of a plan, and nodes as plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.reading.document import read_yaml
from docgen.reading.nodes import Document, Entries, Items, Node

NAMES = """
    标题 文号 主送 导语 指导思想 工作目标 总体目标 具体目标 主要工作 重点任务 内容 措施 责任人 时限 章节 下级
    日程安排 事项 类型 频次 拟定 范围 地点 材料 日期 时间 结束语 附件 署名 成文日期 用印
    会议 主持人 记录人 主题 缺席 列席 议题 题目 讨论 表决 方式 决议
"""
KEYS = frozenset(NAMES.split())

Read = Callable[..., Document]
Plain = Callable[[Node | None], Any]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read a text or bytes with the keys of the models."""

    def reading(text: str | bytes, **options: Any) -> Document:
        data = text if isinstance(text, bytes) else text.encode()
        return read_yaml(data, "plans/2024/plan.yaml", KEYS, **options)

    return reading


@pytest.fixture(scope="session")
def plain() -> Plain:
    """Nodes as built-in lists, dictionaries and strings."""
    return as_plain


def as_plain(node: Node | None) -> Any:
    if isinstance(node, Entries):
        return {str(key): as_plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [as_plain(member) for member in node]
    return None if node is None else str(node)
