"""Facts that all evaluations of a branch share: its name, its people. One rule, one function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, error
from docgen.base.suggestion import closest
from docgen.domain.evaluations.branch_case import BranchCase
from docgen.domain.people.roster import Roster
from docgen.models.evaluations.common import Evaluation
from docgen.reading.nodes import Text


def branch_is_known(case: BranchCase) -> Iterator[Diagnostic]:
    """支部 must be one of the roster's, and have members on that day."""
    yield from branch_of_roster(case.record, case.roster)


def branch_of_roster(record: Evaluation, roster: Roster, *, may_be_all: bool = False) -> Iterator[Diagnostic]:
    """支部 must be one of the roster's, with members on that day; `may_be_all`: it may be left out."""
    branch, known = record.branch, roster.branches
    if not branch:
        if not may_be_all and known:
            yield error("D481", record.place, "没有写是哪个支部的评议", f"补上一行“支部: {known[0]}”")
    elif branch not in known:
        likely = closest(branch, known)
        question = f"，是不是“{likely}”？" if likely else ""
        yield error("D481", branch.place, f"名册里没有“{branch}”{question}", f"可选：{'、'.join(known)}")
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
        yield error("D482", name.place, f"名册里没有“{name}”{question(case, name)}", mend)
    elif len(seats) > 1:
        ways = "、".join(f"{case.roster.label(seat)}（{seat.branch}）" for seat in seats)
        yield error("D482", name.place, f"名册里有{len(seats)}位“{name}”", f"请写明是哪一位：{ways}")
    elif seats[0] not in case.seats:
        message = f"{name}这一天不是{case.record.branch}的党员，或者不在“对象”里"
        yield error("D482", name.place, message, "删掉这个人，或者核对“支部”“日期”“对象”")


def question(case: BranchCase, name: str) -> str:
    """Who a name that nobody has was probably meant for."""
    likely = case.roster.likely(name)
    return f"，是不是“{case.roster.label(likely)}”？" if likely else ""
