"""The members of a branch whom one evaluation is about, by the roster of its day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docgen.base.suggestion import closest
from docgen.domain.people.roster import Roster, Seat
from docgen.models.evaluations.common import OfPeople


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
        """Who is evaluated: those of 对象, or the whole branch."""
        if not self.record.members:
            return self.branch
        meant = {seat for name in self.record.members for seat in self.whom(name)}
        return tuple(seat for seat in self.branch if seat in meant)

    def whom(self, name: str) -> list[Seat]:
        """Whom a name in this record means, the branch's own people first."""
        return self.roster.find(name, self.branch)

    def label(self, seat: Seat) -> str:
        """The name as these papers print it: told apart only from a namesake of the branch."""
        name = str(seat.member.name)
        return name if self._namesakes[name] == 1 else self.roster.label(seat)

    @cached_property
    def _namesakes(self) -> Counter[str]:
        return Counter(str(seat.member.name) for seat in self.branch)

    def resolve(self, heading: str) -> str | None:
        """The label of the member of the branch whom a heading means; 吴　静 as tables have it is 吴静."""
        meant = self.whom(heading) or self.whom("".join(heading.split()))
        found = [seat for seat in meant if seat in self.branch]
        return self.label(found[0]) if len(found) == 1 else None

    def suggest(self, heading: str) -> str | None:
        """The label that a mistyped heading probably means."""
        return closest(heading, tuple(map(self.label, self.branch)))
