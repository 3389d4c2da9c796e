"""Disks and folders as they really are: full, read-only, shared by two users; and the temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from aftermath import Aftermath, Office, undisturbed
from disorder import RESUMED, Stages, kill, needs_fork, run, stages_of

from docgen.making import spool

pytestmark = needs_fork
MACHINE_REFUSED = 3
MINUTES = ("minutes", "2023")
ROOM_BYTES = 4_000_000
SOMEBODY, COLLEAGUE = 64001, 64002
needs_root = pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root may do that")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM_BYTES}", "docgen-test", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def open_house() -> Iterator[Path]:
    """A folder that every user may enter and write; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="docgen-test-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def fill_up(disk: Path, room: int) -> Path:
    """A file that leaves so many bytes of the disk."""
    filler = disk / "filler"
    free = shutil.disk_usage(disk).free
    filler.write_bytes(bytes(max(0, free - room)))
    return filler


@needs_root
@pytest.mark.parametrize("room", [0, 4096, 12_288, 20_480, 28_672])
def test_a_disk_that_is_really_full(
    with_work: Office, disk: Path, tmp_path: Path, aftermath: Aftermath, room: int
):
    expected = undisturbed(with_work, tmp_path / "calm", *MINUTES)
    office = with_work.copy(disk / "工作区")
    filler = fill_up(disk, room)
    ended = run(office.root, *MINUTES)
    assert ended.status == MACHINE_REFUSED
    assert "请腾出空间，再运行一次" in ended.said
    filler.unlink()
    told = ("^未能写入.*磁盘满了，“.*”没有写成", "磁盘满了，“.*”没有写成")
    aftermath("disk full (a real one)", office, ended, MINUTES, expected=expected, told=told)


@needs_root
def test_a_real_disk_for_temporary_files_that_is_full(
    with_work: Office, disk: Path, tmp_path: Path, aftermath: Aftermath
):
    office = with_work.copy(tmp_path / "工作区")
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    before = office.files()
    fill_up(disk, 0)
    ended = run(office.root, *MINUTES, before=temporary_files_in(disk))
    assert (ended.status, office.files()) == (MACHINE_REFUSED, before)
    told = f"临时文件夹“{disk}”用不了：磁盘满了；请在那里腾出空间"
    aftermath("temporary folder full", office, ended, MINUTES, expected=expected, told=told)


@pytest.mark.parametrize("words", [MINUTES, ("build", "2023")])
def test_a_temporary_folder_that_is_not_there(
    office: Office, tmp_path: Path, aftermath: Aftermath, words: tuple[str, ...]
):
    expected = undisturbed(office, tmp_path / "calm", *words)
    ended = run(office.root, *words, before=temporary_files_in(tmp_path / "没有"))
    assert ended.status == MACHINE_REFUSED
    told = f"临时文件夹“{tmp_path / '没有'}”用不了：没有这个文件或者文件夹；.*TMPDIR"
    aftermath("temporary folder missing", office, ended, words, expected=expected, told=told)


def temporary_files_in(folder: Path) -> Callable[[], None]:
    """Drafts go to a temporary file from the first byte on, and that goes to the folder."""

    def before() -> None:
        spool.IN_MEMORY = 1
        tempfile.tempdir = str(folder)

    return before


@needs_root
@pytest.mark.parametrize("where", ["generated", "generated/2023", "generated/2023/minutes"])
def test_a_folder_that_takes_no_files_from_this_user(
    with_work: Office, open_house: Path, tmp_path: Path, aftermath: Aftermath, where: str
):
    expected = undisturbed(with_work, tmp_path / "calm", *MINUTES)
    office = with_work.copy(open_house / "工作区")
    for each in office.root.rglob("*"):
        os.chown(each, SOMEBODY, SOMEBODY)
    closed = [path for path in (office.root / where, *(office.root / where).rglob("*")) if path.is_dir()]
    for folder in closed:
        folder.chmod(0o555)
    before = office.files()
    ended = run(office.root, *MINUTES, user=COLLEAGUE)
    assert ended.status == MACHINE_REFUSED
    assert {n: c for n, c in office.files().items() if n != ".docgen.json"} == {
        n: c for n, c in before.items() if n != ".docgen.json"
    }
    told = ("^未能写入.*这里不许写入；请检查文件夹的权限", "这里不许写入；请检查文件夹的权限")
    aftermath("folder read-only (another user)", office, ended, MINUTES, expected=expected, told=told)


@needs_root
def test_two_users_share_a_folder_and_the_second_finishes_what_the_first_left(
    with_work: Office, open_house: Path, tmp_path: Path, aftermath: Aftermath
):
    expected = undisturbed(with_work, tmp_path / "calm", *MINUTES)
    stages = stages_of(with_work.copy(tmp_path / "counted").root, tmp_path / "counted", *MINUTES)
    for number in range(3, len(stages)):
        office = with_work.copy(open_house / f"{number}" / "工作区")
        (office.generated / ".docgen.lock").unlink()
        # Whoever makes a folder gives it the rights of his own mask: what both write in is there before.
        (office.generated / "旧文件" / "minutes").mkdir(parents=True)
        for folder in (
            path for path in (office.root.parent, *office.root.parent.rglob("*")) if path.is_dir()
        ):
            folder.chmod(0o777)
        ended = run(office.root, *MINUTES, before=Stages(office.generated, kill, number), user=SOMEBODY)
        second = run(office.root, *MINUTES, user=COLLEAGUE)
        assert (second.status, second.crash) == (0, ""), (stages[number - 1], second)
        fault = "two users, the first one killed"
        aftermath(fault, office, ended._replace(said=second.said), MINUTES, expected=expected, told=RESUMED)


def test_too_many_open_files_for_real(copies: Callable[[], Office], tmp_path: Path, aftermath: Aftermath):
    expected = undisturbed(copies(), tmp_path / "calm", *MINUTES)
    for left in range(5):
        office = copies()
        ended = run(office.root, *MINUTES, before=few_descriptors(left))
        assert ended.status in (0, 1, MACHINE_REFUSED), ended
        assert not ended.crash, ended.crash
        told = () if ended.status == 0 else ("^未能写入.*同时打开的文件太多", "同时打开的文件太多")
        fault = "too many open files (a real limit)"
        aftermath(fault, office, ended, MINUTES, expected=expected, told=told, case=f"{left} left")


def few_descriptors(left: int) -> Callable[[], None]:
    """Open files until only so many more may be opened."""

    def before() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
        held: list[int] = []
        with suppress(OSError):
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))
        for number in held[:left]:
            os.close(number)

    return before
