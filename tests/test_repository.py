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


PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"), REPOSITORY / "benchmarks/README.md"]
)
FOR_DEVELOPERS = [
    page for page in PAGES if "decisions" in page.parts or page.stem in ("CONTRIBUTING", "SECURITY")
]
ROOTS = (REPOSITORY, REPOSITORY / "docgen", REPOSITORY / "docgen" / "domain")
"""Where a path that a page names may begin."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_is_in_the_list() -> None:
    folder = REPOSITORY / "docs" / "decisions"
    listed = re.findall(r"\((\d{4}-.+?\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in folder.glob("0*.md"))


@pytest.mark.parametrize("page", FOR_DEVELOPERS, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_the_files_that_a_page_names_are_there(page: Path) -> None:
    """Files named with their folder; `notes.py` alone may be any room's."""
    named = re.findall(r"`((?:\.?[\w-]+/)+[\w-]+\.(?:py|md|yaml|txt))`", page.read_text(encoding="utf-8"))
    missing = [path for path in named if not any((root / path).exists() for root in ROOTS)]
    assert missing == []
