"""A year from which papers are counted: its roster, its windows, its duties."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.domain.calendar.windows import Window, windows
from docgen.domain.people.roster import Roster
from docgen.domain.rules import rules_of
from docgen.domain.schedule.duties import Duty, duties
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.year import Year


@dataclass(frozen=True)
class CountedYear:
    """A year from which papers are counted."""

    year: Year
    roster: Roster

    @property
    def organization(self) -> Organization:
        """The unit whose year it is."""
        return self.roster.organization

    def windows_of(self, kind: str) -> list[Window]:
        """The windows of a kind in the year."""
        number = self.year.number
        return windows(kind, number, self.year.days.terms(number))

    def duties(self) -> list[Duty]:
        """The duties of the year: the promises of the plan and the demands of the rules."""
        # A year without a plan still owes what the rules demand.
        plan = self.year.plan or Plan.model_construct()
        return duties(plan, rules_of(self.year.number, self.year.rules), self.windows_of)
