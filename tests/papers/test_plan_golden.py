"""Golden plans. `pytest tests/papers --refresh-golden` writes them anew; review the diff."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import FORMS, make_example
from wordtext import readable

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("form", FORMS)
def test_the_example_plan_reads_as_the_golden_one(
    form: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    golden = GOLDEN / f"plan-{form}.txt"
    made = readable(make_example(tmp_path, FORMS[form]))
    if pytestconfig.getoption("--refresh-golden"):
        golden.write_text(made, encoding="utf-8", newline="\n")
    assert made.splitlines() == golden.read_text(encoding="utf-8").splitlines()
