from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from reading_models import read

from docgen.domain.people.probation import length_in_words, probation
from docgen.domain.rules import (
    CAPS,
    DUTIES,
    ELECTIONS,
    PUBLICITY,
    STAGES,
    VOTES,
    RuleBook,
    publicity_rule,
    stage_rule,
)
from docgen.models.rules import Rules


def own(text: str) -> Rules:
    rules, said = read(Rules, text)
    assert rules is not None, said
    assert not said, said
    return rules


@pytest.mark.parametrize(
    "book", [DUTIES, CAPS, PUBLICITY, STAGES, VOTES, ELECTIONS], ids=lambda book: book.file
)
def test_every_built_in_rule_says_where_it_is_laid_down_and_since_when(book: RuleBook[Any]) -> None:
    rules = book.built_in()
    assert rules
    assert all(rule.source and rule.since for rule in rules)


TEXTS = {
    "发展党员工作细则》（2014年）": (date(2014, 5, 28), date(2026, 5, 18)),
    "支部工作条例（试行）": (date(2018, 10, 28), None),
    "基层组织选举工作条例》（2020年）": (date(2020, 7, 13), None),
    "党章第": (date(1982, 9, 6), None),
}
"""The days from which and until which each text is in force."""


@pytest.mark.parametrize(
    "book", [DUTIES, CAPS, PUBLICITY, STAGES, VOTES, ELECTIONS], ids=lambda book: book.file
)
def test_no_rule_cites_a_text_before_or_after_its_time(book: RuleBook[Any]) -> None:
    for rule in book.built_in():
        for text, (since, until) in TEXTS.items():
            if text in rule.source:
                assert rule.since >= since
                assert until is None or (rule.until is not None and rule.until <= until)


@pytest.mark.parametrize("number", ["DZ07Y"])
def test_the_parts_of_a_rule_that_changed_follow_one_another(number: str) -> None:
    parts = [rule for rule in STAGES.built_in() if rule.number == number]
    assert len(parts) == 3
    assert all(
        before.until is not None and (after.since - before.until).days == 1
        for before, after in pairwise(parts)
    )


@pytest.mark.parametrize(("day", "known"), [(date(2014, 5, 27), False), (date(2023, 1, 1), True)])
def test_a_rule_is_in_force_from_its_day(day: date, known: bool) -> None:
    assert (stage_rule("积极分子培养", day, None) is not None) == known


@pytest.mark.parametrize(("day", "known"), [(date(2026, 5, 18), True), (date(2026, 5, 19), False)])
def test_the_old_text_ends_where_the_new_one_begins(day: date, known: bool) -> None:
    assert (stage_rule("积极分子培养", day, None) is not None) == known
    assert stage_rule("预备期", day, None) is not None


def test_an_office_writes_the_new_text_beside_the_old_one() -> None:
    new = own("发展党员: [{编号: X1, 事项: 积极分子培养, 月数: 18, 来源: 新细则, 自: 2026-05-19}]\n")
    rules = [stage_rule("积极分子培养", day, new) for day in (date(2023, 1, 1), date(2026, 6, 1))]
    assert [rule.months for rule in rules if rule] == [12, 18]


def test_a_rule_of_its_own_replaces_the_one_of_its_number_for_its_kind_alone() -> None:
    mine = own("公示期: [{编号: GS02, 类别: 发展对象, 天数: 7, 单位: 自然日, 来源: 县委, 自: 2023-01-01}]\n")
    day = date(2023, 6, 1)
    rules = [publicity_rule(kind, day, mine) for kind in ("发展对象", "接收预备党员", "其他")]
    assert [rule and (rule.days, rule.unit) for rule in rules] == [(7, "自然日"), (5, "工作日"), None]


@pytest.mark.parametrize(
    ("admitted", "extension", "ends", "votable"),
    [
        (date(2022, 9, 27), 0, date(2023, 9, 27), date(2023, 9, 27)),
        (date(2024, 2, 29), 0, date(2025, 2, 28), date(2025, 2, 28)),
        (date(2022, 9, 27), 6, date(2024, 3, 27), date(2024, 3, 27)),
        (date(2022, 8, 31), 6, date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_probation_ends_on_the_anniversary(
    admitted: date, extension: int, ends: date, votable: date
) -> None:
    rule = stage_rule("预备期", admitted, None)
    assert rule is not None
    reckoned = probation(admitted, rule, extension)
    assert (reckoned.ends, reckoned.votable) == (ends, votable)


def test_the_day_before_the_anniversary_is_another_way_to_print_it() -> None:
    mine = own("发展党员: [{编号: DZ07, 事项: 预备期, 月数: 12, 期满日: 前一日, 来源: 甲, 自: 2000-01-01}]\n")
    rule = stage_rule("预备期", date(2023, 1, 1), mine)
    assert rule is not None
    reckoned = probation(date(2022, 9, 27), rule)
    assert (reckoned.ends, reckoned.votable) == (date(2023, 9, 26), date(2023, 9, 27))


@pytest.mark.parametrize(
    ("months", "words"),
    [(12, "一年"), (24, "两年"), (36, "三年"), (6, "半年"), (18, "18个月"), (3, "3个月"), (0, "0个月")],
)
def test_a_length_is_written_as_papers_do(months: int, words: str) -> None:
    assert length_in_words(months) == words
