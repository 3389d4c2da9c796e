"""Elections whose numbers do not add up, or that the rules on elections do not allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.meetings import election_form_facts, election_resolution_facts, eligibility_facts
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import ElectionCase, election_cases
from docgen.domain.meetings.vote_facts import named_in_vain
from docgen.domain.people.posts import GENERAL_BRANCH
from docgen.domain.rules import committee_rule
from docgen.models.elections import (
    AGAIN,
    COMMITTEE_MEMBER,
    DELEGATE,
    WHOLE_ROUNDS,
    BallotCandidate,
)

ElectionCheck = Callable[[ElectionCase], Iterator[Diagnostic]]
_COUNTED = "核对选票和计票单"


def ballots_of_an_election_add_up(case: ElectionCase) -> Iterator[Diagnostic]:
    """收回 = 有效 + 无效."""
    election = case.election
    both = (case.valid or 0) + (case.spoilt or 0)
    # One that is computed from the other two agrees with them, but may come out below nought.
    if None not in (election.collected, case.valid, case.spoilt) and (
        both != election.collected or (case.valid or 0) < 0 or (case.spoilt or 0) < 0
    ):
        told = f"有效{case.valid}张、无效{case.spoilt}张"
        message = f"收回{election.collected}张选票，和{told}对不上"
        yield error("D551", election.place_of("收回"), message, _COUNTED)


def ballots_are_as_many_as_voters(case: ElectionCase) -> Iterator[Diagnostic]:
    """As many ballots go out as there are voters present, and no more come back."""
    election = case.election
    if election.issued is not None and case.present is not None and election.issued != case.present:
        message = f"发出{election.issued}张选票，到会有选举权的却是{case.present}名"
        mend = (
            "预备党员、列席人员和别的支部的党员没有选举权，不发选票；核对缺席的人；"
            "投票前离会的写在“未参加投票”里"
        )
        yield error("D551", election.place_of("发出"), message, mend)
    # Where 发出 was not typed, no more can come back than there were voters to give a ballot to.
    bound = case.present if election.issued is None else election.issued
    if case.collected is not None and bound is not None and case.collected > bound:
        than = "到会有选举权的" if election.issued is None else "发出的"
        message = f"收回{case.collected}张选票，比{than}还多，选举无效"
        yield warning("D552", election.place_of("收回"), message, "核对票数；确实多了的，要重新选举")


def stated_voters_agree(case: ElectionCase) -> Iterator[Diagnostic]:
    """到会有选举权 as typed against the roster and the absent."""
    stated = case.election.voters_present
    if stated is not None and case.present is not None and stated != case.present:
        message = f"按名册和缺席的名单，到会有选举权的是{case.present}名，写的却是{stated}名"
        yield error("D551", case.election.place_of("到会有选举权"), message, "删掉这一项，由程序计算")


def who_took_no_part_was_there(case: ElectionCase) -> Iterator[Diagnostic]:
    """Whoever took no part in the ballot came and had the right to elect."""
    yield from named_in_vain(case.case, case.election.took_no_part, case.left_before, "未参加投票")


def votes_of_each_add_up(case: ElectionCase) -> Iterator[Diagnostic]:
    """Nobody has more votes than there are valid ballots; yes, no and nothing make up all of them."""
    ballots = case.valid if case.valid is not None else case.collected
    ballots = case.present if ballots is None else ballots
    for one in (*case.election.candidates, *case.election.others):
        if ballots is not None and (one.in_favour or 0) > ballots:
            message = f"{one.name}得{one.in_favour}票，有效票却只有{ballots}张"
            yield error("D551", one.place_of("得票"), message, _COUNTED)
        yield from _whole_of(one, case)


def _whole_of(one: BallotCandidate, case: ElectionCase) -> Iterator[Diagnostic]:
    told = (one.in_favour, one.against, one.abstained)
    # Nobody can vote against a name that was written in.
    if case.valid is None or one in case.election.others or all(number is None for number in told[1:]):
        return
    total = sum(number or 0 for number in told)
    if total > case.valid or (None not in told and total != case.valid):
        message = f"{one.name}的赞成、不赞成、弃权加起来是{total}票，有效票却是{case.valid}张"
        yield error("D551", one.place_of("得票"), message, f"{_COUNTED}；没有填写的算弃权")


def no_ballot_names_more_than_the_seats(case: ElectionCase) -> Iterator[Diagnostic]:
    """A ballot with more names than seats is void, so all votes are no more than ballots times seats."""
    ballots, seats = case.valid if case.valid is not None else case.collected, case.seats
    people = (*case.election.candidates, *case.election.others)
    total = sum(one.in_favour or 0 for one in people)
    if ballots is not None and seats and total > ballots * seats:
        message = f"得票一共{total}票，{ballots}张选票、每张最多选{seats}名，最多只有{ballots * seats}票"
        mend = "核对票数；所选人数多于应选名额的选票无效，写在“无效”里"
        yield error("D551", case.election.place_of("候选人"), message, mend)


def an_election_needs_its_quorum(case: ElectionCase) -> Iterator[Diagnostic]:
    """Without the quorum there is no election."""
    counted = case.counted
    if counted is None or counted.may_be_taken:
        return
    rule, count = counted
    message = (
        f"选举应到会有选举权{count.expected}名，到会{count.present}名，"
        f"不够{rule.quorum.least(count.expected)}名，不能选举；记录里不印票数、选举结果和决议，不生成报告单"
    )
    yield warning("D553", case.election.place, message, f"请另行开会选举。依据：{rule.source}")


def more_candidates_than_seats(case: ElectionCase) -> Iterator[Diagnostic]:
    """Committees and delegates are elected from more candidates than seats; nobody from fewer."""
    candidates, seats, rule = len(case.election.candidates), case.seats, case.rule
    if not seats or not candidates or case.round not in WHOLE_ROUNDS:
        return
    place = case.election.place_of("候选人")
    if candidates < seats:
        message = f"应选{seats}名，候选人却只有{candidates}名"
        yield error("D554", place, message, "候选人写全；名额写错了，改“应选名额”")
    # 差额 is asked of committees and delegates alone (选举工作条例 2020, articles 9, 10, 13, 14).
    elif rule and rule.surplus and not rule.surplus.reached(candidates - seats, seats):
        least = seats + rule.surplus.least(seats)
        message = f"应选{seats}名，候选人{candidates}名，差额不够：至少要{least}名候选人"
        yield warning("D554", place, message, f"核对候选人和应选名额。依据：{rule.source}")


def counting_is_not_for_candidates(case: ElectionCase) -> Iterator[Diagnostic]:
    """监票人 and 计票人 are no candidates; who watches the count is chosen from those with a vote."""
    election = case.election
    # Whom somebody writes in on the ballot is no candidate: it was not known when they were chosen.
    running = {str(one.name) for one in election.candidates}
    chief = (election.chief_scrutineer,) if election.chief_scrutineer else ()
    for name in (*chief, *election.scrutineers):
        seats = case.case.whom(name)
        if len(seats) == 1 and not case.may_elect(seats[0]) and name not in running and case.electorate:
            message = f"{name}没有选举权，不能监票"
            yield error("D555", name.place, message, "监票人从不是候选人的、有选举权的党员（委员）中推选")
    for name in (*chief, *election.scrutineers, *election.tellers):
        if name in running:
            yield error("D555", name.place, f"{name}是候选人，不能监票、计票", "换不是候选人的党员")


def what_is_lacking_is_asked(case: ElectionCase) -> Iterator[Diagnostic]:
    """Numbers without which nobody can say who is elected are asked for, never made up."""
    # Before the ballot there is nothing to count: the record waits for it.
    was_held = any(map(case.case.meeting.says, ("出席", "缺席", "实到", "全体到会")))
    if (case.election.is_counted or was_held) and case.lacking:
        message = f"选举没有写{'、'.join(case.lacking)}，不能判断谁当选，记录里印【待补】"
        yield warning("D556", case.election.place, message, "照计票单和选举结果报告单补上")


def the_right_meeting_elects(case: ElectionCase) -> Iterator[Diagnostic]:
    """Committees by the assembly, their secretaries by the committee; by the assembly where there is none."""
    if case.body:
        yield from eligibility_facts.wrong_meeting(
            case.case, case.title, case.body, case.election.post.typed.place
        )


def whose_election_it_is(case: ElectionCase) -> Iterator[Diagnostic]:
    """A joint assembly must say whose committee it elects."""
    if not case.body and case.title != DELEGATE:
        message = "看不出选的是哪个支部的，没有判断谁当选"
        yield error("D557", case.election.post.typed.place, message, "补上“支部: …”，如 支部: 第二支部")


def number_of_seats_is_allowed(case: ElectionCase) -> Iterator[Diagnostic]:
    """A whole committee has so many members as the rule on committees says."""
    rule = committee_rule(case.case.day, case.case.own_rules)
    is_whole = case.title == COMMITTEE_MEMBER and not case.is_by_election and case.round in WHOLE_ROUNDS
    # The rule on committees is one on those of branches.
    if rule is None or not is_whole or not case.seats or case.body in ("", GENERAL_BRANCH):
        return
    place = case.election.place_of("应选名额")
    if not rule.least <= case.seats <= rule.most:
        message = f"支部委员会应选{case.seats}名，规定是{rule.least}到{rule.most}名"
        mend = f"核对应选名额；只补选几名的，题目写“补选……”。依据：{rule.source}"
        yield warning("D561", place, message, mend)
    if not case.has_committee:
        message = f"{case.body}这一天的正式党员不足{rule.full_members}名，不设委员会，只选书记、副书记"
        yield warning("D561", place, message, f"核对名册。依据：{rule.source}")


def ties_and_open_seats_are_told(case: ElectionCase) -> Iterator[Diagnostic]:
    """Tell what is still to be done: a ballot between the tied, or for the seats left open."""
    outcome = case.outcome
    later = [each for each in election_cases(case.case) if each.earlier and each.earlier.item is case.item]
    if outcome is None or not outcome.open_seats or later:
        return
    if outcome.tied:
        message = f"{'、'.join(outcome.tied)}票数相等，还有{outcome.open_seats}个名额不能确定当选人"
        mend = "只对这几名再次投票，得票多的当选；写成另一个议题，“投票: 再次投票”"
    else:
        message = f"赞成票够了的少于应选名额，还缺{outcome.open_seats}名"
        mend = "另行选举写成另一个议题，“投票: 另行选举”；接近应选名额、决定减少名额的，写在“决议”里"
    # A hint: a tie is no fault of the record, only a ballot still to be held.
    yield hint("D558", case.election.place_of("候选人"), message, mend)


def only_the_tied_are_voted_on_again(case: ElectionCase) -> Iterator[Diagnostic]:
    """A second ballot between the tied has them, all of them, and the seats that were left."""
    before = case.earlier.outcome if case.earlier else None
    if before is None or case.round != AGAIN:
        return
    names = tuple(str(one.name) for one in case.election.candidates)
    if set(names) != set(before.tied):
        message = (
            f"再次投票的候选人是{'、'.join(names)}，上一次票数相等的却是{'、'.join(before.tied) or '没有'}"
        )
        yield error("D559", case.election.place_of("候选人"), message, "再次投票只在票数相等的人里选")
    if case.seats != before.open_seats:
        message = f"再次投票应选{case.seats}名，上一次留下的名额却是{before.open_seats}名"
        yield error("D559", case.election.place_of("应选名额"), message, "核对名额；可以不写，由程序计算")


def an_election_is_secret(case: ElectionCase) -> Iterator[Diagnostic]:
    """Elections are by secret ballot."""
    if case.vote_rule and case.is_open_vote:
        message = f"选举要用无记名投票，写的却是{case.election.way}，不判断谁当选"
        mend = f"核对投票方式。依据：{case.vote_rule.source}"
        yield warning("D438", case.election.place_of("方式"), message, mend)


ELECTION_CHECKS: tuple[ElectionCheck, ...] = (
    whose_election_it_is,
    the_right_meeting_elects,
    number_of_seats_is_allowed,
    more_candidates_than_seats,
    an_election_is_secret,
    an_election_needs_its_quorum,
    ballots_of_an_election_add_up,
    ballots_are_as_many_as_voters,
    stated_voters_agree,
    who_took_no_part_was_there,
    votes_of_each_add_up,
    no_ballot_names_more_than_the_seats,
    counting_is_not_for_candidates,
    what_is_lacking_is_asked,
    ties_and_open_seats_are_told,
    only_the_tied_are_voted_on_again,
    *election_resolution_facts.OF_ITS_OWN,
)


def of_every_election(case: Attendance) -> Iterator[Diagnostic]:
    """Everything that the facts of each election have against it."""
    for each in election_cases(case):
        for rule in ELECTION_CHECKS:
            yield from rule(each)


def elections_of_the_past_have_votes(case: Attendance, today: date) -> Iterator[Diagnostic]:
    """An election whose day is over, with candidates and no count, is asked for its votes."""
    for each in election_cases(case):
        if case.day < today and not each.election.is_counted and case.present is None:
            message = "选举的日子已经过了，还没有写到会的人、发出收回的张数和各人的得票"
            yield warning("D556", each.election.place, message, "照计票单和选举结果报告单补上")


def elections_are_sound(case: Attendance) -> Iterator[Diagnostic]:
    """Everything that the facts have against the elections of a meeting, in either form of writing one."""
    # Few meetings elect: of thousands of records the others are asked one question and not twenty.
    if case.meeting.elects:
        for rule in RULES_OF_ELECTIONS:
            yield from rule(case)


RULES_OF_ELECTIONS = (
    of_every_election,
    election_resolution_facts.other_resolutions_name_the_elected,
    *election_form_facts.OF_VOTES,
    *eligibility_facts.RULES,
)
RULES = (elections_are_sound, *election_form_facts.OF_WORDS)
