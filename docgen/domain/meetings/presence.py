"""The people of a meeting: whose it was, who was expected, who was absent and who came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docgen.domain.people.committee_facts import has_committee
from docgen.domain.people.posts import SECRETARY
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat, one_by_one
from docgen.domain.rules import committee_rule
from docgen.models.fields import NOTHING
from docgen.models.minutes import Meeting
from docgen.models.names import Absence
from docgen.models.rules import ADMISSION, COMMITTEE_MEETING, Rules
from docgen.reading.nodes import Text
from docgen.reading.values.coming import says_left_early

OF_COMMITTEE = COMMITTEE_MEETING
OF_GROUP = "党小组会"
OF_ASSEMBLY = "党员大会"


@dataclass(frozen=True)
class Presence:
    """The people of one meeting against the roster of its day."""

    meeting: Meeting
    roster: Roster
    own_rules: Rules | None = None
    """The office's own rules, which go before the built-in ones."""

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.meeting.day

    @cached_property
    def branches(self) -> tuple[str, ...]:
        """The branches that held it: as written, that of the group, the only one, that of who led it."""
        # A record that names several branches is one of a joint meeting, counted for each of them.
        if self.meeting.branches:
            return tuple(map(str, self.meeting.branches))
        if self.meeting.group:
            branch = self.roster.groups.get(self.meeting.group)
            return (branch,) if branch else ()
        return self.roster.only_branch or self._branch_of_those_who_led()

    def _branch_of_those_who_led(self) -> tuple[str, ...]:
        named = [name for name in (self.meeting.chair, self.meeting.recorder) if name]
        found = [seats[0].branch for seats in map(self.roster.find, named) if len(seats) == 1]
        return (found[0],) if found and len(set(found)) == 1 else ()

    @cached_property
    def body(self) -> tuple[Seat, ...]:
        """All who belonged to the meeting's body on its day, in roster order; empty when it is not known.

        Whom the meeting itself admits was no member yet when it began.
        """
        # The roster has the new member from this day on, but 应到 was counted before the vote.
        return tuple(seat for seat in self._body_of_the_day if seat not in self._admitted_here)

    @cached_property
    def _admitted_here(self) -> frozenset[Seat]:
        names = self._nominated(ADMISSION)
        # Who is a member since an earlier day was expected like everybody; D442 tells of the vote.
        found = [seat for name in names for seat in self.roster.find(name, self._body_of_the_day)]
        return frozenset(seat for seat in found if seat.admitted == self.day)

    @cached_property
    def _body_of_the_day(self) -> tuple[Seat, ...]:
        # A committee is known by Party posts: who has none is of the branch and not of its committee.
        if self.meeting.is_a(OF_COMMITTEE):
            return tuple(dict.fromkeys(seat for name in self.branches for seat in self._committee(name)))
        if self.meeting.group:
            return self.roster.of_group(self.meeting.group, self.day)
        belonging = self.roster.of_branches(self.branches, self.day) if self.branches else ()
        return (*belonging, *(seat for seat in self._named_and_open if seat not in belonging))

    @cached_property
    def may_belong(self) -> tuple[Seat, ...]:
        """Those of whom it is open if they belonged to the body: a vote on them cannot be counted."""
        if self.meeting.is_a(OF_COMMITTEE):
            return ()
        group = self.meeting.group
        return tuple(
            seat
            for seat in self.roster.left_open
            if seat.may_belong(self.day)
            and (seat.member.group == group if group else seat.branch in self._all_branches)
        )

    @property
    def _all_branches(self) -> Sequence[str]:
        is_general = any(name in self.roster.general_names for name in self.branches)
        return self.roster.branches if is_general else self.branches

    @property
    def _named_and_open(self) -> tuple[Seat, ...]:
        """Those among them whom the record itself names as present or absent."""
        if not self.may_belong:
            return ()
        names = (*self.named_present, *(absence.name for absence in self.named_absent))
        named = {seat for name in names for seat in self.roster.find(name)}
        return tuple(seat for seat in self.may_belong if seat in named)

    def _committee(self, branch: str) -> Iterator[Seat]:
        """The committee of a branch; of one too small to have any, its secretary and deputy."""
        is_there = self.has_committee(branch)
        for seat in self.roster.committee(branch, self.day):
            if is_there or any(SECRETARY in post.title for post in self.roster.posts(seat, self.day)):
                yield seat

    def has_committee(self, branch: str) -> bool:
        """Return whether a branch is large enough on that day to have a committee."""
        return has_committee(self.roster, branch, self.day, committee_rule(self.day, self.own_rules))

    @cached_property
    def due(self) -> tuple[Seat, ...]:
        """Those of the body who count as expected (应到)."""
        return tuple(seat for seat in self.body if not seat.is_excused(self.day))

    def whom(self, name: str) -> list[Seat]:
        """Find the people of a name in this record, the meeting's own first, each in the seat of the day."""
        found = self.roster.find(name, self.body)
        if len(found) < 2:
            return found
        # The two lines of a transferred member are one person: the line of the day is meant.
        people = one_by_one(found)
        return [next((s for s in seats if s.belongs(self.day)), seats[0]) for seats in people]

    @cached_property
    def absentees(self) -> tuple[tuple[Seat, Absence], ...]:
        """The absent, once each, as far as their names say who they are and they were expected."""
        named = self._named_absent
        if self._named_present is None:
            return tuple(named.items())
        # Who is not among those who came was absent; the reason, where one is told, stands under 缺席.
        gone = [seat for seat in self.due if seat in named or seat not in self._named_present]
        return tuple((seat, named.get(seat) or Absence(self._called(seat), NOTHING)) for seat in gone)

    @cached_property
    def _named_absent(self) -> dict[Seat, Absence]:
        found: dict[Seat, Absence] = {}
        for absence in self.named_absent:
            seats = self.whom(absence.name)
            # A name that means two people, or nobody expected, is told elsewhere and makes nobody absent.
            if len(seats) == 1 and seats[0] in self.due and absence not in self.left_early:
                found.setdefault(seats[0], absence)
        return found

    @cached_property
    def left_early(self) -> tuple[Absence, ...]:
        """Those named as absent who came, and left before the end."""
        return tuple(each for each in self.named_absent if says_left_early(each.reason))

    @cached_property
    def _named_present(self) -> frozenset[Seat] | None:
        came = self.meeting.came
        if came is None or came.everybody or not self.due:
            return None
        found = map(self.whom, came.names)
        return frozenset(seats[0] for seats in found if len(seats) == 1)

    def _called(self, seat: Seat) -> Text:
        return Text(self.roster.label(seat), self.meeting.place_of("出席"))

    @property
    def named_absent(self) -> tuple[Absence, ...]:
        """The absent as they are named, each with the reason."""
        return self.meeting.absent.people if self.meeting.absent else ()

    @property
    def named_present(self) -> tuple[Text, ...]:
        """Those who came, as they are named."""
        return self.meeting.came.names if self.meeting.came else ()

    @property
    def is_everybody_there(self) -> bool:
        """Return whether the record says that nobody was absent."""
        return bool(self.meeting.everybody or (self.meeting.came and self.meeting.came.everybody))

    @cached_property
    def knows_who_was_absent(self) -> bool:
        """Return whether the record says who was absent: by name, or that nobody was."""
        # 实到 that equals 应到 names nobody: whoever counted may have left the absent out of both.
        absent = self.meeting.absent
        if self.is_everybody_there or self.meeting.came is not None:
            return True
        return absent is not None and absent.are_named

    @cached_property
    def expected(self) -> int | None:
        """应到, from the roster; as written where the roster does not know the body."""
        if self.may_belong:
            return self.meeting.expected
        # The roster goes before the typed number: secretaries carry last month's number over.
        return len(self.due) or self.meeting.expected

    @cached_property
    def absent(self) -> int | None:
        """The number of the absent, if the record says so."""
        if self.knows_who_was_absent and (self.due or self.meeting.came is None):
            return len(self.absentees) if self.due else len(self.named_absent)
        if self.meeting.absent and self.meeting.absent.number is not None:
            return self.meeting.absent.number
        present = len(self.named_present) or self.meeting.present
        return None if self.expected is None or present is None else self.expected - present

    @cached_property
    def present(self) -> int | None:
        """实到: expected less absent; those attending without vote (列席) never count."""
        if self.expected is None or self.absent is None:
            return len(self.named_present) or self.meeting.present
        return self.expected - self.absent

    @cached_property
    def attendees(self) -> tuple[Seat, ...]:
        """The people who came; empty when the record does not say who was absent."""
        gone = {seat for seat, _ in self.absentees}
        return tuple(seat for seat in self.due if seat not in gone) if self.knows_who_was_absent else ()

    def _nominated(self, matter: str) -> list[Text]:
        """The people on whose admission or transfer the meeting votes."""
        return [
            item.nominee.name
            for item in self.meeting.agenda
            if item.nominee and any(vote.matter == matter for vote in item.votes)
        ]
