from __future__ import annotations

import pytest

from docgen.page.drawn.annex_layout import arrange


def annex(columns, **given):
    return {
        "标签": "附件",
        "标题": "表",
        "列": ["栏"] * columns,
        "行": [["八个字的一段文字"] * columns],
        **given,
    }


def test_a_table_lies_when_it_is_too_wide_for_an_upright_page():
    assert [a["横排"] for a in arrange([annex(5), annex(6)])] == [False, True]


def test_a_person_may_decide_it():
    assert [a["横排"] for a in arrange([annex(9, 横排=False), annex(1, 横排=True)])] == [False, True]


@pytest.mark.parametrize(
    ("lying", "begins", "ends"),
    [
        ([], "", ""),
        ([False], "-", "-"),
        ([True], "x", "x"),
        ([True, True], "x-", "-x"),
        ([False, True, False, True], "-x-x", "-x-x"),
        ([True, True, False], "x--", "-x-"),
    ],
)
def test_lying_pages_begin_after_upright_ones_and_end_before_them(lying, begins, ends):
    done = arrange([annex(1, 横排=this) for this in lying])
    assert "".join("x" if a["起横"] else "-" for a in done) == begins
    assert "".join("x" if a["止横"] else "-" for a in done) == ends
