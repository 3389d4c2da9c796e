"""The machine refuses: the others are written, nothing is lost, and the next run finishes the work."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.writing.faults import DiskFull, FolderNotWritable
from docgen.writing.outcomes import WriteOutcome
from docgen.writing.outputs import write_outputs

HELD = PermissionError(errno.EACCES, "The process cannot access the file")
FULL = OSError(errno.ENOSPC, "No space left on device")
PAPERS = {"a.docx": "v2", "b.docx": "v2", "c.docx": "v2"}


@pytest.fixture
def refuse(monkeypatch):
    """Make a method of Path fail for the paths of one name, until `undo()`."""

    def install(method: str, error: OSError, concerns: Callable[..., bool]) -> None:
        original = getattr(Path, method)

        def refusing(*args, **options):
            if concerns(*args):
                raise type(error)(*error.args)
            return original(*args, **options)

        monkeypatch.setattr(Path, method, refusing)

    install.undo = monkeypatch.undo
    return install


def to(name: str) -> Callable[..., bool]:
    """A file that is replaced: renamed itself, or another renamed to it."""
    return lambda path, target, *_: name in (path.name, Path(target).name)


def the_next_run_finishes(office, before: dict[str, str] | None = None) -> None:
    report = office.write(PAPERS)
    assert not {w.outcome for w in report.written} & {
        WriteOutcome.HELD,
        WriteOutcome.FAILED,
        WriteOutcome.BESIDE,
    }
    assert office.files() == {**PAPERS, **(before or {})}
    assert office.write(PAPERS).diagnostics == []
    assert office.rendered == []


def test_a_file_held_open_is_named_and_the_others_are_written(office, refuse):
    office.write(dict.fromkeys(PAPERS, "v1"))
    refuse("replace", HELD, to("b.docx"))
    report = office.write(PAPERS)
    assert [w.outcome for w in report.written] == [
        WriteOutcome.WRITTEN,
        WriteOutcome.HELD,
        WriteOutcome.WRITTEN,
    ]
    assert report.written[1].detail.startswith("“b.docx”正被别的程序打开")
    assert office.files() == {"a.docx": "v2", "b.docx": "v1", "c.docx": "v2"}
    refuse.undo()
    the_next_run_finishes(office)


def test_a_file_that_cannot_even_be_read_is_held_open(office, refuse):
    office.write(dict.fromkeys(PAPERS, "v1"))
    refuse("read_bytes", HELD, lambda path: path.name == "b.docx")
    assert office.write(PAPERS).written[1].outcome is WriteOutcome.HELD
    refuse.undo()
    the_next_run_finishes(office)


def test_an_edited_file_held_open_still_gets_its_new_version_beside(office, refuse):
    office.write_one("a.docx", "v1")
    office.edit("a.docx", "mine")
    refuse("replace", HELD, to("a.docx"))
    assert office.write_one("a.docx", "v2").outcome is WriteOutcome.BESIDE
    assert office.files() == {"a.docx": "mine", "a（新生成）.docx": "v2"}


def test_force_on_a_file_held_open_keeps_the_file_and_makes_one_backup_in_all(office, refuse):
    office.edit("a.docx", "mine")
    refuse("replace", HELD, to("a.docx"))
    assert office.write_one("a.docx", "v2", force=True).outcome is WriteOutcome.HELD
    assert office.files()["a.docx"] == "mine"
    refuse.undo()
    office.write_one("a.docx", "v2", force=True)
    assert office.files() == {"a.docx": "v2", "a（备份）.docx": "mine"}


def test_no_backup_no_replacement(office, refuse):
    office.edit("a.docx", "mine")
    refuse("replace", FULL, to("a（备份）.docx"))
    assert office.write_one("a.docx", "v2", force=True).outcome is WriteOutcome.FAILED
    assert office.files() == {"a.docx": "mine"}


def test_a_full_disk_is_told_file_by_file_and_leaves_no_half_file(office, refuse):
    office.write(dict.fromkeys(PAPERS, "v1"))
    refuse("open", FULL, lambda path, *_: path.suffix == ".tmp")
    report = office.write(PAPERS)
    assert {w.outcome for w in report.written} == {WriteOutcome.FAILED}
    assert "磁盘满了" in report.written[0].detail
    assert [d.code for d in report.diagnostics] == ["W604"]
    assert office.files() == dict.fromkeys(PAPERS, "v1")
    refuse.undo()
    the_next_run_finishes(office)


def test_without_room_for_the_journal_no_file_is_replaced(office, refuse):
    office.write(dict.fromkeys(PAPERS, "v1"))
    refuse("open", FULL, lambda path, mode="r", *_: (path.name, mode) == (".docgen.journal", "ab"))
    assert {w.outcome for w in office.write(PAPERS).written} == {WriteOutcome.FAILED}
    assert office.files() == dict.fromkeys(PAPERS, "v1")
    refuse.undo()
    the_next_run_finishes(office)


@pytest.mark.parametrize("error", [HELD, FULL])
def test_a_manifest_that_cannot_be_saved_is_made_up_for_by_the_journal(office, refuse, error: OSError):
    office.write(dict.fromkeys(PAPERS, "v1"))
    refuse("replace", error, to(".docgen.json"))
    report = office.write(PAPERS)
    assert {w.outcome for w in report.written} == {WriteOutcome.WRITTEN}
    assert [d.code for d in report.diagnostics] == ["W604"]
    refuse.undo()
    report = office.write(PAPERS)
    assert [d.code for d in report.diagnostics] == ["W603"]
    assert (office.rendered, {w.outcome for w in report.written}) == ([], {WriteOutcome.UNCHANGED})
    the_next_run_finishes(office)


def test_a_naming_that_reports_failure_and_yet_happened_is_found_on_disk(office, monkeypatch):
    office.write_one("a.docx", "v1")
    link = os.link

    def lost_answer(path: Path, target: Path) -> None:
        link(path, target)
        raise OSError(errno.EEXIST, "the network folder answered twice")

    monkeypatch.setattr(os, "link", lost_answer)
    assert {w.outcome for w in office.write(PAPERS).written} == {WriteOutcome.WRITTEN}
    assert office.files() == PAPERS
    monkeypatch.undo()
    newer = office.write(dict.fromkeys(PAPERS, "v3"))
    assert [w.detail for w in newer.written] == ["更新"] * 3


def test_a_folder_in_the_place_of_a_document_is_told_and_the_others_are_written(office):
    office.write(dict.fromkeys(PAPERS, "v1"))
    (office.folder / "b.docx").unlink()
    office.edit("b.docx/notes.txt", "mine")
    report = office.write(PAPERS)
    assert [w.outcome for w in report.written] == [
        WriteOutcome.WRITTEN,
        WriteOutcome.FAILED,
        WriteOutcome.WRITTEN,
    ]
    assert "文件夹" in report.written[1].detail
    (office.folder / "b.docx").rename(office.folder / "notes")
    the_next_run_finishes(office, before={"notes/notes.txt": "mine"})


def test_a_subfolder_that_takes_no_files_stops_only_its_own(office, refuse):
    refuse("open", HELD, lambda path, *_: path.suffix == ".tmp" and path.parent.name == "plan")
    report = office.write({"plan/a.docx": "1", "minutes/b.docx": "2"})
    assert [w.outcome for w in report.written] == [WriteOutcome.FAILED, WriteOutcome.WRITTEN]
    assert "不许写入" in report.written[0].detail


@pytest.mark.parametrize(("error", "cause"), [(HELD, FolderNotWritable), (FULL, DiskFull)])
def test_a_year_that_cannot_be_made_at_all_is_one_fault(office, refuse, error: OSError, cause):
    refuse("mkdir", error, lambda path, *_: path.name == "2023")
    with pytest.raises(cause):
        office.write(PAPERS)
    refuse.undo()
    the_next_run_finishes(office)


def test_a_lock_that_may_not_be_made_means_a_folder_that_takes_no_files(office, monkeypatch):
    def denied(*_args, **_options):
        raise PermissionError(errno.EACCES, "x")

    monkeypatch.setattr("filelock.FileLock.acquire", denied)
    with pytest.raises(FolderNotWritable):
        office.write(PAPERS)


def test_ctrl_c_keeps_what_is_done_and_lets_the_folder_go(office):
    def interrupted(written):
        if written.path.name == "b.docx":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_outputs(office.folder, [office.output(*p) for p in PAPERS.items()], progress=interrupted)
    assert office.files() == {"a.docx": "v2", "b.docx": "v2"}
    office.write(PAPERS)
    assert office.rendered == ["c.docx"]


def test_ctrl_c_between_the_replacing_and_its_noting_loses_no_file(office, monkeypatch):
    office.write_one("b.docx", "v1")
    link = os.link

    def interrupted(path: Path, target: Path) -> None:
        link(path, target)
        if Path(target).name == "b.docx":
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        office.write(PAPERS)
    monkeypatch.undo()
    assert office.files() == {"a.docx": "v2", "b.docx": "v2"}
    newer = office.write(dict.fromkeys(PAPERS, "v3"))
    assert [w.detail for w in newer.written] == ["更新", "更新", "新建"]


@pytest.mark.parametrize("taken", ["papers", "papers/deeper", "papers/deeper/a.docx"])
def test_what_stands_in_the_way_is_named_not_what_it_hinders(office, taken):
    place = office.folder / taken
    if taken.endswith(".docx"):
        place.mkdir(parents=True)
    else:
        office.edit(taken, "a file")
    (written,) = office.write({"papers/deeper/a.docx": "v1"}).written
    assert f"“{place}”这个位置被" in written.detail
