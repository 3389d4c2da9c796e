"""Whole dates as papers bear them: 2024年2月26日, 二〇二四年二月二十六日, 2024.2.26."""

from __future__ import annotations

import re
from datetime import date

from docgen.reading.values import Misread, parse_date

LONGEST = 30


def full_date(text: str) -> date | None:
    """The day that a text is, with its year; None for any other text, and for a day that no calendar has."""
    if len(text) > LONGEST:
        return None
    try:
        return parse_date(re.sub(r"\s", "", text), None).value
    except Misread:
        return None
