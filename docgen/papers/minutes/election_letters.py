"""What goes to the superior body of an election: the request (请示) and the report (报告)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import ElectionCase, election_cases
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.people.posts import GENERAL_BRANCH
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.elections import COMMITTEE_MEMBER, DELEGATE, FIRST, BallotCandidate
from docgen.papers.minutes.attendance_words import or_missing
from docgen.papers.minutes.election_words import (
    ballots_in_words,
    barred_in_words,
    body_in_words,
    counted_by,
    deed,
    post_of,
    result_in_words,
    seats_in_words,
)
from docgen.papers.minutes.extracts import NoteContext
from docgen.papers.phrases import branch_signature


def election_letters(case: Attendance) -> Iterator[tuple[str, NoteContext]]:
    """The request and the report of a meeting with elections, each with the end of its file name."""
    elections = election_cases(case)
    # What concerns delegates goes to the body that calls their congress, so they have letters of their own.
    for whose in ("", DELEGATE):
        yield from _letters(
            case, whose, [each for each in elections if (each.title == DELEGATE) == bool(whose)]
        )


def _letters(
    case: Attendance, whose: str, elections: Sequence[ElectionCase]
) -> Iterator[tuple[str, NoteContext]]:
    # Whom an assembly may elect, the superior body is asked before; a committee elects among those agreed.
    asked = [each for each in elections if each.round == FIRST and _is_asked_about(each)]
    if asked and not case.meeting.is_a(OF_COMMITTEE):
        yield f"{whose}选举请示", request(asked)
    held = [each for each in elections if each.election.is_counted and _is_to_be_reported(each)]
    if held:
        yield f"{whose}选举结果报告", report(held)


def _is_asked_about(case: ElectionCase) -> bool:
    # Before the rule of 2020 (article 10) an electing body settled its candidates for delegates by itself.
    return case.title != DELEGATE or case.rule is not None


def _is_to_be_reported(case: ElectionCase) -> bool:
    return not case.is_void and not case.is_short


def _is_of_a_whole(case: ElectionCase) -> bool:
    return case.title == COMMITTEE_MEMBER and not case.is_by_election


def request(elections: Sequence[ElectionCase]) -> NoteContext:
    """The request to elect, with what is known of it."""
    first = elections[0]
    whole = _is_of_a_whole(first)
    what = "进行换届选举" if whole else f"{deed(first)}{_posts(elections)}"
    case = first.case
    return {
        "标题": f"关于召开党员大会{what}的请示",
        "主送": f"{_superior(first)}：",
        "正文": [
            *([_term(first)] if whole else []),
            f"拟于{official_date(case.day)}召开党员大会，{deed(first)}{_posts(elections)}。现就有关事项请示如下。",
            f"一、主要议程：{'；'.join(_planned(case))}。",
            *_seats(elections),
            "妥否，请批示。",
        ],
        "签字": "",
        "署名": _signature(first),
        "成文日期": missing("成文日期"),
        "用印": True,
    }


def _planned(case: Attendance) -> Iterator[str]:
    # A further ballot is held because of the first: nobody asked for it before.
    later = [each.item for each in election_cases(case) if each.round != FIRST]
    return (str(item.title) for item in case.meeting.agenda if item not in later)


def _seats(elections: Sequence[ElectionCase]) -> Iterator[str]:
    first = elections[0]
    told = [f"{post_of(each)}{or_missing(each.seats, '应选名额')}名" for each in elections]
    if _is_of_a_whole(first):
        told.append(f"书记、副书记的名额和产生办法：{missing('书记、副书记的名额和产生办法')}")
    yield f"二、名额：{'；'.join(told)}。"
    named = (f"{post_of(each)}候选人预备人选{_candidates(each)}" for each in elections)
    yield f"三、候选人：{'；'.join(named)}。"
    way = first.election.way or missing("投票方式")
    yield f"四、选举办法：采取{way}方式选举。"


def _candidates(case: ElectionCase) -> str:
    names = [str(one.name) for one in case.election.candidates]
    if not names:
        return missing("候选人预备人选")
    more = len(names) - (case.seats or len(names))
    return f"{len(names)}名（{'、'.join(names)}）{f'，差额{more}名' if more > 0 else ''}"


def _term(case: ElectionCase) -> str:
    organization = case.case.roster.organization
    own = [
        str(branch.term) for branch in organization.branches if str(branch.name) == case.body and branch.term
    ]
    # The 届期 of several branches is that of the whole; each of them has a term of its own.
    is_own = case.body == GENERAL_BRANCH or len(organization.branches) == 1
    term = own[0] if own else str(organization.term) if is_own else ""
    return f"{body_in_words(case)}本届委员会的任期是{term or missing('本届委员会的任期')}。"


def report(elections: Sequence[ElectionCase]) -> NoteContext:
    """The report on the result, from the same numbers as the record."""
    first = elections[0]
    case = first.case
    committee = f"{body_in_words(first) if first.body == GENERAL_BRANCH else '支部'}委员会会议"
    held = committee if case.meeting.is_a(OF_COMMITTEE) else "党员大会"
    return {
        "标题": f"关于{_posts(elections)}{deed(first)}结果的报告",
        "主送": f"{_superior(first)}：",
        "正文": [
            f"{official_date(case.day)}，召开{held}，{deed(first)}{_posts(elections)}。现将选举结果报告如下。",
            *(text for each in elections for text in _told(each)),
            *_in_all(elections),
            "特此报告。",
        ],
        "签字": "",
        "署名": _signature(first),
        "成文日期": missing("成文日期"),
        "用印": True,
    }


def _told(case: ElectionCase) -> Iterator[str]:
    yield seats_in_words(case)
    yield ballots_in_words(case) + counted_by(case)
    votes = [_votes_of(one) for one in case.election.candidates]
    votes += [f"{_votes_of(one)}（另选{barred_in_words(case, one)}）" for one in case.election.others]
    if votes:
        yield f"得赞成票：{'，'.join(votes)}。"
    yield result_in_words(case)


def _votes_of(one: BallotCandidate) -> str:
    return f"{one.name}{or_missing(one.in_favour, '得票')}票"


def _in_all(elections: Sequence[ElectionCase]) -> Iterator[str]:
    """Whom the ballots on one post elected together, where there were several."""
    by_post: dict[str, list[ElectionCase]] = {}
    for each in elections:
        by_post.setdefault(post_of(each), []).append(each)
    for post, ballots in by_post.items():
        outcomes = [each.outcome for each in ballots if each.outcome]
        names = [name for outcome in outcomes for name in outcome.elected]
        if len(ballots) > 1 and len(outcomes) == len(ballots) and names:
            yield f"{len(ballots)}次投票，共有{'、'.join(names)}{len(names)}名当选为{post}。"


def _posts(elections: Sequence[ElectionCase]) -> str:
    return "、".join(dict.fromkeys(map(post_of, elections)))


def _superior(case: ElectionCase) -> str:
    if case.title == DELEGATE:
        return missing("召开代表大会的党组织")
    organization = case.case.roster.organization
    if case.body in case.case.roster.branches and len(organization.branches) > 1:
        return str(organization.name)
    return missing("上级党组织")


def _signature(case: ElectionCase) -> str:
    organization = case.case.roster.organization
    if case.body == GENERAL_BRANCH or not case.body:
        return str(organization.name)
    return branch_signature(organization, case.body)
