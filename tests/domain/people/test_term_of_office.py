"""When a term of office ends, in the words in which offices type it, and the reminder before that."""

from __future__ import annotations

from datetime import date

import pytest
from reading_models import organization_of

from docgen.domain.people.committee_facts import check_committees
from docgen.domain.people.roster import Roster
from docgen.domain.people.term_of_office import term_ends


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("2021—2024", "2024-12-31"),
        ("2021～2024年", "2024-12-31"),
        ("2021年3月至2024年3月", "2024-03-31"),
        ("2021.3-2024.2", "2024-02-29"),
        ("2020.12—2023.12", "2023-12-31"),
        ("第五届（2021-2026）", "2026-12-31"),
        ("2021-03-15至2024-03-14", "2024-03-14"),
        ("2021年3月15日—2024年3月14日", "2024-03-14"),
        # the first day and the years
        ("2021年3月起，任期三年", "2024-03-31"),
        ("三年（2021年3月起）", "2024-03-31"),
        ("2021年3月15日换届，任期3年", "2024-03-14"),
        ("2021年换届，任期五年", "2026-12-31"),
        # the last day alone
        ("至2024年3月", "2024-03-31"),
        ("2024年3月届满", "2024-03-31"),
        # no end is told
        ("2021年3月起", None),
        ("2021年5月当选", None),
        ("2021年", None),
        ("第三届", None),
        ("3年", None),
        ("2021年13月", None),
        ("2021年3月—2024年13月", None),
    ],
)
def test_a_term_ends_on_the_last_day_that_its_words_tell(typed: str, ends: str | None) -> None:
    assert term_ends(typed) == (date.fromisoformat(ends) if ends else None)


def told(terms: str, at: str) -> list[str]:
    members = [f"{{姓名: 甲{n}, 身份: 正式党员}}" for n in "一二三四五六七"]
    text = f"单位: 校党总支\n{terms}    党员: [{', '.join(members)}]\n"
    said = check_committees(Roster(organization_of(text)), None, date.fromisoformat(at))
    return [f"{each.level.value} {each.code} {each.message}" for each in said]


OF_THE_WHOLE = "届期: 2021年3月—2024年3月\n支部:\n  - 名称: 第一支部\n"
OF_A_BRANCH = "支部:\n  - 名称: 第一支部\n    届期: 2021年3月—2024年3月\n"


@pytest.mark.parametrize(("terms", "named"), [(OF_THE_WHOLE, "届期"), (OF_A_BRANCH, "第一支部的届期")])
def test_half_a_year_before_its_end_a_term_is_told(terms: str, named: str) -> None:
    assert told(terms, "2023-09-30") == []
    (soon,) = told(terms, "2023-10-01")
    assert soon.startswith("hint D525 ")
    assert f"{named}“2021年3月—2024年3月”到2024年3月31日届满，要准备换届" in soon
    (over,) = told(terms, "2024-04-01")
    assert over.startswith("warning D525 ")
    assert f"{named}“2021年3月—2024年3月”已经届满" in over


def test_a_term_without_an_end_is_asked_for() -> None:
    (said,) = told(OF_THE_WHOLE.replace("—2024年3月", "起"), "2024-04-01")
    assert said == "hint D568 届期“2021年3月起”看不出到哪一天届满，没有提醒换届"
    assert told(OF_THE_WHOLE.replace("2021年3月—2024年3月", "【请填写起止年份】"), "2024-04-01") == []
