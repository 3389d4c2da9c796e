from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from appraisals import BALLOTS, case
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.ballots.table import read_table
from docgen.domain.ballots.tally import Tally, rate, tally
from docgen.reading.spreadsheets import read_spreadsheet

WORKED = {
    "刘玉兰": (9, 1, 0, 0, 1, 1),
    "黄海涛": (9, 2, 0, 0, 1, 0),
    "张伟": (6, 4, 0, 0, 1, 1),
    "孙鹏": (8, 3, 0, 0, 1, 0),
    "区志远": (1, 7, 2, 0, 2, 0),
}
RATES = {"刘玉兰": "81.8", "黄海涛": "81.8", "张伟": "54.5", "孙鹏": "72.7", "区志远": "9.1"}
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


def counted(*lines: str, ballots: str = BALLOTS) -> Tally:
    found = case("选票: a.csv", *lines, ballots=ballots).tally
    assert found is not None
    return found


def row(found: Tally, name: str) -> tuple[int, ...]:
    (count,) = [count for count in found.counts if count.name == name]
    return (*count.grades, count.blank, count.spoilt)


def test_the_worked_ballots_give_the_worked_counts() -> None:
    found = counted()
    assert (found.collected, found.blank_sheets, found.void_sheets, found.valid) == (12, 1, 0, 11)
    assert {name: row(found, name) for name in WORKED} == WORKED
    best = {name: rate(row(found, name)[0], found.valid) for name in WORKED}
    assert best == {name: Decimal(text) for name, text in RATES.items()}


def test_with_the_offices_option_sheets_above_the_cap_are_void_as_a_whole() -> None:
    found = counted("超上限票: 整张作废")
    assert (found.collected, found.void_sheets, found.valid) == (12, 3, 8)
    assert {name: row(found, name)[0] for name in ("刘玉兰", "孙鹏", "张伟")} == {
        "刘玉兰": 6,
        "孙鹏": 5,
        "张伟": 4,
    }
    assert [told.sheet for told in found.handled if "作废" in told.done] == ["1号票", "2号票", "4号票"]


def test_everything_that_was_not_plain_is_listed_by_sheet_and_column() -> None:
    assert [(told.sheet, told.column, told.text, told.is_plain) for told in counted().handled] == [
        ("3号票", "区志远", "", True),
        ("5号票", "整张", "", True),
        ("8号票", "张伟", "优秀、合格", False),
        ("9号票", "刘玉兰", "优", True),
        ("9号票", "黄海涛", "优", True),
        ("9号票", "乐天", "", True),
        ("12号票", "刘玉兰", "√", False),
    ]


def test_ties_share_a_place() -> None:
    ranks = counted().ranks()
    assert [ranks[name] for name in ("刘玉兰", "黄海涛", "孙鹏", "张伟")] == [1, 1, 3, 4]


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(1, 8, "12.5"), (1, 16, "6.3"), (3, 16, "18.8"), (5, 5, "100.0")]
)
def test_rates_are_rounded_once_halves_up(part: int, whole: int, percent: str) -> None:
    assert rate(part, whole) == Decimal(percent)


def test_nothing_has_no_rate() -> None:
    assert rate(0, 0) is None


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not beside this repository")
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_shared_samples_give_the_worked_counts(suffix: str) -> None:
    data = (SAMPLES / f"ballots-A-民主评议测评票.{suffix}").read_bytes()
    names = case().names
    table = read_table(
        read_spreadsheet(data, f"a.{suffix}"), lambda n: n if n in names else None, lambda _n: None
    )
    found = tally(table, names, ("优秀", "合格", "基本合格", "不合格"))
    assert {name: row(found, name) for name in WORKED} == WORKED


CELLS = st.sampled_from(
    ["优秀", "合格", "基本合格", "不合格", "", "优", "√", "优秀、合格", "弃权", "良好", " 合格 ", "不"]
) | st.text("优秀合格基本不√、 ", max_size=6)
NAMES = st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=1, max_size=8, unique=True)


@given(st.data())
def test_whatever_the_ballots_the_counts_add_up_and_nobody_is_lost(data: st.DataObject) -> None:
    names = data.draw(NAMES)
    sheets = data.draw(st.lists(st.lists(CELLS, min_size=len(names), max_size=len(names)), max_size=12))
    most = data.draw(st.none() | st.integers(0, 4))
    rows = [",".join(["票号", *names])]
    rows += [",".join([str(number), *cells]) for number, cells in enumerate(sheets, start=1)]
    spreadsheet = read_spreadsheet("\n".join(rows).encode(), "a.csv")
    table = read_table(spreadsheet, lambda name: name if name in names else None, lambda _name: None)
    found = tally(table, names, ("优秀", "合格", "基本合格", "不合格"), most_best=most)
    assert found.collected == len(sheets) == found.valid + found.blank_sheets + found.void_sheets
    assert [count.name for count in found.counts] == names
    for count in found.counts:
        assert sum(count.grades) + count.blank + count.spoilt == found.collected - found.void_sheets
        assert sum(count.grades) + count.spoilt <= found.valid
    spoilt = [told for told in found.handled if "无效" in told.done]
    assert len(spoilt) == sum(count.spoilt for count in found.counts)


def test_an_empty_cell_says_what_was_done_with_it() -> None:
    (told,) = [told for told in counted().handled if (told.sheet, told.column) == ("3号票", "区志远")]
    assert told.done == "没有填，计入未填"
