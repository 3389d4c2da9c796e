"""PDFs of Word files: made anew when the document changes, and protected as every other output.

A PDF on disk that docgen did not make (a signed scan under the same name) is left alone, as a .docx is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, hint
from docgen.libreoffice import ConversionFailed, DocumentMissing
from docgen.writing.atomic import read_ordinary
from docgen.writing.faults import WritingFault, temporary_folder_in_use
from docgen.writing.manifest import place_in, sha256_of
from docgen.writing.outcomes import Output, Progress, WritingReport
from docgen.writing.outputs import unsettled, write_outputs

_Results = Mapping[Path, Path | WritingFault]


class Pdf(NamedTuple):
    """A PDF to make: its path below the folder, and the Word file it is made of, wherever that lies."""

    path: PurePosixPath
    document: Path
    part: str = ""
    """What run answers for it, as for the document."""


def beside(folder: Path, document: Output) -> Pdf:
    """Return the PDF that lies beside a document of the folder, under the same name."""
    return Pdf(document.path.with_suffix(".pdf"), folder / document.path, document.part)


def write_pdfs(
    folder: Path, pdfs: Sequence[Pdf], *, force: bool = False, progress: Progress | None = None
) -> WritingReport:
    """Make those PDFs whose document, or whose fonts on this machine, have changed since the last time.

    Raises LibreOfficeMissing when there is something to convert, and what `write_outputs` raises.
    """
    # Imported here: a run without PDFs starts without subprocess, zip and XML.
    from docgen.libreoffice.installed_fonts import installed_families
    from docgen.libreoffice.soffice import convert
    from docgen.libreoffice.work_folder import tidy, work_folder

    # In a run that converts nothing too: what a killed one left are copies of papers.
    tidy()
    installed = installed_families()
    sheets = [_read(pdf, installed) for pdf in pdfs]
    needed = {output.path for output in unsettled(folder, _outputs(sheets, {}), force=force)}
    documents = [s.pdf.document for s in sheets if s.pdf.path in needed and s.fault is None]
    with work_folder() if documents else nullcontext() as work:
        results = convert(documents, work) if work else {}
        report = write_outputs(folder, _outputs(sheets, results), force=force, progress=progress)
    return report._replace(diagnostics=[*report.diagnostics, *_substituted(folder, sheets)])


class _Sheet(NamedTuple):
    """A PDF with what its document says today, or the fault that hid the document."""

    pdf: Pdf
    source_hash: str
    content: str = ""
    """The hash of the document."""
    missing_fonts: tuple[str, ...] = ()
    fault: WritingFault | None = None


def _read(pdf: Pdf, installed: frozenset[str] | None) -> _Sheet:
    from docgen.libreoffice.installed_fonts import missing_fonts, wanted_fonts

    try:
        docx = read_ordinary(pdf.document)
    except WritingFault as fault:
        return _Sheet(pdf, "", fault=fault)
    if docx is None:
        return _Sheet(pdf, "", fault=DocumentMissing(pdf.document))
    # Missing fonts belong to the hash: once one is installed the PDF is made anew.
    missing = missing_fonts(wanted_fonts(docx), installed)
    content = sha256_of(docx)
    return _Sheet(pdf, sha256_of("\n".join([content, *missing]).encode()), content, tuple(missing))


def _outputs(sheets: Sequence[_Sheet], results: _Results) -> list[Output]:
    return [
        Output(s.pdf.path, s.source_hash, partial(_bytes_of, s, results), s.pdf.part, s.content)
        for s in sheets
    ]


def _bytes_of(sheet: _Sheet, results: _Results) -> bytes:
    """Return the finished PDF; the fault instead is raised, and told by write_outputs."""
    result = sheet.fault or results.get(sheet.pdf.document) or ConversionFailed(sheet.pdf.document)
    if isinstance(result, WritingFault):
        raise result
    from docgen.libreoffice.same_bytes import without_the_moment

    with temporary_folder_in_use():
        return without_the_moment(result.read_bytes())


def _substituted(folder: Path, sheets: Sequence[_Sheet]) -> list[Diagnostic]:
    """Return one hint for all PDFs that show other fonts than the document asks for."""
    names = sorted({name for sheet in sheets for name in sheet.missing_fonts})
    concerned = [sheet.pdf.path for sheet in sheets if sheet.missing_fonts]
    if not names:
        return []
    message = f"PDF 里用别的字体代替了：{'、'.join(names)}（{len(concerned)} 份文件）"
    mend = "这台电脑没有这些字体，Word 文件不受影响；装上字体后再运行一次，PDF 会重新生成"
    return [hint("P701", place_in(folder, concerned[0]), message, mend)]
