"""A dry run says what would happen, and touches nothing."""

from __future__ import annotations

import pytest

from docgen.writing.outcomes import WriteOutcome


def test_a_dry_run_in_an_empty_place_makes_no_folder_and_no_lock(office):
    assert office.write_one("plan/a.docx", "v1", dry_run=True).outcome is WriteOutcome.WRITTEN
    assert not office.folder.parent.exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_dry_run_foretells_the_run_after_it(office, force: bool):
    office.write({"same.docx": "1", "newer.docx": "2", "edited.docx": "3", "gone.docx": "4", "bad.docx": "5"})
    office.edit("edited.docx", "mine")
    office.edit("unknown.docx", "mine")
    (office.folder / "gone.docx").unlink()
    (office.folder / "folder.docx").mkdir()
    papers = {
        **{"same.docx": "1", "newer.docx": "2b", "edited.docx": "3b", "gone.docx": "4", "bad.docx": None},
        **{"unknown.docx": "6", "folder.docx": "7"},
    }
    before = office.everything()
    foretold = office.write(papers, dry_run=True, force=force)
    assert office.everything() == before
    assert office.write(papers, force=force) == foretold


def test_a_dry_run_with_a_broken_manifest_leaves_it_as_it_is(office):
    office.write_one("a.docx", "v1")
    (office.folder / ".docgen.json").write_text("{")
    before = office.everything()
    assert [d.code for d in office.write({"a.docx": "v2"}, dry_run=True).diagnostics] == ["W601"]
    assert office.everything() == before
