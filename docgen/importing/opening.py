"""Which reader a file needs: told by its first bytes, for a name may say anything."""

from __future__ import annotations

from pathlib import Path

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.importing.manuscript import Manuscript
from docgen.importing.other_formats import OLD_WORD, SUFFIXES, as_word
from docgen.importing.text_file import read_text

ZIP = b"PK\x03\x04"
ROSTERS = (".xlsx", ".xlsm", ".csv", ".xls", ".et", ".ods")
PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")


def is_roster(path: Path) -> bool:
    """Whether the file is a spreadsheet by its name: then it is a roster, not a plan."""
    return path.suffix.lower() in ROSTERS


def open_manuscript(data: bytes, path: Path, name: str) -> Manuscript | Diagnostic:
    """Read a plan's file of any format; `name` is what messages call it. Raises MachineFault."""
    if data.startswith(PICTURES):
        mend = "请用文字识别软件转成文字，或者找到原来的 Word 文件再导入"
        return error("I905", Place(Source(name)), "这是 PDF 或者图片，docgen 读不了里面的文字", mend)
    if data.startswith(OLD_WORD) or path.suffix.lower() in SUFFIXES:
        word = as_word(data, path, name)
        return word if isinstance(word, Diagnostic) else _word(word, name)
    if data.startswith(ZIP) or path.suffix.lower() in (".docx", ".docm"):
        return _word(data, name)
    manuscript = read_text(data, name)
    if isinstance(manuscript, Manuscript) and not manuscript.blocks:
        return error("I904", Place(Source(name)), "这个文件是空的，没有文字", "检查是不是选错了文件")
    return manuscript


def _word(data: bytes, name: str) -> Manuscript | Diagnostic:
    if not data:
        return error("I904", Place(Source(name)), "这个文件是空的，没有文字", "检查是不是选错了文件")
    from docgen.importing.word_file import read_word

    return read_word(data, name)
