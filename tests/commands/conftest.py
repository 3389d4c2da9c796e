"""An office of two branches, for the tests of what offices type in words of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office_in_words import ORGANIZATION


@pytest.fixture
def branch_office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    """Make a workspace of two branches with these files of the year 2023."""

    def make(**files: str) -> Path:
        folder = workspace(organization=ORGANIZATION)
        for name, text in files.items():
            (folder / "plans" / "2023" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    return make
