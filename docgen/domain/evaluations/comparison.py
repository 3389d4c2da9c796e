"""One 一讲二评三公示 reckoned: the average of each source, weights, one rounding at the end, ranks.

Averages and totals are exact fractions until they are printed; ranks follow the printed totals, so that
equal figures never have different ranks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place
from docgen.domain.ballots.score_rows import ScoreRow, has_rows, read_rows
from docgen.domain.ballots.scores import NameScores, People, ScoreTally, tally_rows, tally_scores
from docgen.domain.ballots.table import read_table
from docgen.domain.evaluations.branch_case import BranchCase
from docgen.domain.evaluations.score_sources import is_separable, rows_of_source
from docgen.domain.words.dates import official_date
from docgen.models.evaluations import Comparison
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Spreadsheet
from docgen.reading.values import parse_decimal, understood
from docgen.reading.values.quantities import parse_share

WHOLE = Fraction(1)


class Counted(NamedTuple):
    """The sheets of one source: what they add up to, or the faults that keep them from being counted."""

    source: Text
    file: Text
    tally: ScoreTally
    faults: tuple[tuple[Place, str], ...] = ()
    rows: tuple[ScoreRow, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    """What of the file was not read, or is doubtful."""


class MemberStanding(NamedTuple):
    """The result of a member: the exact average of each source (None: no score counts), total and rank."""

    name: str
    averages: tuple[Fraction | None, ...]
    counts: tuple[int, ...]
    total: Decimal | None
    rank: int | None = None


@dataclass(frozen=True)
class ComparisonCase(BranchCase):
    """A record with its results."""

    record: Comparison
    spreadsheets: Mapping[str, Spreadsheet]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Those who are compared, in roster order."""
        return tuple(map(self.label, self.seats))

    @property
    def full_marks(self) -> Decimal | None:
        """The most points a sheet can give."""
        if self.record.items:
            return sum((item.value for item in self.record.items), Decimal(0))
        return self.record.full_marks

    @cached_property
    def weights(self) -> dict[str, Fraction]:
        """The weight of each source, as far as they can be read; alone a source weighs all."""
        if not self.record.weights:
            # Two sources without weights are told (D501), and only the first one is counted.
            return {str(given.name): WHOLE for given in self.record.sheets[:1]}
        read = ((str(given.name), weight_of(given.value)) for given in self.record.weights)
        return {source: weight for source, weight in read if weight}

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The sources whose sheets have come in, in the order of their weights."""
        if self.full_marks is None:
            return ()
        given = {str(each.name): each for each in self.record.sheets}
        read = (given[source] for source in self.weights if source in given)
        return tuple(self._count(each.name, each.value) for each in read if each.value in self.spreadsheets)

    def _count(self, source: Text, file: Text) -> Counted:
        spreadsheet, full_marks = self.spreadsheets[file], self.full_marks or Decimal(0)
        if has_rows(spreadsheet):
            found = read_rows(spreadsheet, [str(item.name) for item in self.record.items])
            # One sheet named for two sources counted all its rows in both, and ranked the wrong winner.
            own = rows_of_source(found, source, self.sources, is_shared=self.is_shared(file))
            people = People(self.labels, self.resolve, self.suggest)
            # A sheet with a fault counts for nothing: half a file would rank people wrongly.
            tally = tally_rows([] if own.faults else own.rows, people, self.record.items, full_marks)
            unread = (*found.unread, *own.said)
            return Counted(source, file, tally, tuple(own.faults), tuple(own.rows), unread)
        table = read_table(spreadsheet, self.resolve, self.suggest)
        tally = tally_scores(table, self.labels, full_marks, self.resolve)
        return Counted(source, file, tally, table.faults, unread=(*table.unread, *table.remarks))

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of all sources, of the weights and of the files."""
        return tuple(dict.fromkeys(str(each.name) for each in (*self.record.weights, *self.record.sheets)))

    def is_shared(self, file: str) -> bool:
        """Return whether a file is named for more than one source."""
        return sum(given.value == file for given in self.record.sheets) > 1

    def separates(self, file: str) -> bool:
        """Return whether a file says of each row of which source it is."""
        spreadsheet = self.spreadsheets.get(file)
        if spreadsheet is None:
            return True  # that it is not there is told
        items = [str(item.name) for item in self.record.items]
        return has_rows(spreadsheet) and is_separable(read_rows(spreadsheet, items), self.sources)

    @property
    def is_complete(self) -> bool:
        """Return whether every source that weighs has been counted."""
        return bool(self.weights) and len(self.counted) == len(self.weights)

    @cached_property
    def standings(self) -> tuple[MemberStanding, ...]:
        """Everybody in roster order; a total and a rank only where every source gave a score that counts."""
        if not self.is_complete:
            return ()
        scored = [{each.name: each for each in one.tally.names} for one in self.counted]
        found = [self._standing(label, [names[label] for names in scored]) for label in self.labels]
        totals = [each.total for each in found if each.total is not None]
        return tuple(each._replace(rank=rank_of(each.total, totals)) for each in found)

    def _standing(self, label: str, scores: Sequence[NameScores]) -> MemberStanding:
        averages = tuple(map(average, scores))
        known = [each for each in averages if each is not None]
        total = None
        if len(known) == len(averages):
            weighed = zip(known, self.weights.values(), strict=True)
            exact = sum((mean * weight for mean, weight in weighed), Fraction(0))
            # Averages stay exact up to here: rounding each source first may turn the ranking round.
            total = rounded(exact, self.record.places)
        return MemberStanding(label, averages, tuple(len(each.scores) for each in scores), total)


def ranking(case: ComparisonCase) -> list[MemberStanding]:
    """Those with a rank, best first; of equal rank in roster order."""
    ranked = [each for each in case.standings if each.rank is not None]
    return sorted(ranked, key=lambda each: each.rank or 0)


class ComparisonOutcome(NamedTuple):
    """The part of a comparison that a notice may publish: its ground in words, each member with the place.

    `ranked` is empty where nothing is ranked yet.
    """

    grounds: str
    ranked: tuple[tuple[str, str], ...] = ()


def outcome(case: ComparisonCase) -> ComparisonOutcome:
    """The ranking by the names the roster prints, best first: 第1名，93.33分."""
    record, seats = case.record, dict(zip(case.labels, case.seats, strict=True))
    grounds = (
        f"根据{official_date(case.day)}{record.branch}{record.year_evaluated}年度“{record.kind}”综合评比"
    )
    ranked = ((seats[each.name], each) for each in ranking(case))
    told = ((case.roster.label(seat), f"第{each.rank}名，{each.total}分") for seat, each in ranked)
    return ComparisonOutcome(grounds, tuple(told))


def rank_of(total: Decimal | None, totals: Sequence[Decimal]) -> int | None:
    """One more than how many have more: ties share a rank, the next rank is left out (1, 2, 2, 4)."""
    return None if total is None else 1 + sum(other > total for other in totals)


def average(scores: NameScores) -> Fraction | None:
    """The exact mean; None of nothing."""
    return Fraction(scores.total) / len(scores.scores) if scores.scores else None


def rounded(exact: Fraction, places: int) -> Decimal:
    """Rounded once, halves up, from the exact value."""
    with localcontext() as context:
        # The default of 28 digits would round once more before the last rounding.
        context.prec = 60
        scaled = exact * 10**places
        whole = Decimal(scaled.numerator // scaled.denominator)
        if scaled - int(whole) >= Fraction(1, 2):
            whole += 1
        return whole.scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def weight_of(text: str) -> Fraction | None:
    """40%, 2/5, 40 (of a hundred) or 0.4; None when it is none of them."""
    typed = understood(parse_share, text)
    number = understood(parse_decimal, text)
    if typed is not None or number is None:
        return typed
    share = Fraction(number.value)
    # 40 and 40% and 0.4 are all written; nobody means forty times the whole.
    return share / 100 if share > 1 else share
