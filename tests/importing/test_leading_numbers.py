"""The numbers that people type before headings, and what only looks like one."""

from __future__ import annotations

import pytest

from docgen.importing.leading_numbers import leading_number


@pytest.mark.parametrize(
    ("text", "rank", "value", "rest"),
    [
        ("一、指导思想", 1, 1, "指导思想"),
        ("十二、结束", 1, 12, "结束"),
        ("一．指导思想", 1, 1, "指导思想"),
        ("（一）思想", 2, 1, "思想"),
        ("(一)思想", 2, 1, "思想"),
        ("( 二 ) 思想", 2, 2, "思想"),
        ("（三）、思想", 2, 3, "思想"),
        ("1.开会", 3, 1, "开会"),
        ("1、开会", 3, 1, "开会"),
        ("１２．开会", 3, 12, "开会"),
        ("3\t开会", 3, 3, "开会"),
        ("1.2024年的工作", 3, 1, "2024年的工作"),
        ("2、2024年的工作", 3, 2, "2024年的工作"),
        ("1.5月份开展活动", 3, 1, "5月份开展活动"),
        ("1.1 细则", 3.2, 1, "细则"),
        ("1.1.2细则", 3.3, 1, "细则"),
        ("（1）登记", 4, 1, "登记"),
        ("(12)登记", 4, 12, "登记"),
        ("⑵登记", 4, 2, "登记"),
        ("1）登记", 4.5, 1, "登记"),
        ("①登记", 5, 1, "登记"),
        ("⑳登记", 5, 20, "登记"),
        ("b)登记", 6, 2, "登记"),
        ("第一章 总则", -2, 1, "总则"),
        ("第3节　安排", -1, 3, "安排"),
        ("第二部分：措施", -3, 2, "措施"),
    ],
)
def test_a_number_is_known_by_its_sort(text: str, rank: float, value: int, rest: str) -> None:
    number = leading_number(text)
    assert number is not None
    assert (number.rank, number.value, text[number.length :]) == (rank, value, rest)


@pytest.mark.parametrize(
    "text",
    [
        "", "一", "一是抓学习", "一、二年级家长", "2024年工作计划", "1.5倍", "3.8妇女节", "5.4 万元",
        "3、4人一组", "第一支部", "第一时间报告", "（三会一课）", "(2024)", "14:30开会", "12345",
        "A股",
        "十分重要", "1 名党员",
    ],
)  # fmt: skip
def test_a_sentence_is_not_taken_for_a_numbered_heading(text: str) -> None:
    assert leading_number(text) is None
