from __future__ import annotations

from fractions import Fraction

import pytest

from docgen.reading.values import Misread
from docgen.reading.values.quantities import parse_share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1/3", "1/3"),
        ("1／3", "1/3"),
        ("三分之一", "1/3"),
        ("30%", "3/10"),
        ("百分之二十", "1/5"),
        ("1 / 4", "1/4"),
    ],
)
def test_a_share_is_read_exactly(text: str, share: str) -> None:
    assert parse_share(text) == Fraction(share)


@pytest.mark.parametrize("text", ["", "一些", "4/3", "1/0", "120%", "0.3"])
def test_what_is_no_share_is_not_guessed(text: str) -> None:
    with pytest.raises(Misread):
        parse_share(text)
