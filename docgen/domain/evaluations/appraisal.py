"""One 民主评议党员 against the roster of its day, its ballots, and the cap that its rule sets on 优秀."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from docgen.domain.ballots.scores import NameScores, ScoreTally, tally_scores, without_own_marks
from docgen.domain.ballots.table import BallotTable, read_table
from docgen.domain.ballots.tally import NameCount, Tally, tally
from docgen.domain.evaluations.branch_case import BranchCase
from docgen.domain.people.seat import Seat
from docgen.domain.rules import cap_rule
from docgen.models.evaluations import Appraisal
from docgen.models.rules import ALL_MEMBERS, FULL_MEMBERS, Rule, Rules
from docgen.reading.spreadsheets import Spreadsheet
from docgen.reading.values import understood
from docgen.reading.values.quantities import parse_share

VOID = "整张作废"


class Cap(NamedTuple):
    """At most `most` of the best grade, of `base` people called `of`; without a rule there is no source."""

    most: int
    base: int
    of: str
    share: str
    source: str


class Heads(NamedTuple):
    """The numbers of those appraised: the full members (正式党员), and all of them."""

    full: int
    everybody: int


def reckoned_cap(appraisal: Appraisal, heads: Heads, rule: Rule | None) -> Cap | None:
    """floor(N × share), N by the 基数 of the record or else of the rule; None without a rule to reckon by."""
    share = understood(parse_share, rule.share) if rule else None
    if rule is None or share is None:
        return None
    # 党员总数 is 正式党员 in one 组织部's answer of 2022, and everybody elsewhere: each may say which.
    of = appraisal.base or rule.base or FULL_MEMBERS
    base = heads.everybody if of == ALL_MEMBERS else heads.full
    # Rounded down: 一般不超过 (R08).
    return Cap(base * share.numerator // share.denominator, base, of, str(share), str(rule.source))


@dataclass(frozen=True)
class AppraisalCase(BranchCase):
    """A record with its results: the people appraised, the cap, the tally."""

    record: Appraisal
    spreadsheets: Mapping[str, Spreadsheet]
    own_rules: Rules | None = None

    @cached_property
    def graded(self) -> tuple[Seat, ...]:
        """The people who get a grade: full members; probationary ones take part without (R09)."""
        return tuple(seat for seat in self.seats if seat.is_full(self.day))

    @cached_property
    def ungraded(self) -> tuple[Seat, ...]:
        """The probationary members among those appraised."""
        return tuple(seat for seat in self.seats if seat not in self.graded)

    @cached_property
    def due(self) -> tuple[Seat, ...]:
        """The people who may be expected to fill in a ballot: the branch without those excused."""
        return tuple(seat for seat in self.branch if not seat.is_excused(self.day))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of those who get a grade."""
        return tuple(map(self.label, self.graded))

    @cached_property
    def rule(self) -> Rule | None:
        """The rule on the best grade."""
        return cap_rule(self.day, self.own_rules)

    @cached_property
    def reckoned(self) -> Cap | None:
        """The cap by the rule."""
        return reckoned_cap(self.record, Heads(len(self.graded), len(self.seats)), self.rule)

    @property
    def most(self) -> int | None:
        """The cap that holds: as written, or else by the rule."""
        if self.record.most is not None:
            return self.record.most
        return self.reckoned.most if self.reckoned else None

    @property
    def copies(self) -> int:
        """The number of ballots to print."""
        # As written, else as many as were handed out, else one for everybody expected.
        for number in (self.record.copies, self.record.issued):
            if number is not None:
                return number
        return len(self.due)

    @cached_property
    def ballots(self) -> BallotTable | None:
        """The ballots as they lie in their file."""
        return self._table(self.record.ballots)

    @cached_property
    def mutual_sheets(self) -> BallotTable | None:
        """The sheets of mutual appraisal as they lie in their file."""
        return self._table(self.record.mutual_sheets)

    def _table(self, name: str) -> BallotTable | None:
        spreadsheet = self.spreadsheets.get(name)
        return read_table(spreadsheet, self.resolve, self.suggest) if spreadsheet else None

    @cached_property
    def tally(self) -> Tally | None:
        """The tally of the ballots."""
        if self.ballots is None:
            return None
        # Voiding a sheet above the cap is an office's own custom; without it the sheet counts whole.
        most = self.most if self.record.over_cap == VOID else None
        return tally(self.ballots, self.names, self.record.grades, most_best=most)

    @cached_property
    def votes(self) -> dict[str, NameCount]:
        """The votes of the ballot by name."""
        return {count.name: count for count in self.tally.counts} if self.tally else {}

    @cached_property
    def mutual_votes(self) -> dict[str, NameCount | NameScores]:
        """The counts of the sheets of mutual appraisal, by name."""
        tally = self.mutual_tally
        if tally is None:
            return {}
        counts = tally.names if isinstance(tally, ScoreTally) else tally.counts
        return {count.name: count for count in counts}

    @cached_property
    def mutual_tally(self) -> Tally | ScoreTally | None:
        """The tally of the sheets of mutual appraisal: grades, or scores where full marks are given."""
        if self.mutual_sheets is None:
            return None
        if self.record.full_marks is not None:
            return tally_scores(self.mutual_sheets, self.names, self.record.full_marks, self.resolve)
        # In 互评 nobody marks themselves; a ballot of 测评 is anonymous, and nobody can tell.
        table, dropped = without_own_marks(self.mutual_sheets, self.resolve)
        counted = tally(table, self.names, self.record.grades)
        return counted._replace(handled=(*dropped, *counted.handled))
