"""The hashes of all built-in templates that ever were."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

import docgen.page.templates
from docgen.page import TEMPLATES, TemplateVersion, build_template, version_of

REPOSITORY = Path(__file__).parents[3]
KEPT = Path(docgen.page.templates.__file__).with_name("versions.json")


def hashes() -> dict[str, list[str]]:
    return json.loads(KEPT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_template_of_today_is_the_last_of_its_versions(name: str, pytestconfig: pytest.Config) -> None:
    """With `--refresh-golden` it is added behind those that were before it, of which none is ever lost."""
    today = hashlib.sha256(build_template(name)).hexdigest()
    known = hashes()
    if pytestconfig.getoption("--refresh-golden") and today not in known.get(name, []):
        known.setdefault(name, []).append(today)
        KEPT.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8", newline="\n")
    assert hashes()[name][-1] == today, (
        "run pytest -n 0 tests/page/templates/test_versions.py --refresh-golden"
    )
    assert version_of(name, build_template(name)) is TemplateVersion.CURRENT


def test_every_template_that_ever_stood_in_a_commit_is_known() -> None:
    known = hashes()
    unknown = {name for name, content in committed() if sha256(content) not in known.get(name, [])}
    assert not unknown


def test_no_version_is_noted_twice() -> None:
    for name, noted in hashes().items():
        assert len(noted) == len(set(noted)), name
    assert set(TEMPLATES) <= set(hashes())


def test_a_template_under_the_name_of_another_is_a_persons() -> None:
    assert version_of("minutes.docx", build_template("plan.docx")) is TemplateVersion.CHANGED
    assert version_of("letter.docx", build_template("plan.docx")) is TemplateVersion.CHANGED


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def git(*words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, check=True).stdout


def committed() -> set[tuple[str, bytes]]:
    """Every state of a built-in template in the history, as far as it lies here."""
    if not (REPOSITORY / ".git").exists():
        pytest.skip("the history is not here")
    found = set()
    for commit in git("rev-list", "HEAD", "--", "templates_docx").decode().split():
        for line in git("ls-tree", commit, "templates_docx/").decode().splitlines():
            facts, _, path = line.partition("\t")
            found.add((Path(path).name, facts.split()[2]))
    return {(name, git("cat-file", "blob", blob)) for name, blob in found}
