"""Whatever an office is sent: told, refused or harmless, soon and in little memory, never a traceback."""

from __future__ import annotations

import pytest
from hostile_cases import CASES, Case
from hostile_imports import IMPORTS
from hostile_office import fault_of, run, run_within

ALL = [*CASES, *IMPORTS]


@pytest.mark.parametrize("case", ALL, ids=[f"{case.family}: {case.name}" for case in ALL])
def test_hostile_input_is_told_refused_or_harmless(case: Case) -> None:
    outcome = run_within(case) if case.is_small else run(case)
    assert fault_of(case, outcome) == "", outcome.said[-2000:]
