"""One file, whole or not at all, and a cause for every refusal."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path

import pytest

from docgen.writing import atomic
from docgen.writing.atomic import (
    create_atomically,
    make_folder,
    read_ordinary,
    remove_stale_temps,
    write_atomically,
)
from docgen.writing.faults import (
    DiskFull,
    FileHeldOpen,
    FolderNotWritable,
    LinkInTheWay,
    PathTooLong,
    PlaceTaken,
    StorageFault,
    WritingFault,
    fault_of,
)


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path):
    write_atomically(tmp_path / "a" / "b" / "c.docx", b"1")
    assert (tmp_path / "a" / "b" / "c.docx").read_bytes() == b"1"


def test_a_file_is_readable_for_the_same_people_as_any_new_file(tmp_path: Path):
    write_atomically(tmp_path / "a", b"1")
    (tmp_path / "b").write_bytes(b"1")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_new_file_is_made_whole_and_never_over_another(tmp_path: Path):
    assert create_atomically(tmp_path / "a" / "b.yaml", b"1")
    assert not create_atomically(tmp_path / "a" / "b.yaml", b"2")
    assert (tmp_path / "a" / "b.yaml").read_bytes() == b"1"
    assert len(list((tmp_path / "a").iterdir())) == 1


@pytest.mark.parametrize("kind", ["folder", "dangling link"])
def test_whatever_has_the_name_already_keeps_it(tmp_path: Path, kind: str):
    path = tmp_path / "a"
    path.mkdir() if kind == "folder" else path.symlink_to(tmp_path / "nothing")
    assert not create_atomically(path, b"1")
    assert not (tmp_path / "nothing").exists()


def no_links(*_names: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_on_a_disk_without_links_a_new_file_is_made_all_the_same(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(os, "link", no_links)
    test_a_new_file_is_made_whole_and_never_over_another(tmp_path)


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_touched(tmp_path: Path, monkeypatch, links: bool):
    path, link = tmp_path / "a", os.link

    def somebody_is_faster(*names: Path) -> None:
        path.write_bytes(b"mine")
        (link if links else no_links)(*names)

    monkeypatch.setattr(os, "link", somebody_is_faster)
    assert not create_atomically(path, b"1")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"mine")]


def test_a_name_that_was_claimed_in_vain_is_given_back(tmp_path: Path, monkeypatch):
    def full(*_names: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskFull):
        create_atomically(tmp_path / "a", b"1")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_told_as_such(tmp_path: Path):
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(PlaceTaken):
        write_atomically(tmp_path / "a.docx", b"1")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.docx"]


def test_a_file_in_the_place_of_a_folder_is_told_as_such(tmp_path: Path):
    (tmp_path / "plan").write_bytes(b"1")
    with pytest.raises(PlaceTaken):
        write_atomically(tmp_path / "plan" / "a.docx", b"1")
    with pytest.raises(PlaceTaken):
        read_ordinary(tmp_path / "plan" / "a.docx")


def test_a_link_is_replaced_and_what_it_points_to_is_left_alone(tmp_path: Path):
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    with pytest.raises(LinkInTheWay):
        read_ordinary(tmp_path / "link")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "mine").read_bytes() == b"mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe exists on POSIX only")
def test_a_pipe_is_never_opened_because_that_would_wait_for_ever(tmp_path: Path):
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(PlaceTaken):
        read_ordinary(tmp_path / "a.docx")


@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "x"), OSError(errno.ENOSPC, "x")])
def test_a_refused_replace_leaves_the_old_file_and_no_temporary(tmp_path: Path, monkeypatch, error: OSError):
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refusal(error))
    with pytest.raises(WritingFault):
        write_atomically(tmp_path / "a", b"new")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_a_disk_that_fills_up_halfway_leaves_the_old_file_and_no_temporary(tmp_path: Path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    opened = Path.open

    def open_nearly_full(path: Path, *how):
        file = opened(path, *how)
        file.write(b"half")
        file.flush()
        file.close()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", open_nearly_full)
    with pytest.raises(DiskFull):
        write_atomically(tmp_path / "a", b"new")
    monkeypatch.undo()
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_on_windows_a_virus_scanner_that_lets_go_is_waited_for(tmp_path: Path, monkeypatch):
    refused = [PermissionError(errno.EACCES, "scanning")]
    replace = Path.replace

    def replace_second_time(path: Path, target: Path) -> Path:
        if refused:
            raise refused.pop()
        return replace(path, target)

    monkeypatch.setattr(atomic, "_RETRY_PAUSES_SECONDS", (0.0,))
    monkeypatch.setattr(Path, "replace", replace_second_time)
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_what_a_killed_run_left_half_written_is_removed_and_nothing_else(tmp_path: Path):
    keep = [tmp_path / "plan" / name for name in (".docgen-mine.tmp", "a.tmp", ".docgen.json", "~$a.docx")]
    stale = tmp_path / "plan" / ".docgen-0123456789abcdef.tmp"
    stale.parent.mkdir()
    for path in [*keep, stale]:
        path.write_bytes(b"1")
    remove_stale_temps(tmp_path)
    assert sorted(stale.parent.iterdir()) == sorted(keep)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (PermissionError(errno.EACCES, ""), FileHeldOpen),
        (OSError(errno.ENOSPC, ""), DiskFull),
        (OSError(errno.EDQUOT, ""), DiskFull),
        (OSError(errno.EROFS, ""), FolderNotWritable),
        (OSError(errno.EISDIR, ""), PlaceTaken),
        (OSError(errno.ENAMETOOLONG, ""), PathTooLong),
        (OSError(errno.EIO, "Input/output error"), StorageFault),
    ],
)
def test_each_cause_has_its_own_type_and_a_chinese_sentence(error: OSError, cause: type[WritingFault]):
    fault = fault_of(error, Path("plan/计划{0}.docx"), FileHeldOpen)
    assert type(fault) is cause
    assert "计划{0}.docx" in str(fault)
    assert not str(fault).isascii()
    assert str(pickle.loads(pickle.dumps(fault))) == str(fault)


def test_windows_calls_a_path_too_long_by_a_number_of_its_own():
    error = FileNotFoundError(errno.ENOENT, "")
    error.winerror = 206  # type: ignore[misc]
    assert type(fault_of(error, Path("x"), FileHeldOpen)) is PathTooLong


def test_a_folder_that_may_not_be_made_is_not_writable(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(Path, "mkdir", refusal(PermissionError(errno.EACCES, "x")))
    with pytest.raises(FolderNotWritable):
        make_folder(tmp_path / "2023")


def refusal(error: OSError):
    def refuse(*_args, **_options):
        raise error

    return refuse
