from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from comparisons import HALVES, ITEMS, LEADERS, PEERS, SHEETS, THREE, TOTALS, comparison, facts_of
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.evaluations.comparison import MemberStanding, ranking, rounded, weight_of

NAMES = ("刘玉兰", "黄海涛", "吴静")


def standings(*lines: str, leaders: str = LEADERS, peers: str = PEERS) -> dict[str, MemberStanding]:
    case = comparison(THREE, TOTALS, HALVES, SHEETS, *lines, a=leaders, b=peers)
    assert [d.message for d in facts_of(case) if d.level.value == "error"] == []
    return {each.name: each for each in case.standings}


def csv(scores: list[tuple[str, ...]]) -> str:
    return "评分人,姓名,合计\n" + "".join(f"{','.join(row)}\n" for row in scores)


def test_the_total_is_rounded_once_and_halves_go_up() -> None:
    found = standings()
    assert found["刘玉兰"].total == Decimal("90.13")  # 90.125 exactly
    assert found["黄海涛"].total == Decimal("90.13")


def test_averages_are_not_rounded_before_they_are_weighed() -> None:
    raters = ("王建国", "李秀英", "周志强")
    leaders = csv([(r, "刘玉兰", s) for r, s in zip(raters, ("90", "90", "91.01"), strict=True)])
    peers = csv([(r, "刘玉兰", s) for r, s in zip(raters, ("90", "90", "91.04"), strict=True)])
    # 271.01/3 and 271.04/3: rounded first they would make 90.35.
    assert standings(leaders=leaders, peers=peers)["刘玉兰"].total == Decimal("90.34")


def test_ties_share_a_rank_and_the_next_rank_is_left_out() -> None:
    found = standings()
    assert [found[name].rank for name in NAMES] == [1, 1, 3]


def test_who_has_no_score_from_a_source_has_no_total_and_no_rank() -> None:
    case = comparison(
        THREE, TOTALS, HALVES, SHEETS, a=LEADERS, b=csv([("孙鹏", "刘玉兰", "90"), ("孙鹏", "吴静", "80")])
    )
    found = {each.name: each for each in case.standings}
    assert (found["黄海涛"].total, found["黄海涛"].rank) == (None, None)
    assert [each.name for each in ranking(case)] == ["刘玉兰", "吴静"]
    assert [d.code for d in facts_of(case)] == ["D505"]


def test_nothing_is_ranked_before_all_sources_are_in() -> None:
    case = comparison(THREE, TOTALS, HALVES, "选票: {领导: a.csv}", a=LEADERS)
    assert (case.is_complete, case.standings) == (False, ())
    assert [(d.code, d.level.value) for d in facts_of(case)] == [("D504", "hint")]


def test_a_single_source_needs_no_weight() -> None:
    case = comparison(THREE, TOTALS, "选票: {领导: a.csv}", a=LEADERS)
    assert [str(each.total) for each in case.standings] == ["90.00", "90.13", "80.00"]
    assert facts_of(case) == []


def test_decimals_may_be_left_out() -> None:
    assert [str(each.total) for each in standings("小数位: 0").values()] == ["90", "90", "80"]


@pytest.mark.parametrize(
    ("typed", "weight"),
    [("40%", "2/5"), ("2/5", "2/5"), ("40", "2/5"), ("0.4", "2/5"), ("12.5", "1/8"), ("百分之二十", "1/5")],
)
def test_a_weight_is_read_as_people_write_it(typed: str, weight: str) -> None:
    assert weight_of(typed) == Fraction(weight)


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        (("权重: {领导: 50%, 同级: 40%}",), "D500", "各来源的权重加起来是90%，应当是100%"),
        (("权重: {领导: 一半, 同级: 50%}",), "D500", "“领导”的权重“一半”看不出是多少"),
        (("选票: {领导: a.csv, 同级: b.csv}",), "D501", "有几个来源的打分，没有写各占多少"),
        (("权重: {领导: 100%}", SHEETS), "D501", "“权重”里没有“同级”"),
        ((ITEMS, "满分: 90"), "D502", "满分写的是90，各项目加起来是100"),
        (("承诺项数: 11",), "D506", "“承诺项数”写的是11，太多了"),
        (("小数位: 9",), "D506", "“小数位”写的是9，太多了"),
        (("承诺: {刘玉蓝: 多听课}",), "D482", "名册里没有“刘玉蓝”，是不是“刘玉兰”？"),
        (("承诺: {王建国: 多听课}",), "D482", "王建国这一天不是第二支部的党员，或者不在“对象”里"),
    ],
)
def test_facts_that_disagree_are_errors(lines: tuple[str, ...], code: str, message: str) -> None:
    said = facts_of(comparison(*lines, a=LEADERS, b=PEERS))
    assert (code, message) in [(d.code, d.message) for d in said if d.level.value == "error"]


def test_scores_without_full_marks_are_not_counted() -> None:
    case = comparison(THREE, "选票: {领导: a.csv}", a=LEADERS)
    assert [d.code for d in facts_of(case)] == ["D502"]
    assert case.counted == ()


def test_a_mistyped_rater_is_told() -> None:
    peers = csv([("刘玉蓝", "刘玉兰", "100")])
    said = facts_of(comparison(THREE, TOTALS, "选票: {同级: b.csv}", b=peers))
    assert "“b.csv”的 A2：评分人“刘玉蓝”不在名册里" in [d.message for d in said if d.code == "D503"]


RATERS = ("孙鹏", "乐天", "郑好", "覃辉")
SCORES = st.lists(
    st.tuples(st.sampled_from(RATERS), st.sampled_from(NAMES), st.integers(-50, 1100)),
    min_size=1,
    max_size=12,
    unique_by=lambda row: row[:2],
)


@given(leaders=SCORES, peers=SCORES, shuffled=st.randoms())
def test_whatever_the_sheets_say(
    leaders: list[tuple[str, str, int]], peers: list[tuple[str, str, int]], shuffled: object
) -> None:
    """Nobody is lost or twice; totals lie among the scores; ranks follow totals; order changes nothing."""

    def text(rows: list[tuple[str, str, int]]) -> str:
        return csv([(rater, name, str(Decimal(tenths) / 10)) for rater, name, tenths in rows])

    case = comparison(THREE, TOTALS, HALVES, SHEETS, a=text(leaders), b=text(peers))
    found = case.standings
    assert [each.name for each in found] == list(NAMES)
    totals = [each.total for each in found if each.total is not None]
    for each in found:
        given_scores = [
            score
            for one in case.counted
            for s in one.tally.names
            if s.name == each.name
            for score in s.scores
        ]
        assert all(0 <= score <= 100 for score in given_scores)
        if each.total is not None:
            assert min(given_scores) <= each.total <= max(given_scores)
            assert each.rank == 1 + sum(total > each.total for total in totals)
    assert (len(totals), sorted(each.rank for each in found if each.rank)) == (
        len(ranking(case)),
        [each.rank for each in ranking(case)],
    )
    shuffled.shuffle(leaders)  # type: ignore[attr-defined]
    shuffled.shuffle(peers)  # type: ignore[attr-defined]
    assert comparison(THREE, TOTALS, HALVES, SHEETS, a=text(leaders), b=text(peers)).standings == found


@given(st.fractions(0, 1000), st.integers(0, 4))
def test_rounding_is_to_the_nearest_and_halves_go_up(exact: Fraction, places: int) -> None:
    made = Fraction(rounded(exact, places))
    step = Fraction(1, 10**places)
    assert -step / 2 < made - exact <= step / 2
