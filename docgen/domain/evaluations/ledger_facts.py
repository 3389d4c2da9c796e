"""Facts of 学时台账 and 心得体会 that disagree: the branch, the people."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.evaluations.branch_facts import branch_of_roster
from docgen.domain.people.roster import Roster, Seat, one_by_one
from docgen.models.evaluations import ReflectionRegister, StudyLedger
from docgen.models.evaluations.common import Evaluation
from docgen.reading.nodes import Text


def check_ledger(record: StudyLedger, roster: Roster) -> Iterator[Diagnostic]:
    """Everything the facts of a 学时台账 have against each other."""
    yield from branch_of_roster(record, roster, may_be_all=True)
    for other in record.others:
        yield from _is_somebody(other.name, record, roster)


def check_reflections(record: ReflectionRegister, roster: Roster) -> Iterator[Diagnostic]:
    """Everything the facts of a 心得体会登记表 have against each other."""
    yield from branch_of_roster(record, roster, may_be_all=True)
    for entry in record.entries:
        yield from _is_somebody(entry.name, record, roster)


def listed(record: Evaluation, roster: Roster) -> tuple[Seat, ...]:
    """The members of the record's branch, or of all branches, on its day."""
    return roster.of_branches((str(record.branch),) if record.branch else roster.branches, record.day)


def meant(name: str, record: Evaluation, roster: Roster) -> list[tuple[Seat, ...]]:
    """The people whom a name may mean, those of the record's branch first."""
    return one_by_one(roster.find(name, listed(record, roster)))


def _is_somebody(name: Text, record: Evaluation, roster: Roster) -> Iterator[Diagnostic]:
    people = meant(name, record, roster)
    if not people:
        likely = roster.likely(name)
        question = f"，是不是“{roster.label(likely)}”？" if likely else ""
        yield error("D482", name.place, f"名册里没有“{name}”{question}", "改成名册里的姓名")
    elif len(people) > 1:
        ways = "、".join(f"{roster.label(seats[0])}（{seats[0].branch}）" for seats in people)
        yield error("D482", name.place, f"名册里有{len(people)}位“{name}”", f"请写明是哪一位：{ways}")
    elif record.branch and not any(seat.branch == record.branch for seat in people[0]):
        message = f"{name}不是{record.branch}的党员"
        yield error("D482", name.place, message, "删掉这个人，或者核对“支部”")
