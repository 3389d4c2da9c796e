"""What the tests of writing share: a small office."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "generated" / "2023")


@pytest.fixture(scope="session")
def make_office() -> type[Office]:
    return Office
