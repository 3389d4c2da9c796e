"""From the nodes of a file to papers: which keys hold text, and what each is in its paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from docgen.checking.proofreading.facts import Facts
from docgen.checking.proofreading.paper import (
    EVALUATIONS,
    MINUTES,
    NOTICES,
    PLAN,
    Paper,
    Passage,
    Role,
    paragraphs,
)
from docgen.reading.nodes import Items, Node, Text


def _roles(**keys_by_role: str) -> dict[str, Role]:
    return {key: Role[role] for role, keys in keys_by_role.items() for key in keys.split()}


ROLES: Mapping[str, Mapping[str, Role]] = {
    PLAN: _roles(
        HEADING="标题 重点任务",
        BODY="导语 指导思想 总体目标 工作目标 内容 章节 结束语",
        ITEM="具体目标 措施 下级",
        LABEL="责任人 时限 附件 附注 主送",
    ),
    MINUTES: _roles(
        BODY="内容 决议 提纲 准备情况 支委会报告 整改 个人自评 党员互评 民主测评 组织评定"
        " 本人汇报 介绍人意见 支委会意见 本人表态",
        ITEM="主要表现 不足 查摆问题 他人意见 整改措施",
        LABEL="主题 题目 议题 落实",
        SPEECH="讨论 流程 相互批评",
    ),
    NOTICES: _roles(TITLE="标题", BODY="内容", ITEM="事迹", LABEL="项目 情况 核实 依据"),
    EVALUATIONS: _roles(LABEL="标准 情况 主题 题目 备注", ITEM="承诺 兑现 讲述"),
}
"""What the text under a key is; text under other keys (names, numbers, files, dates) is not proofread."""

SCHEDULE = _roles(LABEL="事项 内容 备注")
"""The same in the plan's 日程安排."""

BY_NAME = ("讨论", "流程", "相互批评", "承诺", "兑现", "讲述")
"""Keys whose mappings have names of people, or of steps, for keys."""

NAMING = (
    "主持人",
    "记录人",
    "主讲人",
    "列席",
    "缺席",
    "姓名",
    "对象",
    "人选",
    "计票人",
    "监票人",
    "入党介绍人",
    *BY_NAME,
)
"""Keys under which people are named."""

LISTS = {MINUTES: "会议", NOTICES: "公示", EVALUATIONS: "评议"}
"""The key of the list of records in a file that is one."""


def paper_of(node: Node, kind: str, facts: Facts) -> Paper:
    """A plan, or one record of another file, as a paper."""
    return Paper(kind, _passages(node, kind), facts, _Names(node))


def _passages(node: Node, kind: str) -> Iterator[Passage]:
    return _walk(node, None, (), partial(_role_of, kind))


def _role_of(kind: str, keys: tuple[str, ...]) -> Role | None:
    if kind == PLAN and keys == ("标题",):
        return Role.TITLE
    if kind == PLAN and "日程安排" in keys:
        return SCHEDULE.get(keys[-1])
    return ROLES[kind].get(keys[-1])


class _Names:
    """The people whom a record names, looked for only when somebody asks."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def __iter__(self) -> Iterator[str]:
        return (name for name in map(_bare_name, _named(self._node, "")) if len(name) > 1)


def _bare_name(text: str) -> str:
    """张伟（女） is 张伟."""
    return text.partition("（")[0].partition("(")[0].strip()


def _named(node: Node, key: str) -> Iterator[str]:
    """The names in a node that stands under the key."""
    if isinstance(node, Text):
        if key in NAMING and key not in BY_NAME:
            yield from node.replace("，", "、").split("、")
    elif isinstance(node, Items):
        for member in node:
            yield from _named(member, key)
    else:
        if key in NAMING and "姓名" not in node:
            yield from node
        for below, value in node.items():
            yield from _named(value, below)


RoleOf = partial[Role | None]


def _walk(node: Node, role: Role | None, keys: tuple[str, ...], role_of: RoleOf) -> Iterator[Passage]:
    """The passages of a node that has this role, in the order of the file."""
    if isinstance(node, Text):
        if role:
            yield from paragraphs(node, role, keys)
    elif isinstance(node, Items):
        for member in node:
            yield from _walk(member, role, keys, role_of)
    else:
        by_name = bool(keys) and keys[-1] in BY_NAME
        for key, value in node.items():
            below = (*keys, key)
            yield from _walk(value, role if by_name else role_of(below), keys if by_name else below, role_of)
