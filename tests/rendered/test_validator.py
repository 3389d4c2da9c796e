"""Microsoft's Open XML SDK says that Word will open what docgen makes: Office 2016 and Microsoft 365."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.commands import docgen

VALIDATOR = Path(__file__).parents[1] / "validator" / "node_modules" / ".bin" / "ooxml-validator"
VERSIONS = ["Office2016", "Microsoft365"]


@pytest.fixture(autouse=True)
def _installed() -> None:
    if not VALIDATOR.exists():
        reason = "run `npm install --prefix tests/validator` first"
        if os.environ.get("DOCGEN_NO_SKIP"):
            pytest.fail(reason)
        pytest.skip(reason)


def faults(document: Path, version: str) -> list[str]:
    done = subprocess.run(
        [str(VALIDATOR), str(document), "--officeVersion", version],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = json.loads(done.stdout)
    return [] if found["ok"] else [f"{fault['path']}: {fault['description']}" for fault in found["errors"]]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("form", ["plain", "sealed", "letterhead", "own-lines", "plain-text"])
def test_word_opens_every_form_of_the_plan(documents: dict[str, Path], form: str, version: str) -> None:
    assert faults(documents[form], version) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_templates_and_the_plan_of_a_new_workspace(tmp_path: Path, version: str) -> None:
    assert CliRunner().invoke(docgen, ["init", str(tmp_path), "--year", "2024"]).exit_code == 0
    assert CliRunner().invoke(docgen, ["plan", "2024", "-C", str(tmp_path)]).exit_code == 0
    for document in [*tmp_path.rglob("*.docx")]:
        assert faults(document, version) == [], document.name


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_notices_of_every_kind(notices: list[Path], version: str) -> None:
    told = {path.name: faults(path, version) for path in notices}
    assert len(told) == 12
    assert not any(told.values()), told


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_minutes_of_every_kind(minutes: list[Path], version: str) -> None:
    told = {path.name: faults(path, version) for path in minutes}
    assert not any(told.values()), told
