"""Attendance at a meeting as votes count it: the people with a vote, and what a vote comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docgen.domain.meetings.presence import OF_ASSEMBLY, OF_COMMITTEE, Presence
from docgen.domain.meetings.votes import Count, CountedVote
from docgen.domain.people.course import NOMINATED, Course, CourseSource
from docgen.domain.people.seat import Seat
from docgen.domain.rules import stage_rule, vote_rule
from docgen.models.elections import Election
from docgen.models.minutes import AgendaItem, Nominee
from docgen.models.rules import ADMISSION, COMMITTEE_MEETING, GENERAL, TRANSFER, StageRule, VoteRule
from docgen.models.votes_taken import Vote
from docgen.reading.nodes import Text


@dataclass(frozen=True)
class Attendance(Presence):
    """One meeting against the roster and the rules of its day."""

    @cached_property
    def voters(self) -> int | None:
        """应到会有表决权: the full members among those expected; None where of one it is left open."""
        return None if self.may_vote else len(self._with_vote)

    @cached_property
    def may_vote(self) -> tuple[Seat, ...]:
        """Those expected of whom it is open if they have a vote: one on their transfer cannot be counted."""
        perhaps = (seat for seat in self.roster.left_open if seat.may_vote(self.day))
        # Nobody votes on the own transfer, whatever became of an earlier one.
        return tuple(seat for seat in perhaps if seat in self.due and seat not in self._transferred_here)

    @cached_property
    def _with_vote(self) -> tuple[Seat, ...]:
        return tuple(filter(self.has_vote, self.due))

    @cached_property
    def voters_present(self) -> int | None:
        """到会有表决权, if the record says who was absent."""
        # Without the names nobody knows whether the absent had a vote, if anybody was absent.
        return None if self.may_vote else self.present_among(self._with_vote, None)

    def has_vote(self, seat: Seat) -> bool:
        """Return whether somebody has a vote at this meeting: nobody whom it only now makes a full member."""
        # 党龄 counts from the end of the probation, the vote from the assembly that decides: the roster may
        # have the earlier day.
        return seat.has_vote(self.day) and seat not in self._transferred_here

    @cached_property
    def _transferred_here(self) -> frozenset[Seat]:
        found = [self.whom(name) for name in self._nominated(TRANSFER)]
        return frozenset(seats[0] for seats in found if len(seats) == 1)

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
        return self._of_branch_asked(vote, self._with_vote)

    def may_vote_on(self, vote: Vote) -> tuple[Seat, ...]:
        """Those of whom it is open if they belong to that electorate."""
        return self._of_branch_asked(vote, self.may_vote)

    def _of_branch_asked(self, vote: Vote, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
        branch = self._branch_asked(vote) if len(self.branches) > 1 and seats else ""
        return tuple(seat for seat in seats if seat.branch == branch) if branch else seats

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
        is_open = bool(self.may_vote_on(vote))
        return vote.voters_present if is_open else self._present_among(vote, self.electorate(vote))

    def _present_among(self, vote: Vote, voters: Sequence[Seat]) -> int | None:
        present = self.present_among(voters, vote.voters_present)
        # Whoever left before the vote, or kept out of it, came and had no part in it.
        if present is None:
            return None
        return present - len(self.came_among(self.gone_from(vote, present, voters), voters))

    def out_of(self, vote: Vote) -> frozenset[Seat]:
        """Those who came, had a vote on the matter and took no part in it."""
        return self.came_among(self.without_part(vote), self.electorate(vote))

    def without_part(self, vote: Vote) -> tuple[Text, ...]:
        """The names of those who came and took no part in a vote."""
        voters = self.electorate(vote)
        return self.gone_from(vote, self.present_among(voters, None), voters)

    def gone_from(
        self, vote: Vote | Election, present: int | None, voters: Sequence[Seat]
    ) -> tuple[Text, ...]:
        """Those named as taking no part; else who left early, where the ballots are fewer by just as many."""
        left = tuple(absence.name for absence in self.left_early)
        if vote.took_no_part or not left or present is None:
            return vote.took_no_part
        cast = vote.issued if vote.issued is not None else vote.cast
        return left if cast == present - len(self.came_among(left, voters)) else ()

    def came_among(self, names: Sequence[str], voters: Sequence[Seat]) -> frozenset[Seat]:
        """Those of some names who came and are among these voters."""
        found = [self.whom(name) for name in names]
        named = {seats[0] for seats in found if len(seats) == 1}
        return frozenset(named.intersection(voters, self.attendees))

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
            present, whole = self.present, len(self.due)
            rule = self.vote_rule(COMMITTEE_MEETING)
        elif self.meeting.is_a(OF_ASSEMBLY):
            rule, present, whole = self.vote_rule(GENERAL), self.voters_present, self.voters or 0
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
        return None if self.may_vote_on(vote) else self._counted_among(vote, self.electorate(vote))

    def _counted_among(self, vote: Vote, voters: Sequence[Seat]) -> CountedVote | None:
        present, rule = self._present_among(vote, voters), self.vote_rule(vote.matter)
        if present is None or not voters or rule is None:
            return None
        in_favour = present if vote.is_reckoned else vote.in_favour
        return CountedVote(rule, Count(len(voters), present, in_favour, vote.written))

    def carries(self, vote: Vote) -> bool | None:
        """Whether a vote carries, whoever of those left open had a vote; None where it depends on them."""
        known = self.electorate(vote)
        counts = [self._counted_among(vote, (*known, *more)) for more in ((), self.may_vote_on(vote))]
        told = {count.carries if count else None for count in counts}
        return told.pop() if len(told) == 1 else None

    def has_known_rule(self, vote: Vote) -> bool:
        """Return whether docgen knows the rule of the day on the matter of a vote.

        Where another stands in for it, it can be told whether enough people were there, and never that the
        vote carried, nor that it failed.
        """
        rule = self.vote_rule(vote.matter)
        return rule is not None and rule.matter == vote.matter
