"""What holds for any text and any bytes: no exception, no lost letter, places that lie where they say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.base.diagnostics import Place
from docgen.reading.composing import FAST_LOADER, PURE_LOADER
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries, Items, Node, Text

KEYS = {"标题", "内容", "措施", "责任人"}

PIECES = [
    *"::：： \n\n\n\n[]{}［］｛｝,，\"'#&*!%@`|>?\\；、。—…·甲乙\t　\u00a0\u200b\ufeff“”",
    *(
        "标题: ",
        "内容: ",
        "措施:\n  - ",
        "标题：",
        "责任人:",
        "\n  ",
        "\n    ",
        "\n  - ",
        "- ",
        "---\n",
        "|\n  ",
        " #",
    ),
    *(': "', "\r\n", "一段正文。"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)

PLAIN_LETTERS = "的一是在会课党员工作计划，。：；、“”（）《》—…？！〔〕～％㛃𬱖 %&*#@!\"'`[]{}|>-:,.?/\\09aZ"
IN_BRACKETS = PLAIN_LETTERS.replace("，", "").replace("：", "")
"""In brackets a Chinese comma or colon may be a mistake, and is read as one."""


def strings(letters: str) -> st.SearchStrategy[str]:
    return st.text(letters, max_size=60).filter(lambda text: text == text.strip())


def is_no_dash(key: str) -> bool:
    """A key that begins like a mistyped list item is read as one."""
    return bool(key) and key[0] not in "—-" and "- " not in key


def values(letters: str) -> st.SearchStrategy[object]:
    """Lists and mappings of texts."""
    words = strings(letters)
    keys = words.map(lambda word: word[:16].strip()).filter(
        lambda key: key and key[0] not in "—-" and "- " not in key
    )
    nested = st.recursive(
        words,
        lambda below: st.lists(below, max_size=4) | st.dictionaries(keys, below, max_size=4),
        max_leaves=12,
    )
    return st.lists(nested, min_size=1, max_size=4) | st.dictionaries(keys, nested, min_size=1, max_size=4)


def plain(node: Node | None) -> object:
    if isinstance(node, Entries):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [plain(member) for member in node]
    return None if node is None else str(node)


def nodes(node: Node | None) -> Iterator[Node]:
    """A node, its keys, and all below."""
    if node is None:
        return
    yield node
    if isinstance(node, Entries):
        yield from (key for key in node if isinstance(key, Text))
    for below in node.values() if isinstance(node, Entries) else node if isinstance(node, Items) else ():
        yield from nodes(below)


def outline(node: Node | None) -> list[tuple[str, str, Place | None, int]]:
    """Nodes with their places; where an empty text stands in brackets over lines, the loaders disagree."""
    return [
        (type(each).__name__, str(each), each.place if each != "" else None, each.place.length)
        for each in nodes(node)
    ]


def without_spaces(value: object) -> object:
    """A value for which it does not matter how its lines were joined."""
    if isinstance(value, dict):
        return {"".join(key.split()): without_spaces(member) for key, member in value.items()}
    if isinstance(value, list):
        return [without_spaces(member) for member in value]
    return "".join(str(value or "").split())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    read_yaml(data, "plan.yaml", KEYS)


@given(TEXTS)
def test_every_diagnostic_stands_inside_the_file(text: str) -> None:
    document = read_yaml(text.encode(), "plan.yaml", KEYS)
    for told in document.diagnostics:
        line = document.source.lines[told.place.line - 1]
        assert 1 <= told.place.line <= len(document.source.lines)
        assert 1 <= told.place.column <= len(line) + 1
        assert told.place.length >= 1
        assert told.message
        assert told.hint


@given(TEXTS)
def test_every_node_stands_inside_the_file(text: str) -> None:
    document = read_yaml(text.encode(), "plan.yaml", KEYS)
    for node in nodes(document.root):
        line = document.source.lines[node.place.line - 1]
        assert 1 <= node.place.column <= len(line) + 1


@pytest.mark.skipif(FAST_LOADER is PURE_LOADER, reason="PyYAML was built without libyaml")
@given(TEXTS)
def test_both_loaders_give_the_same_nodes_at_the_same_places(text: str) -> None:
    """Where neither stumbles: they stumble in different words, and at different places."""
    fast = read_yaml(text.encode(), "plan.yaml", KEYS)
    pure = read_yaml(text.encode(), "plan.yaml", KEYS, loader=PURE_LOADER)
    if not any(told.code == "Y140" for told in (*fast.diagnostics, *pure.diagnostics)):
        assert outline(fast.root) == outline(pure.root)
        assert fast.diagnostics == pure.diagnostics


@given(TEXTS.filter(lambda text: not set(text) & set("\t　\u00a0\ufeff")))
def test_what_is_read_in_silence_is_what_yaml_reads(text: str) -> None:
    """But for line breaks between 汉字, and for spaces that YAML does not know as spaces."""
    document = read_yaml(text.encode(), "plan.yaml", KEYS)
    if not document.diagnostics:
        expected = yaml.load(text, Loader=yaml.BaseLoader)
        assert without_spaces(plain(document.root)) == without_spaces(expected)


@pytest.mark.parametrize("indent", [2, 4])
@given(values(PLAIN_LETTERS))
def test_a_dumped_value_comes_back_in_silence(indent: int, value: object) -> None:
    text = yaml.safe_dump(
        value, allow_unicode=True, indent=indent, width=10**6, sort_keys=False, default_flow_style=False
    )
    document = read_yaml(text.encode(), "plan.yaml", KEYS)
    assert document.diagnostics == ()
    assert plain(document.root) == value


@pytest.mark.parametrize("style", [True, None])
@given(values(IN_BRACKETS))
def test_a_value_dumped_in_brackets_comes_back_in_silence(style: bool | None, value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, width=10**6, sort_keys=False, default_flow_style=style)
    document = read_yaml(text.encode(), "plan.yaml", KEYS)
    assert document.diagnostics == ()
    assert plain(document.root) == value


@given(values(PLAIN_LETTERS.replace("-", "").replace("#", "")))
def test_folded_lines_lose_nothing_but_spaces(value: object) -> None:
    """Width 20 breaks lines at spaces; between 汉字 the space of the break is not read back."""
    text = yaml.safe_dump(value, allow_unicode=True, width=20, sort_keys=False, default_flow_style=False)
    document = read_yaml(text.encode(), "plan.yaml", KEYS)
    assert document.diagnostics == ()
    assert without_spaces(plain(document.root)) == without_spaces(value)


@given(st.dictionaries(strings(PLAIN_LETTERS).filter(bool), strings(PLAIN_LETTERS).filter(bool), min_size=1))
def test_the_place_of_a_plain_text_holds_that_text(entries: dict[str, str]) -> None:
    text = yaml.safe_dump(entries, allow_unicode=True, width=10**6)
    document = read_yaml(text.encode(), "plan.yaml", KEYS)
    for node in nodes(document.root):
        if isinstance(node, Text):
            place = node.place
            line = document.source.lines[place.line - 1]
            typed = line[place.column - 1 : place.column - 1 + place.length]
            assert typed == node or typed[0] in "\"'?"
