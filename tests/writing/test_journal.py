"""The journal: what a run was about to do when it ended."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from docgen.writing.faults import DiskFull
from docgen.writing.folder_record import FolderRecord
from docgen.writing.journal import Journal
from docgen.writing.manifest import ManifestEntry, sha256_of
from docgen.writing.outcomes import WriteOutcome

FIRST, SECOND = ManifestEntry("s1", "o1"), ManifestEntry("s2", "o2", beside="a.docx")


def test_what_was_announced_is_read_back_in_order(tmp_path: Path):
    journal = Journal(tmp_path)
    journal.append("a.docx", FIRST)
    journal.append("会\n议\u2028.docx", SECOND)
    assert Journal(tmp_path).read() == [("a.docx", FIRST), ("会\n议\u2028.docx", SECOND)]


def test_a_torn_line_spoils_neither_the_one_before_nor_the_one_after(tmp_path: Path):
    path = tmp_path / ".docgen.journal"
    journal = Journal(tmp_path)
    journal.append("a.docx", FIRST)
    journal.close()
    path.write_bytes(path.read_bytes() + b'\n{"path": "torn.do')
    journal.append("b.docx", SECOND)
    assert [name for name, _ in journal.read()] == ["a.docx", "b.docx"]


@pytest.mark.parametrize("line", [b"[]", b"7", b'"x"', b"{}", b'{"path": "a"}', b"[" * 100_000, b"\xff"])
def test_a_line_that_is_no_announcement_is_passed_over(tmp_path: Path, line: bytes):
    (tmp_path / ".docgen.journal").write_bytes(line)
    assert Journal(tmp_path).read() == []


def test_a_disk_that_takes_half_a_line_is_told_as_full(tmp_path: Path, monkeypatch):
    class NearlyFull(io.BytesIO):
        room = 10

        def write(self, data: bytes) -> int:
            if not self.room:
                raise OSError(errno.ENOSPC, "No space left on device")
            taken, self.room = self.room, 0
            return taken

    monkeypatch.setattr(Path, "open", lambda *_args, **_options: NearlyFull())
    with pytest.raises(DiskFull):
        Journal(tmp_path).append("a.docx", FIRST)


@pytest.mark.parametrize("path", ["../mine.docx", "/mine.docx", "", "x\0y", "\ud800"])
def test_a_journal_cannot_claim_a_file_outside_the_folder(office, path: str):
    office.folder.mkdir(parents=True)
    (office.folder.parent / "mine.docx").write_text("mine")
    journal = Journal(office.folder)
    journal.append(path, ManifestEntry("s", sha256_of(b"mine")))
    journal.close()
    assert office.write({"a.docx": "v1"}).written[0].outcome is WriteOutcome.WRITTEN
    assert "mine" not in (office.folder / ".docgen.json").read_text()


def test_only_a_file_that_lies_there_as_announced_is_believed(office):
    office.edit("a.docx", "v1")
    journal = Journal(office.folder)
    for text in ("v0", "v1", "v2"):
        journal.append("a.docx", ManifestEntry(text, sha256_of(text.encode())))
    journal.close()
    assert FolderRecord(office.folder).known(office.output("a.docx", "").path) == ManifestEntry(
        "v1", sha256_of(b"v1")
    )


def test_a_finished_run_leaves_no_journal(office):
    office.write_one("a.docx", "v1")
    assert not (office.folder / ".docgen.journal").exists()
