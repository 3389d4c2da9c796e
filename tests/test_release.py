"""`.ci/release.py`: version, changelog, commit and tag, or nothing at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, tool

GATE = ("ruff", "mypy", "pytest")
CHANGES = (
    "# Changelog\n\n## [Unreleased]\n\n### Added\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\n- The first.\n"
)
RELEASED = CHANGES.replace("\n### Added", "\n## [0.2.0] - 2026-12-01\n\n### Added")
SILENT = CHANGES.replace("### Added\n- A thing.\n\n", "")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the gate's programs are played by shell scripts")


class Clone:
    """A small repository with the script in it, and programs of the gate that only note their names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder.parent / "programs"
        self.programs.mkdir()
        for name in GATE:
            self.let(name, 0)
        self.git("init", "--quiet")

    def let(self, name: str, status: int) -> None:
        """Let a program of the gate end with a status."""
        program = self.programs / name
        program.write_text(f'#!/bin/sh\necho {name} "$@" >>"{self.programs}/called"\nexit {status}\n')
        program.chmod(0o755)

    @property
    def called(self) -> list[str]:
        log = self.programs / "called"
        return log.read_text().splitlines() if log.exists() else []

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        who = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, **dict.fromkeys(who, "docgen"), **quiet, "PATH": path}
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def git(self, *words: str) -> str:
        answer = self.run("git", *words)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.strip()

    def commit(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", name)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def release(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, ".ci/release.py", *words, "--day", "2026-12-01")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    tool("git")
    folder = tmp_path / "clone"
    for name in (".ci/release.py", "docgen/__init__.py"):
        (folder / name).parent.mkdir(parents=True)
        shutil.copy(REPOSITORY / name, folder / name)
    made = Clone(folder)
    made.commit("docgen/__init__.py", '"""A package."""\n\n__version__ = "0.1.0"\n')
    made.commit("CHANGELOG.md", CHANGES)
    return made


def test_a_release_dates_the_changelog_sets_the_version_commits_and_tags(clone: Clone) -> None:
    assert clone.release("0.2.0").returncode == 0
    assert clone.read("CHANGELOG.md") == RELEASED
    assert clone.read("docgen/__init__.py") == '"""A package."""\n\n__version__ = "0.2.0"\n'
    assert clone.git("status", "--porcelain") == ""
    assert clone.git("log", "-1", "--format=%s") == "Release 0.2.0"
    assert clone.git("rev-list", "-n", "1", "v0.2.0") == clone.git("rev-parse", "HEAD")


def test_the_quick_gate_runs_first(clone: Clone) -> None:
    clone.release("0.2.0")
    assert clone.called == ["ruff check .", "ruff format --check .", "mypy", "pytest -q -m not slow"]


@pytest.mark.parametrize("program", GATE)
def test_what_the_gate_finds_stops_it(clone: Clone, program: str) -> None:
    clone.let(program, 1)
    assert clone.release("0.2.0").returncode == 1
    assert_untouched(clone)


def test_a_dry_run_tells_the_section_and_does_nothing(clone: Clone) -> None:
    answer = clone.release("0.2.0", "--dry-run")
    assert answer.returncode == 0
    assert "## [0.2.0] - 2026-12-01\n\n### Added\n- A thing.\n" in answer.stdout
    assert clone.called == []
    assert_untouched(clone)


@pytest.mark.parametrize(
    ("version", "spoil", "told"),
    [
        ("0.2", lambda clone: None, "three numbers"),
        ("0.0.9", lambda clone: None, "older than 0.1.0"),
        ("0.2.0", lambda clone: clone.git("tag", "v0.2.0"), "there already"),
        ("0.2.0", lambda clone: (clone.folder / "new").touch(), "not clean"),
        ("0.2.0", lambda clone: clone.commit("CHANGELOG.md", SILENT), "nothing stands under"),
    ],
)
def test_what_stands_against_it_is_told(
    clone: Clone, version: str, spoil: Callable[[Clone], object], told: str
) -> None:
    spoil(clone)
    before = clone.git("rev-parse", "HEAD")
    answer = clone.release(version)
    assert answer.returncode == 1
    assert told in answer.stderr
    assert clone.called == []
    assert clone.git("rev-parse", "HEAD") == before


def test_the_first_release_may_have_the_version_that_is_there(clone: Clone) -> None:
    assert clone.release("0.1.0").returncode == 0
    assert clone.git("tag", "--list") == "v0.1.0"


def assert_untouched(clone: Clone) -> None:
    assert clone.git("status", "--porcelain") == ""
    assert clone.git("tag", "--list") == ""
    assert clone.git("log", "-1", "--format=%s") == "CHANGELOG.md"


def test_the_projects_own_changelog_and_version_are_of_that_form() -> None:
    assert "\n## [Unreleased]\n" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert '\n__version__ = "' in (REPOSITORY / "docgen" / "__init__.py").read_text(encoding="utf-8")
