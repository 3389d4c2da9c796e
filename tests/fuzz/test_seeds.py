"""Where fuzzing begins nothing may break; and each target takes any bytes near to that."""

from __future__ import annotations

import pytest
from fuzz.targets import TARGETS, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SEEDS = [(name, seed) for name in TARGETS for seed in seeds(name)]
READERS = [name for name in TARGETS if name != "changing_offices"]
"""Its steps are drawn in tests/making/test_reconciliation.py: each takes as long as a hundred readings."""


@pytest.mark.parametrize(("name", "seed"), SEEDS, ids=[name for name, _ in SEEDS])
def test_no_seed_breaks_its_target(name: str, seed: bytes) -> None:
    TARGETS[name](seed)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_piece_of_a_seed_breaks_it_with_any_bytes_in_it(name: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from([seed for of, seed in SEEDS if of == name]))
    start = data.draw(st.integers(0, len(seed)))
    TARGETS[name](
        seed[:start] + data.draw(st.binary(max_size=12)) + seed[start + data.draw(st.integers(0, 40)) :]
    )
