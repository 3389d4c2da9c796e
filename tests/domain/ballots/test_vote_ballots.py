from __future__ import annotations

from docgen.domain.ballots.tally import count_vote
from docgen.reading.spreadsheets import Spreadsheet, read_spreadsheet

BALLOTS = """\
票号,何磊（接收为预备党员）,李小龙（转为正式党员）
1,赞成,赞成
2,赞成,赞成
3,赞成,赞成、不赞成
4,赞成,赞成
5,赞成,弃权
6,赞成,赞成
7,赞成,不赞成
8,弃权,赞成
9,,赞成
"""
SUBJECTS = ("何磊", "李小龙")


def sheets(text: str = BALLOTS) -> Spreadsheet:
    return read_spreadsheet(text.encode(), "b.csv")


def test_the_worked_ballots_of_an_admission_give_the_worked_counts() -> None:
    found = count_vote(sheets(), "何磊", SUBJECTS)
    assert found.counts == {"收回": 9, "赞成": 7, "不赞成": 0, "弃权": 2, "无效": 0}
    assert [(told.sheet, told.column, told.place.column) for told in found.handled] == [("9号票", "何磊", 2)]


def test_the_worked_ballots_of_a_transfer_give_the_worked_counts() -> None:
    found = count_vote(sheets(), "李小龙", SUBJECTS)
    assert found.counts == {"收回": 9, "赞成": 6, "不赞成": 1, "弃权": 1, "无效": 1}
    assert [(told.sheet, told.text) for told in found.handled] == [("3号票", "赞成、不赞成")]


def test_the_words_of_people_are_understood() -> None:
    found = count_vote(sheets("何磊\n同意\n反对\n赞成\n"), "何磊", ["何磊"])
    assert (found.counts["赞成"], found.counts["不赞成"]) == (2, 1)
    assert len(found.handled) == 2


def test_a_person_without_a_column_is_told() -> None:
    found = count_vote(sheets("票号,何磊\n1,赞成\n"), "李小龙", SUBJECTS)
    assert found.counts == {}
    assert [message for _, message in found.faults] == ["没有“李小龙”的一列"]
