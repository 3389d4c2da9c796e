"""`--force` replaces an edited file, and keeps what was there."""

from __future__ import annotations

import pytest

from docgen.writing.outcomes import WriteOutcome
from docgen.writing.outputs import write_outputs

NAME, BACKUP, BACKUP_2 = "a.docx", "a（备份）.docx", "a（备份2）.docx"
BESIDE, OLD = "a（新生成）.docx", "旧文件/a（新生成）.docx"


def with_new_version(office, *, edited: bool = False) -> None:
    """A paper that a person edited, and docgen's new version (v2) beside it, perhaps edited as well."""
    office.write_one(NAME, "v1")
    office.edit(NAME, "mine")
    office.write_one(NAME, "v2")
    if edited:
        office.edit(BESIDE, "mine too")


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


@pytest.mark.parametrize(
    ("text", "left", "told"),
    [
        ("v2", {}, "已删除：与“a.docx”相同"),
        ("v3", {OLD: "v2"}, "已移到旧文件：已经有新的一份"),
    ],
    ids=["of the same content", "of an earlier one"],
)
def test_with_force_the_new_version_beside_goes(office, text: str, left: dict[str, str], told: str):
    with_new_version(office)
    foretold = office.write({NAME: text}, force=True, dry_run=True)
    assert office.files() == {NAME: "mine", BESIDE: "v2"}
    report = office.write({NAME: text}, force=True)
    assert report == foretold
    assert [f"{one.outcome.label}：{one.detail}" for one in report.withdrawn] == [told]
    assert office.files() == {NAME: text, BACKUP: "mine", **left}
    assert office.write({NAME: text}, force=True).withdrawn == []


@pytest.mark.parametrize("text", ["v2", "v3"])
def test_with_force_a_new_version_that_a_person_edited_is_kept_and_named_once(office, text: str):
    with_new_version(office, edited=True)
    assert office.write({NAME: text}, force=True, dry_run=True).withdrawn
    (kept,) = office.write({NAME: text}, force=True).withdrawn
    assert (kept.path.name, kept.outcome) == (BESIDE, WriteOutcome.KEPT)
    assert "已经有新的一份；文件被手工改过" in kept.detail
    for force in (True, False):
        assert office.write({NAME: text}, force=force).withdrawn == []
    assert office.files() == {NAME: text, BACKUP: "mine", BESIDE: "mine too"}


def test_with_force_the_new_pdf_beside_a_scan_goes_too(office):
    pdf = office.output("a.pdf", "printed")._replace(made_of="a document")
    office.edit("a.pdf", "scan")
    write_outputs(office.folder, [pdf])
    assert office.files() == {"a.pdf": "scan", "a（新生成）.pdf": "printed"}
    report = write_outputs(office.folder, [pdf], force=True)
    assert [one.outcome.label for one in report.withdrawn] == ["已删除"]
    assert office.files() == {"a.pdf": "printed", "a（备份）.pdf": "scan"}


def test_with_force_a_new_version_that_was_deleted_is_not_spoken_of(office):
    with_new_version(office)
    (office.folder / BESIDE).unlink()
    assert office.write({NAME: "v2"}, force=True).withdrawn == []
    assert office.files() == {NAME: "v2", BACKUP: "mine"}


def test_where_the_new_paper_is_not_made_the_new_version_beside_stays(office):
    with_new_version(office)
    assert office.write({NAME: None}, force=True).withdrawn == []
    assert office.files() == {NAME: "mine", BESIDE: "v2"}


def test_force_with_wrong_data_replaces_nothing(office):
    office.edit(NAME, "mine")
    assert office.write_one(NAME, None, force=True).outcome is WriteOutcome.NOT_MADE
    assert office.files() == {NAME: "mine"}
