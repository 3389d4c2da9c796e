"""A table typed as text is read as typed, and what no table is is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values.typed_tables import TableCell, TypedTable, is_table, parse_table, table_text
from docgen.reading.values.understood import Misread

BUDGET = """\
| 项目 | 金额 | 说明 |
| 培训 | 3000 | 买书 |
| ^    | 2000 | <    |
| 合计 | <    |      |
"""


def texts(text: str) -> list[list[str | None]]:
    return [[cell and cell.text for cell in row] for row in parse_table(text).rows]


def test_cells_are_read_in_their_places_and_signs_join_them() -> None:
    table = parse_table(BUDGET)
    assert table.head == 1
    assert table.rows[1] == (TableCell("培训", 1, 2), TableCell("3000"), TableCell("买书"))
    assert table.rows[2] == (None, TableCell("2000", 2), None)
    assert table.rows[3] == (TableCell("合计", 2), None, TableCell(""))


def test_a_rule_tells_how_many_rows_the_head_has() -> None:
    table = parse_table("|甲|乙|<|\n|^|一|二|\n|---|:---:|---|\n|1|2|3|")
    assert (table.head, len(table.rows)) == (2, 3)
    assert table.rows[0] == (TableCell("甲", 1, 2), TableCell("乙", 2), None)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("｜甲｜乙｜\n｜1｜｜", [["甲", "乙"], ["1", ""]]),
        ("  | 甲 | 乙 |  \n|a⏎b| c |", [["甲", "乙"], ["a\nb", "c"]]),
        ("|甲|\n|a\\|b|", [["甲"], ["a|b"]]),
        ("|甲|\n|\\^|\n|\\<|\n|\\⏎|\n|C:\\\\|", [["甲"], ["^"], ["<"], ["⏎"], ["C:\\"]]),
        ("|甲|\n|路径 D:\\书|", [["甲"], ["路径 D:\\书"]]),
        ("|甲|\n|>10|", [["甲"], [">10"]]),
        ("|甲|\n|-|", [["甲"], ["-"]]),
        ("|甲|\n|---|\n|\\---|", [["甲"], ["---"]]),
    ],
)
def test_near_forms_and_signs_that_are_meant_as_text_are_read(typed: str, read: list[list[str]]) -> None:
    assert texts(typed) == read


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("|甲|乙|\n|1|", "表格第2行有1格，第一行是2格"),
        ("|甲|乙|\n|1|2|3|", "表格第2行有3格"),
        ("|^|乙|\n|1|2|", "表格第1行第1格的“^”"),
        ("|甲|乙|\n|<|2|", "表格第2行第1格的“<”"),
        ("|甲|<|\n|^|2|", "合不成一个长方形"),
        ("|---|---|\n|1|2|", "横线"),
        ("|甲|\n|---|\n|1|\n|---|\n|2|", "横线"),
    ],
)
def test_what_is_no_table_is_told(typed: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_table(typed)
    assert message in fault.value.message


@pytest.mark.parametrize("text", ["甲|乙|丙", "|只有一行|", "|甲|乙|\n说明", "", "|", "||\\|\n|甲"])
def test_a_text_with_such_signs_is_no_table_by_that(text: str) -> None:
    assert not is_table(text)


@st.composite
def tables(draw: st.DrawFn) -> TypedTable:
    """A table of rectangles, none across another."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    rows: list[list[TableCell | None]] = [[None] * width for _ in range(height)]
    free = {(y, x) for y in range(height) for x in range(width)}
    words = st.text(st.sampled_from("甲a|｜\\^<⏎\n -:"), max_size=6)
    letters = st.one_of(st.sampled_from(["---", ":---:", "^", "<"]), words)
    for y in range(height):
        for x in range(width):
            if (y, x) not in free:
                continue
            tall, wide = draw(st.integers(1, height - y)), draw(st.integers(1, width - x))
            place = {(y + i, x + j) for i in range(tall) for j in range(wide)}
            if not place <= free:
                tall, wide, place = 1, 1, {(y, x)}
            free -= place
            text = "\n".join(line.strip() for line in draw(letters).split("\n")).strip()
            rows[y][x] = TableCell(text, wide, tall)
    return TypedTable(tuple(map(tuple, rows)), draw(st.integers(0, height)) or 1)


@given(tables())
def test_a_table_that_is_typed_out_is_read_as_it_was(table: TypedTable) -> None:
    typed = table_text(table)
    assert is_table(typed)
    assert parse_table(typed) == table
