"""Offices to disturb, and a tally of what came of it, from which the table of faults is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from aftermath import Aftermath, Office, office_with_work, young_office
from click.testing import CliRunner

from docgen.commands import docgen


@pytest.fixture
def aftermath(request: pytest.FixtureRequest) -> Aftermath:
    """Judges a case; the tally goes with the test's report."""
    return Aftermath(lambda tally: request.node.user_properties.append(("fault", tuple(tally))))


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let this process load what a run needs, so that its children need not."""
    office = young_office(tmp_path_factory.mktemp("warm") / "工作区")
    for words in (["build", "2023"], ["minutes", "2023", "--scheduled"]):
        assert CliRunner().invoke(docgen, [*words, "-C", str(office.root)]).exit_code == 0


@pytest.fixture(scope="session")
def with_work(warm: None, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Never written to: tests take copies."""
    return office_with_work(tmp_path_factory.mktemp("office") / "工作区")


@pytest.fixture
def copies(with_work: Office, tmp_path: Path) -> Callable[[], Office]:
    """A new copy of the office with work to do, each time."""
    numbers = iter(range(1_000_000))
    return lambda: with_work.copy(tmp_path / f"{next(numbers)}" / "工作区")


@pytest.fixture
def office(copies: Callable[[], Office]) -> Office:
    return copies()


@pytest.fixture
def young(warm: None, tmp_path: Path) -> Office:
    return young_office(tmp_path / "工作区")
