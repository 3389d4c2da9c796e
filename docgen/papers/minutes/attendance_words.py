"""Attendance in words: who was expected, who came, who was absent and why, whether there was a quorum."""

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
"""字 that a name takes in a list, the space behind it included: a longer one takes twice as many."""
NAMES_LINE = 28
"""字 in a line of the head table's wide cell that names are set in."""


def attendance_line(case: Attendance) -> str:
    """应到…名，实到…名，缺席…名（…）, with the voters among them and the guests."""
    what = _what(case)
    told = [f"应到{what}{_number(case.expected, '应到')}名", f"实到{_number(case.present, '实到')}名"]
    if case.absent:
        told.append(f"缺席{case.absent}名{_bracketed(absent_names(case))}")
    return "，".join(told) + "。" + "".join([*_by_branch(case), *_voters(case), *_guests(case)])


def _what(case: Attendance) -> str:
    return "委员" if case.meeting.kind == OF_COMMITTEE else "党员"


def _number(number: int | None, what: str) -> str:
    return missing(what) if number is None else str(number)


def _bracketed(texts: Sequence[str]) -> str:
    return f"（{'；'.join(texts)}）" if texts else ""


def absent_names(case: Attendance) -> list[str]:
    """Each of the absent with the reason: 区志远，支教."""
    if not case.due:
        pairs = [(str(a.name), str(a.reason)) for a in case.meeting.absent or ()]
    else:
        pairs = [(case.roster.label(seat), str(absence.reason)) for seat, absence in case.absentees]
    return [f"{name}，{reason}" if reason else name for name, reason in pairs]


def _by_branch(case: Attendance) -> Iterator[str]:
    """A joint meeting counts for each of its branches."""
    if len(case.branches) < 2 or not case.attendees:
        return
    counts = (
        f"{branch}应到{_of(case.due, branch)}名、实到{_of(case.attendees, branch)}名"
        for branch in case.branches
    )
    yield f"其中{'，'.join(counts)}。"


def _of(seats: Iterable[Seat], branch: str) -> int:
    return sum(seat.branch == branch for seat in seats)


def _voters(case: Attendance) -> Iterator[str]:
    if not case.due or not (case.meeting.kind in WITH_VOTERS or case.meeting.votes):
        return
    if case.meeting.kind == OF_COMMITTEE:
        return
    present = case.voters_present
    if present is None:
        present = next((v.voters_present for v in case.meeting.votes if v.voters_present is not None), None)
    yield (
        f"其中有表决权的正式党员应到{case.voters}名，实到{_number(present, '到会有表决权的正式党员人数')}名。"
    )


def _guests(case: Attendance) -> Iterator[str]:
    if case.meeting.attending:
        yield f"列席：{'、'.join(case.meeting.attending)}。"


def quorum_sentence(case: Attendance) -> str:
    """That the meeting may be held: only when the integers say so, by the strictest of its votes."""
    if case.meeting.kind == OF_COMMITTEE:
        return _committee_quorum(case)
    if not (case.meeting.kind in WITH_VOTERS or case.meeting.votes):
        return ""
    votes = [(vote, case.count(vote)) for vote in case.meeting.votes]
    if votes and not all(count and may_vote(vote.matter, count) for vote, count in votes):
        return ""
    present = case.voters_present if not votes else min(count.present for _, count in votes if count)
    return _quorum_of_voters(case.voters, present, [vote for vote, _ in votes])


def _quorum_of_voters(expected: int, present: int | None, votes: Sequence[Vote]) -> str:
    shares: list[Share] = [VOTE_RULES[vote.matter].quorum for vote in votes]
    if not expected or present is None or not all(s.reached(present, expected) for s in (HALF, *shares)):
        return ""
    if any(share.denominator == 5 for share in shares):
        how = "不少于应到会有表决权党员的五分之四"
    else:
        how = (
            "超过应到会有表决权党员的半数" if _is_more(present, expected) else "达到应到会有表决权党员的半数"
        )
    return f"到会有表决权的党员{how}，符合规定，可以开会。"


def _committee_quorum(case: Attendance) -> str:
    if not case.due or case.present is None or not HALF.reached(case.present, len(case.due)):
        return ""
    how = "超过半数" if _is_more(case.present, len(case.due)) else "达到半数"
    return f"到会委员{how}，符合规定，可以开会。"


def _is_more(part: int, whole: int) -> bool:
    return MORE_THAN_HALF.reached(part, whole)


def numbers(case: Attendance) -> str:
    """The three numbers for the head table."""
    told = (("应到", case.expected), ("实到", case.present), ("缺席", case.absent))
    return "　".join(f"{what} {_number(number, what)} 人" for what, number in told)


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
    spread = f"{name[0]}　{name[1]}" if len(name) == 2 else name
    return spread.ljust(ceil((len(spread) + 1) / NAME_CELL) * NAME_CELL, "　")
