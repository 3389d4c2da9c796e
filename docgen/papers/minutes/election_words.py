"""An election in words for its record: how it was held, the table of its votes, who is elected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.domain.meetings.election_case import ElectionCase
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.meetings.votes import CountedVote, part_in_words
from docgen.domain.people.posts import GENERAL_BRANCH
from docgen.domain.words.placeholders import missing
from docgen.models.elections import (
    AGAIN,
    COMMITTEE_MEMBER,
    DELEGATE,
    FIRST,
    FURTHER,
    REPEATED,
    SECOND,
    WHOLE_ROUNDS,
    BallotCandidate,
)
from docgen.papers.minutes.attendance_words import or_missing
from docgen.papers.outline import Passage, TextTable
from docgen.reading.values.numerals import chinese_number

COLUMNS = ("姓名", "赞成", "不赞成", "弃权")
"""The columns of ballots, tallies and results."""
_HELD_FOR = {AGAIN: "对票数相等的候选人", FURTHER: "对不足的名额", REPEATED: "", SECOND: ""}
"""What each ballot after the first is held for."""


def post_of(case: ElectionCase) -> str:
    """The post in full: 第二支部委员会委员, 第二支部书记 where there is no committee, delegates as typed."""
    if case.title == DELEGATE:
        return str(case.election.post.typed)
    if not case.body:
        return f"{missing('支部')}{case.title}"
    committee = "委员会" if case.title == COMMITTEE_MEMBER or case.has_committee else ""
    return f"{body_in_words(case)}{committee}{case.title}"


def deed(case: ElectionCase) -> str:
    """What is done: 选举 of all, 补选 of those who are wanting."""
    return "补选" if case.is_by_election else "选举"


def body_in_words(case: ElectionCase) -> str:
    """The branch, or the short name of the whole."""
    organization = case.case.roster.organization
    return str(organization.short_name or GENERAL_BRANCH) if case.body == GENERAL_BRANCH else case.body


def voters_word(case: ElectionCase) -> str:
    """The people who elect: members of the committee in its meeting, full members elsewhere."""
    return "委员" if case.case.meeting.is_a(OF_COMMITTEE) else "正式党员"


def election_passages(case: ElectionCase) -> Iterator[Passage]:
    """The sections of an election in the record."""
    if case.election.method:
        yield Passage(2, "选举办法", tuple(map(str, case.election.method)))
    if case.counted and case.is_short:
        yield Passage(2, "选举情况", (_not_held(case, case.counted),))
        return
    told = tuple(text for text in (seats_in_words(case), ballots_in_words(case), counted_by(case)) if text)
    yield Passage(2, "选举情况", told, table=votes_table(case))
    yield Passage(2, "选举结果", (result_in_words(case),))


def _not_held(case: ElectionCase, counted: CountedVote) -> str:
    rule, count = counted
    return (
        f"到会有选举权的{voters_word(case)}{count.present}名，应到会{count.expected}名，"
        f"不够规定的{rule.quorum.least(count.expected)}名，没有进行选举。"
    )


def round_name(case: ElectionCase) -> str:
    """Which ballot it is in a title: 再次投票, 第二次另行选举; of the first nothing."""
    if case.round == FIRST:
        return ""
    # The third ballot had the title of the second.
    number = f"第{chinese_number(case.round_number)}次" if case.round_number > 1 else ""
    return f"{number}{case.round}"


def round_in_words(case: ElectionCase, stop: str) -> str:
    """What a ballot after the first is held for; of the first nothing."""
    name = round_name(case)
    return f"{_HELD_FOR.get(case.round, '')}{name}{stop}" if name else ""


def seats_in_words(case: ElectionCase) -> str:
    """Which ballot it was, how many seats and candidates, and of whom it was the vote."""
    seats, candidates = case.seats, len(case.election.candidates)
    opening = round_in_words(case, "。")
    way = case.election.way or missing("投票方式")
    kind = _kind_of(seats, candidates) if case.round in WHOLE_ROUNDS else ""
    asked = f"应选{or_missing(seats, '应选名额')}名，候选人{candidates}名{kind}"
    return f"{opening}{deed(case)}{post_of(case)}，{asked}，采取{way}方式。"


def _kind_of(seats: int | None, candidates: int) -> str:
    if seats is None or candidates < seats:
        return ""
    return f"，差额{candidates - seats}名" if candidates > seats else "，等额选举"


def ballots_in_words(case: ElectionCase) -> str:
    """The electorate and the ballots, with what the numbers say of both."""
    count = case.counted
    expected = or_missing(case.expected, "应到会有选举权的人数")
    present = or_missing(case.present, "到会有选举权的人数")
    quorum = ""
    if count and count.may_be_taken:
        # 不少于 four fifths is the text of 2020 (选举工作条例); the repealed one of 1990 said 超过.
        how = "超过" if count.rule.quorum.more else "不少于"
        quorum = f"，{how}应到会的{part_in_words(count.rule.quorum)}，可以进行选举"
    out = case.without_part
    left = f"{'、'.join(out)}未参加投票。" if out else ""
    voters = f"{left}应到会有选举权的{voters_word(case)}{expected}名，实到{present}名{quorum}。"
    return voters + sheets_in_words(case)


def sheets_in_words(case: ElectionCase) -> str:
    """发出、收回、有效、无效, and whether the election stands."""
    told = (
        f"发出选票{or_missing(case.election.issued, '发出选票的张数')}张，"
        f"收回{or_missing(case.collected, '收回选票的张数')}张，"
        f"其中有效票{or_missing(case.valid, '有效票')}张，无效票{or_missing(case.spoilt, '无效票')}张"
    )
    if case.is_void:
        return f"{told}。收回的选票多于{_bound(case)}，选举无效。"
    # Both numbers are needed to say that an election is valid, and a rule that allowed to hold it.
    known = None not in (case.election.issued, case.collected) and case.may_stand
    return f"{told}{'，收回的选票不多于发出的选票，选举有效' if known else ''}。"


def _bound(case: ElectionCase) -> str:
    # Where 发出 was not typed it is the voters present that fewer ballots should have come from.
    issued, collected = case.election.issued, case.collected or 0
    return "发出的选票" if issued is not None and collected > issued else "到会有选举权的人数"


def counted_by(case: ElectionCase) -> str:
    """总监票人、监票人、计票人, as far as they are named."""
    election = case.election
    chief = (str(election.chief_scrutineer),) if election.chief_scrutineer else ()
    told = (
        ("总监票人", chief),
        ("监票人", election.scrutineers or ("" if chief else missing("监票人"),)),
        ("计票人", election.tellers or (missing("计票人"),)),
    )
    named = [f"{what}：{'、'.join(names)}" for what, names in told if any(names)]
    return f"{'；'.join(named)}。"


def votes_table(case: ElectionCase) -> TextTable:
    """The votes on each candidate, in the order of the ballot, and on those written in."""
    rows = [votes_row(case, one, missing) for one in case.election.candidates]
    return TextTable(COLUMNS, (*rows, *written_in_rows(case)))


def votes_row(case: ElectionCase, one: BallotCandidate, lacking: Callable[[str], str]) -> tuple[str, ...]:
    """A row for a candidate; `lacking` writes what is not known."""
    numbers = zip(("得票", "不赞成票", "弃权票"), case.votes_on(one), strict=True)
    return (str(one.name), *(lacking(what) if n is None else str(n) for what, n in numbers))


def written_in_rows(case: ElectionCase) -> Iterator[tuple[str, ...]]:
    """A row for each whom voters wrote in: there was nobody to vote against."""
    for one in case.election.others:
        votes = missing("得票") if one.in_favour is None else str(one.in_favour)
        yield f"{one.name}（另选{barred_in_words(case, one)}）", votes, "—", "—"


def barred_in_words(case: ElectionCase, one: BallotCandidate) -> str:
    """Behind somebody written in: that they cannot be elected, whatever their votes; else nothing."""
    return "，不能当选" if case.bar(one.name) else ""


def result_in_words(case: ElectionCase) -> str:
    """Who is elected, in the order of votes, who is tied, what stays open; else what is not known."""
    outcome, counted = case.outcome, case.counted
    if case.is_void:
        return "选举无效，没有人当选。"
    if case.is_open_vote:
        return missing(f"当选的人：选举要用无记名投票，写的却是{case.election.way}")
    if outcome is None or counted is None:
        return missing(f"当选的人，要先知道{'、'.join(case.lacking)}")
    elected = "没有人当选"
    if outcome.elected:
        order = "（按得票多少为序）" if len(outcome.elected) > 1 else ""
        elected = f"{'、'.join(outcome.elected)}{order}当选为{post_of(case)}"
    return f"{_ground(case, counted, outcome.elected)}{elected}{_left_open(case)}。"


def _ground(case: ElectionCase, counted: CountedVote, elected: tuple[str, ...]) -> str:
    rule = counted.rule
    if case.round == AGAIN:
        return "以得票多的当选，"
    whole = "实到会" if rule.of_present else "应到会"
    part = part_in_words(rule.majority) if rule.majority else missing("多少")
    how = "超过" if rule.majority is None or rule.majority.more else "达到"
    return f"赞成票{how}{whole}有选举权的{voters_word(case)}{part}的，{'' if elected else '一名也没有，'}"


def _left_open(case: ElectionCase) -> str:
    outcome = case.outcome
    if outcome is None or not outcome.open_seats:
        return ""
    if outcome.tied:
        names = "、".join(outcome.tied)
        return f"；{names}票数相等，还有{outcome.open_seats}个名额不能确定当选人，要对这几名再次投票"
    return f"；还缺{outcome.open_seats}名"
