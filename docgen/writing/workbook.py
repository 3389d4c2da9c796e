"""An .xlsx file of plain tables, the same bytes for the same rows.

Written as text: a chart in a paper carries such a workbook, and openpyxl, which reads and edits any workbook,
takes longer to import than all charts of a year take to draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import column_letters
from docgen.word.elements import plain
from docgen.word.package import deflate, member, write_package

Cell = str | int | float | date | None

HEADING, TEXT, DAY = 1, 2, 3
"""The cell formats of `_STYLES`, by their places in cellXfs."""

_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's calendar for all days after February 1900, of which it counts 29."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FONT = '<sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/>'
_TOP = '<alignment vertical="top" wrapText="1"/>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    f"{_TOP}</xf>"
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_TOP}</xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    f"{_TOP}</xf></cellXfs>"
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
MOST_CHARACTERS = 32_767
"""Characters of a cell: Excel calls a file with more in one damaged."""
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x000D_` in a cell as a sign of that number."""


class WorkbookSheet(NamedTuple):
    """A table: its name, its columns with their widths in characters, its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[WorkbookSheet]) -> bytes:
    """Return the sheets as one workbook: headings bold and frozen, long texts wrapped, filters on."""
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relationships(
            [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }
    parts |= {
        f"xl/worksheets/sheet{number}.xml": _page(sheet) for number, sheet in enumerate(sheets, start=1)
    }
    return write_package(member(name, deflate((_XML + part).encode())) for name, part in parts.items())


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    )


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _book(sheets: Sequence[WorkbookSheet]) -> str:
    listed = "".join(
        f'<sheet name="{_quoted(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    names = "".join(_names(place, sheet) for place, sheet in enumerate(sheets))
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{names}</definedNames></workbook>"
    )


def _names(place: int, sheet: WorkbookSheet) -> str:
    """The names by which Excel knows what is filtered, and which row is printed on every page."""
    name = _escaped("'" + sheet.name.replace("'", "''") + "'")
    last = f"${column_letters(len(sheet.columns))}${len(sheet.rows) + 1}"
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">{name}!$A$1:{last}'
        f'</definedName><definedName name="_xlnm.Print_Titles" localSheetId="{place}">{name}!$1:$1'
        "</definedName>"
    )


def _page(sheet: WorkbookSheet) -> str:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, (_, width) in enumerate(sheet.columns, start=1)
    )
    filled = f"A1:{column_letters(len(sheet.columns))}{len(sheet.rows) + 1}"
    # fitToHeight 0: only the width is fitted to the paper, the rows take as many pages as they need.
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{filled}"/>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f'<sheetData>{"".join(_rows(sheet))}</sheetData><autoFilter ref="{filled}"/>'
        '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
        '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/></worksheet>'
    )


def _rows(sheet: WorkbookSheet) -> Iterator[str]:
    for number, row in enumerate([[name for name, _ in sheet.columns], *sheet.rows], start=1):
        cells = (
            _cell(f"{column_letters(column)}{number}", value, HEADING if number == 1 else TEXT)
            for column, value in enumerate(row, start=1)
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Cell, style: int) -> str:
    if value is None:
        return f'<c r="{place}" s="{style}"/>'
    # As a text of its own, not as a value: one that begins with = is no formula.
    if isinstance(value, str):
        text = f'<is><t xml:space="preserve">{_escaped(_LIKE_AN_ESCAPE.sub("_x005F_", value))}</t></is>'
        return f'<c r="{place}" s="{style}" t="inlineStr">{text}</c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="{DAY}"><v>{(value - _DAY_ZERO).days}</v></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def _escaped(text: str) -> str:
    # As a str: Markup would escape what it replaces with.
    return str(plain(_FORBIDDEN.sub("", text[:MOST_CHARACTERS])))


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
