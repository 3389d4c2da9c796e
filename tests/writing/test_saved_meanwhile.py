"""A file that a person saves between docgen's look and its replacing, at every step of it, is never lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.writing.outcomes import WriteOutcome

NAME, BESIDE = "a.docx", "a（新生成）.docx"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let something be done right before a call of the system that concerns a name, once."""

    def install(owner: object, call: str, concerns: Callable[..., bool], act: Callable[[], object]) -> None:
        original, acts = getattr(owner, call), [act]

        def called(*arguments: object) -> object:
            if acts and concerns(*map(Path, arguments)):  # type: ignore[arg-type]
                acts.pop()()
            return original(*arguments)

        monkeypatch.setattr(owner, call, called)

    return install


def saved_in_place(path: Path, text: str) -> None:
    path.write_text(text)


def saved_as_word_does(path: Path, text: str) -> None:
    temp = path.with_name("~WRD0001.tmp")
    temp.write_text(text)
    os.rename(temp, path)  # noqa: PTH104 - Path.replace is what is watched


def no_links(*_: object) -> None:
    raise OSError(95, "Operation not supported")


SAVES = [saved_in_place, saved_as_word_does]
TAKEN_ASIDE = (Path, "replace", lambda path, _target: path.name == NAME)
NAMED = (os, "link", lambda _path, target: target.name == NAME)


@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("step", [TAKEN_ASIDE, NAMED], ids=["taken aside", "named"])
def test_an_edit_saved_at_any_step_stays_and_the_new_version_goes_beside(
    office, meanwhile: Callable[..., None], step: tuple, save: Callable[[Path, str], None]
):
    office.write_one(NAME, "v1")
    meanwhile(*step, lambda: save(office.folder / NAME, "mine"))
    written = office.write_one(NAME, "v2")
    assert (written.outcome, written.second) == (WriteOutcome.BESIDE, office.folder / BESIDE)
    assert office.files() == {NAME: "mine", BESIDE: "v2"}
    assert not list(office.folder.glob(".docgen-*"))
    assert office.write_one(NAME, "v2").outcome is WriteOutcome.BESIDE


def test_a_file_put_there_while_the_first_one_is_made_stays(office, meanwhile: Callable[..., None]):
    meanwhile(*NAMED, lambda: office.edit(NAME, "mine"))
    assert office.write_one(NAME, "v1").outcome is WriteOutcome.BESIDE
    assert office.files() == {NAME: "mine", BESIDE: "v1"}


@pytest.mark.parametrize("save", SAVES)
def test_an_edit_saved_after_the_backup_was_made_is_not_forced_away(
    office, meanwhile: Callable[..., None], save: Callable[[Path, str], None]
):
    office.edit(NAME, "mine")
    meanwhile(*TAKEN_ASIDE, lambda: save(office.folder / NAME, "mine, again"))
    assert office.write_one(NAME, "v1", force=True).outcome is WriteOutcome.BESIDE
    assert office.files() == {NAME: "mine, again", "a（备份）.docx": "mine", BESIDE: "v1"}


def test_two_edits_saved_within_one_replacing_are_both_kept(office, meanwhile: Callable[..., None]):
    office.write_one(NAME, "v1")
    meanwhile(*TAKEN_ASIDE, lambda: office.edit(NAME, "mine"))
    put_back = (os, "link", lambda path, target: path.suffix == ".old" and target.name == NAME)
    meanwhile(*put_back, lambda: office.edit(NAME, "mine, later"))
    assert office.write_one(NAME, "v2").outcome is WriteOutcome.BESIDE
    assert office.files() == {NAME: "mine, later", "a（备份）.docx": "mine", BESIDE: "v2"}


def test_on_a_disk_without_links_an_edit_stays_as_well(
    office, meanwhile: Callable[..., None], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "link", no_links)
    office.write_one(NAME, "v1")
    assert office.write_one(NAME, "v2").outcome is WriteOutcome.WRITTEN
    meanwhile(*TAKEN_ASIDE, lambda: office.edit(NAME, "mine"))
    assert office.write_one(NAME, "v3").outcome is WriteOutcome.BESIDE
    assert office.files() == {NAME: "mine", BESIDE: "v3"}


def test_a_name_that_leaves_no_room_for_one_aside_is_updated_all_the_same(office):
    name = "𠮷" * 61 + ".docx"
    office.write_one(name, "v1")
    assert office.write_one(name, "v2").outcome is WriteOutcome.WRITTEN
    office.edit(name, "mine")
    assert office.write_one(name, "v3").outcome is WriteOutcome.BESIDE


def test_a_file_of_zeros_that_a_power_cut_left_is_nobodys_edit(office):
    office.write_one(NAME, "v1")
    office.edit(NAME, "\0" * 4096)
    assert office.write_one(NAME, "v1").outcome is WriteOutcome.WRITTEN
    assert office.files() == {NAME: "v1"}


HELD_BY_OLD = (os, "link", lambda _path, target: "旧文件" in target.parts)


@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("save", SAVES)
def test_an_edit_saved_while_the_paper_is_moved_to_the_old_ones_stays(
    office,
    meanwhile: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    save: Callable[[Path, str], None],
    has_links: bool,
):
    office.write({NAME: "v1", "b.docx": "v1"})
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    meanwhile(*TAKEN_ASIDE, lambda: save(office.folder / NAME, "mine"))
    for _ in range(2):
        report = office.reconcile("b.docx")
        assert [w.outcome for w in report.withdrawn] == [WriteOutcome.KEPT]
        assert office.files() == {NAME: "mine", "b.docx": "v1"}
    assert not list(office.folder.glob(".docgen-*"))


def test_a_paper_that_a_person_saves_right_after_it_was_moved_is_the_persons(
    office, meanwhile: Callable[..., None]
):
    office.write({NAME: "v1", "b.docx": "v1"})
    meanwhile(*HELD_BY_OLD, lambda: office.edit(NAME, "mine"))
    for _ in range(2):
        office.reconcile("b.docx")
        assert office.files() == {NAME: "mine", "b.docx": "v1", "旧文件/a.docx": "v1"}


def test_a_paper_deleted_at_the_moment_it_is_to_be_moved_is_forgotten(office, meanwhile: Callable[..., None]):
    office.write({NAME: "v1", "b.docx": "v1"})
    meanwhile(*TAKEN_ASIDE, (office.folder / NAME).unlink)
    for _ in range(2):
        assert office.reconcile("b.docx").withdrawn == []
    assert office.files() == {"b.docx": "v1"}


def test_an_edit_of_a_new_version_saved_while_it_is_removed_stays(office, meanwhile: Callable[..., None]):
    for before in ("v1", "mine"):
        office.write_one(NAME, "v1") if before == "v1" else office.edit(NAME, before)
    office.write_one(NAME, "v2")
    office.edit(NAME, "v2")
    is_copy = (Path, "replace", lambda path, _target: path.name == BESIDE)
    meanwhile(*is_copy, lambda: office.edit(BESIDE, "mine too"))
    # It is named once, as any copy that a person has edited.
    for named in ([WriteOutcome.KEPT], []):
        assert [one.outcome for one in office.write({NAME: "v2"}).withdrawn] == named
        assert office.files() == {NAME: "v2", BESIDE: "mine too"}


@pytest.mark.parametrize("step", [TAKEN_ASIDE, HELD_BY_OLD], ids=["taken aside", "in both places"])
def test_ctrl_c_while_a_paper_is_moved_loses_nothing_and_the_next_run_moves_it(
    office, meanwhile: Callable[..., None], step: tuple
):
    def interrupted() -> None:
        raise KeyboardInterrupt

    office.write({NAME: "v1", "b.docx": "v1"})
    meanwhile(*step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        office.reconcile("b.docx")
    assert office.files() == {NAME: "v1", "b.docx": "v1"}
    assert [w.outcome for w in office.reconcile("b.docx").withdrawn] == [WriteOutcome.MOVED]
    assert office.files() == {"b.docx": "v1", "旧文件/a.docx": "v1"}
    assert office.reconcile("b.docx").withdrawn == []
