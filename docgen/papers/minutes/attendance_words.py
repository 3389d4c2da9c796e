"""Attendance in words: the people expected, present and absent, the reasons, and the quorum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from docgen.domain.meetings.attendance import OF_COMMITTEE, Attendance
from docgen.domain.meetings.votes import HALF, MORE_THAN_HALF, VOTE_RULES, Share, may_vote
from docgen.domain.people.roster import Seat
from docgen.domain.words.placeholders import missing
from docgen.models.minutes import Vote

WITH_VOTERS = ("党员大会",)
"""Kinds of meetings whose attendance line always tells the voters."""
NAME_CELL = 4
"""The width of a name in a list, in 字, with the space behind it; a longer name takes two cells."""
NAMES_LINE = 28
"""字 in a line of the head table's wide cell that names are set in."""


def attendance_line(case: Attendance) -> str:
    """应到…名，实到…名，缺席…名（…）, with the voters among them and the guests."""
    what = members_word(case)
    told = [
        f"应到{what}{or_missing(case.expected, '应到')}名",
        f"实到{or_missing(case.present, '实到')}名",
    ]
    if case.absent:
        told.append(f"缺席{case.absent}名{_bracketed(absent_names(case))}")
    return "，".join(told) + "。" + "".join([*_by_branch(case), *_voters(case), *_guests(case)])


def members_word(case: Attendance) -> str:
    """The word for those expected: 委员 in a committee meeting, else 党员."""
    return "委员" if case.meeting.kind == OF_COMMITTEE else "党员"


def or_missing(number: int | None, what: str) -> str:
    """A number of people, or 【待补】 when it is not known."""
    return missing(what) if number is None else str(number)


def _bracketed(texts: Sequence[str]) -> str:
    return f"（{'；'.join(texts)}）" if texts else ""


def absent_names(case: Attendance) -> list[str]:
    """The absent people, each with the reason: 区志远，支教."""
    # A body that the roster does not know has no seats: the names are those that were typed.
    if not case.due:
        pairs = [(str(a.name), str(a.reason)) for a in case.meeting.absent or ()]
    else:
        pairs = [(case.roster.label(seat), str(absence.reason)) for seat, absence in case.absentees]
    return [f"{name}，{reason}" if reason else name for name, reason in pairs]


def _by_branch(case: Attendance) -> Iterator[str]:
    """The numbers of each branch of a joint meeting, since the meeting counts for each of them."""
    if len(case.branches) < 2 or not case.attendees:
        return
    counts = (
        f"{branch}应到{seats_of(case.due, branch)}名、实到{seats_of(case.attendees, branch)}名"
        for branch in case.branches
    )
    yield f"其中{'，'.join(counts)}。"


def seats_of(seats: Iterable[Seat], branch: str) -> int:
    """Count the seats of one branch."""
    return sum(seat.branch == branch for seat in seats)


def _voters(case: Attendance) -> Iterator[str]:
    # Committee members all vote: a line about voters would only repeat the numbers.
    if not case.due or not _tells_voters(case) or case.meeting.kind == OF_COMMITTEE:
        return
    came = or_missing(_voters_present(case), "到会有表决权的正式党员人数")
    yield f"其中有表决权的正式党员应到{case.voters}名，实到{came}名。"


def _tells_voters(case: Attendance) -> bool:
    return case.meeting.kind in WITH_VOTERS or bool(case.meeting.votes)


def _voters_present(case: Attendance) -> int | None:
    """The voters who came, by the names; else the first number that was typed with a vote."""
    if case.voters_present is not None:
        return case.voters_present
    typed = (vote.voters_present for vote in case.meeting.votes)
    return next((number for number in typed if number is not None), None)


def _guests(case: Attendance) -> Iterator[str]:
    if case.meeting.attending:
        yield f"列席：{'、'.join(case.meeting.attending)}。"


def quorum_sentence(case: Attendance) -> str:
    """The sentence that the meeting may be held; nothing where the numbers do not reach the quorum."""
    if case.meeting.kind == OF_COMMITTEE:
        return _committee_quorum(case)
    if not _tells_voters(case):
        return ""
    if not case.meeting.votes:
        return _quorum_of_voters(case.voters, case.voters_present, [])
    return _quorum_of_votes(case)


def _quorum_of_votes(case: Attendance) -> str:
    # One vote below its quorum is enough: a sentence for the whole meeting would then be untrue.
    present = []
    for vote in case.meeting.votes:
        count = case.count(vote)
        if count is None or not may_vote(vote.matter, count):
            return ""
        present.append(count.present)
    # People come and go between votes: the smallest number holds for the meeting.
    return _quorum_of_voters(case.voters, min(present), case.meeting.votes)


def _quorum_of_voters(expected: int, present: int | None, votes: Sequence[Vote]) -> str:
    shares: list[Share] = [VOTE_RULES[vote.matter].quorum for vote in votes]
    if not expected or present is None or not all(s.reached(present, expected) for s in (HALF, *shares)):
        return ""
    return f"到会有表决权的党员{_share_reached(expected, present, shares)}，符合规定，可以开会。"


def _share_reached(expected: int, present: int, shares: Sequence[Share]) -> str:
    # Elections ask for 不少于五分之四 (基层组织选举工作条例 2020); the rule of 1990 said 超过.
    if any(share.denominator == 5 for share in shares):
        return "不少于应到会有表决权党员的五分之四"
    # 半数以上 includes half (支部工作条例 2018, article 11): the sentence says which of the two it was.
    if _is_more(present, expected):
        return "超过应到会有表决权党员的半数"
    return "达到应到会有表决权党员的半数"


def _committee_quorum(case: Attendance) -> str:
    if not case.due or case.present is None or not HALF.reached(case.present, len(case.due)):
        return ""
    how = "超过半数" if _is_more(case.present, len(case.due)) else "达到半数"
    return f"到会委员{how}，符合规定，可以开会。"


def _is_more(part: int, whole: int) -> bool:
    return MORE_THAN_HALF.reached(part, whole)


def numbers(case: Attendance) -> str:
    """应到, 实到 and 缺席 in one line, for the head table."""
    told = (("应到", case.expected), ("实到", case.present), ("缺席", case.absent))
    return "　".join(f"{what} {or_missing(number, what)} 人" for what, number in told)


def name_list(names: Sequence[str]) -> str:
    """The names in columns: each in whole cells, as many on a line as there is room for."""
    # Columns are made with full-width spaces, not tabs: a person can add a name by hand and keep them.
    lines, line = [], ""
    for cell in map(_cell, names):
        if line and len(line) + len(cell) > NAMES_LINE + 1:
            lines.append(line.rstrip("　"))
            line = ""
        line += cell
    return "\n".join([*lines, line.rstrip("　")])


def _cell(name: str) -> str:
    # A name of two 字 is spread to three, as lists of names in official papers are set.
    spread = f"{name[0]}　{name[1]}" if len(name) == 2 else name
    return spread.ljust(ceil((len(spread) + 1) / NAME_CELL) * NAME_CELL, "　")
