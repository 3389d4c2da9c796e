"""Rows of score sheets counted: what each member was given, and what was dropped and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from docgen.domain.ballots.marks import State, read_score
from docgen.domain.ballots.score_rows import ScoreRow, bare
from docgen.domain.ballots.scores import SELF, NameScores, ScoreTally
from docgen.domain.ballots.table import Resolve
from docgen.domain.ballots.tally import Handled
from docgen.models.evaluations.mappings import Points
from docgen.reading.nodes import Text


class People(NamedTuple):
    """Whom the sheets are about: their labels, whom a heading means, whom a mistyped one may mean."""

    labels: Sequence[str]
    resolve: Resolve
    suggest: Resolve


def tally_rows(
    rows: Sequence[ScoreRow], people: People, items: Sequence[Points], full_marks: Decimal
) -> ScoreTally:
    """Count the rows: a row with an item blank or beyond its points is dropped as a whole.

    An average over totals of which some lack an item would compare what cannot be compared.
    """
    count = _Count(people, {bare(item.name): item.value for item in items}, full_marks)
    named = [(row, people.resolve(row.name)) for row in rows if row.name]
    times = Counter((row.sheet, name) for row, name in named if name)
    for row, name in named:
        count.row(row, name, times[row.sheet, name] if name else 1)
    count.not_listed(rows, times)
    scores = tuple(NameScores(label, tuple(count.given[label])) for label in people.labels)
    return ScoreTally(len({row.sheet for row in rows}), scores, tuple(count.handled))


class _Count:
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
        if read.state is State.COUNTED:
            return read.value
        self.tell(row, row.total, name, read.note)
        return None

    def _sum(self, row: ScoreRow, name: str) -> Decimal | None:
        read = {item: read_score(cell, self.points[bare(item)]) for item, cell in row.items.items()}
        faulty = [item for item, score in read.items() if score.state is not State.COUNTED]
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
        if row.total and (typed.state is not State.COUNTED or typed.value != total):
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
        """The first cell that was filled in."""
        return next(cell for cell in (*row.items.values(), row.total) if cell)


def plain(number: Decimal) -> str:
    """A number without an exponent and without zeros behind."""
    return f"{number.normalize():f}"
