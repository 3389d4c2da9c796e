"""Whatever an office is sent: told, refused or harmless, soon and in little memory, never a traceback."""

from __future__ import annotations

import pytest
from hostile_cases import CASES, Case
from hostile_office import fault_of, run, run_within


@pytest.mark.parametrize("case", CASES, ids=[f"{case.family}: {case.name}" for case in CASES])
def test_hostile_input_is_told_refused_or_harmless(case: Case) -> None:
    outcome = run_within(case) if case.is_small else run(case)
    assert fault_of(case, outcome) == "", outcome.said[-2000:]
