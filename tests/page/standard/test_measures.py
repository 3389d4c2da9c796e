from __future__ import annotations

import pytest

from docgen.page.standard import measures as m


def millimetres(twips: int) -> float:
    return twips / 1440 * 25.4


@pytest.mark.parametrize(
    ("twips", "expected"),
    [
        (m.PORTRAIT.width, 210),
        (m.PORTRAIT.height, 297),
        (m.PORTRAIT.top, 37),
        (m.PORTRAIT.left, 28),
        (m.PORTRAIT.right, 26),
        (m.PORTRAIT.bottom, 35),
        (m.PORTRAIT.text_width, 156),
        (m.PORTRAIT.text_height, 225),
        (m.LANDSCAPE.text_width, 225),
        (m.LANDSCAPE.text_height, 156),
        (m.LANDSCAPE.top, 28),
        (m.LANDSCAPE.left, 35),
    ],
)
def test_the_page_has_the_standards_measures(twips, expected):
    assert millimetres(twips) == pytest.approx(expected, abs=0.05)


def test_twenty_two_lines_fill_the_type_area_and_a_twenty_third_has_no_room():
    assert m.LINES_PER_PAGE * m.LINE <= m.PORTRAIT.text_height < (m.LINES_PER_PAGE + 1) * m.LINE


def test_twenty_eight_characters_fit_only_with_the_tracking():
    set_width = m.SIZES["三号"] * 10 + m.TRACKING
    assert set_width == m.CHARACTER
    assert m.CHARACTERS_PER_LINE * set_width <= m.PORTRAIT.text_width
    assert m.CHARACTERS_PER_LINE * m.SIZES["三号"] * 10 > m.PORTRAIT.text_width


def test_a_title_line_holds_twenty_characters_upright():
    assert m.TITLE_CHARACTERS * m.SIZES["二号"] * 10 <= m.PORTRAIT.text_width
    assert (m.TITLE_CHARACTERS + 1) * m.SIZES["二号"] * 10 > m.PORTRAIT.text_width


def test_a_hairline_fits_under_a_full_page():
    assert m.PORTRAIT.text_height >= m.LINES_PER_PAGE * m.LINE + m.HAIRLINE


def test_millimetres_become_whole_twips():
    assert m.twips(37) == 2098
