from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.page import build_template
from docgen.page.drawn.year_calendar_table import HEIGHT, year_calendar_table
from docgen.page.standard.stylesheet import StyleSheet

SHEET = StyleSheet()


def months(
    lines: int, text: str = "□7日（六）支部委员会会议", *, missing: bool = False
) -> list[dict[str, object]]:
    return [{"名称": f"{number}月", "行": [{"文字": text, "缺": missing}] * lines} for number in range(1, 13)]


def sizes(table: str) -> set[int]:
    return {int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', table)}


def test_three_rows_of_four_months_fill_the_page_and_no_more() -> None:
    table = year_calendar_table(SHEET, months(3))
    heights = [int(height) for height in re.findall(r'<w:trHeight w:val="(\d+)"', table)]
    assert (table.count("<w:tc>"), len(heights)) == (12, 3)
    assert HEIGHT - 3 <= sum(heights) <= HEIGHT


@pytest.mark.parametrize(("lines", "half_points"), [(3, 24), (9, 19), (10, 18), (14, 18)])
def test_the_fuller_the_months_the_smaller_the_letters(lines: int, half_points: int) -> None:
    assert sizes(year_calendar_table(SHEET, months(lines))) == {half_points}


def test_what_is_missing_stands_out() -> None:
    assert year_calendar_table(SHEET, months(1, missing=True)).count("黑体") == 24
    assert year_calendar_table(SHEET, months(1)).count("黑体") == 12


def test_text_is_escaped() -> None:
    assert "A &amp; B &lt; C" in year_calendar_table(SHEET, months(1, "A & B < C"))


def test_the_template_in_the_workspace_is_the_built_in_one() -> None:
    kept = Path(__file__).parents[3] / "templates_docx" / "year_calendar.docx"
    assert kept.read_bytes() == build_template("year_calendar.docx"), "run `docgen templates reset`"
