from __future__ import annotations

from decimal import Decimal

from appraisals import case
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.ballots.scores import NameScores, ScoreTally
from docgen.domain.ballots.tally import Tally

HEAD = "评价人,刘玉兰,黄海涛,张伟,吴静,阿依古丽·买买提,孙鹏,朱慧敏,覃辉,郑好,区志远,乐天\n"
SCORED = HEAD + "刘玉兰,100,90,90,90,90,90,90,90,90,90,90\n黄海涛,95,,101,90,90,九十,90,90,90,90,90\n"
GRADED = HEAD + "刘玉兰,优秀" + ",合格" * 10 + "\n黄海涛,优秀," + ",合格" * 9 + "\n"


def test_self_scores_and_scores_out_of_range_are_dropped_and_listed() -> None:
    found = case("互评表: a.csv", "互评满分: 100", ballots=SCORED).mutual_tally
    assert isinstance(found, ScoreTally)
    scores = {each.name: each.scores for each in found.names}
    assert scores["刘玉兰"] == (Decimal(95),)
    assert scores["黄海涛"] == (Decimal(90),)
    assert scores["张伟"] == (Decimal(90),)
    assert scores["孙鹏"] == (Decimal(90), Decimal(90))
    assert [(told.sheet, told.column, told.text) for told in found.handled] == [
        ("第1张", "刘玉兰", "100"),
        ("第2张", "张伟", "101"),
    ]


def test_own_grades_are_dropped_and_an_own_empty_cell_is_not_told() -> None:
    found = case("互评表: a.csv", ballots=GRADED).mutual_tally
    assert isinstance(found, Tally)
    best = {count.name: count.grades[0] for count in found.counts}
    assert best["刘玉兰"] == 1
    assert [(told.column, told.done) for told in found.handled] == [("刘玉兰", "评自己的，没有计入")]


def test_the_average_is_rounded_once() -> None:
    assert NameScores("甲", (Decimal(90), Decimal(91), Decimal(91))).mean() == Decimal("90.67")
    assert NameScores("甲", (Decimal("90.5"), Decimal("90.51"))).mean() == Decimal("90.51")
    assert NameScores("甲", ()).mean() is None


@given(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=20))
def test_an_average_lies_between_the_scores(scores: list[Decimal]) -> None:
    mean = NameScores("甲", tuple(scores)).mean()
    assert mean is not None
    assert min(scores) <= mean <= max(scores)
