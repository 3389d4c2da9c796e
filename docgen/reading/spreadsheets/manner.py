"""What a table is read for: a roster's cells are single words, those of other tables go to paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docgen.reading.spreadsheets.cell_text import cell_text
from docgen.reading.spreadsheets.printed import printed_text
from docgen.reading.spreadsheets.sheet import clean, clean_lines

MOST_ROWS = 3000
"""Of a table that a person keeps by hand."""
MOST_ROWS_TO_PRINT = 20_000


class Manner(NamedTuple):
    """How many rows are read at most, how a value becomes a text, and what is cleaned away from that."""

    most_rows: int
    text: Callable[[object, str], str]
    clean: Callable[[str], str]


AS_TYPED = Manner(MOST_ROWS, cell_text, clean)
"""One line a cell, dates as 2005-06-30: to be read by docgen's own parsers."""

AS_PRINTED = Manner(MOST_ROWS_TO_PRINT, printed_text, clean_lines)
"""Line breaks kept, dates as 2023年3月8日, numbers as the cell shows them: to be printed."""
