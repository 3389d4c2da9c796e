"""The repository: tests lie where their rooms lie, and hooks and releases run what the gate runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY

TESTS = REPOSITORY / "tests"
FOLDERS = sorted({path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")})
OF_NO_ROOM = {Path(), Path("faults"), Path("fuzz"), Path("rendered")}
"""The repository as a whole; runs that are disturbed; random input; pages as LibreOffice sets them."""
GATE = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").splitlines()
HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_the_folders_of_tests_mirror_the_package(folder: Path) -> None:
    assert folder in OF_NO_ROOM or (REPOSITORY / "docgen" / folder / "__init__.py").is_file()


def test_helpers_of_several_tests_lie_in_support() -> None:
    """Those of one folder lie in its conftest.py, or in `rendered` and `fuzz` beside their tests."""
    loose = {path.relative_to(TESTS) for path in TESTS.rglob("*.py") if not path.name.startswith("test_")}
    elsewhere = {path for path in loose if path.name != "conftest.py" and path.parts[0] != "support"}
    assert {path.parts[0] for path in elsewhere} == {"fuzz", "rendered"}


def test_hooks_are_the_gates_own_commands() -> None:
    entries = [hook["entry"] for repository in HOOKS["repos"] for hook in repository["hooks"]]
    assert len(entries) == 3
    assert set(entries) <= set(GATE)


def test_hooks_bring_no_versions_of_their_own() -> None:
    assert [repository["repo"] for repository in HOOKS["repos"]] == ["local"]


def test_a_release_begins_with_the_gates_own_commands() -> None:
    script = (REPOSITORY / ".ci" / "release.py").read_text(encoding="utf-8")
    lists = re.findall(r"(?m)^    (\[\"(?:ruff|mypy).*\]),$", script)
    assert [" ".join(yaml.safe_load(each)) for each in lists] == [
        line for line in GATE if line.startswith(("ruff", "mypy"))
    ]
