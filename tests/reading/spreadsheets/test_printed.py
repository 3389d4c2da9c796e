from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from docgen.reading.spreadsheets.cells import printed_text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (date(2023, 3, 8), "yyyy-mm-dd", "2023年3月8日"),
        (datetime(2023, 3, 8), "mm-dd-yy", "2023年3月8日"),
        (datetime(2023, 3, 1), 'yyyy"年"m"月"', "2023年3月"),
        (datetime(2023, 3, 1), "[$-804]yyyy\\年m\\月;@", "2023年3月"),
        (datetime(2023, 3, 8), 'm"月"d"日"', "3月8日"),
        (datetime(2023, 1, 1), "yyyy", "2023年"),
        (datetime(2023, 3, 8, 15, 30), "yyyy/m/d h:mm", "2023年3月8日15:30"),
        (datetime(2023, 3, 8, 9, 5), "h:mm", "9:05"),
        (time(15, 30), "h:mm", "15:30"),
        (0.85, "0%", "85%"),
        (0.8555, "0.0%", "85.6%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (1234.5, "#,##0", "1,235"),
        (95.0, "General", "95"),
        (0.1 + 0.2, "General", "0.3"),
        (85.60000000000001, "General", "85.6"),
        (7, "000", "007"),
        (-7, "000", "-007"),
        (-0.4, "000", "000"),
        (datetime(2023, 3, 8, 15, 30), "@", "2023年3月8日"),
        (2.675, "0.00", "2.68"),
        (1e300, "0.00", "1e+300"),
        (float("nan"), "0%", "nan"),
        (True, "General", "是"),
        ("2023/3/8", "", "2023/3/8"),
    ],
)
def test_a_value_prints_as_its_cell_shows_it_and_papers_write_it(
    value: Any, number_format: str, text: str
) -> None:
    assert printed_text(value, number_format) == text
