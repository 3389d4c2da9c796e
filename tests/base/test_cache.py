"""The folder of the cache: where it lies, and how much is kept in it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from docgen.base import cache


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "缓存" / "docgen"
    monkeypatch.setenv(cache.VARIABLE, str(folder))
    return folder


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("win32", {"LOCALAPPDATA": "/AppData/Local"}, "/AppData/Local/docgen/cache"),
        ("win32", {}, None),
        ("darwin", {"HOME": "/home/a"}, "/home/a/Library/Caches/docgen"),
        ("linux", {"HOME": "/home/a"}, "/home/a/.cache/docgen"),
        ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "/var/c"}, "/var/c/docgen"),
        ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "c"}, "/home/a/.cache/docgen"),
        ("linux", {"HOME": "/home/a", "DOCGEN_CACHE": "/b"}, "/b"),
        ("linux", {"HOME": "/home/a", "DOCGEN_CACHE": "b"}, None),
        ("linux", {"HOME": "/home/a", "DOCGEN_CACHE": ""}, None),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the paths are POSIX's")
def test_the_cache_lies_where_the_system_keeps_such_things(monkeypatch, platform, variables, expected):
    for name in ("LOCALAPPDATA", "HOME", "XDG_CACHE_HOME", "DOCGEN_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache.cache_folder() == (expected and Path(expected))


def test_a_user_without_a_home_has_no_cache(monkeypatch):
    def no_home():
        raise RuntimeError

    monkeypatch.delenv("DOCGEN_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", no_home)
    assert cache.cache_folder() is None


def used_before(folder, key, *, hours):
    then = time.time() - hours * 3600
    os.utime(folder / f"{key}{cache.KEPT}", (then, then))


def test_what_was_not_used_for_a_month_goes_when_the_next_thing_is_kept(folder):
    for key, days in (("alt", 31), ("neu", 29)):
        cache.keep(folder, key, b"")
        used_before(folder, key, hours=24 * days)
    cache.keep(folder, "d", b"")
    assert [file.stem for file in kept(folder)] == ["d", "neu"]


def test_the_least_recently_used_go_first(folder, monkeypatch):
    monkeypatch.setattr(cache, "MOST_FILES", 3)
    for hour, key in enumerate("abc"):
        cache.keep(folder, key, b"")
        used_before(folder, key, hours=9 - hour)
    assert cache.load(folder, "a") == b""
    cache.keep(folder, "d", b"")
    assert [file.stem for file in kept(folder)] == ["a", "c", "d"]


def test_other_files_in_the_folder_are_left_alone(folder, monkeypatch):
    monkeypatch.setattr(cache, "MOST_FILES", 1)
    folder.mkdir(parents=True)
    (folder / "我的.docx").write_bytes(b"")
    for key in "abc":
        cache.keep(folder, key, b"")
    assert {file.name for file in kept(folder)} == {"我的.docx", "c.compiled"}


def test_what_is_very_large_is_not_kept(folder):
    cache.keep(folder, "a", bytes(cache.LARGEST + 1))
    assert kept(folder) == []
