"""`docgen cache`: what is kept beside the workspaces, and its removal."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from bureau import bureau
from click.testing import CliRunner, Result

from docgen.commands import docgen


def run(*words: str) -> Result:
    return CliRunner().invoke(docgen, list(words), prog_name="docgen")


@pytest.fixture
def mistakes_come_out() -> None:
    """They are told as users are told."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "缓存"))
    return tmp_path / "缓存"


@pytest.fixture
def school(folder: Path, tmp_path: Path) -> Path:
    """A school whose papers have been made, so that something is kept."""
    (school,) = bureau(tmp_path, 1)
    assert run("build", "2023", "-C", str(school)).exit_code == 0
    return school


def test_it_shows_the_place_the_sorts_and_their_size(school: Path, folder: Path) -> None:
    shutil.rmtree(school)  # what was read from the year is kept even when the workspace is gone
    told = run("cache").stdout
    assert f"位置：{folder}" in told
    assert "各年文件读出来的结果：2 个，" in told
    assert "编译好的模板：2 个，" in told
    assert "出错报告：没有" in told


def test_a_report_of_a_mistake_is_counted_and_cleared_too(
    school: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("docgen.commands.check.check_year", lambda *_given, **_named: 1 / 0)
        assert run("check", "2023", "-C", str(school)).exit_code == 3
    assert "出错报告：1 个" in run("cache").stdout
    assert "已清除 5 个文件" in run("cache", "clear").stdout
    assert list(folder.iterdir()) == []


def test_what_is_cleared_is_made_anew_and_other_files_stay(school: Path, folder: Path) -> None:
    (folder / "我的.docx").write_bytes(b"")
    assert run("cache", "clear", "-q").output == ""
    assert [file.name for file in folder.iterdir()] == ["我的.docx"]
    assert "各年文件读出来的结果：没有" in run("cache").stdout
    assert run("build", "2023", "-C", str(school)).exit_code == 0


def test_nothing_kept_is_said_and_nothing_to_clear_is_no_fault(folder: Path) -> None:
    assert "编译好的模板：没有" in run("cache").stdout
    assert "已清除 0 个文件" in run("cache", "clear").stdout


def test_switched_off_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", "")
    for words in (["cache"], ["cache", "clear"]):
        result = run(*words)
        assert (result.exit_code, "现在什么也不记" in result.stdout) == (0, True)


@pytest.mark.skipif(sys.platform == "win32", reason="the profile is closed to others there")
def test_only_its_owner_can_read_it(school: Path, folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_a_file_that_stays_is_told(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("docgen.base.cache.os.unlink", held)
    result = run("cache", "clear")
    assert (result.exit_code, "没有权限，或者别的程序正开着它" in result.stderr) == (3, True)
