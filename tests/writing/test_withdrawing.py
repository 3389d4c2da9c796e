"""Papers of no record any more: docgen moves its own to the old ones, and never what a person has touched."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.writing.manifest import sha256_of
from docgen.writing.outcomes import WritingReport
from docgen.writing.outputs import write_outputs
from docgen.writing.reconciling import RunShare

OLD = "m/old.docx"


NEW = "m/new.docx"
ASIDE = "旧文件/m/old.docx"
EVERYTHING = RunShare(lambda _part: True)


def withdraw(office, **options: bool) -> WritingReport:
    return office.reconcile(NEW, **options)


def told(report: WritingReport) -> list[tuple[str, str]]:
    return [(written.path.name, written.outcome.label) for written in report.withdrawn]


def recorded(office) -> set[str]:
    return set(json.loads((office.folder / ".docgen.json").read_text())["documents"])


def test_a_file_that_lies_there_as_written_is_moved_to_the_old_ones(office):
    office.write({OLD: "v1", NEW: "v1"})
    report = withdraw(office)
    assert told(report) == [("old.docx", "已移到旧文件")]
    assert report.withdrawn[0].detail == "已有记录"
    assert office.files() == {NEW: "v1", ASIDE: "v1"}
    assert recorded(office) == {NEW, ASIDE}
    assert not (office.folder / ".docgen.journal").exists()
    before = office.everything()
    assert withdraw(office) == WritingReport([], [], [])
    assert office.everything() == before


def test_what_another_run_answers_for_stays(office):
    office.write({OLD: "v1"})
    assert write_outputs(office.folder, [], share=RunShare(lambda _part: False)) == WritingReport([], [], [])
    assert office.files() == {OLD: "v1"}


def test_of_an_input_that_was_not_read_whole_nothing_is_moved_and_what_stays_is_told(office):
    office.write({OLD: "v1", NEW: "v1"})
    report = write_outputs(office.folder, [], share=RunShare(lambda _part: True, (NEW,), unread="没有读全"))
    assert [d.code for d in report.diagnostics] == ["W605"]
    assert "“old.docx”" in report.diagnostics[0].message
    assert office.files() == {OLD: "v1", NEW: "v1"}


def test_a_file_that_a_person_edited_is_kept_and_told_each_time(office):
    office.write({OLD: "v1"})
    office.edit(OLD, "mine")
    for _ in range(2):
        report = withdraw(office)
        assert told(report) == [("old.docx", "已保留")]
        assert "手工改过" in report.withdrawn[0].detail
    assert office.files() == {OLD: "mine"}


def test_an_edited_file_is_named_with_the_new_one_that_differs_in_one_part(office):
    office.write({"m/03-08_大会_通报.docx": "v1"})
    office.edit("m/03-08_大会_通报.docx", "mine")
    today = {"m/03-09_大会_通报.docx": "v1", "m/03-09_大会_决议.docx": "v1"}
    share = RunShare(lambda _part: True, today)
    outputs = [office.output(*paper) for paper in today.items()]
    for _ in range(2):
        report = write_outputs(office.folder, outputs, share=share)
        assert [w.detail.rpartition("；")[2] for w in report.withdrawn] == [
            "现在的一份可能是“03-09_大会_通报.docx”"
        ]


def test_a_file_that_docgen_never_wrote_is_none_of_its_business(office):
    office.write({NEW: "v1"})
    office.edit(OLD, "mine")
    office.edit("m/old.pdf", "a scan")
    assert withdraw(office) == WritingReport([], [], [])
    assert office.files() == {NEW: "v1", OLD: "mine", "m/old.pdf": "a scan"}


@pytest.mark.parametrize("record", [None, "{"])
def test_with_a_lost_record_everything_is_a_persons(office, record: str | None):
    office.write({OLD: "v1"})
    (office.folder / ".docgen.json").unlink()
    if record:
        office.edit(".docgen.json", record)
    assert withdraw(office).withdrawn == []
    assert office.files() == {OLD: "v1"}


def test_its_pdf_goes_with_it_and_stays_with_one_that_was_edited(office):
    def write() -> None:
        document = sha256_of(b"v1")
        pdf = office.output("m/old.pdf", "pdf")._replace(made_of=document)
        write_outputs(office.folder, [office.output(OLD, "v1"), pdf])

    write()
    assert told(withdraw(office)) == [("old.docx", "已移到旧文件"), ("old.pdf", "已移到旧文件")]
    write()
    office.edit(OLD, "mine")
    assert told(withdraw(office)) == [("old.docx", "已保留")]
    assert {OLD, "m/old.pdf"} <= office.files().keys()


@pytest.mark.parametrize("is_final", [True, False])
def test_the_pdf_of_an_edited_paper_stays_as_long_as_it_shows_that_edit(office, is_final: bool):
    office.write({OLD: "v1"})
    office.edit(OLD, "mine")
    office.write({OLD: "v2"})
    if is_final:
        (office.folder / "m/old（新生成）.docx").unlink()
    write_outputs(office.folder, [office.output("m/old.pdf", "pdf")._replace(made_of=sha256_of(b"mine"))])
    assert office.write({OLD: "v2"}).withdrawn == []
    assert office.files()["m/old.pdf"] == "pdf"
    office.edit(OLD, "mine, again")
    assert told(office.write({OLD: "v2"})) == [("old.pdf", "已移到旧文件")]


def test_the_new_version_beside_an_edited_file_goes(office):
    office.write({OLD: "v1"})
    office.edit(OLD, "mine")
    office.write({OLD: "v2"})
    assert told(withdraw(office)) == [("old.docx", "已保留"), ("old（新生成）.docx", "已移到旧文件")]
    assert office.files() == {OLD: "mine", "旧文件/m/old（新生成）.docx": "v2"}


def test_the_new_version_goes_when_the_person_took_it_over(office):
    office.write({OLD: "v1"})
    office.edit(OLD, "mine")
    office.write({OLD: "v2"})
    office.edit(OLD, "v2")
    report = office.write({OLD: "v2"})
    assert told(report) == [("old（新生成）.docx", "已删除")]
    assert office.write({OLD: "v2"}).withdrawn == []
    assert office.files() == {OLD: "v2"}


def test_a_new_version_that_a_person_edited_is_told_once_and_then_the_persons(office):
    office.write({OLD: "v1"})
    office.edit(OLD, "mine")
    office.write({OLD: "v2"})
    office.edit("m/old（新生成）.docx", "mine too")
    (office.folder / OLD).unlink()
    assert told(office.write({OLD: "v2"})) == [("old（新生成）.docx", "已保留")]
    assert office.write({OLD: "v2"}).withdrawn == []
    assert office.files() == {OLD: "v2", "m/old（新生成）.docx": "mine too"}


def test_old_papers_of_one_name_lie_beside_each_other_each_content_once(office):
    for text in ("v1", "v2", "v1"):
        office.write({OLD: text})
        withdraw(office)
    assert office.files() == {ASIDE: "v1", "旧文件/m/old（2）.docx": "v2"}


def test_a_paper_that_comes_back_leaves_no_copy_among_the_old_ones(office):
    office.write({OLD: "v1"})
    withdraw(office)
    office.write({OLD: "v1"})
    assert office.files() == {OLD: "v1"}


def test_an_old_paper_that_a_person_edited_stays_when_its_record_comes_back(office):
    office.write({OLD: "v1"})
    withdraw(office)
    office.edit(ASIDE, "mine")
    office.write({OLD: "v1"})
    withdraw(office)
    assert office.files() == {ASIDE: "mine", "旧文件/m/old（2）.docx": "v1"}


def test_a_dry_run_foretells_the_run_after_it_and_touches_nothing(office):
    office.write({OLD: "v1", "m/edited.docx": "v1"})
    office.edit("m/edited.docx", "mine")
    before = office.everything()
    foretold = withdraw(office, dry_run=True)
    assert office.everything() == before
    assert withdraw(office) == foretold


def test_a_file_held_open_is_told_and_goes_the_next_time(office, monkeypatch):
    office.write({OLD: "v1", "m/other.docx": "v1"})
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "old.docx":
            raise PermissionError(errno.EACCES, "held", str(path))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    report = withdraw(office)
    assert told(report) == [("old.docx", "被占用"), ("other.docx", "已移到旧文件")]
    monkeypatch.undo()
    assert told(withdraw(office)) == [("old.docx", "已移到旧文件")]


@pytest.mark.parametrize("dry_run", [True, False])
def test_where_the_folder_of_old_papers_is_taken_the_paper_stays_and_that_is_told(office, dry_run: bool):
    office.write({OLD: "v1"})
    office.edit("旧文件", "mine")
    report = withdraw(office, dry_run=dry_run)
    assert told(report) == [("old.docx", "未能写入")]
    assert "旧文件" in report.withdrawn[0].detail
    assert office.files() == {OLD: "v1", "旧文件": "mine"}


def test_no_file_outside_the_folder_is_moved(office):
    office.write({NEW: "v1"})
    (office.folder.parent / "mine.docx").write_text("mine")
    manifest = office.folder / ".docgen.json"
    manifest.write_text(manifest.read_text().replace(NEW, "../mine.docx"))
    assert told(write_outputs(office.folder, [], share=EVERYTHING)) == [("mine.docx", "未能写入")]
    assert (office.folder.parent / "mine.docx").read_text() == "mine"


KILLED = """
import os, sys
from pathlib import Path
from docgen.writing.outputs import write_outputs
from docgen.writing.reconciling import RunShare

folder, stage = sys.argv[1:]
replace, link = Path.replace, os.link

def move_and_die(path, target):
    if path.suffix == ".docx" and stage == "before it":
        os._exit(9)
    replace(path, target)
    if path.suffix == ".docx" and stage == "taken aside":
        os._exit(9)

def link_and_die(path, target, **options):
    link(path, target, **options)
    # A lock of the oldest filelock links files of its own.
    if str(target).endswith(".docx"):
        os._exit(9)

Path.replace, os.link = move_and_die, link_and_die
write_outputs(Path(folder), [], share=RunShare(lambda _part: True, ("m/new.docx",)))
"""


def kill_while_moving(office, stage: str) -> None:
    command = [sys.executable, "-c", KILLED, str(office.folder), stage]
    assert subprocess.run(command, check=False).returncode == 9


@pytest.mark.parametrize("is_written", [True, False], ids=["with papers", "without any"])
@pytest.mark.parametrize("stage", ["before it", "taken aside", "in both places"])
def test_after_a_kill_the_next_run_finishes_the_work(office, stage: str, is_written: bool):
    office.write({OLD: "v1", NEW: "v1"})
    kill_while_moving(office, stage)
    first = office.write({NEW: "v1"}) if is_written else withdraw(office)
    assert [d.code for d in first.diagnostics] == ["W603"]
    withdraw(office)
    assert office.files() == {NEW: "v1", ASIDE: "v1"}
    assert recorded(office) == {NEW, ASIDE}


def test_a_file_that_a_person_put_there_after_a_kill_is_the_persons(office):
    office.write({OLD: "v1"})
    kill_while_moving(office, "in both places")
    (office.folder / OLD).unlink(missing_ok=True)
    office.edit(OLD, "mine")
    withdraw(office)
    assert office.files() == {OLD: "mine", ASIDE: "v1"}
