"""Sheets with scores: what each name was given, without self-scores and scores beyond the full marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from docgen.domain.ballots.marks import Score, State, read_score
from docgen.domain.ballots.table import BallotTable, Paper, Resolve
from docgen.domain.ballots.tally import Handled
from docgen.reading.nodes import Text

SELF = "评自己的，没有计入"


class NameScores(NamedTuple):
    """The scores of one name that count."""

    name: str
    scores: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        """Their sum, exact."""
        return sum(self.scores, Decimal(0))

    def mean(self, places: int = 2) -> Decimal | None:
        """The average, rounded once (halves up); None of nothing."""
        if not self.scores:
            return None
        return (self.total / len(self.scores)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


class ScoreTally(NamedTuple):
    """All sheets that came back, and the scores of each name."""

    collected: int
    names: tuple[NameScores, ...]
    handled: tuple[Handled, ...]


def tally_scores(
    table: BallotTable, names: Sequence[str], full_marks: Decimal, resolve: Resolve
) -> ScoreTally:
    """Count the scores; whoever filled a sheet in (评价人) does not score themself."""
    given: dict[str, list[Decimal]] = {name: [] for name in names}
    handled: list[Handled] = []
    for paper in table.papers:
        own = resolve(paper.rater) if paper.rater else None
        for name in names:
            cell = paper.cells.get(name, Text("", paper.place))
            score = _score(cell, full_marks, is_own=name == own)
            if score.state is State.COUNTED:
                given[name].append(score.value)
            elif name != own or cell:
                handled.append(_told(paper, name, cell, score))
    return ScoreTally(len(table.papers), tuple(NameScores(n, tuple(given[n])) for n in names), tuple(handled))


def without_own_marks(table: BallotTable, resolve: Resolve) -> tuple[BallotTable, tuple[Handled, ...]]:
    """The table without the cells in which people graded themselves, and what was so dropped."""
    own = [resolve(paper.rater) if paper.rater else None for paper in table.papers]
    dropped = tuple(
        Handled(paper.cells[name].place, paper.label, name, str(paper.cells[name]), SELF)
        for paper, name in zip(table.papers, own, strict=True)
        if name and paper.cells.get(name)
    )
    papers = tuple(
        paper._replace(cells={key: cell for key, cell in paper.cells.items() if key != name})
        for paper, name in zip(table.papers, own, strict=True)
    )
    return replace(table, papers=papers), dropped


def _score(cell: Text, full_marks: Decimal, *, is_own: bool) -> Score:
    if is_own and cell:
        return Score(State.SPOILT, note=SELF)
    return read_score(cell, full_marks)


def _told(paper: Paper, name: str, cell: Text, score: Score) -> Handled:
    done = score.note or "没有填"
    return Handled(cell.place, paper.label, name, str(cell), done, score.state is State.BLANK)
