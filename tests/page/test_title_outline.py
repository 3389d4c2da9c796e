from __future__ import annotations

import pytest

from docgen.page.drawn.title_outline import REJECTED, outline_cost


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([10, 14], [12, 12]),
        ([14, 10], [12, 12]),
        ([10, 14], [5, 19]),
        ([9, 15, 10], [9, 12, 15]),
        ([9, 12, 15], [12, 12, 12]),
        ([14, 10], [18, 3]),
    ],
)
def test_one_outline_is_better_than_another(better, worse):
    assert outline_cost(better) < outline_cost(worse)


@pytest.mark.parametrize("widths", [[15, 9, 15], [15, 14, 15], [10, 15, 9, 12]])
def test_an_hourglass_is_rejected(widths):
    assert outline_cost(widths) >= REJECTED


@pytest.mark.parametrize("widths", [[], [20]])
def test_a_single_line_has_no_outline(widths):
    assert outline_cost(widths) == 0
