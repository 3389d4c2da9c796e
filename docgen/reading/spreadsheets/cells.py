"""A cell's value as a text: as the person who typed it sees it, or as a Chinese paper prints it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from docgen.reading.spreadsheets.sheet import clean, clean_lines

BEYOND_EXCEL = 1e15
"""From this number on Excel no longer knows every digit."""

# Number formats that show leading zeros (000) or a fixed number of decimals (0.00).
_FIXED_WIDTH = re.compile(r"(?P<whole>0+)(?:\.(?P<decimals>0+))?(?:_[ )])?")


def cell_text(value: object, number_format: str = "General") -> str:
    """Return the text of a value: dates as 2005-06-30, numbers as the cell shows them, 是 and 否."""
    # Before int: True is an int to Python.
    if isinstance(value, bool):
        return "是" if value else "否"
    # Before date: a datetime is one, too.
    if isinstance(value, datetime):
        # Excel has no days without a time: midnight stands for the day alone.
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, (int, float)):
        return _typed_number(value, number_format or "")
    return str(value)


def _typed_number(value: float, number_format: str) -> str:
    fixed = _FIXED_WIDTH.fullmatch(number_format)
    # 007 in a cell with the format 000 is the number 7.
    if fixed and abs(value) < BEYOND_EXCEL:
        decimals = len(fixed["decimals"] or "")
        width = len(fixed["whole"]) + (decimals + 1 if decimals else 0)
        return f"{value:0{width}.{decimals}f}"
    if isinstance(value, float) and value.is_integer() and abs(value) < BEYOND_EXCEL:
        return str(int(value))
    return str(value)


# Parts of a number format that are no placeholders: texts, colours, locales.
_WORDS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
# `_)` leaves the room of a bracket, as in formats that Excel offers itself.
_FIXED = re.compile(r"0\.(?P<decimals>0+)(?:_[ )])?")
_GROUPED = re.compile(r"#,##0(?:\.(?P<decimals>0+))?(?:_[ )])?(?P<rest>;.*)?")
_PERCENT = re.compile(r"0(?:\.(?P<decimals>0+))?%")


def printed_text(value: object, number_format: str = "General") -> str:
    """Return the text of a value: 2023年3月8日, 2023年3月 where the cell shows no day, 1,234.50, 85%."""
    if isinstance(value, date):  # a datetime is one too
        return _date(value, number_format)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _printed_number(value, number_format or "")
    return cell_text(value, number_format)


def _date(value: date, number_format: str) -> str:
    # Excel takes capitals as well: YYYY-MM.
    shown = _WORDS.sub("", number_format).lower()
    day = f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, datetime) and value.time() != time():
        return f"{day}{value:%H:%M}" if "y" in shown or "d" in shown else f"{value:%H:%M}"
    if "y" not in shown:
        return f"{value.month}月{value.day}日" if "d" in shown else day
    if "d" in shown:
        return day
    return f"{value.year}年{value.month}月" if "m" in shown else f"{value.year}年"


def _printed_number(value: float, number_format: str) -> str:
    # Not `>=`: NaN is neither less nor more, and cannot be rounded.
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
    """Round as Excel rounds what it shows."""
    # Excel rounds a half up, Python to the even number.
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)


MOST_ROWS = 3000
"""Rows of a table that a person keeps by hand."""
MOST_ROWS_TO_PRINT = 20_000


class Manner(NamedTuple):
    """A manner of reading: the most rows, the function from a value to a text, and the one that cleans it."""

    most_rows: int
    text: Callable[[object, str], str]
    clean: Callable[[str], str]


AS_TYPED = Manner(MOST_ROWS, cell_text, clean)
"""One line a cell, dates as 2005-06-30: to be read by docgen's own parsers."""

AS_PRINTED = Manner(MOST_ROWS_TO_PRINT, printed_text, clean_lines)
"""Line breaks kept, dates as 2023年3月8日, numbers as the cell shows them: to be printed."""
