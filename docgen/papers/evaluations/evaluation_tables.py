"""Papers that are one table with a few sentences, upright or lying: what most evaluations come down to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from docgen.papers.draft import Form

Column = TypedDict("Column", {"名称": str, "宽": float})
Table = TypedDict("Table", {"列": list[Column], "行": list[list[str]], "横排": bool, "末段": bool})
Signing = TypedDict("Signing", {"左": str, "右": str})
Annex = TypedDict("Annex", {"标题": str, "说明": str, "表": Table})
TableContext = TypedDict(
    "TableContext",
    {
        "标题": str,
        "单位": str,
        "说明": list[str],
        "表": Table,
        "后记": list[str],
        "签字": Signing | None,
        "附表": Annex | None,
    },
)
"""The names the templates may use."""

UPRIGHT = Form("evaluation_table.docx", "评议考核：竖排的表", TableContext)
LYING = Form("evaluation_table_lying.docx", "评议考核：横排的表", TableContext)

Heading = tuple[str, float]
"""A column's heading, and the 字 it asks for (0: as many as it needs)."""

NUMBER = 2.3
"""字 of a column of numbers: 序号, 名次."""
ROOM = "\n\n"
"""Two lines to write on by hand."""


def table(columns: Sequence[Heading], rows: list[list[str]], *, lying: bool = False) -> Table:
    """A table of these columns, whose last row keeps to the page of the signatures."""
    return {
        "列": [{"名称": name, "宽": width} for name, width in columns],
        "行": rows,
        "横排": lying,
        "末段": True,
    }


def numbered(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows, each with its number before it."""
    return [[str(number), *row] for number, row in enumerate(rows, start=1)]


def form_of(made: Table) -> Form:
    """The form on which a table is written."""
    return LYING if made["横排"] else UPRIGHT
