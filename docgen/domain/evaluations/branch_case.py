"""The members of a branch whom one evaluation is about, by the roster of its day; the facts all share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.base.suggestion import closest, meant_word, question
from docgen.domain.people.roster import Roster, with_branch
from docgen.domain.people.seat import Seat
from docgen.models.evaluations import Evaluation, OfPeople
from docgen.reading.nodes import Text

FAULTS_TOLD = 5
"""Of the faults of one file; a wrong file would fill the screen."""


@dataclass(frozen=True)
class BranchCase:
    """A record against the roster: who is evaluated, and whom a name in it means."""

    record: OfPeople
    roster: Roster

    @property
    def day(self) -> date:
        """The day of the evaluation, whose roster counts."""
        return self.record.day

    @cached_property
    def branch(self) -> tuple[Seat, ...]:
        """Everybody who belonged to the branch on that day, in roster order."""
        return self.roster.of_branches((str(self.record.branch),), self.day)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The people evaluated: those of 对象, or the whole branch."""
        if not self.record.members:
            return self.branch
        meant = {seat for name in self.record.members for seat in self.whom(name)}
        return tuple(seat for seat in self.branch if seat in meant)

    def whom(self, name: str) -> list[Seat]:
        """Find the people of a name in this record, the branch's own first."""
        return self.roster.find(name, self.branch)

    def label(self, seat: Seat) -> str:
        """The name as these papers print it: told apart only from a namesake of the branch."""
        name = str(seat.member.name)
        # A namesake in another branch stands on no sheet of this one.
        return name if self._namesakes[name] == 1 else self.roster.label(seat)

    @cached_property
    def _namesakes(self) -> Counter[str]:
        return Counter(str(seat.member.name) for seat in self.branch)

    def resolve(self, heading: str) -> str | None:
        """The label of the member of the branch whom a heading means; 吴　静 as tables have it is 吴静."""
        # Tables pad names of two characters with a space: 吴　静.
        meant = self.whom(heading) or self.whom("".join(heading.split()))
        found = [seat for seat in meant if seat in self.branch]
        # Of two namesakes in one branch no column can say which.
        return self.label(found[0]) if len(found) == 1 else None

    def suggest(self, heading: str) -> str | None:
        """The label that a mistyped heading probably means."""
        return closest(heading, tuple(map(self.label, self.branch)))


def branch_is_known(case: BranchCase) -> Iterator[Diagnostic]:
    """支部 must be one of the roster's, and have members on that day."""
    yield from branch_of_roster(case.record, case.roster)


def branch_of_roster(record: Evaluation, roster: Roster, *, may_be_all: bool = False) -> Iterator[Diagnostic]:
    """支部 must be one of the roster's, with members on that day; `may_be_all`: it may be left out."""
    branch, known = record.branch, roster.branches
    if not branch:
        # A ledger without a branch is one for all branches.
        if not may_be_all and known:
            yield error("D481", record.place, "没有写是哪个支部的评议", f"补上一行“支部: {known[0]}”")
    elif branch not in known:
        message = f"名册里没有“{branch}”{question(meant_word(branch, known))}"
        yield error("D481", branch.place, message, f"可选：{'、'.join(known)}")
    elif not roster.of_branches((str(branch),), record.day):
        message = f"{branch}在这一天没有党员"
        yield error("D481", record.place_of("日期"), message, "核对日期和名册里的入党、转入日期")


def members_can_be_told_apart(case: BranchCase) -> Iterator[Diagnostic]:
    """Two members under one name would be counted as one."""
    times = Counter(map(case.label, case.seats))
    for name, number in times.items():
        if number > 1:
            message = f"{case.record.branch}有{number}位“{name}”，票上分不开"
            mend = "在花名册里给他们写上“性别”或“编号”"
            yield error("D499", case.record.place_of("支部"), message, mend)


def belongs(case: BranchCase, name: Text) -> Iterator[Diagnostic]:
    """A name must mean one person, who is evaluated."""
    seats = case.whom(name)
    if not seats:
        mend = f"可选：{'、'.join(map(case.label, case.branch))}"
        yield error("D482", name.place, f"名册里没有“{name}”{question_who(name, case.roster)}", mend)
    elif len(seats) > 1:
        ways = "、".join(with_branch(case.roster.label(seat), seat.branch) for seat in seats)
        yield error("D482", name.place, f"名册里有{len(seats)}位“{name}”", f"请写明是哪一位：{ways}")
    elif seats[0] not in case.seats:
        message = f"{name}这一天不是{case.record.branch}的党员，或者不在“对象”里"
        yield error("D482", name.place, message, "删掉这个人，或者核对“支部”“日期”“对象”")


def tellers_are_known(case: BranchCase, names: Iterable[Text]) -> Iterator[Diagnostic]:
    """A teller or scrutineer is in the roster, or comes from elsewhere."""
    for name in names:
        if not case.roster.find(name):
            message = f"名册里没有“{name}”{question_who(name, case.roster)}"
            yield warning("D483", name.place, message, "计票人、监票人不是本单位党员的，不用改")


def the_year_fits(case: BranchCase) -> Iterator[Diagnostic]:
    """年度 is the year of the day, or the one before: R06, an appraisal in spring is about last year."""
    record = case.record
    # What belongs to the 4th quarter is often held from January to March of the next year.
    if not 0 <= record.day.year - record.year_evaluated <= 1:
        message = f"评议年度是{record.year_evaluated}年，日期却在{record.day.year}年"
        yield warning("D492", record.place_of("年度"), message, "核对“年度”和“日期”")


def question_who(name: str, roster: Roster) -> str:
    """Suggest the person whom a name that nobody has was probably meant for."""
    likely = roster.likely(name)
    return question(roster.label(likely) if likely else None)
