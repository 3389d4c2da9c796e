"""A file of records read one by one gives what the whole file gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nodes_told import Told, told

from docgen.base.diagnostics import Diagnostic
from docgen.reading.composing import FAST_LOADER
from docgen.reading.document import read_yaml
from docgen.reading.listing import read_listing
from docgen.reading.nodes import Entries, Items

KEYS = {"会议", "类型", "日期", "主题", "内容"}

GOOD = "  - 类型: 支委会\n    日期: 2023-04-03\n    内容: |\n      第一段。\n\n      - 第二段。\n"
COMMENTED = "  # 五月\n  - 类型: 党课 # 联合\n    日期: 2023-05-08\n    主题: 'It''s'\n"
FAULTY = "  - 类型: 党课\n    日期：2023-05-08\n"
UNCLOSED = '  - 类型: 党课\n    主题: "党课\n'
LONE = "  -\n"
NO_MAPPING = "  - 支委会\n"
BLANK = "\n"


def one_by_one(text: str) -> tuple[list[Told], set[Diagnostic]]:
    listing = read_listing(text.encode(), "a.yaml", "会议", KEYS)
    pieces = list(listing.pieces)
    said = {d for piece in pieces for d in piece.document.diagnostics} | {*listing.around.diagnostics}
    nodes = [piece.document.root for piece in pieces]
    return [told(node) for node in nodes if node is not None], said


def at_once(text: str) -> tuple[list[Told], set[Diagnostic]]:
    document = read_yaml(text.encode(), "a.yaml", KEYS, loader=FAST_LOADER)
    root = document.root
    listed = root.get("会议") if isinstance(root, Entries) else None
    members = listed if isinstance(listed, Items) else [listed] if isinstance(listed, Entries) else []
    return [told(member) for member in members], {*document.diagnostics}


@given(
    st.lists(st.sampled_from([GOOD, COMMENTED, FAULTY, UNCLOSED, LONE, NO_MAPPING, BLANK]), max_size=6),
    st.sampled_from(["会议:\n", "# 全年\n会议:\n", "会议：\n", "会议: \n\n", "年度: 2023\n会议:\n"]),
    st.sampled_from(["", "年度: 2023\n", "# 完\n", "---\n"]),
)
def test_records_read_one_by_one_are_those_of_the_whole_file(records: list[str], head: str, end: str) -> None:
    text = head + "".join(records) + end
    assert one_by_one(text) == at_once(text)


def test_the_lines_of_a_record_reach_up_to_the_next_one() -> None:
    listing = read_listing(("会议:\n" + GOOD + COMMENTED + GOOD).encode(), "a.yaml", "会议", KEYS)
    assert [(piece.first, piece.last) for piece in listing.pieces] == [(2, 8), (9, 11), (12, 18)]


@pytest.mark.parametrize("bad", [FAULTY, UNCLOSED])
def test_a_fault_is_told_with_its_record_and_leaves_those_before_it_alone(bad: str) -> None:
    listing = read_listing(("会议:\n" + GOOD + bad + GOOD).encode(), "a.yaml", "会议", KEYS)
    first, second, *_ = listing.pieces
    assert first.document.diagnostics == ()
    assert [d.place.line for d in second.document.diagnostics]
    assert all(second.first <= d.place.line <= second.last for d in second.document.diagnostics)


def test_a_quote_that_swallows_the_next_record_is_told_as_for_the_whole_file() -> None:
    text = "会议:\n" + UNCLOSED + GOOD + '  - 主题: 完"\n'
    assert one_by_one(text) == at_once(text)


def test_only_the_lines_of_a_record_are_kept_with_it() -> None:
    listing = read_listing(("会议:\n" + GOOD * 50).encode(), "a.yaml", "会议", KEYS)
    assert {len(piece.document.source.lines) for piece in listing.pieces} == {7}


def test_a_file_too_large_to_be_read_as_a_whole_is_read_record_by_record_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("docgen.reading.listing.LARGEST_YAML", 10)
    listing = read_listing(("会议:\n" + GOOD + FAULTY + GOOD).encode(), "a.yaml", "会议", KEYS)
    pieces = list(listing.pieces)
    assert [bool(piece.document.diagnostics) for piece in pieces] == [False, True, False]
    assert [piece.document.root is not None for piece in pieces] == [True, True, True]


def test_a_large_file_that_is_no_plain_list_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.reading.listing.LARGEST_YAML", 10)
    listing = read_listing(("年度: 2023\n会议:\n" + GOOD).encode(), "a.yaml", "会议", KEYS)
    assert list(listing.pieces) == []
    assert [told.code for told in listing.around.diagnostics] == ["Y104"]


@pytest.mark.parametrize("head", ["# 全\x00年\n会议:\n", "会议:\n# 全\u200b年\n", "会议:\n  #\x07\n\n"])
def test_what_nobody_sees_above_the_first_record_is_told_as_for_the_whole_file(head: str) -> None:
    text = head + GOOD
    assert one_by_one(text) == at_once(text)
    assert [told.code for told in one_by_one(text)[1]] == ["Y110"]
