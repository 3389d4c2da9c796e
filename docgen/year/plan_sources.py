"""What the schedule of each plan of a year is made from: its time, its branches, its rules, its records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.base.diagnostics import Diagnostic, Place
from docgen.domain.calendar.spans import span_of
from docgen.domain.calendar.workdays import PROVISIONAL, unknown_year
from docgen.domain.people.bodies import of_branch
from docgen.domain.rules import rules_in
from docgen.domain.schedule.year_schedule import YearSources
from docgen.models.plan import Plan

if TYPE_CHECKING:
    from docgen.year.whole import Year


def unknown_days(plan: Plan, year: Year) -> Iterator[Diagnostic]:
    """Tell that the days off of a year that the plan covers are not known yet, or not at all."""
    place = Place(plan.place.source)
    for number in span_of(plan, year.number).years:
        if not year.days.answers(number):
            yield unknown_year(year.days, number, place, "排不出日期")
        elif not year.days.knows_all(number):
            # Until the State Council's notice comes, a plan is made all the same: nobody waits for it.
            which = "这些节日前后的日子" if year.days.unsaid(number) else "日子"
            yield unknown_year(year.days, number, place, f"{which}按法定节假日和周末排，{PROVISIONAL}")


def can_be_dated(plan: Plan, year: Year) -> bool:
    """Tell whether something is known of the days of every year that the plan covers."""
    return all(map(year.days.answers, span_of(plan, year.number).years))


def sources_of(plan: Plan, year: Year) -> YearSources | None:
    """The sources of the schedule of one plan; None where no days can be told for it."""
    span, roster = span_of(plan, year.number), year.roster
    if roster is None or not can_be_dated(plan, year):
        return None
    # What the rules demand is owed once, by the first plan that covers the time and the branches.
    earlier = year.plans[: year.plans.index(plan)]
    is_covered = any(
        span.lies_in(span_of(each, year.number)) and each.branch in ("", plan.branch) for each in earlier
    )
    rules = () if is_covered else rules_in(span.years, year.rules)
    return YearSources(
        of_branch(roster, plan.branch), plan, year.days, rules, year.held_beyond, year.rules, year.unread
    )
