"""One file of scores for several sources: a column or the sheets tell them apart, or it is refused."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from appraisals import facts as appraisal_facts
from comparisons import HALVES, THREE, TOTALS, comparison, facts_of
from openpyxl import Workbook

from docgen.domain.evaluations.score_sources import source_meant
from docgen.reading.spreadsheets import read_spreadsheet

BOTH = "选票: {领导: a.csv, 同级: a.csv}"
ROWS = (("领导", "王建国", 90, 80, 70), ("同级", "孙鹏", 70, 80, 100))


def sheet(heading: str = "评价类型", leader: str = "领导点评", peer: str = "同级互评") -> str:
    """A leader and a peer on the three, told apart by a column."""
    lines = [f"{heading},评分人,姓名,合计"]
    for kind, rater, *points in ROWS:
        typed = leader if kind == "领导" else peer
        people = zip(("刘玉兰", "黄海涛", "吴静"), points, strict=True)
        lines += [f"{typed},{rater},{name},{number}" for name, number in people]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("heading", ["评价类型", "评议类型", "打分来源", "评价主体", "来源"])
@pytest.mark.parametrize(
    ("leader", "peer"), [("领导点评", "同级互评"), ("领导", "同级"), ("领导评", "同级党员互评")]
)
def test_a_column_separates_the_sources_of_one_file(heading: str, leader: str, peer: str) -> None:
    case = comparison(THREE, TOTALS, "权重: {领导: 80%, 同级: 20%}", BOTH, a=sheet(heading, leader, peer))
    assert [d.message for d in facts_of(case)] == []
    assert [one.tally.collected for one in case.counted] == [1, 1]
    # All rows averaged in both would make 80, 80 and 85, and the wrong winner.
    assert [each.total for each in case.standings] == [Decimal("86.00"), Decimal("80.00"), Decimal("76.00")]


def test_a_file_for_two_sources_without_such_a_column_is_refused() -> None:
    mixed = "\n".join(line.partition(",")[2] for line in sheet().splitlines()) + "\n"
    said = facts_of(comparison(THREE, TOTALS, HALVES, BOTH, a=mixed))
    assert [(d.code, d.level.value) for d in said if d.code in ("D572", "D489")] == [("D572", "error")]


@pytest.mark.parametrize("titles", [("领导点评", "同级互评"), ("王建国", "孙鹏")])
def test_sheets_of_a_workbook_named_for_the_sources_separate_them_and_others_do_not(
    titles: tuple[str, str],
) -> None:
    book = Workbook()
    for title, (_, rater, *points) in zip(titles, ROWS, strict=True):
        page = book.create_sheet(title)
        page.append(["评分人", "姓名", "合计"])
        for name, number in zip(("刘玉兰", "黄海涛", "吴静"), points, strict=True):
            page.append([rater, name, number])
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    read = read_spreadsheet(stream.getvalue(), "plans/2023/ballots/a.xlsx")
    case = comparison(THREE, TOTALS, HALVES, BOTH.replace(".csv", ".xlsx"))
    case = replace(case, spreadsheets={"a.xlsx": read})
    if titles[0] == "领导点评":
        assert [each.total for each in case.standings] == [Decimal(80), Decimal(80), Decimal(85)]
        assert [one.tally.names[0].scores for one in case.counted] == [(90,), (70,)]
    else:
        assert "D572" in {d.code for d in facts_of(case)}


def test_ballots_of_one_column_a_person_cannot_serve_two_sources() -> None:
    ballots = "票号,刘玉兰,黄海涛,吴静\n1,90,80,70\n2,70,80,100\n"
    assert "D572" in {d.code for d in facts_of(comparison(THREE, TOTALS, HALVES, BOTH, a=ballots))}


def test_one_file_is_not_both_the_ballots_and_the_sheets_of_mutual_appraisal() -> None:
    ballots = "票号,刘玉兰,黄海涛\n1,优秀,合格\n"
    said = appraisal_facts("选票: a.csv", "互评表: a.csv", ballots=ballots)
    assert "D572" in {d.code for d in said}


@pytest.mark.parametrize("typed", ["互评", "", "外单位"])
def test_a_cell_that_means_no_source_is_asked_about_and_nothing_is_counted(typed: str) -> None:
    said = facts_of(comparison(THREE, TOTALS, HALVES, BOTH, a=sheet(peer=typed)))
    assert [d for d in said if d.code == "D489" and "看不出是哪个来源" in d.message]


def test_rows_of_another_source_are_left_out_and_told() -> None:
    case = comparison(THREE, TOTALS, "权重: {领导: 50%, 同级: 50%}", "选票: {同级: a.csv}", a=sheet())
    told = [d.message for d in facts_of(case) if d.code == "D573"]
    assert told == ["有 3 行的评价类型是“领导点评”，没有计入“同级”"]
    assert case.counted[0].tally.collected == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("领导点评", "领导"),
        ("同级", "同级互评"),
        ("同级评议", "同级互评"),
        ("互评", "同级互评"),
        ("点评", None),
        ("", None),
        ("师生", None),
    ],
)
def test_what_a_cell_means(typed: str, meant: str | None) -> None:
    assert source_meant(typed, ("领导", "同级互评", "群众")) == meant
