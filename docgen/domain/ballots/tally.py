"""What the ballots add up to: counts first, rates with their denominator, rounded once at the end.

发出 ≥ 收回 = 有效 + 无效; a sheet without any mark is blank (空白票) and does not count as valid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.domain.ballots.marks import Mark, State, read_mark
from docgen.domain.ballots.table import BallotTable, Paper
from docgen.reading.nodes import Text


class Handled(NamedTuple):
    """One thing on the ballots that was not plain: on which sheet, in whose column, and what was done."""

    place: Place
    sheet: str
    column: str
    text: str
    done: str
    is_plain: bool = False
    """Whether it only tells of an empty cell or of a word that was understood."""


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
    sheets = [_Sheet(paper, _marks(paper, names, grades, also)) for paper in table.papers]
    void = [most_best is not None and sheet.best > most_best for sheet in sheets]
    counted = [sheet.marks for sheet, is_void in zip(sheets, void, strict=True) if not is_void]
    handled = [
        each
        for sheet, is_void in zip(sheets, void, strict=True)
        for each in _told(sheet, f"{grades[0]}有{sheet.best}个，超过上限{most_best}个" if is_void else "")
    ]
    return Tally(
        len(sheets),
        sum(sheet.is_blank for sheet in sheets),
        sum(void),
        tuple(_count(name, [marks[name] for marks in counted], len(grades)) for name in names),
        tuple(handled),
    )


class _Sheet(NamedTuple):
    """A sheet and what its cells say."""

    paper: Paper
    marks: dict[str, Mark]

    @property
    def is_blank(self) -> bool:
        return all(mark.state is State.BLANK for mark in self.marks.values())

    @property
    def best(self) -> int:
        """How often it gives the best grade."""
        return sum(mark.state is State.COUNTED and mark.grade == 0 for mark in self.marks.values())


def rate(part: int, whole: int) -> Decimal | None:
    """A percentage with one decimal, halves rounded up; None of nothing."""
    return per_cent(Decimal(part * 100), whole) if whole else None


def per_cent(hundredfold: Decimal, whole: int) -> Decimal:
    """The one rounding of a rate."""
    return (hundredfold / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _marks(
    paper: Paper, names: Sequence[str], grades: Sequence[str], also: Mapping[str, str]
) -> dict[str, Mark]:
    return {name: read_mark(paper.cells.get(name, Text("")), grades, also) for name in names}


def _count(name: str, marks: Sequence[Mark], grades: int) -> NameCount:
    given = [mark.grade for mark in marks if mark.state is State.COUNTED]
    states = [mark.state for mark in marks]
    return NameCount(
        name,
        tuple(given.count(grade) for grade in range(grades)),
        states.count(State.BLANK),
        states.count(State.SPOILT),
    )


def _told(sheet: _Sheet, void: str) -> list[Handled]:
    """What there is to tell of one sheet; of a blank or void one only that."""
    paper = sheet.paper
    if sheet.is_blank:
        return [Handled(paper.place, paper.label, "整张", "", "空白票，计入收回，不是有效票", is_plain=True)]
    if void:
        return [Handled(paper.place, paper.label, "整张", "", f"{void}，整张作废")]
    return [
        _told_of_cell(paper, name, mark)
        for name, mark in sheet.marks.items()
        if name in paper.cells and (mark.note or mark.state is State.BLANK)
    ]


def _told_of_cell(paper: Paper, name: str, mark: Mark) -> Handled:
    cell = paper.cells[name]
    done = {
        State.COUNTED: mark.note,
        State.BLANK: mark.note or "没有填，计入未填",
        State.SPOILT: f"{mark.note}，这一格计为无效",
    }
    return Handled(cell.place, paper.label, name, str(cell), done[mark.state], mark.state is not State.SPOILT)
