"""Elections that are not typed as 选举: as votes on one person each, or in ordinary words."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.elections_in_words import ToldElection, elections_in_words
from docgen.domain.meetings.eligibility_facts import wrong_meeting
from docgen.models.elections import COMMITTEE_MEMBER, DELEGATE, DEPUTY, SECRETARY_POST
from docgen.models.minutes import AgendaItem, Meeting
from docgen.models.rules import ELECTION
from docgen.models.votes_taken import Vote


def several_votes_may_be_one_election(case: Attendance) -> Iterator[Diagnostic]:
    """Candidates of one ballot, an item each, cannot be judged by the seats: say how to write them as one."""
    # An item each printed 发出表决票8张 again and again, and left no seats by which to judge.
    for several in votes_by_post(case.meeting).values():
        if len(several) > 1:
            names = "、".join(str(vote.person or "姓名") for vote in several)
            message = f"{names}各写一次选举表决；一张选票上的几名候选人是一次选举，要按应选名额判断谁当选"
            typed = ", ".join(f"{vote.person or '姓名'}: {vote.in_favour}" for vote in several)
            mend = (
                f"合成一个议题，写“选举”：{{职务: 委员, 应选名额: …, 候选人: {{{typed}}}, 发出: …, 收回: …}}"
            )
            yield warning("D560", several[0].place, message, mend)


def votes_by_post(meeting: Meeting) -> dict[str, list[Vote]]:
    """The elections that are written as a vote on one person each, by the post that their titles tell."""
    votes: dict[str, list[Vote]] = {}
    for item in meeting.agenda:
        for vote in item.votes:
            if vote.matter == ELECTION:
                votes.setdefault(_post_in(item.title), []).append(vote)
    return votes


def who_counts_is_not_voted_on(case: Attendance) -> Iterator[Diagnostic]:
    """The same of an election written as a vote on one person."""
    for vote in case.meeting.votes:
        for name in (*vote.scrutineers, *vote.tellers):
            if vote.matter == ELECTION and name == vote.person:
                yield error("D555", name.place, f"{name}是候选人，不能监票、计票", "换不是候选人的党员")


def the_right_meeting_votes(case: Attendance) -> Iterator[Diagnostic]:
    """The right meeting elects, of an election written as a vote on one person: its title tells the post."""
    for item in case.meeting.agenda:
        votes = [vote for vote in item.votes if vote.matter == ELECTION]
        named = any(post in item.title for post in (SECRETARY_POST, DELEGATE, "委员"))
        if votes and named and len(case.branches) == 1:
            yield from wrong_meeting(case, _post_in(item.title), case.branches[0], votes[0].place)


def _post_in(title: str) -> str:
    return next((post for post in (DEPUTY, SECRETARY_POST, DELEGATE) if post in title), COMMITTEE_MEMBER)


def an_election_is_typed_as_one(case: Attendance) -> Iterator[Diagnostic]:
    """An election in ordinary words is counted as any resolution: say how to write it as what it is."""
    for item, told in elections_in_words(case):
        title = item.title if item else "会议的内容"
        message = (
            f"“{title}”说的是选举{told.post}，却没有写成“选举”，"
            "到会人数、投票方式、谁当选都没有照选举的规定核对"
        )
        mend = (
            f"写成议题里的“选举”：{{职务: {told.post}, 应选名额: …, 候选人: "
            f"{{{_typed_candidates(case, item, told)}}}, 方式: …, 发出: …, 收回: …}}，删掉“表决”；"
            "不是这次会上选的，在题目里写明，如 研究补选人选、通报选举结果"
        )
        yield warning("D567", told.text.place, message, mend)


def _typed_candidates(case: Attendance, item: AgendaItem | None, told: ToldElection) -> str:
    """The candidates as they would be typed, so far as the words tell them."""
    title, votes = (str(item.title), item.votes) if item else ("", ())
    names = _named(case, told.clause) or _named(case, f"{title}{told.text}")
    count = str(votes[0].in_favour) if len(names) == len(votes) == 1 else "…"
    return ", ".join(f"{name}: {count}" for name in names) or "姓名: 得票"


def _named(case: Attendance, text: str) -> list[str]:
    return [name for name in map(case.roster.label, case.roster.seats) if name in text]


OF_VOTES = (several_votes_may_be_one_election, who_counts_is_not_voted_on, the_right_meeting_votes)
OF_WORDS = (an_election_is_typed_as_one,)
