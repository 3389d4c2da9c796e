"""PDFs of Word files: made once, anew when document or fonts change, protected as all outputs are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pdfplumber
import pytest

from docgen.libreoffice import ConversionFailed, LibreOfficeMissing, installed_fonts
from docgen.libreoffice import soffice as soffice_module
from docgen.libreoffice.pdf import Pdf, beside, write_pdfs
from docgen.writing.outcomes import WriteOutcome

PLAN, REPORT = PurePosixPath("plan/计划.docx"), PurePosixPath("minutes/计划.docx")


@pytest.fixture
def documents(office, make_word_file):
    """Two Word files of one name in two folders, with a font that no machine has."""
    fonts = '<w:rPr><w:rFonts w:ascii="无此字体"/></w:rPr>'
    for path in (PLAN, REPORT):
        body = f"<w:p><w:r>{fonts}<w:t>Text of {path.parent}</w:t></w:r></w:p>"
        target = office.folder / path
        target.parent.mkdir(parents=True)
        target.write_bytes(make_word_file(body))
    return [beside(office.folder, office.output(str(name), "")) for name in (PLAN, REPORT)]


@pytest.fixture
def converted(monkeypatch) -> list[Path]:
    """A stand-in for LibreOffice: the documents it was given, and a PDF that says the content's size."""
    given: list[Path] = []

    def convert(documents: Sequence[Path], work: Path) -> dict[Path, Path | ConversionFailed]:
        given.extend(documents)
        return {d: _stand_in_pdf(d, work / f"{len(given)}{n}.pdf") for n, d in enumerate(documents)}

    monkeypatch.setattr(soffice_module, "convert", convert)
    return given


def _stand_in_pdf(document: Path, target: Path) -> Path | ConversionFailed:
    if b"broken" in document.read_bytes():
        return ConversionFailed(document)
    target.write_text(f"%PDF of {document.stat().st_size} bytes%%EOF")
    return target


def test_a_real_office_makes_a_pdf_beside_each_document(office, documents, soffice):
    report = write_pdfs(office.folder, documents)
    assert [w.outcome for w in report.written] == [WriteOutcome.WRITTEN] * 2
    texts = []
    for written in report.written:
        with pdfplumber.open(written.path) as file:
            texts.append(file.pages[0].extract_text())
    assert texts == ["Text of plan", "Text of minutes"]
    again = write_pdfs(office.folder, documents)
    assert [w.outcome for w in again.written] == [WriteOutcome.UNCHANGED] * 2


def test_a_real_office_makes_the_same_bytes_of_the_same_documents_another_time(office, documents, soffice):
    write_pdfs(office.folder, documents)
    made = {pdf.path: (office.folder / pdf.path).read_bytes() for pdf in documents}
    for path in made:
        (office.folder / path).unlink()
    assert b"CreationDate" not in b"".join(made.values())
    write_pdfs(office.folder, documents)
    assert {path: (office.folder / path).read_bytes() for path in made} == made
    assert made[documents[0].path] != made[documents[1].path]


def test_a_real_office_says_which_document_it_cannot_convert(office, documents, soffice):
    documents[0].document.write_bytes(b"no Word file" * 100)
    report = write_pdfs(office.folder, documents)
    assert [w.outcome for w in report.written] == [WriteOutcome.FAILED, WriteOutcome.WRITTEN]
    assert "LibreOffice 没能把“计划.docx”转成 PDF" in report.written[0].detail


def test_a_second_run_converts_nothing(office, documents, converted):
    write_pdfs(office.folder, documents)
    converted.clear()
    report = write_pdfs(office.folder, documents)
    assert ([w.outcome for w in report.written], converted) == ([WriteOutcome.UNCHANGED] * 2, [])


def test_only_the_document_that_changed_is_converted_again(office, documents, converted):
    write_pdfs(office.folder, documents)
    converted.clear()
    documents[1].document.write_bytes(b"changed")
    report = write_pdfs(office.folder, documents)
    assert converted == [documents[1].document]
    assert [w.outcome for w in report.written] == [WriteOutcome.UNCHANGED, WriteOutcome.WRITTEN]


def test_a_pdf_can_go_to_another_folder_than_its_document(office, documents, converted, tmp_path):
    report = write_pdfs(tmp_path / "归档", [Pdf(PurePosixPath("01 计划.pdf"), documents[0].document)])
    assert report.written[0].path == tmp_path / "归档" / "01 计划.pdf"
    assert report.written[0].path.exists()


def test_a_signed_scan_under_the_pdfs_name_is_left_alone(office, documents, converted):
    scan = office.folder / "plan" / "计划.pdf"
    scan.write_text("a scan with the seal")
    written = write_pdfs(office.folder, documents).written[0]
    assert (written.outcome, scan.read_text()) == (WriteOutcome.BESIDE, "a scan with the seal")
    assert written.second == office.folder / "plan" / "计划（新生成）.pdf"
    converted.clear()
    write_pdfs(office.folder, documents)
    assert converted == []


def test_a_document_that_cannot_be_converted_keeps_its_old_pdf(office, documents, converted):
    write_pdfs(office.folder, documents)
    before = (office.folder / "plan" / "计划.pdf").read_bytes()
    documents[0].document.write_bytes(b"broken")
    assert write_pdfs(office.folder, documents).written[0].outcome is WriteOutcome.FAILED
    assert (office.folder / "plan" / "计划.pdf").read_bytes() == before


def test_a_document_that_is_gone_is_named(office, documents, converted):
    documents[0].document.unlink()
    report = write_pdfs(office.folder, documents)
    assert [w.outcome for w in report.written] == [WriteOutcome.FAILED, WriteOutcome.WRITTEN]
    assert "计划.docx" in report.written[0].detail


def test_fonts_that_the_machine_lacks_are_told_once(office, documents, converted, monkeypatch):
    monkeypatch.setattr(installed_fonts, "installed_families", lambda: frozenset({"arial"}))
    # That no record knows the documents of this test (W601) is another matter.
    (told,) = (one for one in write_pdfs(office.folder, documents).diagnostics if one.code != "W601")
    assert (told.code, told.place.source.name) == ("P701", "generated/2023/plan/计划.pdf")
    assert told.message == "PDF 里用别的字体代替了：无此字体（2 份文件）"


def test_a_font_installed_since_makes_the_pdf_anew(office, documents, converted, monkeypatch):
    monkeypatch.setattr(installed_fonts, "installed_families", lambda: frozenset({"arial"}))
    write_pdfs(office.folder, documents)
    converted.clear()
    monkeypatch.setattr(installed_fonts, "installed_families", lambda: frozenset({"arial", "无此字体"}))
    assert write_pdfs(office.folder, documents).diagnostics == []
    assert len(converted) == 2


def test_without_an_office_nothing_is_written(office, documents, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(soffice_module, "_usual_places", lambda: iter(()))
    before = office.everything()
    with pytest.raises(LibreOfficeMissing):
        write_pdfs(office.folder, documents)
    assert office.everything() == before


def test_no_pdfs_asked_for_need_nothing(office):
    assert write_pdfs(office.folder, []).written == []
    assert not office.folder.exists()
