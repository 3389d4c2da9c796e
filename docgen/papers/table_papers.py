"""Papers that are one table with a few sentences, upright or landscape: most papers of evaluations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from docgen.base.diagnostics import Diagnostic
from docgen.papers.draft import FilledForm, Form
from docgen.papers.outline import SizedColumn

PlainTable = TypedDict("PlainTable", {"列": list[SizedColumn], "行": list[list[str]]})
Signers = TypedDict("Signers", {"左": str, "右": str})
PlainTableContext = TypedDict(
    "PlainTableContext",
    {
        "标题": str,
        "单位": str,
        "说明": list[str],
        "表": PlainTable,
        "后记": list[str],
        "签字": Signers | None,
    },
)
PLAIN_TABLE = Form("appraisal_table.docx", "民主评议：互评表和评定结果", PlainTableContext)

PlacedTable = TypedDict(
    "PlacedTable", {"列": list[SizedColumn], "行": list[list[str]], "横排": bool, "首列合并": bool}
)
SecondTable = TypedDict("SecondTable", {"标题": str, "说明": str, "表": PlacedTable})
TableContext = TypedDict(
    "TableContext",
    {
        "标题": str,
        "单位": str,
        "说明": list[str],
        "表": PlacedTable,
        "后记": list[str],
        "签字": Signers | None,
        "附表": SecondTable | None,
    },
)
"""The names the templates may use."""

UPRIGHT = Form("evaluation_table.docx", "评议考核：竖排的表", TableContext)
LANDSCAPE = Form("evaluation_table_lying.docx", "评议考核：横排的表", TableContext)

Heading = tuple[str, float]
"""The heading of a column, and its width in 字 (0: as much as it needs)."""

NUMBER = 2.3
"""The width of a column of numbers (序号, 名次), in 字."""
ROOM = "\n\n"
"""Two lines to write on by hand."""


def table_paper(name: str, context: TableContext, remarks: Iterable[Diagnostic] = ()) -> FilledForm:
    """A paper that is one table, on the form that lies or stands as the table does."""
    return FilledForm(name, LANDSCAPE if context["表"]["横排"] else UPRIGHT, context, tuple(remarks))


def table_context(
    title: str,
    unit: str,
    table: PlacedTable,
    *,
    notes: Iterable[str] = (),
    signers: tuple[str, str] | None = None,
    second: SecondTable | None = None,
) -> TableContext:
    """The context of such a paper: its table, notes and signers below it, a second table behind it."""
    return {
        "标题": title,
        "单位": unit,
        "说明": [],
        "表": table,
        "后记": list(notes),
        "签字": {"左": signers[0], "右": signers[1]} if signers else None,
        "附表": second,
    }


def plain_table(columns: Sequence[Heading], rows: list[list[str]]) -> PlainTable:
    """A table with these columns and rows."""
    return {"列": [{"名称": name, "宽": width} for name, width in columns], "行": rows}


def placed_table(
    columns: Sequence[Heading], rows: list[list[str]], *, landscape: bool = False, grouped: bool = False
) -> PlacedTable:
    """A table, upright or landscape; `grouped` by its first column, which says what is equal once."""
    return {**plain_table(columns, rows), "横排": landscape, "首列合并": grouped}


def numbered(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows, each with its number in front."""
    return [[str(number), *row] for number, row in enumerate(rows, start=1)]
