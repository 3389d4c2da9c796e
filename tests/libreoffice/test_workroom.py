"""A folder for LibreOffice's work is there while it is used, on every disk, and gone afterwards."""

from __future__ import annotations

import errno
import os
import tempfile
import warnings
from pathlib import Path

import pytest

from docgen.libreoffice.work_folder import PREFIX, tidy, work_folder


@pytest.fixture(params=["locks", "ENOSYS", "ENOLCK", "EOPNOTSUPP"])
def temporary(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, on a disk that knows locks and on some that refuse them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if request.param != "locks":
        fcntl = pytest.importorskip("fcntl")

        def flock(_file: int, _how: int) -> None:
            raise OSError(getattr(errno, request.param), "no locks here")

        monkeypatch.setattr(fcntl, "flock", flock)
    return tmp_path


def test_the_folder_is_there_while_it_is_used_and_nothing_is_left(temporary: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # whoever makes a PDF has no use for a warning of a library's
        with work_folder() as folder:
            assert folder.is_dir()
            assert folder.parent == temporary
    assert list(temporary.iterdir()) == []


def test_a_folder_in_use_is_not_taken_away(temporary: Path):
    with work_folder() as folder:
        tidy()
        assert folder.is_dir()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that starts at once: POSIX only")
def test_the_folder_of_a_killed_run_is_taken_away_by_the_next(temporary: Path):
    child = os.fork()
    if not child:
        with work_folder() as folder:
            (folder / "half.pdf").write_text("%PDF")
            os._exit(9)
    os.waitpid(child, 0)
    assert {path.suffix for path in temporary.glob(f"{PREFIX}*")} == {"", ".lock"}
    tidy()
    assert list(temporary.iterdir()) == []
