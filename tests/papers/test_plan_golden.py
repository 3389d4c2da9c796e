"""Golden plans. `pytest tests/papers --refresh-golden` writes them anew; review the diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from examples import FORMS, make_example
from wordtext import readable

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("form", FORMS)
def test_the_example_plan_reads_as_the_golden_one(
    form: str, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"plan-{form}.txt", readable(make_example(tmp_path, FORMS[form])))
