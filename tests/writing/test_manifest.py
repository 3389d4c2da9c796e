"""The record of what docgen wrote: a broken one loses nothing."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.base.diagnostics import Level
from docgen.writing.faults import FileHeldOpen
from docgen.writing.manifest import ManifestEntry, read_manifest, save_manifest
from docgen.writing.outcomes import WriteOutcome
from docgen.writing.outputs import write_outputs

BROKEN = {
    "torn": b'{"version": 1, "docu',
    "empty": b"",
    "not text": b"\xff\x00\x81",
    "a list": b"[]",
    "null": b"null",
    "no documents": b'{"version": 1}',
    "documents a list": b'{"version": 1, "documents": []}',
    "an entry a number": b'{"version": 1, "documents": {"a.docx": 1}}',
    "a hash a number": b'{"version": 1, "documents": {"a.docx": {"source": "s", "output": 1}}}',
    "a hash missing": b'{"version": 1, "documents": {"a.docx": {"source": "s"}}}',
    "nested without end": b"[" * 100_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_with_a_broken_manifest_no_file_is_overwritten_and_the_user_is_told(office, content: bytes):
    office.write({"a.docx": "v1", "b.docx": "v1"})
    (office.folder / ".docgen.json").write_bytes(content)
    report = office.write({"a.docx": "v1", "b.docx": "v2"})
    assert [(d.code, d.level) for d in report.diagnostics] == [("W601", Level.WARNING)]
    assert report.diagnostics[0].place.source.name == "generated/2023/.docgen.json"
    assert [w.outcome for w in report.written] == [WriteOutcome.UNCHANGED, WriteOutcome.BESIDE]
    assert office.files() == {"a.docx": "v1", "b.docx": "v1", "b（新生成）.docx": "v2"}


@pytest.mark.parametrize("content", [None, b"{"])
def test_without_a_manifest_the_papers_of_earlier_runs_are_named_once(office, content: bytes | None):
    office.write({"old.docx": "v1", "a.docx": "v1", "other/b.docx": "v1"})
    manifest = office.folder / ".docgen.json"
    manifest.unlink() if content is None else manifest.write_bytes(content)
    told = office.write({"a.docx": "v1"}).diagnostics
    assert told[-1].code == "W601"
    assert "认不出“old.docx”是不是 docgen 以前生成的" in told[-1].message
    assert office.write({"a.docx": "v1"}).diagnostics == []


def test_a_first_run_has_nothing_to_tell_of_and_neither_has_a_folder_that_is_not_docgens_own(office):
    assert office.write({"a.docx": "v1"}).diagnostics == []
    (office.folder / ".docgen.json").unlink()
    (office.folder / "template.docx").write_text("mine")
    of_no_part = office.output("a.docx", "v1")._replace(part="")
    assert write_outputs(office.folder, [of_no_part]).diagnostics == []


def test_the_run_after_a_broken_manifest_has_nothing_more_to_say(office):
    office.write_one("a.docx", "v1")
    (office.folder / ".docgen.json").write_bytes(b"{")
    office.write_one("a.docx", "v1")
    report = office.write({"a.docx": "v1"})
    assert (report.diagnostics, office.rendered) == ([], [])


def test_a_manifest_of_another_version_is_set_aside_for_it(office):
    office.write_one("a.docx", "v1")
    theirs = json.dumps({"version": 2, "documents": {"a.docx": "as they please"}})
    (office.folder / ".docgen.json").write_text(theirs)
    assert [d.code for d in office.write({"a.docx": "v2"}).diagnostics] == ["W602"]
    assert (office.folder / ".docgen.old.json").read_text() == theirs
    assert office.files() == {"a.docx": "v1", "a（新生成）.docx": "v2"}


def test_a_folder_in_the_place_of_the_manifest_stops_nothing(office):
    (office.folder / ".docgen.json").mkdir(parents=True)
    assert office.write_one("a.docx", "v1").outcome is WriteOutcome.WRITTEN
    assert office.write_one("a.docx", "v1").outcome is WriteOutcome.UNCHANGED


def test_a_manifest_that_is_held_open_is_not_taken_for_a_broken_one(office, monkeypatch):
    office.write_one("a.docx", "v1")
    before = office.everything()

    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "held", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileHeldOpen):
        office.write_one("a.docx", "v2")
    monkeypatch.undo()
    assert office.everything() == before


TEXT = st.text(st.characters(), min_size=1)
"""Half characters too: JSON can carry them, and a manifest must never end in a traceback."""


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(TEXT, st.builds(ManifestEntry, TEXT, TEXT, st.text())))
def test_what_was_saved_is_read_again(documents):
    with TemporaryDirectory() as folder:
        save_manifest(Path(folder), documents)
        assert read_manifest(Path(folder)).documents == documents


def test_a_manifest_cut_off_at_any_byte_is_never_read_as_another(tmp_path: Path):
    documents = {
        "minutes/会议.docx": ManifestEntry("s1", "o1"),
        "a（新生成）.docx": ManifestEntry("s2", "o2", "a.docx"),
    }
    save_manifest(tmp_path, documents)
    whole = (tmp_path / ".docgen.json").read_bytes()
    for length in range(len(whole)):
        (tmp_path / ".docgen.json").write_bytes(whole[:length])
        found = read_manifest(tmp_path)
        is_told = [said.code for said in found.diagnostics] == ["W601"]
        assert is_told != (found.documents == documents), length


@settings(max_examples=60, deadline=None)
@given(at=st.floats(0, 0.999), byte=st.integers(0, 255), cut=st.booleans())
def test_whatever_becomes_of_the_manifest_no_edit_is_overwritten(
    make_office, at: float, byte: int, cut: bool
):
    with TemporaryDirectory() as folder:
        office = make_office(Path(folder, "generated", "2023"))
        office.write({"a.docx": "v1", "b.docx": "v1"})
        office.edit("a.docx", "mine")
        books = bytearray((office.folder / ".docgen.json").read_bytes())
        where = int(at * len(books))
        books[where:] = b"" if cut else bytes([byte]) + books[where + 1 :]
        (office.folder / ".docgen.json").write_bytes(books)
        report = office.write({"a.docx": "v2", "b.docx": "v2"})
        assert WriteOutcome.FAILED not in {written.outcome for written in report.written}
        assert office.files()["a.docx"] == "mine"
        assert list(office.files().values()).count("v2") == 2
        office.write({"a.docx": "v2", "b.docx": "v2"})
        assert office.rendered == []
