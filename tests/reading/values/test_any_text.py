"""Whatever is typed, a parser answers or says kindly that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import (
    Misread,
    Reading,
    parse_choice,
    parse_count,
    parse_date,
    parse_decimal,
    parse_month,
    parse_month_count,
    parse_months,
    parse_people,
    parse_time,
    parse_time_range,
    parse_yes_no,
)

PARSERS: dict[str, Callable[[str], Reading[object]]] = {
    "date": lambda text: parse_date(text, 2023),
    "date without a year": lambda text: parse_date(text, None),
    "month": parse_month,
    "months": parse_months,
    "time": parse_time,
    "time range": parse_time_range,
    "people": parse_people,
    "count": parse_count,
    "months of a stage": parse_month_count,
    "decimal": parse_decimal,
    "yes or no": parse_yes_no,
    "choice": lambda text: parse_choice(text, ["党员大会", "支委会"], "类型"),
}
NEAR_MISSES = st.text(
    "0123456789年月日号时点分半至到上下午晚星期周一二三十百零两人%-—./:：，、；()（）· 　张王\u200b²①"
)
ANY_TEXT = st.one_of(st.text(st.characters()), NEAR_MISSES)

parametrized = pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS.keys())


def told(parse: Callable[[str], Reading[object]], text: str) -> tuple[str, str]:
    """What the user gets to read: a note, or a message and its mend."""
    try:
        return parse(text).note, ""
    except Misread as fault:
        return fault.message, fault.hint or "no mend"


@parametrized
@given(text=ANY_TEXT)
def test_no_text_raises_anything_but_misread(parse: Callable[[str], Reading[object]], text: str) -> None:
    assert told(parse, text)[1] != "no mend"


@parametrized
@pytest.mark.parametrize(
    "unit", ["1", " ", "一", "（", "(", "·", " ·", "张 ", "、", "张. ", "-", "星期", "\u200b", "ﷺ", "\ud800"]
)
def test_a_long_text_is_answered_at_once(parse: Callable[[str], Reading[object]], unit: str) -> None:
    for length in (99, 100, 1999, 100_000):
        text = (unit * length)[:length]
        began = perf_counter()
        message, _ = told(parse, text)
        assert perf_counter() - began < 1
        assert len(message) < 300
