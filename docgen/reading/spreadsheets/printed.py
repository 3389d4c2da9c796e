"""A cell's value as a Chinese paper prints it, following the form in which the cell shows it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from docgen.reading.spreadsheets.cell_text import cell_text

BEYOND_EXCEL = 1e15
"""From here on Excel no longer knows every digit."""

_WORDS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""Parts of a number format that are no placeholders: texts, colours, locales."""
_FIXED = re.compile(r"0\.(?P<decimals>0+)(?:_[ )])?")
_GROUPED = re.compile(r"#,##0(?:\.(?P<decimals>0+))?(?:_[ )])?(?P<rest>;.*)?")
_PERCENT = re.compile(r"0(?:\.(?P<decimals>0+))?%")


def printed_text(value: object, number_format: str = "General") -> str:
    """The text of a value: 2023年3月8日, 2023年3月 where the cell shows no day, 1,234.50, 85%."""
    if isinstance(value, date):  # a datetime is one too
        return _date(value, number_format)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value, number_format or "")
    return cell_text(value, number_format)


def _date(value: date, number_format: str) -> str:
    day = f"{value.year}年{value.month}月{value.day}日"
    shown = _WORDS.sub("", number_format).lower()
    if isinstance(value, datetime) and value.time() != time():
        return f"{day}{value:%H:%M}" if "y" in shown or "d" in shown else f"{value:%H:%M}"
    if "y" in shown and "d" not in shown:
        return f"{value.year}年{value.month}月" if "m" in shown else f"{value.year}年"
    return f"{value.month}月{value.day}日" if "d" in shown and "y" not in shown else day


def _number(value: float, number_format: str) -> str:
    if not abs(value) < BEYOND_EXCEL:
        return cell_text(value)
    if percent := _PERCENT.fullmatch(number_format):
        return f"{_rounded(value * 100, percent['decimals'])}%"
    if grouped := _GROUPED.fullmatch(number_format):
        return f"{_rounded(value, grouped['decimals']):,}"
    if fixed := _FIXED.fullmatch(number_format):
        return f"{_rounded(value, fixed['decimals'])}"
    if isinstance(value, float) and number_format in ("", "General"):
        # A sum of decimals ends in 0000000001: Excel itself shows no more than fifteen digits.
        return cell_text(float(f"{value:.15g}"))
    return cell_text(value, number_format)


def _rounded(value: float, decimals: str | None) -> Decimal:
    """As Excel rounds what it shows."""
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)
