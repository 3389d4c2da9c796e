"""LibreOffice is looked for, started once, and stopped with all it started; a stand-in plays its part."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import filelock
import pytest

from docgen.libreoffice import ConversionFailed, ConversionTimedOut, LibreOfficeMissing, soffice

STAND_IN = f"""#!{sys.executable}
import fcntl, os, pathlib, subprocess, sys, time
here = pathlib.Path(__file__).parent
with open(here / "starts", "a") as starts:
    starts.write(" ".join(sys.argv[1:]) + "\\n")
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir(exist_ok=True)
for document in map(pathlib.Path, sys.argv[sys.argv.index("--outdir") + 2:]):
    act = document.read_text()
    if act == "crash":
        sys.exit(81)
    if act == "hang":
        if os.fork() == 0:
            file = open(here / "held", "w")
            fcntl.flock(file, fcntl.LOCK_EX)
        time.sleep(60)
    if act != "refuse":
        end = "" if act == "tear" else "%%EOF"
        (out / document.with_suffix(".pdf").name).write_text("%PDF " + act + end)
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of POSIX")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch) -> Path:
    """A folder with a `soffice` that does what the documents' text says; `starts` lists its command lines."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(STAND_IN)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return program.parent


@pytest.fixture
def convert(tmp_path: Path):
    """Convert documents given by their texts; the answer is a PDF's text, or a type of fault, for each."""

    def run(*acts: str) -> list[str | type]:
        documents = [tmp_path / f"文件{number}.docx" for number, _ in enumerate(acts)]
        for document, act in zip(documents, acts, strict=True):
            document.write_text(act)
        work = tmp_path / "work"
        work.mkdir()
        results = soffice.convert(documents, work)
        return [
            r.read_text() if isinstance(r, Path) else type(r) for r in map(results.__getitem__, documents)
        ]

    return run


def pdf(text: str) -> str:
    return f"%PDF {text}%%EOF"


def starts(stand_in: Path) -> list[str]:
    return (stand_in / "starts").read_text().splitlines()


def test_many_documents_go_through_one_process_with_a_profile_of_its_own(stand_in, convert, tmp_path):
    assert convert("a", "b", "c") == [pdf("a"), pdf("b"), pdf("c")]
    (start,) = starts(stand_in)
    assert f"-env:UserInstallation={tmp_path.as_uri()}" in start
    assert "--headless" in start


def test_so_many_documents_that_windows_would_not_take_them_go_through_more(stand_in, convert, monkeypatch):
    monkeypatch.setattr(soffice, "DOCUMENTS_PER_PROCESS", 2)
    assert convert("a", "b", "c") == [pdf("a"), pdf("b"), pdf("c")]
    assert len(starts(stand_in)) == 2


def test_two_documents_of_one_name_do_not_meet(stand_in, tmp_path):
    documents = [tmp_path / folder / "计划.docx" for folder in ("plan", "minutes")]
    for document in documents:
        document.parent.mkdir()
        document.write_text(document.parent.name)
    results = soffice.convert(documents, tmp_path / "work")
    assert [results[d].read_text() for d in documents] == [pdf("plan"), pdf("minutes")]


@pytest.mark.parametrize("act", ["refuse", "crash", "tear"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_document_that_makes_no_whole_pdf_does_not_take_the_others_with_it(stand_in, convert, act, at):
    acts = ["a", "b", "c"]
    acts[at] = act
    expected = [pdf(a) for a in acts]
    expected[at] = ConversionFailed
    assert convert(*acts) == expected


def test_an_office_that_converts_nothing_is_not_started_for_each_document(stand_in, convert):
    assert convert(*["refuse"] * 9) == [ConversionFailed] * 9
    assert len(starts(stand_in)) == 2


def test_an_office_that_hangs_is_stopped_with_its_children_and_what_is_done_is_kept(
    stand_in, convert, monkeypatch
):
    monkeypatch.setattr(soffice, "START_SECONDS", 0.7)
    monkeypatch.setattr(soffice, "SECONDS_PER_DOCUMENT", 0)
    assert convert("a", "hang", "b") == [pdf("a"), ConversionTimedOut, ConversionTimedOut]
    with filelock.FileLock(stand_in / "held", timeout=5):
        assert len(starts(stand_in)) == 1


def test_the_time_given_grows_with_the_number_of_documents(stand_in, convert, monkeypatch):
    given: list[float] = []
    monkeypatch.setattr(
        soffice.subprocess.Popen, "wait", lambda _process, seconds=None: given.append(seconds)
    )
    monkeypatch.setattr(soffice, "_kill_group", lambda _process: None)
    convert(*"abc")
    assert given[0] == soffice.START_SECONDS + 3 * soffice.SECONDS_PER_DOCUMENT


def test_a_document_gone_in_the_meantime_is_a_failed_one(stand_in, tmp_path):
    results = soffice.convert([tmp_path / "gone.docx"], tmp_path / "work")
    assert [type(result) for result in results.values()] == [ConversionFailed]


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_the_office_is_found_on_the_path_under_either_name(tmp_path, monkeypatch, name: str):
    (tmp_path / name).write_text("")
    (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert soffice.find_soffice() == tmp_path / name


def test_the_office_is_found_where_windows_puts_it(tmp_path, monkeypatch):
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.write_text("")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert soffice.find_soffice() == program


def test_a_missing_office_is_told_with_the_way_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(soffice, "_usual_places", lambda: iter(()))
    with pytest.raises(LibreOfficeMissing) as missing:
        soffice.find_soffice()
    assert "sudo apt install libreoffice-writer-nogui" in str(missing.value)
    assert "https://www.libreoffice.org/download" in str(missing.value)


def test_an_office_that_does_not_start_counts_as_missing(tmp_path, monkeypatch):
    (tmp_path / "soffice").write_text("no program at all")
    (tmp_path / "soffice").chmod(0o755)
    (tmp_path / "a.docx").write_text("a")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LibreOfficeMissing):
        soffice.convert([tmp_path / "a.docx"], tmp_path / "work")


def test_another_target_is_asked_for_by_its_filter_and_the_document_keeps_its_ending(
    stand_in: Path, tmp_path: Path
) -> None:
    document = tmp_path / "旧.doc"
    document.write_text("a")
    results = soffice.convert([document], tmp_path / "work", soffice.WORD)
    assert type(results[document]) is ConversionFailed  # the stand-in makes PDFs only
    (line,) = starts(stand_in)[:1]
    assert "--convert-to docx:MS Word 2007 XML" in line
    assert line.endswith("0000.doc")
    assert "--infilter" not in line
