"""The content of a spreadsheet: sheets of rows, each cell a text at its row and column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.nodes import NumberText, Text
from docgen.reading.spreadsheets.workbook_package import NO_MARKS, SheetMarks

MOST_COLUMNS = 400
"""A column for every member of a large branch, as ballots have it."""
MOST_SHEETS = 200
"""A score sheet from every member of a large branch, and then some."""
ROWS_OF_NOTHING = 200
"""So many empty rows in a row are the end: a sheet formatted to its last row holds a million of them."""

TOTAL = re.compile(r"合计|总计|小计|共计|累计|总人数|人数|其中|平均|本页")
_SUM = re.compile(r"合计|总计|小计|共计|累计")
"""What is nobody's name, however few columns the table has."""
FOOT = re.compile(
    rf"{TOTAL.pattern}|填表|填报|制表|审核|复核|计票|监票|负责人|说明|备注|注[:：]|以[上下]"
    r"|(?:单位|日期|时间|联系人|电话|截[止至])[^:：]{0,4}[:：]"
)
"""The words with which the rows under a table begin."""
_BESIDES = re.compile(r"[（(\[【].*?[)）\]】]|[\s*＊:：_]")
LINE_BREAK = re.compile("\r\n|[\n\r\v\u2028\u2029]")

Row: TypeAlias = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0]` is row 1; a place's line is the row and its column the column, both from 1."""

    source: Source
    rows: tuple[Row, ...]
    without_value: Mapping[tuple[int, int], str] = field(default_factory=dict, hash=False)
    """Row and column of formulas that were never calculated, and of error values: the error, #N/A."""
    marks: SheetMarks = NO_MARKS

    @property
    def title(self) -> str:
        """The name of the sheet; empty for a table that is a file of its own."""
        return self.source.sheet

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is written in it."""
        return not any(cell for row in self.rows for cell in row)

    def lacks_value(self, cell: Text) -> bool:
        """Tell whether a formula stands in the cell, but no result."""
        return (cell.place.line, cell.place.column) in self.without_value

    def error_in(self, cell: Text) -> str:
        """Return the error value that a cell shows, such as #N/A; nothing for a formula without a result."""
        return self.without_value.get((cell.place.line, cell.place.column), "")


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file of sheets, and what there is to say about it as a file."""

    source: Source
    sheets: tuple[Sheet, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    hidden: tuple[Sheet, ...] = ()
    """The sheets that nobody sees in Excel: they are told of, not read."""


def is_foot(row: Row, width: int) -> bool:
    """Tell whether a row under a table is a total or a note: `width` is how many columns the table has."""
    filled = [squeezed(cell) for cell in row if cell]
    if not filled or not FOOT.match(filled[0]):
        return False
    if _SUM.fullmatch(filled[0]):
        return True
    # A record may begin with such a word, too (负责人 in a column of posts): a note fills few cells, or has
    # another such word in it.
    return len(filled) * 2 <= width or filled[0][-1] in ":：" or any(map(FOOT.match, filled[1:]))


def own_rows(rows: Sequence[Row], header: Row) -> int:
    """Return how many rows under a header are of its table: another may stand below, with its own head."""
    for at, row in enumerate(rows):
        if _is_other_head(row, header, at > 0 and _filled(rows[at - 1]) <= 1):
            # The title of a table stands between it and the blank row.
            is_titled = at > 1 and _filled(rows[at - 1]) == 1 and not _filled(rows[at - 2])
            return at - is_titled
    return len(rows)


def is_same_head(row: Row, header: Row) -> bool:
    """Tell whether a header is printed once more: the same names in the same columns."""
    return [plain_header(cell) for cell in row if cell] == [plain_header(cell) for cell in header if cell]


def _is_other_head(row: Row, header: Row, is_apart: bool) -> bool:
    """Tell whether a row names columns of the header, but others than it does where it stands."""
    names = {plain_header(cell) for cell in header} - {""}
    # One word may be a value: 单位 as a kind of something. Below a blank row it is no value, unless counted.
    enough = 1 if is_apart and not any(character.isdigit() for cell in row for character in cell) else 2
    shared = sum(plain_header(cell) in names for cell in row)
    return enough <= shared and len(names) > 1 and not is_same_head(row, header)


def _filled(row: Row) -> int:
    return sum(map(bool, row))


def squeezed(text: str) -> str:
    """Return a cell's text without blanks, and without what stands before its first word."""
    return "".join(text.split()).lstrip("（(—-*＊")


ERRORS = {
    "#N/A": "没有找到要查的内容",
    "#REF!": "它引用的格子已经删掉了",
    "#VALUE!": "参加计算的有文字",
    "#NAME?": "公式里有认不得的名字",
    "#DIV/0!": "除数是 0 或者空的",
    "#NUM!": "数太大，或者算不出来",
    "#NULL!": "公式里的范围写错了",
}
"""The error values of Excel, and what each says."""


def without_value(sheet: Sheet, cell: Text, key: str) -> Diagnostic:
    """Return a formula that has no result, or ends in an error, in the column of that name."""
    if shown := sheet.error_in(cell):
        message = f"“{key}”这一格是 {shown}（{ERRORS.get(shown, '公式出错了')}）"
        return error("Y162", cell.place, message, "在 Excel 里改好这个公式，或者把它换成内容；没有的就空着")
    mend = "在 Excel 里打开、保存一次，公式就有结果了；或者把公式换成它的结果"
    return error("Y162", cell.place, f"“{key}”这一格是公式，没有结果", mend)


# A number of more digits than Excel shows, as a .csv has it, or of more than fifteen, which it forgets.
_CUT_OFF = re.compile(r"\d(\.\d+)?e\+\d+", re.IGNORECASE)
_LONG = re.compile(r"\d{16,}")
EXCEL_KNOWS = 15
"""Digits of a number; the others become noughts."""


def cut_off(cell: Text, key: str) -> Diagnostic | None:
    """Return a number of which the last digits are lost, in the column of that name."""
    text = unicodedata.normalize("NFKC", cell).strip()
    return told_cut_off(cell, key) if _CUT_OFF.fullmatch(text) else None


def told_cut_off(cell: Text, key: str) -> Diagnostic:
    """Return that the last digits of a number are lost."""
    message = f"“{key}”这个数太长，Excel 只记得前 15 位，后面的已经丢了"
    return error("K373", cell.place, message, "把这一格设成“文本”格式，再重新输入号码")


def cut_off_in_csv(cells: Sequence[Text]) -> list[Text]:
    """Return the long numbers of a column in a .csv, if Excel has made noughts of all their last digits.

    One number that ends so by itself is one of ten; with every further nought it is one of ten times as many.
    """
    if not cells or cells[0].place.source.sheet:
        return []
    long = [cell for cell in cells if _LONG.fullmatch(cell.strip())]
    lost = [cell.strip()[EXCEL_KNOWS:] for cell in long]
    return long if all(set(each) == {"0"} for each in lost) and len("".join(lost)) > 1 else []


def clean(text: str) -> str:
    """Return a cell's text on one line, without what Word's XML forbids and nobody sees."""
    return "".join(map(_seen, text)).strip()


def clean_lines(text: str) -> str:
    """Clean a cell's text line by line: the breaks that were typed in it stay."""
    return "\n".join(map(clean, LINE_BREAK.split(text))).strip("\n")


def _seen(character: str) -> str:
    if character in "\t\n\r\v\f\u2028\u2029":
        return " "
    # XML forbids control characters and half surrogates; nobody sees the others.
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs") or character in "\ufffe\uffff"
    return "" if hidden else character


def make_sheet(
    name: str,
    title: str,
    rows: Sequence[Sequence[str]],
    without_value: Mapping[tuple[int, int], str] | None = None,
    *,
    cleaned_by: Callable[[str], str] = clean,
    marks: SheetMarks = NO_MARKS,
) -> Sheet:
    """Return a sheet of texts, each cleaned."""
    errors = dict(without_value or {})
    cleaned = tuple(
        tuple(_cleaned(cell, cleaned_by, errors, (line, column)) for column, cell in enumerate(row, start=1))
        for line, row in enumerate(rows, start=1)
    )
    source = Source(name, sheet=title, cells=cleaned)
    texts = tuple(
        tuple(
            _text_of(text, typed, Place(source, line, column))
            for column, (text, typed) in enumerate(zip(row, rows[line - 1], strict=True), start=1)
        )
        for line, row in enumerate(cleaned, start=1)
    )
    return Sheet(source, texts, errors, marks)


def _text_of(text: str, typed: str, place: Place) -> Text:
    return NumberText(text, place, typed.number) if isinstance(typed, NumberText) else Text(text, place)


def _cleaned(
    cell: str, cleaned_by: Callable[[str], str], errors: dict[tuple[int, int], str], place: tuple[int, int]
) -> str:
    text = cleaned_by(cell)
    # #N/A as a text: a .csv has no other, and values that were pasted neither.
    if text in ERRORS:
        errors[place] = text
        return ""
    return text


def plain_header(header: str) -> str:
    """Return a header without padding, line breaks, stars and what stands in brackets."""
    return _BESIDES.sub("", unicodedata.normalize("NFKC", header))


def column_name(header: str) -> str:
    """Return a header as tags can name it, without signs: 单位/部门 is 单位部门, E-mail is Email."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", header))
