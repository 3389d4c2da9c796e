"""The file formats that can be imported: the first bytes tell the format, since a name may be wrong.

Files of other programs (.doc, .wps, .odt, .rtf) are turned into .docx by LibreOffice.
"""

from __future__ import annotations

from pathlib import Path

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.importing.manuscript import Manuscript
from docgen.importing.text_file import read_text
from docgen.libreoffice import LibreOfficeMissing
from docgen.writing.faults import WritingFault, temporary_folder_in_use

ZIP = b"PK\x03\x04"
OLD_WORD = b"\xd0\xcf\x11\xe0"
"""First bytes of .doc and .wps, and of a .docx that is locked with a password."""
SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".odt", ".ott", ".fodt", ".rtf")
ROSTERS = (".xlsx", ".xlsm", ".csv", ".xls", ".et", ".ods")
PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
_BEGINNINGS = {".odt": b"PK\x03\x04", ".ott": b"PK\x03\x04", ".fodt": b"<?xml", ".rtf": b"{\\rtf"}


def is_roster(path: Path) -> bool:
    """Tell whether the file is a spreadsheet by its name: then it is a roster, not a plan."""
    return path.suffix.lower() in ROSTERS


def open_manuscript(data: bytes, path: Path, name: str) -> Manuscript | Diagnostic:
    """Read a plan's file of any format; `name` is what messages call it. Raises MachineFault."""
    # Bytes before names: a scan may be called .docx.
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
        return _empty(name)
    return manuscript


def _empty(name: str) -> Diagnostic:
    return error("I904", Place(Source(name)), "这个文件是空的，没有文字", "检查是不是选错了文件")


def _word(data: bytes, name: str) -> Manuscript | Diagnostic:
    # Explorer's “新建” may leave a .docx of no bytes.
    if not data:
        return _empty(name)
    from docgen.importing.word_file import read_word

    return read_word(data, name)


class LibreOfficeNeeded(WritingFault):
    """No LibreOffice on this machine, and the file can be read by nothing else."""

    told = (
        "“{name}”要用 LibreOffice 才能读，这台电脑上没有找到它。"
        "请在 Word 或 WPS 里打开这个文件，选“文件→另存为”，类型选“Word 文档（*.docx）”，再导入；"
        "也可以安装 LibreOffice（https://www.libreoffice.org/download）以后再运行一次"
    )


def as_word(data: bytes, path: Path, name: str) -> bytes | Diagnostic:
    """Return the file as a .docx. Raises LibreOfficeNeeded."""
    # An OLE file of another name: LibreOffice needs an ending, and most are .doc.
    suffix = path.suffix.lower() if path.suffix.lower() in SUFFIXES else ".doc"
    # LibreOffice would open a broken file as text, and its bytes would be imported.
    if not data.startswith(_BEGINNINGS.get(suffix, OLD_WORD)):
        return _refused(name, f"这个文件不是真正的 {suffix} 文件，或者已损坏")
    from docgen.libreoffice.soffice import WORD, convert
    from docgen.libreoffice.work_folder import tidy, work_folder

    tidy()
    with work_folder() as work:
        copy = work / f"file{suffix}"
        with temporary_folder_in_use():
            copy.write_bytes(data)
        try:
            made = convert([copy], work, WORD)[copy]
        except LibreOfficeMissing:
            raise LibreOfficeNeeded(path) from None
        if isinstance(made, WritingFault):
            return _refused(name, "LibreOffice 打不开这个文件，可能加了密码，或者已损坏")
        with temporary_folder_in_use():
            return made.read_bytes()


def _refused(name: str, message: str) -> Diagnostic:
    mend = "请在 Word 或 WPS 里打开它，取消密码，另存为“Word 文档（*.docx）”，再导入"
    return error("I911", Place(Source(name)), message, mend)
