"""An election of a meeting against the roster and the rules of its day: who may vote, and who is elected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_count import ElectionOutcome, elect, elect_among_tied
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.meetings.votes import Count, CountedVote, is_open_vote
from docgen.domain.people.posts import GENERAL_BRANCH, posts_in
from docgen.domain.people.seat import Seat
from docgen.domain.rules import election_rule
from docgen.models.elections import (
    AGAIN,
    COMMITTEE_MEMBER,
    DELEGATE,
    DEPUTY,
    FIRST,
    FURTHER,
    REPEATED,
    SECOND,
    SECRETARY_POST,
    BallotCandidate,
    Election,
)
from docgen.models.minutes import AgendaItem
from docgen.models.rules import ELECTION, ElectionRule, Share, VoteRule
from docgen.reading.nodes import Text

BY_ELECTION = ("补选", "增补", "增选")
"""The words in a title that tell an election of some members from that of a whole committee."""


MOST_NAMED = 6
"""Six names show which votes are wanting; forty would fill the screen, and a page of the record."""


def _some_of(names: Sequence[str]) -> str:
    named = "、".join(names[:MOST_NAMED])
    return named if len(names) <= MOST_NAMED else f"{named}等{len(names)}人"


@dataclass(frozen=True)
class ElectionCase:
    """One election of a meeting; `earlier` is the one before it for the same post."""

    case: Attendance
    item: AgendaItem
    election: Election
    earlier: ElectionCase | None = None

    @property
    def title(self) -> str:
        """What is elected: 委员, 书记, 副书记 or 代表."""
        return self.election.post.title

    @cached_property
    def body(self) -> str:
        """The branch whose post it is, 党总支 for that of the whole; nothing where it is not known."""
        named = str(self.election.branch or self.election.post.body)
        if named:
            return _body_named(named, self.case)
        branches = self.case.branches
        if len(branches) != 1:
            return ""
        return GENERAL_BRANCH if branches[0] in self.case.roster.general_names else branches[0]

    @property
    def has_committee(self) -> bool:
        """Return whether the body is large enough to have a committee."""
        return self.case.has_committee(self.body)

    @property
    def is_by_election(self) -> bool:
        """Return whether the title says that only some seats are filled."""
        # Nothing else tells: a 补选 of two seats looks like a committee of two.
        return any(word in self.item.title for word in BY_ELECTION)

    @cached_property
    def electorate(self) -> tuple[Seat, ...]:
        """Those expected who have the right to elect: of a joint assembly the own branch alone."""
        voters = tuple(seat for seat in self.case.due if self.case.has_vote(seat))
        # Delegates are elected by whoever the meeting unites; a committee's own meeting by its members.
        if self.title == DELEGATE or self.case.meeting.is_a(OF_COMMITTEE) or self.body == GENERAL_BRANCH:
            return voters
        return tuple(seat for seat in voters if seat.branch == self.body)

    @cached_property
    def present(self) -> int | None:
        """The number of the electorate who came, so far as the record tells."""
        stated = self.election.voters_present
        if self.may_vote:
            return stated
        present = self.case.present_among(self.electorate, stated)
        # Who left before the ballot came, and was given none.
        return None if present is None else present - len(self.left_before)

    @property
    def without_part(self) -> tuple[Text, ...]:
        """The names of those who came and took no part in the ballot."""
        present = self.case.present_among(self.electorate, None)
        return self.case.gone_from(self.election, present, self.electorate)

    @property
    def left_before(self) -> frozenset[Seat]:
        """Those of the electorate who came and took no part in the ballot."""
        return self.case.came_among(self.without_part, self.electorate)

    @property
    def may_vote(self) -> bool:
        """Return whether it is left open of somebody if they have the right to elect."""
        return any(self.body in ("", GENERAL_BRANCH, seat.branch) for seat in self.case.may_vote)

    def may_elect(self, seat: Seat) -> bool:
        """Return whether somebody has the right to elect, as far as that is known."""
        return seat in self.electorate or seat in self.case.may_vote

    @property
    def expected(self) -> int | None:
        """The number of those expected who have the right to elect; None where nobody knows it."""
        return None if self.may_vote else len(self.electorate) or None

    @property
    def vote_rule(self) -> VoteRule | None:
        """The rule on quorum and majority."""
        return self.case.vote_rule(ELECTION)

    @cached_property
    def rule(self) -> ElectionRule | None:
        """The rule on the candidates for the post."""
        return election_rule(self.title, self.case.day, self.case.own_rules)

    @cached_property
    def counted(self) -> CountedVote | None:
        """The rule and the numbers of those who may vote; None when too little is known."""
        if self.vote_rule is None or self.present is None or self.expected is None:
            return None
        return CountedVote(self.vote_rule, Count(self.expected, self.present))

    @property
    def is_short(self) -> bool:
        """Return whether fewer came than the rule asks for: then there was no election."""
        return self.counted is not None and not self.counted.may_be_taken

    @cached_property
    def round(self) -> str:
        """Which ballot it is; 第二次投票 only where nothing tells what it is held for."""
        typed, earlier = self.election.round, self.earlier
        if typed not in (FIRST, SECOND) or earlier is None:
            return typed
        # 补选 of a second seat, of other people, is a first ballot too.
        if typed == FIRST and self._candidates.isdisjoint(earlier._candidates):
            return typed
        return REPEATED if earlier.is_void or earlier.is_short else self._round_after(earlier.outcome)

    def _round_after(self, before: ElectionOutcome | None) -> str:
        if before and before.tied and self._candidates <= set(before.tied):
            return AGAIN
        return FURTHER if before and before.open_seats else self.election.round

    @property
    def _candidates(self) -> set[str]:
        return {str(one.name) for one in self.election.candidates}

    @property
    def round_number(self) -> int:
        """How many ballots of this kind the meeting held for the post, this one included."""
        before = self.earlier
        number = 1
        while before:
            number += before.round == self.round
            before = before.earlier
        return number

    @cached_property
    def seats(self) -> int | None:
        """应选名额: as typed; one secretary, and in a further ballot what the one before left open."""
        if self.election.seats is not None:
            return self.election.seats
        before = self.earlier.outcome if self.earlier else None
        if before and self.round in (AGAIN, FURTHER):
            return before.open_seats
        if self.earlier and self.round == REPEATED:
            return self.earlier.seats
        return 1 if self.title == SECRETARY_POST else None

    @cached_property
    def valid(self) -> int | None:
        """有效票: as typed, or from what was collected, or from the votes on each candidate."""
        election = self.election
        if election.valid is not None:
            return election.valid
        if election.collected is not None and election.spoilt is not None:
            return election.collected - election.spoilt
        # One sum for all candidates proves the number of valid ballots; two sums are a slip in one of them.
        sums = {_ballots_on(one) for one in election.candidates}
        return sums.pop() if len(sums) == 1 else None

    def votes_on(self, one: BallotCandidate) -> tuple[int | None, int | None, int | None]:
        """赞成, 不赞成 and 弃权 on a candidate; of the last two one follows from the other and 有效票."""
        yes, no, nothing = one.in_favour, one.against, one.abstained
        if yes is None or self.valid is None or (no is None) == (nothing is None):
            return yes, no, nothing
        # Each valid ballot says yes or no, or nothing, which counts as 弃权.
        rest = self.valid - yes - (no or nothing or 0)
        if rest < 0:
            return yes, no, nothing
        return (yes, no, rest) if nothing is None else (yes, rest, nothing)

    @cached_property
    def spoilt(self) -> int | None:
        """无效票: as typed, or what was collected less what is valid."""
        if self.election.spoilt is not None or self.election.collected is None or self.valid is None:
            return self.election.spoilt
        return self.election.collected - self.valid

    @cached_property
    def collected(self) -> int | None:
        """收回: as typed, or the valid and the void ballots together."""
        if self.election.collected is not None or self.valid is None or self.spoilt is None:
            return self.election.collected
        return self.valid + self.spoilt

    @property
    def is_void(self) -> bool:
        """Return whether more ballots came back than were issued, or than there were voters."""
        # More ballots than were issued void the whole election, not only the surplus (选举工作条例 2020).
        bounds = [number for number in (self.election.issued, self.present) if number is not None]
        return self.collected is not None and any(self.collected > bound for bound in bounds)

    @property
    def may_stand(self) -> bool:
        """Return whether the rule of the day is known and allows the election: enough came, and in secret."""
        return self.counted is not None and self.counted.may_be_taken and not self.is_open_vote

    @property
    def is_open_vote(self) -> bool:
        """Return whether it was no secret ballot, though the rule asks for one."""
        return is_open_vote(self.vote_rule, self.election.way)

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """What must be known before it can be said who is elected."""
        without = [str(one.name) for one in self._people if one.in_favour is None]
        asked = {
            "选举的规定": self._majority is None,
            # The two are won by different rules: the tied by more votes, open seats by the majority.
            "这次投票是再次投票还是另行选举": self.round == SECOND,
            "应选名额": not self.seats,
            "候选人": not self.election.candidates,
            "到会有选举权的人数": self.present is None or self.expected is None,
            "收回选票的张数": self.collected is None,
            f"{_some_of(without)}的得票": bool(without),
        }
        return tuple(what for what, is_lacking in asked.items() if is_lacking)

    @property
    def _majority(self) -> Share | None:
        return self.vote_rule.majority if self.vote_rule else None

    @property
    def _people(self) -> tuple[BallotCandidate, ...]:
        return (*self.election.candidates, *self.election.others)

    @cached_property
    def outcome(self) -> ElectionOutcome | None:
        """Who is elected; None where the numbers do not allow to say so."""
        if self.lacking or self.is_void or not self.may_stand:
            return None
        votes, seats = self._votes, self.seats or 0
        if self.round == AGAIN:
            return elect_among_tied(votes, seats)
        return elect(votes, seats, self._whole, self._majority) if self._majority else None

    @property
    def _votes(self) -> dict[str, int]:
        # Voters may write in whom they like; nobody is elected who may not be (选举工作条例 2020, article 5).
        return {str(one.name): one.in_favour or 0 for one in self._people if not self.bar(one.name)}

    def bar(self, name: Text) -> str:
        """What bars somebody from being elected; nothing where nothing does."""
        seats = self.case.whom(name)
        if len(seats) != 1:
            return "名册里有几位，看不出是哪一位" if seats else "不在名册里，看不出有没有被选举权"
        return bar_on(self.case, seats[0]) or self._of_another_body(seats[0])

    def _of_another_body(self, seat: Seat) -> str:
        """Members of a committee come from its branch, its secretaries from the committee."""
        case = self.case
        if self.title == DELEGATE or self.body in ("", GENERAL_BRANCH):
            return ""
        if seat.branch != self.body:
            return f"属于{seat.branch}，不在{self.body}"
        by_committee = self.title in (SECRETARY_POST, DEPUTY) and case.meeting.is_a(OF_COMMITTEE)
        if by_committee and case.body and seat not in case.body:
            return f"不是{self.body}委员会的委员（看名册里的“党内职务”）"
        return ""

    @property
    def _whole(self) -> int:
        """The number that the majority is one of: those present, by the rule of today."""
        if self.counted is None:
            return 0
        rule, count = self.counted
        return count.present if rule.of_present else count.expected


def bar_on(case: Attendance, seat: Seat) -> str:
    """What takes 被选举权 from somebody on the day of the meeting; nothing where nothing does."""
    if not seat.belongs(case.day):
        return "这一天还不是（或已经不是）本单位的党员，没有被选举权"
    # A 预备党员 was printed as 当选: 党章 article 7 gives them no 被选举权, nor those under 留党察看.
    if not seat.is_full(case.day):
        # What a vote on them came to is left open: so are the numbers of this election.
        return "" if seat in case.may_vote else "这一天是预备党员，没有被选举权"
    if any(period.holds(case.day) for period in seat.member.on_probation):
        return "在留党察看期间，没有被选举权"
    # Before the assembly votes there is no such right, though the roster may have an earlier 转正日期.
    return "" if case.has_vote(seat) else "这次会议才讨论转正，没有被选举权"


def _ballots_on(one: BallotCandidate) -> int | None:
    """The valid ballots by the votes on one candidate: each says yes, no or nothing to everybody."""
    told = (one.in_favour, one.against, one.abstained)
    return None if None in told else sum(number or 0 for number in told)


def _body_named(named: str, case: Attendance) -> str:
    """The branch that words mean: 第二支部, 高中部党支部, 校党总支; nothing where they mean none."""
    roster = case.roster
    own = case.branches[0] if len(case.branches) == 1 else ""
    # Asked as a post would be, so that a body has the same names here as in 党内职务 of the roster.
    found = posts_in(f"{named}{COMMITTEE_MEMBER}", own, roster.branches, roster.general_names)
    return found[0].body if found else ""


def election_cases(case: Attendance) -> list[ElectionCase]:
    """The elections of a meeting in their order, each with the one before it for the same post."""
    found: list[ElectionCase] = []
    for item in case.meeting.agenda:
        if item.election:
            alone = ElectionCase(case, item, item.election)
            before = [each for each in found if (each.title, each.body) == (alone.title, alone.body)]
            found.append(ElectionCase(case, item, item.election, before[-1] if before else None))
    return found
