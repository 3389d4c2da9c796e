"""Attendance at a meeting: the people expected, those who came, and those with a vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docgen.domain.meetings.votes import Count, CountedVote
from docgen.domain.people.committee_facts import has_committee
from docgen.domain.people.course import NOMINATED, Course, CourseSource
from docgen.domain.people.posts import SECRETARY
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat, one_by_one
from docgen.domain.rules import committee_rule, stage_rule, vote_rule
from docgen.models.fields import NOTHING
from docgen.models.minutes import AgendaItem, Meeting, Nominee
from docgen.models.names import Absence
from docgen.models.rules import ADMISSION, COMMITTEE_MEETING, GENERAL, TRANSFER, Rules, StageRule, VoteRule
from docgen.models.votes_taken import Vote
from docgen.reading.nodes import Text

OF_COMMITTEE = COMMITTEE_MEETING
OF_GROUP = "党小组会"
OF_ASSEMBLY = "党员大会"


@dataclass(frozen=True)
class Attendance:
    """One meeting against the roster and the rules of its day."""

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
        return self.roster.of_branches(self.branches, self.day) if self.branches else ()

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
            if len(seats) == 1 and seats[0] in self.due:
                found.setdefault(seats[0], absence)
        return found

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

    @cached_property
    def voters(self) -> int:
        """应到会有表决权: the full members among those expected."""
        return len(self._with_vote)

    @cached_property
    def _with_vote(self) -> tuple[Seat, ...]:
        return tuple(filter(self.has_vote, self.due))

    @cached_property
    def voters_present(self) -> int | None:
        """到会有表决权, if the record says who was absent."""
        # Without the names nobody knows whether the absent had a vote, if anybody was absent.
        return self.present_among(self._with_vote, None)

    def has_vote(self, seat: Seat) -> bool:
        """Return whether somebody has a vote at this meeting: nobody whom it only now makes a full member."""
        # 党龄 counts from the end of the probation, the vote from the assembly that decides: the roster may
        # have the earlier day.
        return seat.has_vote(self.day) and seat not in self._transferred_here

    @cached_property
    def _transferred_here(self) -> frozenset[Seat]:
        found = [self.whom(name) for name in self._nominated(TRANSFER)]
        return frozenset(seats[0] for seats in found if len(seats) == 1)

    def _nominated(self, matter: str) -> list[Text]:
        """The people on whose admission or transfer the meeting votes."""
        return [
            item.nominee.name
            for item in self.meeting.agenda
            if item.nominee and any(vote.matter == matter for vote in item.votes)
        ]

    def course(self, nominee: Nominee) -> Course:
        """The course of the person of an item: what the item says goes before all other sources."""
        return self.roster.course(nominee.name, CourseSource(NOMINATED, nominee), near=self.body)

    def branch_of_nominee(self, item: AgendaItem) -> str:
        """The branch of the person of an item, by the roster or the list of candidates; else nothing."""
        if item.nominee is None:
            return ""
        seats = self.whom(item.nominee.name)
        if len(seats) == 1:
            return seats[0].branch
        named = [one for one in self.roster.organization.candidates if one.name == item.nominee.name]
        return str(named[0].branch) if len(named) == 1 else ""

    def electorate(self, vote: Vote) -> tuple[Seat, ...]:
        """Those expected who have a vote on this matter: on a person's, the members of the own branch."""
        branch = self._branch_asked(vote) if len(self.branches) > 1 else ""
        return tuple(seat for seat in self._with_vote if seat.branch == branch) if branch else self._with_vote

    def _branch_asked(self, vote: Vote) -> str:
        """The branch whose members alone vote: that of the person, or the one that the vote names."""
        if vote.branch in self.branches:
            return str(vote.branch)
        if vote.matter not in (ADMISSION, TRANSFER):
            return ""
        items = (item for item in self.meeting.agenda if any(each is vote for each in item.votes))
        return next(map(self.branch_of_nominee, items), "")

    def present_for(self, vote: Vote) -> int | None:
        """到会有表决权 on this matter; as the record has it where it does not say who was absent."""
        present = self.present_among(self.electorate(vote), vote.voters_present)
        # Whoever left before the vote, or kept out of it, came and had no part in it.
        return None if present is None else present - len(self.out_of(vote))

    def out_of(self, vote: Vote) -> frozenset[Seat]:
        """Those who came, had a vote on the matter and took no part in it."""
        found = [self.whom(name) for name in vote.took_no_part]
        named = {seats[0] for seats in found if len(seats) == 1}
        return frozenset(named.intersection(self.electorate(vote), self.attendees))

    def present_among(self, voters: Sequence[Seat], stated: int | None) -> int | None:
        """The number of these voters who came; as stated where the record does not say who was absent."""
        if self.knows_who_was_absent and self.due:
            return len(set(voters) & set(self.attendees))
        everybody = self.due and self.present == len(self.due)
        return len(voters) if everybody else stated

    @cached_property
    def can_decide(self) -> bool:
        """Return whether enough people are there for a decision, so far as the record tells."""
        if self.meeting.is_a(OF_COMMITTEE):
            rule, present, whole = self.vote_rule(COMMITTEE_MEETING), self.present, len(self.due)
        elif self.meeting.is_a(OF_ASSEMBLY):
            rule, present, whole = self.vote_rule(GENERAL), self.voters_present, self.voters
        else:
            return True
        return rule is None or present is None or not whole or rule.quorum.reached(present, whole)

    def vote_rule(self, matter: str) -> VoteRule | None:
        """The rule by which a vote of the day is counted; None where docgen knows of none."""
        if matter not in self._vote_rules:
            self._vote_rules[matter] = vote_rule(matter, self.day, self.own_rules)
        return self._vote_rules[matter]

    @cached_property
    def _vote_rules(self) -> dict[str, VoteRule | None]:
        # Asked some ten times for each record: of thousands that was a twentieth of the whole run.
        return {}

    def may_decide(self, vote: Vote) -> bool:
        """Return whether a meeting of the kind may decide the matter; an assembly unless a rule says more."""
        rule = self.vote_rule(vote.matter)
        return any(map(self.meeting.is_a, (rule.kinds if rule else ()) or (OF_ASSEMBLY,)))

    def stage_rule(self, matter: str, day: date | None = None) -> StageRule | None:
        """The rule on a stage on the way into the Party, on the day of the meeting or on another."""
        return stage_rule(matter, day or self.day, self.own_rules)

    def counted(self, vote: Vote) -> CountedVote | None:
        """The rule and the numbers of a vote; None when too little is known."""
        present, rule, voters = self.present_for(vote), self.vote_rule(vote.matter), self.electorate(vote)
        if present is None or not voters or rule is None:
            return None
        in_favour = present if vote.is_reckoned else vote.in_favour
        return CountedVote(rule, Count(len(voters), present, in_favour, vote.written))

    def has_known_rule(self, vote: Vote) -> bool:
        """Return whether docgen knows the rule of the day on the matter of a vote.

        Where another stands in for it, it can be told whether enough people were there, and never that the
        vote carried, nor that it failed.
        """
        rule = self.vote_rule(vote.matter)
        return rule is not None and rule.matter == vote.matter
