"""一致通过: as many votes in favour as people with a vote were present; asked for where nobody can know."""

from __future__ import annotations

from dataclasses import replace

from docgen.base.diagnostics import Diagnostic, error, hint
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.said_of_votes import said_otherwise
from docgen.models.minutes import AgendaItem
from docgen.models.votes_taken import Vote
from docgen.reading.values.votes_in_words import EXAMPLE, UNANIMOUS


def with_unanimous_votes(case: Attendance) -> tuple[Attendance, list[Diagnostic]]:
    """The same meeting with the numbers of its unanimous votes, and what there is to say about them."""
    if not any(vote.unanimous for vote in case.meeting.votes):
        return case, []
    said: list[Diagnostic] = []
    agenda = tuple(_counted(case, item, said) for item in case.meeting.agenda)
    return replace(case, meeting=case.meeting.model_copy(update={"agenda": agenda})), said


def _counted(case: Attendance, item: AgendaItem, said: list[Diagnostic]) -> AgendaItem:
    if not any(vote.unanimous for vote in item.votes):
        return item
    for vote in item.votes:
        if vote.unanimous and vote.others:
            said.append(said_otherwise(UNANIMOUS, vote, vote.place_of(UNANIMOUS)))
    votes = [_of_those_present(case, vote, said) if vote.is_reckoned else vote for vote in item.votes]
    return item.model_copy(update={"votes": tuple(vote for vote in votes if vote)})


def _of_those_present(case: Attendance, vote: Vote, said: list[Diagnostic]) -> Vote | None:
    """The vote with its number; without it nothing is checked any further."""
    if vote.others:
        return None
    place, present = vote.place_of(UNANIMOUS), case.present_for(vote)
    if present is None:
        # 一致通过 without a number would certify a vote that nobody can count.
        message = "写的是一致通过，可是记录里看不出有几名有表决权的人到会，算不出赞成票数"
        said.append(error("D592", place, message, f"写明缺席的人，或者把票数{EXAMPLE}"))
        return None
    message = f"一致通过，赞成票按到会有表决权的 {present} 人计"
    said.append(hint("D593", place, message, "不是这样的，照实写票数", once="一致通过"))
    return vote.model_copy(update={"in_favour": present})
