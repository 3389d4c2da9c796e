from __future__ import annotations

import pytest

from docgen.base.diagnostics import Place, as_json, as_text, error
from docgen.reading.spreadsheets.sheet import make_sheet


@pytest.mark.parametrize(("column", "cell"), [(1, "A2"), (26, "Z2"), (27, "AA2"), (52, "AZ2"), (703, "AAA2")])
def test_a_cell_is_named_as_excel_names_it(column: int, cell: str) -> None:
    source = make_sheet("plans/a.xlsx", "名册", [["甲"], ["乙"]]).source
    told = error("K303", Place(source, 2, column), "看不懂")
    assert as_text(told).startswith(f"plans/a.xlsx:名册!{cell}: 错误 K303 看不懂")
    assert (as_json(told)["line"], as_json(told)["column"]) == (2, column)


@pytest.mark.parametrize(("title", "address"), [("名册", "a.xlsx:名册"), ("", "a.xlsx")])
def test_a_sheet_as_a_whole_is_named_without_a_cell(title: str, address: str) -> None:
    source = make_sheet("a.xlsx", title, [["甲"]]).source
    assert as_text(error("K320", Place(source), "没有表头")) == f"{address}: 错误 K320 没有表头"
