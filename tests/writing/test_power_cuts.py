"""Papers and record are on the disk itself when a run ends, the record last."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from docgen.writing.outcomes import WriteOutcome

PAPERS = {f"plan/{number}.docx": "v1" for number in range(20)}


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was flushed (the names of files and folders), and when the record got its name."""
    events: list[str] = []
    flushed, renamed = os.fsync, Path.replace

    def fsync(number: int) -> None:
        events.append(Path(os.readlink(f"/proc/self/fd/{number}")).name)  # noqa: PTH115
        flushed(number)

    def replace(source: Path, target: Path) -> Path:
        if Path(target).name == ".docgen.json":
            events.append("record")
        return renamed(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    return events


needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks Linux what was flushed")


@needs_proc
@pytest.mark.parametrize("number", [1, len(PAPERS)])
def test_papers_their_folder_and_the_unnamed_record_are_flushed_before_the_record_gets_its_name(
    office, order: list[str], number: int
):
    papers = dict(list(PAPERS.items())[:number])
    office.write(papers)
    before = order[: order.index("record")]
    assert {Path(name).name for name in papers} | {"plan", "2023"} <= set(before)
    assert [name for name in before if name.endswith(".tmp")] != []


@needs_proc
def test_backups_and_new_versions_are_flushed_as_well_and_an_unchanged_run_flushes_nothing(
    office, order: list[str]
):
    office.edit("a.docx", "mine")
    office.write_one("a.docx", "v1")
    assert "a（新生成）.docx" in order
    office.write_one("a.docx", "v1", force=True)
    assert {"a（备份）.docx", "a.docx"} <= set(order)
    order.clear()
    assert office.write_one("a.docx", "v1", force=True).outcome is WriteOutcome.UNCHANGED
    assert order == []


@pytest.mark.parametrize(
    ("code", "is_told"), [(errno.EIO, True), (errno.ENOSPC, True), (errno.EINVAL, False)]
)
def test_a_disk_that_loses_what_it_was_given_is_told_and_one_that_cannot_flush_is_not(
    office, monkeypatch: pytest.MonkeyPatch, code: int, is_told: bool
):
    def refused(_number: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refused)
    assert [said.code for said in office.write(PAPERS).diagnostics] == (["W604"] if is_told else [])
    monkeypatch.undo()
    again = office.write(PAPERS)
    assert {one.outcome for one in again.written} == {WriteOutcome.UNCHANGED}
    assert office.files() == PAPERS


@needs_proc
def test_a_paper_moved_to_the_old_ones_is_flushed_with_both_folders_before_the_record_gets_its_name(
    office, order: list[str]
):
    office.write({"m/a.docx": "v1", "n/b.docx": "v1"})
    order.clear()
    office.reconcile("n/b.docx")
    before = order[: order.index("record")]
    assert before.count("m") == 2  # the folder that it leaves, and the one of the old papers
    assert "a.docx" in before
