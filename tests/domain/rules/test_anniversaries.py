"""Anniversaries and campaigns: dated data, each with its source; the office's own come first."""

from __future__ import annotations

import pytest
from reading_models import read

from docgen.domain.rules import anniversaries, campaigns, words_of
from docgen.models.rules import Rules


@pytest.mark.parametrize(
    ("name", "year", "number"),
    [
        ("建党", 2021, 100),
        ("新中国成立", 2019, 70),
        ("抗日战争胜利", 2025, 80),
        ("毛泽东诞辰", 2023, 130),
        ("教师节", 2023, 39),
        ("全民国家安全教育日", 2023, 8),
        ("国家宪法日", 2023, 10),
        ("烈士纪念日", 2023, 10),
        ("国家公祭日", 2023, 10),
    ],
)
def test_the_numbers_of_the_built_in_ones_are_those_of_the_papers(name: str, year: int, number: int) -> None:
    (known,) = (each for each in anniversaries(None) if each.name == name)
    assert known.number_in(year) == number


def test_each_has_a_source_and_the_longest_name_is_looked_for_first() -> None:
    for known in (*anniversaries(None), *campaigns(None)):
        assert known.source
        lengths = [len(word) for word in words_of(known)]
        assert lengths == sorted(lengths, reverse=True)
        assert lengths


def test_the_offices_own_replace_those_of_their_name() -> None:
    own, said = read(
        Rules,
        "周年:\n  - {名称: 建校, 起: 1953, 来源: 校史}\n"
        "  - {名称: 教师节, 起: 1986, 计法: 第几个, 来源: 甲}\n"
        "阶段性活动:\n  - {名称: 党纪学习教育, 自: 2024-04-01, 至: 2024-12-31, 来源: 乙}\n",
    )
    assert not said
    names = [str(each.name) for each in anniversaries(own)]
    assert names[:2] == ["建校", "教师节"]
    assert names.count("教师节") == 1
    (study,) = (each for each in campaigns(own) if each.name == "党纪学习教育")
    assert str(study.until) == "2024-12-31"


def test_a_campaign_runs_in_the_years_it_touches() -> None:
    (known,) = (each for each in campaigns(None) if each.name == "“十四五”")
    assert [known.runs_in(year) for year in (2020, 2021, 2025, 2026)] == [False, True, True, False]
