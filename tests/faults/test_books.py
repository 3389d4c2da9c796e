"""docgen's own books: the manifest, the journal and the lock, broken, foreign, or left behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import EDITED, OTHER, Aftermath, Office, undisturbed
from disorder import Ended, Stages, both, kill, needs_fork, run

from docgen.writing import lock

pytestmark = needs_fork
MACHINE_REFUSED = 3
MINUTES = ("minutes", "2023")
NEWER = json.dumps({"version": 2, "files": [{"path": "a.docx", "made": "as it pleases"}], "documents": {}})


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.9])
def test_a_manifest_cut_off_is_told_and_costs_nothing(office: Office, aftermath: Aftermath, part: float):
    path = office.generated / ".docgen.json"
    path.write_bytes(path.read_bytes()[: int(len(path.read_bytes()) * part)])
    told = "W601 生成记录损坏了，读不出来，docgen 认不出哪些文件是自己生成的"
    aftermath("manifest corrupt", office, Ended(0), MINUTES, told=told)
    assert "W601" not in run(office.root, *MINUTES).said


def test_a_manifest_of_a_newer_docgen_is_kept_for_it(office: Office, aftermath: Aftermath):
    (office.generated / ".docgen.json").write_text(NEWER)
    told = "W602 这份生成记录是另一个版本的 docgen 写的"
    aftermath("manifest of another version", office, Ended(0), MINUTES, told=told)
    assert (office.generated / ".docgen.old.json").read_text() == NEWER


def test_a_manifest_that_was_deleted_costs_nothing(office: Office, aftermath: Aftermath):
    (office.generated / ".docgen.json").unlink()
    aftermath(
        "manifest deleted", office, Ended(0), MINUTES, told="这里有一份不是 docgen 生成的文件，没有动它"
    )


@pytest.mark.parametrize(
    "garbage",
    [
        b"\0" * 4096,
        b'\n{"path": "minutes/\xff',
        b"\n[]\n7\n{}\n" + b"[" * 50_000,
        json.dumps({"path": EDITED.removeprefix("generated/2023/"), "source": "s", "output": "o"}).encode(),
        json.dumps({"path": "../../plans/organization.yaml", "source": "", "output": ""}).encode(),
    ],
    ids=["zeros", "half a character", "no announcements", "what is not so", "a path that leads out"],
)
def test_a_journal_of_garbage_is_seen_through(
    office: Office, tmp_path: Path, aftermath: Aftermath, garbage: bytes
):
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    (office.generated / ".docgen.journal").write_bytes(garbage)
    aftermath("journal of garbage", office, Ended(0), MINUTES, expected=expected, told="已写入 2 个")


def knows_no_locks() -> None:
    """A disk that offers no locks, as some network folders do not (the child's own fcntl is replaced)."""
    import errno
    import fcntl

    def flock(_file: int, _how: int) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    fcntl.flock = flock
    lock.LOCK_WAIT_SECONDS = 0.2


@pytest.mark.parametrize("before", [lambda: None, knows_no_locks], ids=["locks", "no locks"])
def test_a_lock_left_behind_by_a_killed_run_holds_nobody_up(
    office: Office, tmp_path: Path, aftermath: Aftermath, before: Callable[[], None]
):
    (office.generated / ".docgen.lock").unlink()
    expected = undisturbed(office, tmp_path / "calm", *MINUTES)
    ended = run(office.root, *MINUTES, before=both(before, Stages(office.generated, kill, 12)))
    assert ended.status == -9
    assert (office.generated / ".docgen.lock").exists()
    told = "W603 上一次运行没有收尾就停了"
    aftermath("lock left behind", office, ended, MINUTES, expected=expected, told=told, before=before)


def test_where_only_a_file_can_be_the_lock_a_stale_one_is_told_with_the_mend(
    office: Office, aftermath: Aftermath
):
    (office.generated / ".docgen.lock").write_text("4242\nanother-computer\n")
    ended = run(office.root, *MINUTES, before=knows_no_locks)
    assert ended.status == MACHINE_REFUSED
    (office.generated / ".docgen.lock").unlink()
    told = "确实没有别人在运行，就删除这个 .docgen.lock"
    aftermath("lock left behind", office, ended, MINUTES, told=told, before=knows_no_locks)


@pytest.mark.parametrize("name", [".docgen.lock", ".docgen.journal", ".docgen.json", ".docgen.old.json"])
def test_a_folder_in_the_place_of_a_book_is_named(
    office: Office, tmp_path: Path, aftermath: Aftermath, name: str
):
    expected = undisturbed(office, tmp_path / "calm", *MINUTES) if name != ".docgen.json" else None
    (office.generated / name).unlink(missing_ok=True)
    office.put(f"generated/2023/{name}/我的.txt", "mine")
    ended = run(office.root, *MINUTES)
    if name in (".docgen.lock", ".docgen.journal"):
        assert ended.status == MACHINE_REFUSED
        assert f"{name}”这个位置被一个同名的文件夹或别的东西占着，请把它改名或移走" in ended.said
    if (office.generated / name).is_dir():
        (office.generated / name).rename(office.root / "挪走")
    assert (office.root / OTHER).is_file()
    told = f"{name}.*占着，请把它改名或移走|W601" if "old" not in name else ()
    aftermath("folder in the place of docgen's books", office, ended, MINUTES, expected=expected, told=told)
