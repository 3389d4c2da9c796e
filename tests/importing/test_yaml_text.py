"""What is written as YAML reads back as the same texts, without a word from the reader."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.importing.yaml_text import Item, Mapping, Prose, YamlEntry, YamlList, yaml_text
from docgen.models.plan import Plan
from docgen.models.record import known_keys
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries, Items, Node

LETTERS = (
    "的一是会课党员计划，。：；、“”（）《》—…？！〔〕～％㛃𬱖 %&*#@!\"'`[]{}|>-:,.?/\\09aZ标题内容措施责任人"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=80).map(str.strip).filter(bool)
SHORT = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)


def plain(node: Node | None) -> Any:
    if isinstance(node, Entries):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [plain(member) for member in node]
    return None if node is None else str(node).rstrip("\n")


def read_back(*entries: YamlEntry, head=(), foot=()) -> Any:
    text = yaml_text(Mapping(entries), head, foot)
    document = read_yaml(text.encode(), "plan.yaml", known_keys(Plan))
    assert document.diagnostics == (), text
    return plain(document.root)


@settings(deadline=None, max_examples=300)
@given(
    TEXTS,
    st.lists(TEXTS, min_size=1, max_size=3),
    st.lists(TEXTS, min_size=1, max_size=3),
    st.lists(TEXTS, max_size=2),
)
def test_any_text_reads_back_as_it_was(
    title: str, prose: list[str], goals: list[str], remarks: list[str]
) -> None:
    measures = YamlList((Item(title, tuple(remarks)), *(Item(goal) for goal in goals)))
    task = Mapping(
        (
            YamlEntry("标题", title, tuple(remarks)),
            YamlEntry("内容", Prose(tuple(prose))),
            YamlEntry("措施", measures),
        )
    )
    found = read_back(
        YamlEntry("标题", title, tuple(remarks)),
        YamlEntry("指导思想", Prose(tuple(prose)), tuple(remarks)),
        YamlEntry("主送", YamlList(tuple(map(Item, goals)), inline=True)),
        YamlEntry("工作目标", Mapping((YamlEntry("具体目标", YamlList(tuple(map(Item, goals)))),))),
        YamlEntry("重点任务", YamlList((Item(task, tuple(remarks)), Item(task)))),
        YamlEntry("签发人", Mapping((YamlEntry("姓名", title), YamlEntry("备注", goals[0])), inline=True)),
        head=remarks,
        foot=remarks,
    )
    told = {"标题": title, "内容": "\n".join(prose), "措施": [title, *goals]}
    assert found == {
        "标题": title,
        "指导思想": "\n".join(prose),
        "主送": goals,
        "工作目标": {"具体目标": goals},
        "重点任务": [told, told],
        "签发人": {"姓名": title, "备注": goals[0]},
    }


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("云溪市第三中学党总支2023年度工作计划", "标题: 云溪市第三中学党总支2023年度工作计划"),
        ("学习: 第一讲", '标题: "学习: 第一讲"'),
        ('他说"好"', "标题: 他说\"好\""),
        ("#1号文件", '标题: "#1号文件"'),
        ("000001", '标题: "000001"'),
        (Prose(("短短一句。",)), "标题: 短短一句。"),
        (Prose(("甲。", "乙。")), "标题: |\n  甲。\n  乙。"),
        (YamlList((Item("各党支部"),), inline=True), "标题: [各党支部]"),
        (YamlList((Item("甲,乙"),), inline=True), "标题:\n  - 甲,乙"),
        (YamlList((), inline=True), "标题: []"),
        ("", '标题: ""'),
    ],
)  # fmt: skip
def test_quotes_and_blocks_are_written_only_where_they_are_needed(value: Any, typed: str) -> None:
    assert yaml_text(Mapping((YamlEntry("标题", value),))) == f"{typed}\n"


def test_remarks_stand_above_what_they_are_about() -> None:
    inline_list = YamlList(
        (Item(Mapping((YamlEntry("标题", "甲", ("猜的：乙",)), YamlEntry("内容", "丙", ("丁",)))), ("戊",)),)
    )
    text = yaml_text(Mapping((YamlEntry("章节", inline_list, ("己",)),)))
    assert text.splitlines() == [
        "# 己",
        "章节:",
        "  # 戊",
        "  # 猜的：乙",
        "  - 标题: 甲",
        "    # 丁",
        "    内容: 丙",
    ]
