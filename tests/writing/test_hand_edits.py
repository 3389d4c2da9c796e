"""A file that a person made or edited is never overwritten; the new version goes beside it."""

from __future__ import annotations

import pytest

from docgen.writing.outcomes import WriteOutcome
from docgen.writing.outputs import write_outputs
from docgen.writing.settling import FINAL

NAME, BESIDE, BESIDE_2 = "a.docx", "a（新生成）.docx", "a（新生成2）.docx"


@pytest.fixture
def edited(office):
    """A document that docgen wrote and a person then edited."""
    office.write_one(NAME, "v1")
    office.edit(NAME, "mine")
    return office


def test_an_edited_file_survives_and_the_new_version_lies_beside(edited):
    written = edited.write_one(NAME, "v2")
    assert (written.outcome, written.second, written.wrote) == (
        WriteOutcome.BESIDE,
        edited.folder / BESIDE,
        True,
    )
    assert written.detail == "文件被手工改过，没有动它；新版在旁边的“a（新生成）.docx”"
    assert edited.files() == {NAME: "mine", BESIDE: "v2"}


def test_a_file_docgen_never_wrote_survives_too(office):
    office.edit(NAME, "mine")
    written = office.write_one(NAME, "v1")
    assert written.outcome is WriteOutcome.BESIDE
    assert "不是 docgen 生成的" in written.detail
    assert office.files() == {NAME: "mine", BESIDE: "v1"}


def test_an_edited_file_keeps_its_own_version_even_when_the_source_is_as_it_was(edited):
    assert edited.write_one(NAME, "v1").outcome is WriteOutcome.BESIDE
    assert edited.files() == {NAME: "mine", BESIDE: "v1"}


def test_the_next_run_with_the_same_source_renders_and_writes_nothing_and_says_so(edited):
    edited.write_one(NAME, "v2")
    before = edited.everything()
    written = edited.write_one(NAME, "v2")
    assert (written.outcome, written.second, written.wrote) == (
        WriteOutcome.BESIDE,
        edited.folder / BESIDE,
        False,
    )
    assert "没有变化" in written.detail
    assert (edited.rendered, edited.everything()) == ([], before)


def test_a_newer_version_replaces_the_one_docgen_put_beside(edited):
    edited.write_one(NAME, "v2")
    edited.write_one(NAME, "v3")
    assert edited.files() == {NAME: "mine", BESIDE: "v3"}


def test_a_version_beside_that_was_edited_as_well_survives(edited):
    edited.write_one(NAME, "v2")
    edited.edit(BESIDE, "mine too")
    assert edited.write_one(NAME, "v3").second == edited.folder / BESIDE_2
    assert edited.files() == {NAME: "mine", BESIDE: "mine too", BESIDE_2: "v3"}
    assert not edited.write_one(NAME, "v3").wrote
    assert edited.rendered == []


def test_a_file_that_only_looks_like_docgens_copy_survives(edited):
    edited.edit(BESIDE, "mine by chance")
    edited.write_one(NAME, "v2")
    assert edited.files() == {NAME: "mine", BESIDE: "mine by chance", BESIDE_2: "v2"}


def test_an_equal_version_already_beside_is_not_written_again(edited):
    edited.edit(BESIDE, "v2")
    written = edited.write_one(NAME, "v2")
    assert (written.outcome, written.wrote) == (WriteOutcome.BESIDE, False)
    assert edited.files() == {NAME: "mine", BESIDE: "v2"}


def test_who_throws_the_version_beside_away_gets_no_other_until_the_source_changes(edited):
    for source in ("v2", "v3"):
        assert edited.write_one(NAME, source).outcome is WriteOutcome.BESIDE
        (edited.folder / BESIDE).unlink()
        for _ in range(2):
            written = edited.write_one(NAME, source)
            assert (written.outcome, written.detail) == (WriteOutcome.UNCHANGED, FINAL)
            assert (edited.rendered, edited.files()) == ([], {NAME: "mine"})
    assert edited.write_one(NAME, "v3", force=True).outcome is WriteOutcome.WRITTEN


@pytest.mark.parametrize("keep_copy", [True, False])
def test_who_takes_the_new_version_over_has_an_unchanged_file_again(edited, keep_copy: bool):
    edited.write_one(NAME, "v2")
    edited.edit(NAME, "v2")
    if not keep_copy:
        (edited.folder / BESIDE).unlink()
    assert edited.write_one(NAME, "v2").outcome is WriteOutcome.UNCHANGED
    assert edited.write_one(NAME, "v3").outcome is WriteOutcome.WRITTEN
    assert edited.files()[NAME] == "v3"


def test_who_takes_the_edit_back_has_docgens_file_again(edited):
    edited.write_one(NAME, "v2")
    edited.edit(NAME, "v1")
    assert edited.write_one(NAME, "v2").outcome is WriteOutcome.WRITTEN
    assert edited.files()[NAME] == "v2"


def test_who_deletes_the_edited_file_gets_the_new_one_in_its_place(edited):
    edited.write_one(NAME, "v2")
    (edited.folder / NAME).unlink()
    assert edited.write_one(NAME, "v2").outcome is WriteOutcome.WRITTEN
    assert edited.files()[NAME] == "v2"


def test_a_copy_never_takes_the_place_of_another_document(edited):
    edited.write({NAME: "v2", BESIDE: "a document of its own"})
    assert edited.files() == {NAME: "mine", BESIDE: "a document of its own", BESIDE_2: "v2"}
    edited.write_one(NAME, "v3")
    assert edited.files() == {NAME: "mine", BESIDE: "a document of its own", BESIDE_2: "v3"}


def test_a_folder_or_a_link_in_the_copys_place_is_passed_over(edited):
    (edited.folder / BESIDE).mkdir()
    (edited.folder / BESIDE_2).symlink_to(edited.folder / NAME)
    assert edited.write_one(NAME, "v2").second == edited.folder / "a（新生成3）.docx"
    assert edited.files()[NAME] == "mine"


def test_an_edit_made_while_the_document_was_rendered_is_seen(office):
    office.write_one(NAME, "v1")

    def render() -> bytes:
        office.edit(NAME, "mine, just saved")
        return b"v2"

    written = write_outputs(office.folder, [office.output(NAME, "v2")._replace(render=render)]).written[0]
    assert written.outcome is WriteOutcome.BESIDE
    assert office.files() == {NAME: "mine, just saved", BESIDE: "v2"}


def test_wrong_data_beside_an_edited_file_changes_nothing(edited):
    assert edited.write_one(NAME, None).outcome is WriteOutcome.NOT_MADE
    assert edited.files() == {NAME: "mine"}


def test_long_names_that_share_their_beginning_keep_their_copies_apart(office):
    names = ["长" * 74 + "甲.docx", "长" * 74 + "乙.docx"]
    for name in names:
        office.edit(name, f"mine {name}")
    for _ in range(2):
        report = office.write(dict.fromkeys(names, "new"))
    seconds = [w.second for w in report.written]
    assert len(set(seconds)) == 2
    assert len(office.files()) == 4
