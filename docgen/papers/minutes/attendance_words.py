"""Attendance in words: who was expected, who came, who was absent and why, whether there was a quorum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import election_cases
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.meetings.votes import CountedVote, part_in_words
from docgen.domain.people.seat import Seat
from docgen.domain.words.placeholders import missing
from docgen.models.rules import COMMITTEE_MEETING, GENERAL, Share
from docgen.models.votes_taken import Vote

WITH_VOTERS = ("党员大会",)
"""Kinds of meetings whose attendance line always tells the voters."""
NAME_CELL = 4
"""字 that a name takes in a list, the space behind it included: a longer one takes twice as many."""
NAMES_LINE = 28
"""字 in a line of the head table's wide cell that names are set in."""


MOST_NAMED_ABSENT = 8
"""Absent people named in the text; more of them stand in the head table alone."""


def attendance_line(case: Attendance) -> str:
    """应到…名，实到…名，缺席…名（…）, with the voters among them and the guests."""
    what = members_word(case)
    told = [
        f"应到{what}{or_missing(case.expected, '应到')}名",
        f"实到{or_missing(case.present, '实到')}名",
    ]
    if case.absent:
        told.append(f"缺席{case.absent}名{_named_absent(case)}")
    branches = "".join(_by_branch(case))
    voters = "".join(_voters(case, among="" if branches else "其中"))
    return f"{'，'.join(told)}。{branches}{voters}{''.join(_guests(case))}"


def _named_absent(case: Attendance) -> str:
    """The absent in brackets; the head of the record lists them too, and a long list stands there alone."""
    names = absent_names(case)
    return _bracketed(names) if len(names) <= MOST_NAMED_ABSENT else "（名单见“缺席及原因”）"


def members_word(case: Attendance) -> str:
    """Name those expected: members of the committee, or of the party."""
    return "委员" if case.meeting.is_a(OF_COMMITTEE) else "党员"


def or_missing(number: int | None, what: str) -> str:
    """A number of people; one that nobody knows is asked for."""
    return missing(what) if number is None else str(number)


def _bracketed(texts: Sequence[str]) -> str:
    return f"（{'；'.join(texts)}）" if texts else ""


def absent_names(case: Attendance, unexplained: str = "") -> list[str]:
    """Each of the absent with the reason: 区志远，支教; `unexplained` stands where no reason is known."""
    if not case.due:
        pairs = [(str(absence.name), str(absence.reason)) for absence in case.named_absent]
    else:
        pairs = [(case.roster.label(seat), str(absence.reason)) for seat, absence in case.absentees]
    told = ((name, reason or unexplained) for name, reason in pairs)
    return [f"{name}，{reason}" if reason else name for name, reason in told]


def _by_branch(case: Attendance) -> Iterator[str]:
    """A joint meeting counts for each of its branches."""
    if len(case.branches) < 2 or not case.attendees or case.may_belong:
        return
    counts = (
        f"{branch}应到{seats_of(case.due, branch)}名、实到{seats_of(case.attendees, branch)}名"
        for branch in case.branches
    )
    yield f"其中{'，'.join(counts)}。"


def seats_of(seats: Iterable[Seat], branch: str) -> int:
    """Count those of a branch."""
    return sum(seat.branch == branch for seat in seats)


def _voters(case: Attendance, *, among: str) -> Iterator[str]:
    """Those with a vote; behind the numbers of branches, which say 其中 already, without another."""
    # A lecture or a themed day votes on nothing: the number of voters would only puzzle.
    if not case.due or not _asks_for_voters(case):
        return
    # Everybody on a committee has a vote: the line would say the same numbers again.
    if case.meeting.is_a(OF_COMMITTEE):
        return
    present = case.voters_present
    if present is None:
        present = next((number for number in _voters_stated(case) if number is not None), None)
    came = or_missing(present, "到会有表决权的正式党员人数")
    expected = or_missing(case.voters, "有表决权的正式党员人数")
    yield f"{among}有表决权的正式党员应到{expected}名，实到{came}名。"


def _asks_for_voters(case: Attendance) -> bool:
    return bool(any(map(case.meeting.is_a, WITH_VOTERS)) or case.meeting.votes or case.meeting.elections)


def _voters_stated(case: Attendance) -> Iterator[int | None]:
    yield from (vote.voters_present for vote in case.meeting.votes)
    yield from (election.voters_present for election in case.meeting.elections)


def _guests(case: Attendance) -> Iterator[str]:
    if case.meeting.attending:
        yield f"列席：{'、'.join(case.meeting.attending)}。"


def quorum_sentence(case: Attendance) -> str:
    """Say that the meeting may be held: only when the integers say so, by the strictest of its votes."""
    if case.meeting.is_a(OF_COMMITTEE):
        return _committee_quorum(case)
    if not _asks_for_voters(case):
        return ""
    # A record without quorum that just ended was sent back: it says why nothing was decided.
    if not case.can_decide:
        return "到会有表决权的党员不够规定的人数，不能作出决定，没有形成决议。"
    judged = [
        *(_judged(case, vote) for vote in case.meeting.votes),
        *(each.counted for each in election_cases(case)),
    ]
    counted = [vote for vote in judged if vote and vote.may_be_taken]
    return _quorum_of_voters(case, counted) if len(counted) == len(judged) else ""


def _judged(case: Attendance, vote: Vote) -> CountedVote | None:
    # 符合规定 is said of a rule that holds on that day, and of no other that stands in for it.
    return case.counted(vote) if case.has_known_rule(vote) else None


def _quorum_of_voters(case: Attendance, counted: Sequence[CountedVote]) -> str:
    """The sentence, where every vote may be taken and the assembly itself may be held."""
    rule = case.vote_rule(GENERAL)
    present = _least_present(case, counted)
    shares = [*([rule.quorum] if rule else []), *(vote.rule.quorum for vote in counted)]
    if not case.voters or present is None or not shares:
        return ""
    if not all(share.reached(present, case.voters) for share in shares):
        return ""
    how = _how_many(max(shares, key=Share.strictness), present, case.voters, "应到会有表决权党员的")
    return f"到会有表决权的党员{how}，符合规定，可以开会。"


def _least_present(case: Attendance, counted: Sequence[CountedVote]) -> int | None:
    # Somebody may have left before the last vote: the smallest number holds for the whole. A vote of one
    # branch of a joint meeting has been judged by the members of that branch.
    whole = (vote.numbers for vote in counted if vote.numbers.expected == case.voters)
    return min((numbers.present for numbers in whole), default=case.voters_present)


def _committee_quorum(case: Attendance) -> str:
    rule, due = case.vote_rule(COMMITTEE_MEETING), len(case.due)
    if rule is None or not due or case.present is None:
        return ""
    if not case.can_decide:
        short = f"{_short_of(rule.quorum)}应到委员的{part_in_words(rule.quorum)}"
        return f"到会委员{short}，不能作出决定，没有形成决议。"
    # A branch too small for a committee has none whose quorum could be kept.
    if not all(map(case.has_committee, case.branches)):
        return ""
    return f"到会委员{_how_many(rule.quorum, case.present, due)}，符合规定，可以开会。"


def _short_of(share: Share) -> str:
    return "没有超过" if share.more else "不足"


def _how_many(share: Share, part: int, whole: int, of: str = "") -> str:
    """Say how many came: of a half whether it is exceeded, of any other share that it is kept."""
    # How much more than four fifths came says nothing; of a half papers say 超过 or 达到.
    if not share.is_half:
        return f"{'超过' if share.more else '不少于'}{of}{part_in_words(share)}"
    return f"{'超过' if part * 2 > whole else '达到'}{of}{part_in_words(share)}"


def numbers(case: Attendance) -> str:
    """The three numbers for the head table."""
    told = (("应到", case.expected), ("实到", case.present), ("缺席", case.absent))
    return "　".join(f"{what} {or_missing(number, what)} 人" for what, number in told)


def name_list(names: Sequence[str]) -> str:
    """Names in columns: those of two 字 spread to three, each in whole cells, so many to a line."""
    lines, line = [], ""
    for cell in map(_cell, names):
        if line and len(line) + len(cell) > NAMES_LINE + 1:
            lines.append(line.rstrip("　"))
            line = ""
        line += cell
    return "\n".join([*lines, line.rstrip("　")])


def _cell(name: str) -> str:
    # A name of two characters is set as wide as one of three, as lists of names have it.
    spread = f"{name[0]}　{name[1]}" if len(name) == 2 else name
    return spread.ljust(ceil((len(spread) + 1) / NAME_CELL) * NAME_CELL, "　")
