"""Sheets with scores: what each name was given, without self-scores and scores beyond the full marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from docgen.domain.ballots.marks import MarkState, Score, read_score
from docgen.domain.ballots.score_rows import ScoreRow
from docgen.domain.ballots.table import Ballot, BallotTable, Resolve, bare
from docgen.domain.ballots.tally import Handled
from docgen.models.names import Points
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
            if score.state is MarkState.COUNTED:
                given[name].append(score.value)
            # One's own cell left blank is as it should be.
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
        return Score(MarkState.SPOILT, note=SELF)
    return read_score(cell, full_marks)


def _told(paper: Ballot, name: str, cell: Text, score: Score) -> Handled:
    done = score.note or "没有填"
    return Handled(cell.place, paper.label, name, str(cell), done, score.state is MarkState.BLANK)


class People(NamedTuple):
    """The members on the sheets: their labels, and how a heading, or a mistyped one, leads to a member."""

    labels: Sequence[str]
    resolve: Resolve
    suggest: Resolve


def tally_rows(
    rows: Sequence[ScoreRow], people: People, items: Sequence[Points], full_marks: Decimal
) -> ScoreTally:
    """Count the rows: a row with an item blank or beyond its points is dropped as a whole.

    An average over totals of which some lack an item would compare what cannot be compared.
    """
    count = _ScoreCount(people, {bare(item.name): item.value for item in items}, full_marks)
    named = [(row, people.resolve(row.name)) for row in rows if row.name]
    # Two rows for one member on one sheet: nobody knows which one counts, so neither does.
    times = Counter((row.sheet, name) for row, name in named if name)
    for row, name in named:
        # A stranger is told once for each row.
        count.row(row, name, times[row.sheet, name] if name else 1)
    count.not_listed(rows, times)
    scores = tuple(NameScores(label, tuple(count.given[label])) for label in people.labels)
    return ScoreTally(len({row.sheet for row in rows}), scores, tuple(count.handled))


class _ScoreCount:
    """The scores that count so far, and what there is to tell."""

    def __init__(self, people: People, points: dict[str, Decimal], full_marks: Decimal) -> None:
        self.people, self.points, self.full_marks = people, points, full_marks
        self.given: dict[str, list[Decimal]] = {label: [] for label in people.labels}
        self.handled: list[Handled] = []

    def row(self, row: ScoreRow, name: str | None, times: int) -> None:
        """One row: counted, or told."""
        is_own = bool(row.rater) and self.people.resolve(row.rater) == name
        is_blank = not any((*row.items.values(), row.total))
        if name is None or name not in self.given:
            self.tell(row, row.name, row.name, self._stranger(row.name, name))
        # A row of one's own that was left blank is as it should be, and nothing is said of it.
        elif is_own and not is_blank:
            self.tell(row, self._first(row), name, SELF)
        elif is_blank and not is_own:
            self.tell(row, Text("", row.name.place), name, "没有填", is_plain=True)
        elif times > 1:
            self.tell(row, self._first(row), name, f"同一张表上写了{times}行，都没有计入")
        elif not is_own:
            self._score(row, name)

    def _score(self, row: ScoreRow, name: str) -> None:
        score = self._sum(row, name) if row.is_whole and any(row.items.values()) else self._total(row, name)
        if score is not None:
            self.given[name].append(score)

    def _total(self, row: ScoreRow, name: str) -> Decimal | None:
        """A total without items: on a sheet for totals, or where nobody split it up."""
        read = read_score(row.total, self.full_marks)
        if read.state is MarkState.COUNTED:
            return read.value
        self.tell(row, row.total, name, read.note)
        return None

    def _sum(self, row: ScoreRow, name: str) -> Decimal | None:
        read = {item: read_score(cell, self.points[bare(item)]) for item, cell in row.items.items()}
        faulty = [item for item, score in read.items() if score.state is not MarkState.COUNTED]
        for item in faulty:
            done = read[item].note.replace("，没有计入", "") or "没有填"
            self.tell(row, row.items[item], f"{name}·{item}", f"{done}，{name}这一行没有计入")
        if faulty:
            return None
        total = sum((score.value for score in read.values()), Decimal(0))
        self._compare(row, name, total)
        return total

    def _compare(self, row: ScoreRow, name: str, total: Decimal) -> None:
        typed = read_score(row.total, self.full_marks)
        # The items go before the total: a slip in adding is more likely than one in every item.
        if row.total and (typed.state is not MarkState.COUNTED or typed.value != total):
            self.tell(row, row.total, f"{name}·合计", f"各项相加是{plain(total)}，按各项计")

    def not_listed(self, rows: Sequence[ScoreRow], times: Counter[tuple[str, str]]) -> None:
        """Nobody is lost: a sheet without a row for somebody else is told."""
        firsts: dict[str, ScoreRow] = {}
        for row in rows:
            firsts.setdefault(row.sheet, row)
        for sheet, first in firsts.items():
            own = self.people.resolve(first.rater) if first.rater else None
            for label in self.people.labels:
                if not times[sheet, label] and label != own:
                    self.handled.append(Handled(first.name.place, sheet, label, "", "没有这一行", True))

    def _stranger(self, typed: str, name: str | None) -> str:
        if name is not None:
            return "不在“对象”里，没有计入"
        meant = self.people.suggest(typed)
        return f"不在名单里，没有计入{f'；是不是“{meant}”？' if meant else ''}"

    def tell(self, row: ScoreRow, cell: Text, column: str, done: str, *, is_plain: bool = False) -> None:
        """Note what was done with a cell."""
        self.handled.append(Handled(cell.place, row.sheet, column, str(cell), done, is_plain))

    @staticmethod
    def _first(row: ScoreRow) -> Text:
        """The first cell that was filled in; of a blank row an empty one, at the name."""
        return next((cell for cell in (*row.items.values(), row.total) if cell), Text("", row.name.place))


def plain(number: Decimal) -> str:
    """A number without an exponent and without zeros behind."""
    return f"{number.normalize():f}"
