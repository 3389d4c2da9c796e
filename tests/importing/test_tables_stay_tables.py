"""A table of a Word file is the same table in plan.yaml, cell by cell, and on the page that is made of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.document import Document
from docx.table import Table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from manuscripts import imported, plan_in
from office_files import saved

from docgen.commands import docgen
from docgen.reading.values.typed_tables import TableCell, TypedTable, is_table, parse_table

Area = tuple[int, int, int, int]
"""First row, first column, rows and columns of a merged cell."""


def word_file(texts: list[list[str]], areas: list[Area]) -> Document:
    """A plan with one table, some of whose cells are merged by hand."""
    document = docx.Document()
    for line in ("青石镇中心小学2024年工作计划", "一、分工", "分工如下。"):
        document.add_paragraph(line)
    table = document.add_table(len(texts), len(texts[0]))
    for y, row in enumerate(texts):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    for area in areas:
        merge(table, *area)
    document.add_paragraph("中共青石镇中心小学支部委员会")
    document.add_paragraph("2024年2月26日")
    return document


def merge(table: Table, top: int, left: int, rows: int, columns: int) -> None:
    """Merge cells as a person does: what stood in the others is deleted, with its paragraphs."""
    for y, x in itertools.product(range(top, top + rows), range(left, left + columns)):
        if (y, x) != (top, left):
            table.cell(y, x).text = ""
    merged = table.cell(top, left).merge(table.cell(top + rows - 1, left + columns - 1))
    for extra in merged.paragraphs[1:]:
        extra._element.getparent().remove(extra._element)


def wanted(texts: list[list[str]], areas: list[Area]) -> list[list[TableCell | None]]:
    cells: list[list[TableCell | None]] = [[TableCell(text) for text in row] for row in texts]
    for top, left, rows, columns in areas:
        for y in range(top, top + rows):
            for x in range(left, left + columns):
                cells[y][x] = None
        cells[top][left] = TableCell(texts[top][left], columns, rows)
    return cells


def imported_table(document: Document) -> TypedTable:
    made = imported(saved(document), "计划.docx", 2024)
    assert made.proof.lost == ()
    (table,) = tables_in(made.text)
    return table


def tables_in(text: str) -> list[TypedTable]:
    plan = plan_in(text, 2024)
    found = [part for section, _ in plan.levelled_sections() for part in (*section.text, *section.table)]
    return [parse_table(part) for part in found if is_table(part)]


TEXTS = [
    ["项目", "全年经费", "", "说明"],
    ["", "上半年", "下半年", ""],
    ["党员教育培训", "3000", "2000", "请专家讲课\n按培训计划执行"],
    ["", "1000", "500", "参观|走访"],
    ["合计", "4000", "2500", ""],
]
AREAS = [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1), (2, 0, 2, 1)]


def test_merged_cells_line_breaks_and_signs_of_a_word_table_are_kept() -> None:
    table = imported_table(word_file(TEXTS, AREAS))
    assert [list(row) for row in table.rows] == wanted(TEXTS, AREAS)
    assert table.head == 2


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("预防传染\n性疾病宣传", "预防传染性疾病宣传"),
        ("召开党员大会；\n慰问困难党员", "召开党员大会；慰问困难党员"),
    ],
)
def test_a_line_broken_within_a_cell_of_a_schedule_is_joined_without_a_sign(typed: str, name: str) -> None:
    document = word_file([["月份", "工作内容"], ["3月", typed]], [])
    made = imported(saved(document), "计划.docx", 2024)
    assert [item.name for item in plan_in(made.text, 2024).schedule] == [name]


def test_two_tables_one_after_the_other_stay_two() -> None:
    document = word_file([["甲", "乙"], ["1", "2"]], [])
    second = document.add_table(2, 2)
    for x, text in enumerate("丙丁34"):
        second.cell(x // 2, x % 2).text = text
    document.tables[0]._element.addnext(second._element)
    made = imported(saved(document), "计划.docx", 2024)
    assert [table.rows[0][0] for table in tables_in(made.text)] == [TableCell("甲"), TableCell("丙")]


@st.composite
def drawn_tables(draw: st.DrawFn) -> tuple[list[list[str]], list[Area]]:
    height, width = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    words = st.text(st.sampled_from("甲乙丙1|^<\\。；\n"), max_size=5)
    texts = [["\n".join(filter(None, draw(words).split("\n"))) for _ in range(width)] for _ in range(height)]
    areas: list[Area] = []
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 3))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        rows, columns = draw(st.integers(1, height - top)), draw(st.integers(1, width - left))
        place = {(y, x) for y in range(top, top + rows) for x in range(left, left + columns)}
        # Word leaves out a column that no row shows by itself.
        if len(place) > 1 and rows < height and columns < width and not place & taken:
            areas.append((top, left, rows, columns))
            taken |= place
    return texts, areas


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(drawn_tables())
def test_any_table_comes_out_of_word_cell_by_cell(drawn: tuple[list[list[str]], list[Area]]) -> None:
    texts, areas = drawn
    table = imported_table(word_file(texts, areas))
    assert [list(row) for row in table.rows] == wanted(texts, areas)


def test_a_typed_table_is_printed_with_its_merged_cells_and_comes_back_the_same(
    workspace: Callable[..., Path],
) -> None:
    typed = """\
标题: 校党总支2023年度工作计划
成文日期: 2023-01-10
章节:
  - 标题: 经费
    内容:
      - 经费按下表使用。
      - |
        | 项目 | 全年 | < |
        | ^ | 上半年 | 下半年 |
        |---|---|---|
        | 培训 | 3000 | 2000⏎另行安排 |
        | 表彰 | 4000 | < |
      - 超出的另行研究。
"""
    folder = workspace(typed)
    assert CliRunner().invoke(docgen, ["plan", "2023", "-C", str(folder)]).exit_code == 0
    (path,) = (folder / "generated" / "2023" / "plan").glob("*.docx")
    (printed,) = docx.Document(str(path)).tables
    assert [cell.text for cell in printed.rows[0].cells] == ["项目", "全年", "全年"]
    assert [cell.text for cell in printed.rows[2].cells] == ["培训", "3000", "2000\n另行安排"]
    again = imported(path.read_bytes(), path.name, 2023)
    assert tables_in(again.text) == tables_in(typed)
    assert [str(text).split("\n")[0] for text in plan_in(again.text).sections[0].text][::2] == [
        "经费按下表使用。",
        "超出的另行研究。",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "内容:\n  表格: |\n    | 甲 | 乙 |\n    | 1 | 2 |\n",
        "内容:\n  - 表格: |\n      | 甲 | 乙 |\n      | 1 | 2 |\n",
        "内容: |\n  ｜甲｜乙｜\n  ｜1｜2｜\n",
        "表格: |\n  | 甲 | 乙 |\n  | 1 | 2 |\n",
    ],
)
def test_a_table_may_be_typed_as_a_text_or_under_its_key(typed: str) -> None:
    section = "章节:\n  - 标题: 分工\n" + "".join(f"    {line}\n" for line in typed.splitlines())
    (table,) = tables_in(section)
    assert [[cell and cell.text for cell in row] for row in table.rows] == [["甲", "乙"], ["1", "2"]]


def test_a_row_that_is_too_short_is_told_with_the_mend(workspace: Callable[..., Path]) -> None:
    folder = workspace("章节:\n  - 标题: 分工\n    表格: |\n      | 甲 | 乙 |\n      | 1 |\n")
    result = CliRunner().invoke(docgen, ["plan", "2023", "-C", str(folder)])
    assert result.exit_code == 1
    assert "表格第2行有1格，第一行是2格" in result.stderr
    assert "同上一格写 ^" in result.stderr
