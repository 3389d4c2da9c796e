"""An office whose roster is that of the tests of meetings, for the tests of notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from offices import ROSTER


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Path:
    """A workspace with this roster, and no minutes yet."""
    return workspace(organization=ROSTER)
