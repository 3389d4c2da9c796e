"""Spreadsheets of the office (.xlsx, .csv) as rows of texts that know their cell.

Which reader a file needs is told by its first bytes, for a name may say anything.
"""

from pathlib import PurePath

from docgen.base.diagnostics import Place, Source, error
from docgen.reading.spreadsheets.cells import AS_PRINTED, AS_TYPED, Manner
from docgen.reading.spreadsheets.commas import read_csv
from docgen.reading.spreadsheets.excel_workbook import read_xlsx
from docgen.reading.spreadsheets.reading_account import Account
from docgen.reading.spreadsheets.sheet import Row, Sheet, Spreadsheet, without_value

__all__ = ["AS_PRINTED", "Account", "Row", "Sheet", "Spreadsheet", "read_spreadsheet", "without_value"]


ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""An OLE file: .xls, .et, and an .xlsx that was locked with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an OLE file that holds a workbook which was locked."""
TEXTS = ("", ".csv", ".txt", ".tsv")
OTHERS = (".xls", ".xlsb", ".et", ".ett", ".ods", ".numbers")

_SAVE_AS = "用 Excel 或 WPS 打开它，选“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再写上新的文件名"


def read_spreadsheet(data: bytes, name: str, manner: Manner = AS_TYPED) -> Spreadsheet:
    """Read a spreadsheet. `name` is its path relative to the workspace."""
    suffix = PurePath(name).suffix.lower()
    if data.startswith(OLD_EXCEL) and LOCKED in data:
        return _refused(name, "这个表格加了密码，读不了", "在 Excel 里去掉打开密码，再保存一次")
    if data.startswith(OLD_EXCEL) and suffix not in OTHERS:
        return _refused(name, "这是老格式的表格（.xls 或 .et），只改了文件名的结尾，读不了", _SAVE_AS)
    if data.startswith(OLD_EXCEL) or suffix in OTHERS:
        return _refused(name, f"docgen 读不了 {suffix or '这种'} 文件，请另存为 .xlsx", _SAVE_AS)
    # Bytes before names: a workbook may have been renamed to .csv.
    if data.startswith(ZIP):
        return read_xlsx(data, name, manner)
    if suffix in TEXTS:
        return read_csv(data, name, manner)
    return _refused(name, "这个文件不是 Excel 工作簿，打不开", _SAVE_AS)


def _refused(name: str, message: str, mend: str) -> Spreadsheet:
    source = Source(name)
    return Spreadsheet(source, (), (error("Y160", Place(source), message, mend),))
