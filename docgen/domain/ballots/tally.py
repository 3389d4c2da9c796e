"""Counting of ballots: counts first, rates with their denominator, rounded once at the end.

发出 ≥ 收回 = 有效 + 无效; a sheet without any mark is blank (空白票) and does not count as valid.
The ballots of a vote (表决票) are counted in the keys of 表决.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place
from docgen.base.suggestion import closest
from docgen.domain.ballots.marks import BallotMark, MarkState, read_mark
from docgen.domain.ballots.table import Ballot, BallotTable, bare, read_table
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Spreadsheet

ANSWERS = ("赞成", "不赞成", "弃权")
# Papers say 赞成 and 不赞成; typed sheets also 同意 and 反对.
ALSO = {"同意": "赞成", "反对": "不赞成", "不同意": "不赞成"}


class Handled(NamedTuple):
    """One thing on the ballots that was not plain: on which sheet, in whose column, and what was done."""

    place: Place
    sheet: str
    column: str
    text: str
    done: str
    is_plain: bool = False
    """True if it only tells of an empty cell or of a word that was understood."""

    @property
    def told(self) -> str:
        """The words for it: the place, the text there, and how it was counted."""
        text = f"“{self.text}”" if self.text else ""
        return f"{self.sheet}，{self.column}{text}：{self.done}"


class NameCount(NamedTuple):
    """The votes for one name, grade by grade, best first; on sheets that are not void."""

    name: str
    grades: tuple[int, ...]
    blank: int
    spoilt: int


class Tally(NamedTuple):
    """All sheets that came back, and what they say of each name in the order of the roster."""

    collected: int
    blank_sheets: int
    void_sheets: int
    counts: tuple[NameCount, ...]
    handled: tuple[Handled, ...]

    @property
    def invalid(self) -> int:
        """无效票: blank sheets and void ones."""
        return self.blank_sheets + self.void_sheets

    @property
    def valid(self) -> int:
        """有效票: the denominator of every rate."""
        return self.collected - self.invalid

    def ranks(self) -> dict[str, int]:
        """The place of each name by its votes for the best grade; ties share a place."""
        # Ranked by counts, not by rates: the denominator is one and the same.
        best = [count.grades[0] for count in self.counts]
        return {count.name: 1 + sum(more > count.grades[0] for more in best) for count in self.counts}


def tally(
    table: BallotTable,
    names: Sequence[str],
    grades: Sequence[str],
    *,
    most_best: int | None = None,
    also: Mapping[str, str] = {},
) -> Tally:
    """Count the sheets; with `most_best` a sheet that gives the best grade more often is void as a whole.

    `also` gives other words for a grade.
    """
    sheets = [_Sheet(paper, _marks(paper, names, grades, also), most_best) for paper in table.papers]
    # A blank sheet stays among them: it gives nobody a grade, and counts as 未填 for each.
    counted = [sheet.marks for sheet in sheets if not sheet.is_void]
    return Tally(
        len(sheets),
        sum(sheet.is_blank for sheet in sheets),
        sum(sheet.is_void for sheet in sheets),
        tuple(_count(name, [marks[name] for marks in counted], len(grades)) for name in names),
        tuple(each for sheet in sheets for each in _told(sheet, grades[0])),
    )


class _Sheet(NamedTuple):
    """A sheet, what its cells say, and how often it may give the best grade."""

    paper: Ballot
    marks: dict[str, BallotMark]
    most_best: int | None

    @property
    def is_blank(self) -> bool:
        return all(mark.state is MarkState.BLANK for mark in self.marks.values())

    @property
    def best(self) -> int:
        """Count how often it gives the best grade."""
        return sum(mark.state is MarkState.COUNTED and mark.grade == 0 for mark in self.marks.values())

    @property
    def is_void(self) -> bool:
        return self.most_best is not None and self.best > self.most_best


def rate(part: int, whole: int) -> Decimal | None:
    """A percentage with one decimal, halves rounded up; None of nothing."""
    return per_cent(Decimal(part * 100), whole) if whole else None


def per_cent(hundredfold: Decimal, whole: int) -> Decimal:
    """The one rounding of a rate."""
    # Python's own round is half-even: 12.25 would become 12.2.
    return (hundredfold / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _marks(
    paper: Ballot, names: Sequence[str], grades: Sequence[str], also: Mapping[str, str]
) -> dict[str, BallotMark]:
    return {name: read_mark(paper.cells.get(name, Text("")), grades, also) for name in names}


def _count(name: str, marks: Sequence[BallotMark], grades: int) -> NameCount:
    given = [mark.grade for mark in marks if mark.state is MarkState.COUNTED]
    states = [mark.state for mark in marks]
    return NameCount(
        name,
        tuple(given.count(grade) for grade in range(grades)),
        states.count(MarkState.BLANK),
        states.count(MarkState.SPOILT),
    )


def _told(sheet: _Sheet, best: str) -> list[Handled]:
    """Tell what was not plain on one sheet; of a blank or void one only that."""
    paper = sheet.paper
    if sheet.is_blank:
        return [Handled(paper.place, paper.label, "整张", "", "空白票，计入收回，不是有效票", is_plain=True)]
    if sheet.is_void:
        done = f"{best}有{sheet.best}个，超过上限{sheet.most_best}个，整张作废"
        return [Handled(paper.place, paper.label, "整张", "", done)]
    return [
        _told_of_cell(paper, name, mark)
        for name, mark in sheet.marks.items()
        if name in paper.cells and (mark.note or mark.state is MarkState.BLANK)
    ]


def _told_of_cell(paper: Ballot, name: str, mark: BallotMark) -> Handled:
    cell = paper.cells[name]
    done = {
        MarkState.COUNTED: mark.note,
        MarkState.BLANK: mark.note or "没有填，计入未填",
        MarkState.SPOILT: f"{mark.note}，这一格计为无效",
    }
    return Handled(
        cell.place, paper.label, name, str(cell), done[mark.state], mark.state is not MarkState.SPOILT
    )


class VoteCount(NamedTuple):
    """The result of counting: `counts` by the key of 表决; `faults` when they cannot be counted."""

    counts: Mapping[str, int]
    handled: tuple[Handled, ...] = ()
    faults: tuple[tuple[Place | None, str], ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def count_vote(spreadsheet: Spreadsheet, subject: str, subjects: Collection[str]) -> VoteCount:
    """Count the column of a subject; those of the other subjects in the file are known and left alone.

    A cell that was left empty is an abstention; one that cannot be read is 无效.
    """
    # One file may hold the votes on several people: a column each.
    known = {bare(each): each for each in subjects}
    table = read_table(
        spreadsheet, lambda cell: known.get(bare(cell)), lambda cell: closest(bare(cell), tuple(known))
    )
    faults: list[tuple[Place | None, str]] = [*table.faults]
    # Without a head the fault has been told.
    if table.names and subject not in table.names:
        faults.append((None, f"没有“{subject}”的一列"))
    if faults:
        return VoteCount({}, faults=tuple(faults))
    told = tally(table, [subject], ANSWERS, also=ALSO)
    (count,) = told.counts
    in_favour, against, abstained = count.grades
    # 空白票算弃权: a cell left empty is an abstention in a vote, not 未填.
    counts = (told.collected, in_favour, against, abstained + count.blank, count.spoilt)
    # Found again by sheet and line: two ballots may bear one number.
    cells = {_row_of(paper.place): paper.cells[subject] for paper in table.papers}
    handled = tuple(_of_column(each, subject, cells[_row_of(each.place)]) for each in told.handled)
    keys = ("收回", "赞成", "不赞成", "弃权", "无效")
    remarks = (*table.unread, *table.remarks)
    return VoteCount(dict(zip(keys, counts, strict=True)), handled, remarks=remarks)


def _row_of(place: Place) -> tuple[str, int]:
    return place.source.sheet, place.line


def _of_column(handled: Handled, subject: str, cell: Text) -> Handled:
    """An empty cell is an abstention from this vote, whatever else the sheet says."""
    if cell:
        return handled
    return Handled(cell.place, handled.sheet, subject, "", "没有填，算弃权", is_plain=True)
