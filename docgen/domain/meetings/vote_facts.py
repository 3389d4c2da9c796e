"""Votes that the rules do not allow, or whose ballots do not add up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from docgen.base.diagnostics import Diagnostic, error, has_errors, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.votes import is_open_vote, least_in_favour
from docgen.domain.people.seat import Seat
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem
from docgen.models.rules import ADMISSION, ELECTION, TRANSFER
from docgen.models.votes_taken import Vote
from docgen.reading.nodes import Text

VoteCheck = Callable[[Attendance, AgendaItem, Vote], Iterator[Diagnostic]]


def ballots_add_up(_case: Attendance, _item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """赞成 + 不赞成 + 弃权 + 无效 = 收回 ≤ 发出."""
    # 收回 counts sheets, so a written opinion is not among them.
    if vote.collected is not None and vote.counted != vote.collected:
        message = f"收回{vote.collected}张，赞成、不赞成、弃权、无效加起来却是{vote.counted}张"
        yield error("D434", vote.place_of("收回"), message, "书面意见不算在收回的票里；没有填写的票算弃权")
    if vote.collected is not None and vote.issued is not None and vote.collected > vote.issued:
        message = f"收回{vote.collected}张，比发出的{vote.issued}张还多"
        yield error("D435", vote.place_of("收回"), message, "核对票数；收回多于发出的，表决无效")


def voters_and_votes_agree(case: Attendance, _item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """As many ballots go out, and no more votes come in, as there are voters present."""
    present = case.present_for(vote)
    if present is None:
        return
    stated = vote.voters_present
    if stated is not None and stated != present:
        message = f"按名册和缺席的名单，到会有表决权的是{present}名，写的却是{stated}名"
        mend = "删掉这一项，由程序计算；到了会、没有参加表决的，写在“未参加表决”里"
        yield error("D434", vote.place_of("到会有表决权"), message, mend)
    if vote.issued is not None and vote.issued != present:
        message = f"发出{vote.issued}张表决票，到会有表决权的党员却是{present}名"
        yield error("D435", vote.place_of("发出"), message, "预备党员和列席人员没有表决权，不发票")
    counted = vote.counted
    # Of a show of hands nobody is missing: who raised no hand abstained. A ballot may not come back.
    if counted > present or (vote.collected is None and counted < present):
        message = f"到会有表决权的党员是{present}名，赞成、不赞成、弃权、无效加起来却是{counted}票"
        mend = (
            "没有举手或没有填写的算弃权；表决前离会的写在“未参加表决”里；预备党员没有表决权；"
            "书面意见写在“书面赞成”里"
        )
        yield error("D434", vote.place_of("赞成"), message, mend)


def ballots_agree(case: Attendance, item: AgendaItem, vote: Vote) -> bool:
    """Return whether the numbers of a vote are possible together and with who was present."""
    # 一致通过 has no numbers of its own.
    if vote.is_reckoned:
        return not vote.others
    said = (*ballots_add_up(case, item, vote), *voters_and_votes_agree(case, item, vote))
    return not has_errors(said)


def a_vote_needs_its_quorum(case: Attendance, _item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """Without quorum there is no vote, and so no resolution."""
    counted = case.counted(vote)
    if counted is None or counted.may_be_taken:
        return
    rule, count = counted
    yield warning(
        "D436",
        vote.place_of("赞成"),
        f"{vote.matter}应到会有表决权{count.expected}名，到会{count.present}名，"
        f"不够{rule.quorum.least(count.expected)}名，不能表决；记录里不印表决和决议",
        f"请另行开会表决；书面意见不算到会。依据：{rule.source}",
    )


def a_resolution_needs_its_majority(case: Attendance, item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """A resolution that did not carry is not printed."""
    counted = case.counted(vote)
    if counted is None or not counted.may_be_taken or counted.carries or not case.has_known_rule(vote):
        return
    if item.resolution:
        yield warning(
            "D437",
            item.resolution[0].place,
            f"赞成票不够（至少要{least_in_favour(*counted)}票），决议没有通过，记录里不印这段决议",
            "核对票数；没有通过的，删掉“决议”",
        )


def some_votes_are_secret(case: Attendance, _item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """Admission, transfer and election are by secret ballot."""
    rule = case.vote_rule(vote.matter)
    if rule and is_open_vote(rule, vote.way):
        left_open = "，不判断谁当选" if vote.matter == ELECTION else ""
        message = f"{vote.matter}要用无记名投票，写的却是{vote.way}{left_open}"
        yield warning("D438", vote.place_of("方式"), message, f"核对表决方式。依据：{rule.source}")


def written_opinions_have_their_place(
    case: Attendance, _item: AgendaItem, vote: Vote
) -> Iterator[Diagnostic]:
    """Only admission and transfer take written opinions."""
    rule = case.vote_rule(vote.matter)
    # A rule of another matter only stands in for one that is not known: it forbids nothing.
    if vote.written and rule and rule.matter == vote.matter and not rule.takes_written:
        message = f"{vote.matter}不计书面意见，没有算进票数"
        mend = "删掉“书面赞成”"
        # 事项 was forgotten more often than a written opinion was typed in vain.
        if not vote.says("事项"):
            matters = f"“事项: {ADMISSION}”或“事项: {TRANSFER}”"
            mend = f"是接收、转正的表决，在“表决”里补上{matters}；一般的决议，{mend}"
        yield warning("D439", vote.place_of("书面赞成"), message, mend)


def rule_of_the_vote_is_known(case: Attendance, _item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """Tell that docgen does not know the rule of the time: whether the vote carried is left open."""
    if not case.has_known_rule(vote):
        message = (
            f"不知道{official_date(case.day)}时对{vote.matter}表决的规定，没有核对票数，"
            "记录里不写是否符合规定、是否通过"
        )
        mend = f"把那时的规定写进 plans/rules.yaml 的“表决”：事项写“{vote.matter}”"
        yield warning("D511", vote.place, message, mend, once=vote.matter)


def written_opinions_are_of_the_absent(
    case: Attendance, _item: AgendaItem, vote: Vote
) -> Iterator[Diagnostic]:
    """Whoever is present votes there: written opinions come from voters who are absent (FZ14 article 21)."""
    counted = case.counted(vote)
    if counted is None or not vote.written:
        return
    rule, count = counted
    # Eight of eight present with two written opinions came to 赞成10票.
    absent = count.expected - count.present
    if rule.takes_written and vote.written > absent:
        message = f"书面赞成{vote.written}份，没有到会的有表决权的党员却只有{absent}名"
        mend = f"书面意见只由不能到会的党员在会前提出。依据：{rule.source}"
        yield error("D543", vote.place_of("书面赞成"), message, mend)


def written_opinions_are_of_named_people(
    case: Attendance, _item: AgendaItem, vote: Vote
) -> Iterator[Diagnostic]:
    """Whoever is named for a written opinion has a vote on the matter, is absent, and is counted."""
    names = list(dict.fromkeys(vote.written_by))
    if len(names) > vote.written:
        message = f"书面意见人写了{len(names)}名，书面赞成是{vote.written}份"
        yield error(
            "D543", vote.place_of("书面意见人"), message, "核对“书面赞成”；意见是不赞成的，人不写在这里"
        )
    for name in names:
        why = _not_written(case, vote, name)
        if why:
            mend = "书面意见只由有表决权、不能到会的党员提出；核对姓名和缺席的名单"
            yield error("D543", name.place, f"{name}{why}，书面意见不能计入", mend)


def _not_written(case: Attendance, vote: Vote, name: Text) -> str:
    """The reason why somebody's written opinion cannot be counted; nothing where it can."""
    seats = case.whom(name)
    if len(seats) != 1 or not case.due:  # told by `names_are_in_the_roster`
        return ""
    if seats[0] not in case.electorate(vote):
        if seats[0] in (*case.may_vote, *case.may_belong):
            return ""
        return f"对{vote.matter}没有表决权" if seats[0] in case.due else "不在本次会议的应到人员里"
    return "到了会" if seats[0] in case.attendees else ""


def who_took_no_part_was_there(case: Attendance, _item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """Whoever took no part in a vote came and had a vote: of anybody else it need not be said."""
    yield from named_in_vain(case, vote.took_no_part, case.out_of(vote), "未参加表决")


def named_in_vain(
    case: Attendance, names: Sequence[Text], out: Collection[Seat], key: str
) -> Iterator[Diagnostic]:
    """Tell of those named as taking no part who did not come, or had no part to take."""
    for name in names:
        seats = case.whom(name)
        if len(seats) == 1 and case.attendees and seats[0] not in (*out, *case.may_vote, *case.may_belong):
            message = f"{name}写在“{key}”里，可是没有到会，或者对这件事没有表决权，本来就不算"
            yield error("D548", name.place, message, "删掉这个名字；没有到会的写在“缺席”里")


def votes_of_a_branch_are_of_this_meeting(
    case: Attendance, item: AgendaItem, vote: Vote
) -> Iterator[Diagnostic]:
    """A vote that names its branch is of one that holds the meeting; on a person, of the person's own."""
    own = case.branch_of_nominee(item) if vote.matter in (ADMISSION, TRANSFER) else ""
    if vote.branch and vote.branch not in case.branches:
        message = f"这次会议是{'、'.join(case.branches)}开的，没有{vote.branch}的表决"
        yield error("D549", vote.branch.place, message, "核对表决里的“支部”和会议的“支部”")
    elif vote.branch and own and own != vote.branch:
        message = f"人选是{own}的，不能由{vote.branch}表决"
        yield error("D541", vote.branch.place, message, f"由{own}表决；或者核对姓名")


def every_branch_votes_once(case: Attendance, item: AgendaItem, vote: Vote) -> Iterator[Diagnostic]:
    """Where the branches vote each for itself, none is left out and none votes twice."""
    by_branch = [str(each.branch) for each in item.votes if each.branch]
    if vote is not item.votes[0] or vote.matter in (ADMISSION, TRANSFER):
        return
    # A branch that holds no part of the meeting is told by itself.
    if by_branch and set(by_branch) <= set(case.branches) and sorted(by_branch) != sorted(case.branches):
        yield error("D549", vote.place_of("支部"), _uneven(case.branches, by_branch), _ONCE)


_ONCE = "每个支部写一项；一起表决的，不写“支部”"


def _uneven(branches: Sequence[str], by_branch: Sequence[str]) -> str:
    wanting = "、".join(branch for branch in branches if branch not in by_branch)
    twice = "、".join(branch for branch in branches if by_branch.count(branch) > 1)
    told = (f"没有{wanting}的" if wanting else "", f"{twice}写了两次" if twice else "")
    return f"几个支部分开表决，{'，'.join(filter(None, told))}"


VOTE_CHECKS: tuple[VoteCheck, ...] = (
    ballots_add_up,
    voters_and_votes_agree,
    a_vote_needs_its_quorum,
    a_resolution_needs_its_majority,
    some_votes_are_secret,
    written_opinions_have_their_place,
    written_opinions_are_of_the_absent,
    written_opinions_are_of_named_people,
    who_took_no_part_was_there,
    votes_of_a_branch_are_of_this_meeting,
    every_branch_votes_once,
    rule_of_the_vote_is_known,
)


def _of_every_vote(rule: VoteCheck, case: Attendance) -> Iterator[Diagnostic]:
    for item in case.meeting.agenda:
        for vote in item.votes:
            yield from rule(case, item, vote)


RULES = tuple(partial(_of_every_vote, rule) for rule in VOTE_CHECKS)
