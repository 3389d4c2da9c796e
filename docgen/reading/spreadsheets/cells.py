"""A cell's value as a text: as the person who typed it sees it, or as a Chinese paper prints it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from docgen.reading.nodes import NumberText
from docgen.reading.spreadsheets.number_format import (
    GENERAL,
    is_date_format,
    is_plain_day,
    shown,
    shown_text,
    shows_time,
)
from docgen.reading.spreadsheets.sheet import clean, clean_lines

BEYOND_EXCEL = 1e15
"""From this number on Excel no longer knows every digit."""

# Number formats that show leading zeros (000) or a fixed number of decimals (0.00).
_FIXED_WIDTH = re.compile(r"0+(?:\.0+)?(?:_[ )])?")


def cell_text(value: object, number_format: str = "General") -> str:
    """Return the text of a value: dates as 2005-06-30, numbers as the cell shows them, 是 and 否."""
    # Before int: True is an int to Python.
    if isinstance(value, bool):
        return "是" if value else "否"
    # Before date: a datetime is one, too.
    if isinstance(value, datetime):
        # Excel has no days without a time: midnight stands for the day alone.
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")
    if isinstance(value, timedelta):
        return shown(_serial(value), number_format)
    return _typed_number(value, number_format or "") if isinstance(value, (int, float)) else str(value)


def _typed_number(value: float, number_format: str) -> str:
    # Not `>=`: NaN is neither less nor more, and cannot be rounded.
    if not abs(value) < BEYOND_EXCEL:
        # With an exponent, whatever its size: its last digits are lost.
        return f"{value:.15g}"
    # 007 in a cell with the format 000 is the number 7.
    if _FIXED_WIDTH.fullmatch(number_format):
        return shown(value, number_format).strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def printed_text(value: object, number_format: str = "General") -> str:
    """Return the text of a value as its cell shows it; a day as papers write it: 2023年3月8日, 2023年3月."""
    code = number_format or ""
    if isinstance(value, (date, time, timedelta)):
        return _moment(value, code)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _printed_number(value, code)
    return shown_text(cell_text(value), code)


def _moment(value: date | time | timedelta, code: str) -> str:
    # A day that is written in figures only is a day of the paper, whatever signs are between them.
    if isinstance(value, date) and (not is_date_format(code) or is_plain_day(code)):
        return _day(value, code)
    return shown(_serial(value), code) if is_date_format(code) else cell_text(value)


def _serial(value: date | time | timedelta) -> float:
    from openpyxl.utils.datetime import to_excel

    return float(to_excel(value))  # type: ignore[no-untyped-call]


# Parts of a number format that are no placeholders: texts, colours, locales.
_WORDS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def _day(value: date, code: str) -> str:
    # Excel takes capitals as well: YYYY-MM.
    letters = _WORDS.sub("", code).lower()
    day = f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, datetime) and value.time() != time() and (shows_time(code) or code in GENERAL):
        return f"{day}{value:%H:%M:%S}" if "s" in letters else f"{day}{value:%H:%M}"
    if "y" not in letters:
        return f"{value.month}月{value.day}日" if "d" in letters else day
    if "d" in letters:
        return day
    return f"{value.year}年{value.month}月" if "m" in letters else f"{value.year}年"


def _printed_number(value: float, code: str) -> str:
    if not abs(value) < BEYOND_EXCEL:
        return cell_text(value)
    text = shown(value, code)
    # A percentage is compared as it is typed: 85% with 85%, never with 0.85.
    if code in GENERAL or "%" in text or is_date_format(code):
        return text
    return NumberText(text, number=f"{value:.15g}")


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
