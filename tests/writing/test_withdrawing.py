"""Files that nobody needs any more: docgen takes its own away, and never what a person has touched."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from docgen.writing.outcomes import WriteOutcome, WritingReport
from docgen.writing.outputs import withdraw_outputs

OLD = "m/old.docx"


def withdraw(office, *names: str, **options: bool) -> WritingReport:
    withdrawn = [PurePosixPath(name) for name in names or (OLD,)]
    return withdraw_outputs(office.folder, withdrawn, "已有记录", **options)


def told(report: WritingReport) -> list[tuple[str, str]]:
    return [(written.path.name, written.outcome.label) for written in report.written]


def recorded(office) -> set[str]:
    return set(json.loads((office.folder / ".docgen.json").read_text())["documents"])


def test_a_file_that_lies_there_as_written_is_removed_and_forgotten(office):
    office.write({OLD: "v1", "m/new.docx": "v1"})
    report = withdraw(office)
    assert told(report) == [("old.docx", "已删除")]
    assert report.written[0].detail == "已有记录"
    assert office.files() == {"m/new.docx": "v1"}
    assert recorded(office) == {"m/new.docx"}
    assert not (office.folder / ".docgen.journal").exists()
    assert withdraw(office) == WritingReport([], [])


def test_a_file_that_a_person_edited_is_kept_and_told_each_time(office):
    office.write({OLD: "v1"})
    office.edit(OLD, "mine")
    for _ in range(2):
        report = withdraw(office)
        assert told(report) == [("old.docx", "已保留")]
        assert "手工改过" in report.written[0].detail
    assert office.files() == {OLD: "mine"}


def test_a_file_that_docgen_never_wrote_is_none_of_its_business(office):
    office.write({"m/new.docx": "v1"})
    office.edit(OLD, "mine")
    office.edit("m/old.pdf", "a scan")
    assert withdraw(office) == WritingReport([], [])
    assert office.files() == {"m/new.docx": "v1", OLD: "mine", "m/old.pdf": "a scan"}


def test_with_a_lost_record_everything_is_a_persons(office):
    office.write({OLD: "v1"})
    (office.folder / ".docgen.json").unlink()
    assert withdraw(office).written == []
    assert office.files() == {OLD: "v1"}


def test_its_pdf_goes_with_it_and_stays_with_one_that_was_edited(office):
    papers = {OLD: "v1", "m/old.pdf": "pdf"}
    office.write(papers)
    assert told(withdraw(office)) == [("old.docx", "已删除"), ("old.pdf", "已删除")]
    office.write(papers)
    office.edit(OLD, "mine")
    assert told(withdraw(office)) == [("old.docx", "已保留")]
    assert office.files() == {OLD: "mine", "m/old.pdf": "pdf"}


def test_the_new_version_beside_an_edited_file_goes(office):
    office.write({OLD: "v1"})
    office.edit(OLD, "mine")
    office.write({OLD: "v2"})
    assert told(withdraw(office)) == [("old.docx", "已保留"), ("old（新生成）.docx", "已删除")]
    assert office.files() == {OLD: "mine"}


def test_a_dry_run_foretells_the_run_after_it_and_touches_nothing(office):
    office.write({OLD: "v1", "m/edited.docx": "v1"})
    office.edit("m/edited.docx", "mine")
    before = office.everything()
    foretold = withdraw(office, OLD, "m/edited.docx", dry_run=True)
    assert office.everything() == before
    assert withdraw(office, OLD, "m/edited.docx") == foretold


def test_a_file_held_open_is_told_and_goes_the_next_time(office, monkeypatch):
    office.write({OLD: "v1", "m/other.docx": "v1"})
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "old.docx":
            raise PermissionError(errno.EACCES, "held", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    report = withdraw(office, OLD, "m/other.docx")
    assert told(report) == [("old.docx", "被占用"), ("other.docx", "已删除")]
    monkeypatch.undo()
    assert told(withdraw(office)) == [("old.docx", "已删除")]
    assert recorded(office) == set()


def test_no_file_outside_the_folder_is_removed(office):
    office.write({"m/new.docx": "v1"})
    (office.folder.parent / "mine.docx").write_text("mine")
    assert [w.outcome for w in withdraw(office, "../mine.docx").written] == [WriteOutcome.FAILED]
    assert (office.folder.parent / "mine.docx").read_text() == "mine"


KILLED = """
import os, sys
from pathlib import Path, PurePosixPath
from docgen.writing.outputs import withdraw_outputs

folder, stage = sys.argv[1:]
unlink = Path.unlink

def unlink_and_die(path, **how):
    if path.suffix == ".docx" and stage == "before the removal":
        os._exit(9)
    unlink(path, **how)
    if path.suffix == ".docx":
        os._exit(9)

Path.unlink = unlink_and_die
withdraw_outputs(Path(folder), [PurePosixPath("m/old.docx")], "old")
"""


@pytest.mark.parametrize("stage", ["before the removal", "after the removal"])
def test_after_a_kill_the_next_run_finishes_the_work(office, stage: str):
    office.write({OLD: "v1", "m/new.docx": "v1"})
    killed = subprocess.run([sys.executable, "-c", KILLED, str(office.folder), stage], check=False)
    assert killed.returncode == 9
    assert [d.code for d in withdraw(office).diagnostics] == ["W603"]
    assert office.files() == {"m/new.docx": "v1"}
    assert recorded(office) == {"m/new.docx"}


def test_a_file_that_a_person_put_there_after_a_kill_is_the_persons(office):
    office.write({OLD: "v1"})
    subprocess.run([sys.executable, "-c", KILLED, str(office.folder), "after the removal"], check=False)
    office.edit(OLD, "mine")
    withdraw(office)
    assert office.files() == {OLD: "mine"}
