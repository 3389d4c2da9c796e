"""What is replaced outside the year's folder (a template) leaves a backup too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_office import Office

from docgen.writing.copies import replace_keeping_backup
from docgen.writing.faults import LinkInTheWay, PlaceTaken


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_lay_there_is_kept_under_another_name(tmp_path: Path):
    path = tmp_path / "plan.docx"
    path.write_bytes(b"mine")
    assert replace_keeping_backup(path, b"new") == tmp_path / "plan（备份）.docx"
    assert contents(tmp_path) == {"plan.docx": b"new", "plan（备份）.docx": b"mine"}


def test_each_version_gets_a_backup_of_its_own_and_an_equal_one_serves_twice(tmp_path: Path):
    for mine in (b"first", b"second", b"first"):
        (tmp_path / "plan.docx").write_bytes(mine)
        replace_keeping_backup(tmp_path / "plan.docx", b"new")
    backups = {"plan（备份）.docx": b"first", "plan（备份2）.docx": b"second"}
    assert contents(tmp_path) == {"plan.docx": b"new", **backups}


@pytest.mark.parametrize("before", [None, b"", b"new"])
def test_nothing_or_the_same_leaves_no_backup(tmp_path: Path, before: bytes | None):
    path = tmp_path / "templates_docx" / "plan.docx"
    if before is not None:
        path.parent.mkdir()
        path.write_bytes(before)
    assert replace_keeping_backup(path, b"new") is None
    assert contents(path.parent) == {"plan.docx": b"new"}


def test_a_folder_or_a_link_there_is_left_alone(tmp_path: Path):
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "link.docx").symlink_to(tmp_path / "folder.docx")
    with pytest.raises(PlaceTaken):
        replace_keeping_backup(tmp_path / "folder.docx", b"new")
    with pytest.raises(LinkInTheWay):
        replace_keeping_backup(tmp_path / "link.docx", b"new")


def test_what_is_saved_after_the_backup_was_made_gets_a_backup_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    saved: list[Path] = []
    path, opened = tmp_path / "plan.docx", Path.open
    path.write_bytes(b"mine")

    def saved_meanwhile(opening: Path, *how: str, **options: str) -> object:
        backup = tmp_path / "plan（备份）.docx"
        if opening.suffix == ".tmp" and backup.exists() and not saved:
            saved.append(path)
            path.write_bytes(b"mine, later")
        return opened(opening, *how, **options)

    monkeypatch.setattr(Path, "open", saved_meanwhile)
    assert replace_keeping_backup(path, b"new") == tmp_path / "plan（备份2）.docx"
    backups = {"plan（备份）.docx": b"mine", "plan（备份2）.docx": b"mine, later"}
    assert contents(tmp_path) == {"plan.docx": b"new", **backups}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file's rights in its folder")
@pytest.mark.parametrize("rights", [0o600, 0o640])
def test_a_file_that_others_may_not_read_stays_so_and_its_backup_too(tmp_path: Path, rights: int):
    path = tmp_path / "minutes.yaml"
    path.write_bytes(b"mine")
    path.chmod(rights)
    replace_keeping_backup(path, b"new")
    assert [each.stat().st_mode & 0o777 for each in sorted(tmp_path.iterdir())] == [rights, rights]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file's rights in its folder")
@pytest.mark.parametrize("force", [False, True])
def test_a_paper_that_others_may_not_read_stays_so(office: Office, force: bool):
    office.write({"a.docx": "v1"})
    paper = office.folder / "a.docx"
    if force:
        paper.write_text("edited")
    paper.chmod(0o600)
    office.write({"a.docx": "v2"}, force=force)
    rights = {each.stat().st_mode & 0o777 for each in office.folder.glob("a*.docx")}
    assert (paper.read_text(), rights) == ("v2", {0o600})
