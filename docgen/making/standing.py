"""Where a year stands: its papers, its faults, what is due next, what is missing. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Summary, count
from docgen.base.workspace import Workspace
from docgen.checking.check import check_year
from docgen.domain.schedule.obligations import gaps
from docgen.domain.schedule.planning import Planned
from docgen.domain.schedule.year_schedule import YearSchedule
from docgen.making.build import build_if_any, make_kinds
from docgen.making.memory import Memory
from docgen.making.options import Options
from docgen.making.year_inputs import YearInputs
from docgen.papers import kinds_of_a_year
from docgen.schedule import schedule
from docgen.schedule.text import when
from docgen.writing import WriteOutcome


class Reckoned(NamedTuple):
    """What the files of a year come to on a day."""

    faults: Summary
    due: int
    """How many things are due soon or late."""
    next: str
    """What the plan has for the next day, with that day; empty where there is no more of it."""
    missing: tuple[str, ...]
    """What should have been held by now and was not, by name."""
    is_scheduled: bool
    """False where no schedule can be made: nothing is known of what is next or missing."""


class PaperCounts(NamedTuple):
    """The papers of a year: to be made or made anew, as they should be, edited by hand, refused by faults."""

    stale: int
    fresh: int
    edited: int
    refused: int


class YearStanding(NamedTuple):
    """Where a year stands."""

    year: int
    papers: PaperCounts
    reckoned: Reckoned


def standing_of(workspace: Workspace, number: int, today: date) -> YearStanding:
    """Where a year stands on a day."""
    # While no file has changed, only the papers on the disk have to be looked at.
    inputs = YearInputs(workspace, number)
    memory: Memory[Reckoned] = Memory(inputs, "standing", {"at": today.isoformat()})
    reckoned = memory.recall()
    if reckoned is None:
        reckoned = _reckoned(workspace, number, today)
        memory.remember(reckoned)
    return YearStanding(number, _papers(inputs, today), reckoned)


def _reckoned(workspace: Workspace, number: int, today: date) -> Reckoned:
    said = check_year(workspace, number, today).diagnostics
    made = schedule(workspace, number, today).schedules
    due = sum(each.is_due for each in said)
    if not made:
        return Reckoned(count(said), due, "", (), is_scheduled=False)
    missing = tuple(dict.fromkeys(each.duty.name for one in made for each in gaps(one.standings)))
    return Reckoned(count(said), due, _next(made, today), missing, is_scheduled=True)


def _next(made: Sequence[YearSchedule], today: date) -> str:
    """The items of the plans on the next day that has any."""
    entries = list(_on_next_day((entry for each in made for entry in each.planned), today))
    names = "、".join(dict.fromkeys(entry.item.name for entry in entries))
    return f"{when(entries[0])} {names}" if entries else ""


def _on_next_day(planned: Iterable[Planned], today: date) -> Iterator[Planned]:
    ahead = sorted((entry.day, n, entry) for n, entry in enumerate(planned) if entry.day)
    left = [entry for day, _, entry in ahead if day >= today]
    return (entry for entry in left if entry.day == left[0].day)


def _papers(inputs: YearInputs, today: date) -> PaperCounts:
    # A dry run renders nothing and writes nothing: hashes tell which papers are as they should be.
    options = Options(dry_run=True, proofread=False, today=today, inputs=inputs)
    kinds = [kind.name for kind in kinds_of_a_year()]
    reports = make_kinds(inputs.workspace, inputs.number, kinds, options, build_one=build_if_any)
    outcomes = [written.outcome for report in reports for written in report.written]
    return PaperCounts(
        _number(outcomes, WriteOutcome.WRITTEN, WriteOutcome.MOVED, WriteOutcome.REMOVED),
        _number(outcomes, WriteOutcome.UNCHANGED),
        _number(outcomes, WriteOutcome.BESIDE, WriteOutcome.KEPT),
        sum(len(report.refused) for report in reports) + _number(outcomes, WriteOutcome.NOT_MADE),
    )


def _number(outcomes: Sequence[WriteOutcome], *of: WriteOutcome) -> int:
    return sum(outcome in of for outcome in outcomes)
