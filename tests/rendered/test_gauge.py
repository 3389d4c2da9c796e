"""The team's own gauge, where it lies beside the repository (`../shared`); test_page.py holds without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import tool

GAUGE = Path(__file__).parents[3] / "shared" / "tools" / "measure_layout.py"


@pytest.mark.skipif(not GAUGE.exists(), reason="the gauge is not beside the repository")
@pytest.mark.parametrize("form", ["plain-text", "sealed-text", "letterhead-text"])
def test_the_gauge_finds_no_failure(documents: dict[str, Path], form: str) -> None:
    tool("soffice")
    command = [sys.executable, str(GAUGE), str(documents[form]), "--table"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    failures = [line for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert (done.returncode, failures) == (0, []), done.stdout + done.stderr
