"""`--force` replaces an edited file, and keeps what was there."""

from __future__ import annotations

from docgen.writing.outcomes import WriteOutcome

NAME, BACKUP, BACKUP_2 = "a.docx", "a（备份）.docx", "a（备份2）.docx"


def test_force_replaces_the_edited_file_and_keeps_a_backup(office):
    office.write_one(NAME, "v1")
    office.edit(NAME, "mine")
    written = office.write_one(NAME, "v2", force=True)
    assert (written.outcome, written.second) == (WriteOutcome.WRITTEN, office.folder / BACKUP)
    assert BACKUP in written.detail
    assert office.files() == {NAME: "v2", BACKUP: "mine"}


def test_a_backup_is_never_overwritten(office):
    for text in ("mine", "mine again"):
        office.edit(NAME, text)
        office.write_one(NAME, "v2", force=True)
    assert office.files() == {NAME: "v2", BACKUP: "mine", BACKUP_2: "mine again"}


def test_an_equal_backup_serves_twice(office):
    for _ in range(2):
        office.edit(NAME, "mine")
        office.write_one(NAME, "v2", force=True)
    assert office.files() == {NAME: "v2", BACKUP: "mine"}


def test_a_backup_never_counts_as_made_in_a_place_that_something_else_takes(office, tmp_path):
    office.edit(NAME, "mine")
    (office.folder / BACKUP).mkdir()
    (office.folder / BACKUP_2).symlink_to(tmp_path / "nowhere")
    third = "a（备份3）.docx"
    written = office.write({NAME: "v2", third: "a document of its own"}, force=True).written[0]
    assert written.second == office.folder / "a（备份4）.docx"
    assert office.files() == {NAME: "v2", third: "a document of its own", "a（备份4）.docx": "mine"}


def test_force_needs_no_backup_of_docgens_own_file(office):
    office.write_one(NAME, "v1")
    written = office.write_one(NAME, "v2", force=True)
    assert (written.outcome, written.second) == (WriteOutcome.WRITTEN, None)
    assert office.files() == {NAME: "v2"}


def test_force_leaves_an_unchanged_file_alone(office):
    office.write_one(NAME, "v1")
    assert office.write_one(NAME, "v1", force=True).outcome is WriteOutcome.UNCHANGED
    assert office.rendered == []


def test_force_after_a_version_went_beside_replaces_the_edited_file(office):
    office.write_one(NAME, "v1")
    office.edit(NAME, "mine")
    office.write_one(NAME, "v2")
    office.write_one(NAME, "v2", force=True)
    assert office.files() == {NAME: "v2", BACKUP: "mine"}


def test_force_with_wrong_data_replaces_nothing(office):
    office.edit(NAME, "mine")
    assert office.write_one(NAME, None, force=True).outcome is WriteOutcome.NOT_MADE
    assert office.files() == {NAME: "mine"}
