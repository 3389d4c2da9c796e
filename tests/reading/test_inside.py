"""A part of a text is told, and mended, where it stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.document import read_yaml
from docgen.reading.inside import place_inside, typed
from docgen.reading.nodes import Entries, Text

STYLES = {
    "plain": "键: 一二，三四\n",
    "double quoted": '键: "一二\\u4e00，三\\"四"\n',
    "single quoted": "键: '一''二，三四'\n",
    "literal": "键: |\n  一二\n\n    深，\n  三四\n",
    "literal in a list": "- |-\n   一二，\n   三四\n",
    "literal with a depth": "键: |1\n   一二\n 三四\n",
    "folded": "键: >\n  一二，\n  三四 a\n  b\n\n  五\n",
    "continued": "键: 一二，\n  三四 a\n  b\n\n  五\n",
    "quoted over lines": '键: "一二，\n  三四 a\n  b\\\n  五"\n',
    "in brackets": '键: [一二, "三，四", {甲: 五六}]\n',
}


def texts(node: object) -> list[Text]:
    if isinstance(node, Text):
        return [node]
    members = node.values() if isinstance(node, Entries) else node
    return [text for member in members for text in texts(member)]  # type: ignore[attr-defined]


def texts_of(data: str) -> list[Text]:
    return texts(read_yaml(data.encode(), "x.yaml").root)


@pytest.mark.parametrize("data", STYLES.values(), ids=STYLES)
def test_each_character_is_found_where_it_was_typed(data: str) -> None:
    lines = data.split("\n")
    for text in texts_of(data):
        where = typed(text)
        assert where is not None
        for character, (line, column, length) in zip(text, where, strict=False):
            if length == 1:
                assert lines[line - 1][column - 1] == character
            elif length > 1:
                assert lines[line - 1][column - 1] in "\\'"
            else:
                assert character in " \n"


@pytest.mark.parametrize("data", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("mark", ["三", "二", "五"])
def test_the_place_of_a_slice_points_at_it(data: str, mark: str) -> None:
    for text in texts_of(data):
        if mark in text:
            start = text.index(mark)
            place = place_inside(text, start, start + 1)
            line = data.split("\n")[place.line - 1]
            assert line[place.column - 1 :][: place.length] == mark


def test_a_slice_over_two_lines_is_pointed_at_in_its_first() -> None:
    (text,) = texts_of("键: |\n  一二\n  三四\n")
    place = place_inside(text, 1, 4)
    assert (place.line, place.column, place.length) == (2, 4, 1)


def test_what_the_prescan_has_mended_is_told_at_the_whole_text() -> None:
    text = Text("别的", texts_of("键: 一二\n")[0].place)
    assert typed(text) is None
    assert place_inside(text, 1, 2) == text.place


@given(st.lists(st.text("一二，。ab", min_size=1, max_size=8), min_size=1, max_size=4))
def test_the_lines_of_a_block_are_found_whatever_they_hold(lines: list[str]) -> None:
    data = "键: |\n" + "".join(f"  {line}\n" for line in lines)
    (text,) = texts_of(data)
    where = typed(text)
    assert where is not None
    found = [data.split("\n")[line - 1][column - 1] for line, column, length in where if length]
    assert found == [character for line in lines for character in line]
