"""A cell's value as the person who typed it sees it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_FIXED = re.compile(r"(?P<whole>0+)(?:\.(?P<decimals>0+))?(?:_[ )])?")
"""Number formats that show leading zeros (000) or a fixed number of decimals (0.00)."""


def cell_text(value: object, number_format: str = "General") -> str:
    """The text of a value: dates as 2005-06-30, numbers as the cell shows them, 是 and 否."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, (int, float)):
        return _number(value, number_format or "")
    return str(value)


def _number(value: float, number_format: str) -> str:
    fixed = _FIXED.fullmatch(number_format)
    if fixed and abs(value) < 1e15:
        decimals = len(fixed["decimals"] or "")
        width = len(fixed["whole"]) + (decimals + 1 if decimals else 0)
        return f"{value:0{width}.{decimals}f}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
