"""Whatever a person or a killed run changes: the papers of today lie there, and nothing is lost."""

from __future__ import annotations

from changing_office import ACTS, live
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

STEPS = st.tuples(st.sampled_from(list(ACTS)), st.integers(0, 255))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=st.lists(STEPS, min_size=5, max_size=12))
def test_after_any_changes_the_papers_of_today_and_a_persons_files_are_what_lies_there(
    acts: list[tuple[str, int]],
) -> None:
    live(acts)
