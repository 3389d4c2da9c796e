"""No output leaves the folder, by its name or through a link."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from docgen.writing.faults import LeadsOutside
from docgen.writing.folder_bounds import Bounds
from docgen.writing.outcomes import WriteOutcome


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/etc/x", "C:/x", r"a\..\x", "x:stream", "a\0b", ".", "\ud800"]
)
def test_a_path_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str):
    with pytest.raises(LeadsOutside):
        Bounds(tmp_path).locate(PurePosixPath(path))


def test_a_bad_name_is_refused_in_a_folder_that_was_found_good_before(tmp_path: Path):
    bounds = Bounds(tmp_path)
    bounds.locate(PurePosixPath("plan/a.docx"))
    with pytest.raises(LeadsOutside):
        bounds.locate(PurePosixPath("plan/a:b.docx"))


def test_a_folder_that_is_a_link_out_of_the_year_takes_nothing(office, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    office.folder.mkdir(parents=True)
    (office.folder / "plan").symlink_to(outside)
    written = office.write_one("plan/a.docx", "new")
    assert written.outcome is WriteOutcome.FAILED
    assert "外面" in written.detail
    assert list(outside.iterdir()) == []


def test_links_that_go_round_in_a_circle_take_nothing(office):
    office.folder.mkdir(parents=True)
    (office.folder / "plan").symlink_to(office.folder / "plan")
    assert office.write_one("plan/a.docx", "new").outcome is WriteOutcome.FAILED


def test_the_year_itself_may_be_a_link_to_another_disk(office, tmp_path: Path):
    (tmp_path / "disk").mkdir()
    office.folder.parent.mkdir()
    office.folder.symlink_to(tmp_path / "disk")
    assert office.write_one("plan/a.docx", "new").outcome is WriteOutcome.WRITTEN
    assert (tmp_path / "disk" / "plan" / "a.docx").read_text() == "new"


@pytest.mark.parametrize("force", [False, True])
def test_a_document_that_is_a_link_is_neither_followed_nor_replaced(office, tmp_path: Path, force: bool):
    target = tmp_path / "mine.docx"
    target.write_text("mine")
    office.folder.mkdir(parents=True)
    (office.folder / "a.docx").symlink_to(target)
    written = office.write_one("a.docx", "new", force=force)
    assert (written.outcome, target.read_text()) == (WriteOutcome.FAILED, "mine")
    assert (office.folder / "a.docx").is_symlink()
