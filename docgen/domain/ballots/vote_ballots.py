"""The ballots of a vote (表决票): what one column of a file adds up to, in the keys of 表决."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.base.suggestion import closest
from docgen.domain.ballots.table import read_table
from docgen.domain.ballots.tally import Handled, tally
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Spreadsheet

ANSWERS = ("赞成", "不赞成", "弃权")
ALSO = {"同意": "赞成", "反对": "不赞成", "不同意": "不赞成"}


class VoteCount(NamedTuple):
    """What the sheets say: `counts` by the key of 表决; `faults` when they cannot be counted."""

    counts: Mapping[str, int]
    handled: tuple[Handled, ...] = ()
    faults: tuple[tuple[Place | None, str], ...] = ()


def count_vote(spreadsheet: Spreadsheet, subject: str, subjects: Collection[str]) -> VoteCount:
    """Count the column of a subject; those of the other subjects in the file are known and left alone.

    A cell that was left empty is an abstention; one that cannot be read is 无效.
    """
    known = {bare(each): each for each in subjects}
    table = read_table(
        spreadsheet, lambda cell: known.get(bare(cell)), lambda cell: closest(bare(cell), tuple(known))
    )
    faults: list[tuple[Place | None, str]] = [*table.faults]
    if table.names and subject not in table.names:
        faults.append((None, f"没有“{subject}”的一列"))
    if faults:
        return VoteCount({}, faults=tuple(faults))
    told = tally(table, [subject], ANSWERS, also=ALSO)
    (count,) = told.counts
    in_favour, against, abstained = count.grades
    counts = (told.collected, in_favour, against, abstained + count.blank, count.spoilt)
    cells = {paper.place.line: paper.cells[subject] for paper in table.papers}
    handled = tuple(_of_column(each, subject, cells[each.place.line]) for each in told.handled)
    return VoteCount(dict(zip(("收回", "赞成", "不赞成", "弃权", "无效"), counts, strict=True)), handled)


def _of_column(handled: Handled, subject: str, cell: Text) -> Handled:
    """An empty cell is an abstention from this vote, whatever else the sheet says."""
    if cell:
        return handled
    return Handled(cell.place, handled.sheet, subject, "", "没有填，算弃权", is_plain=True)


def bare(name: str) -> str:
    """A name without what stands in brackets behind it, and without blanks."""
    return "".join(name.replace("(", "（").partition("（")[0].split())
