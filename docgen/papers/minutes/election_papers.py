"""What an election is held with: ballots (选票), the tally to fill in (计票单), 选举结果报告单."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import ElectionCase, election_cases
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.elections import AGAIN
from docgen.papers.ballot_form import BALLOT, MOST_LINES, BallotContext
from docgen.papers.draft import FilledForm
from docgen.papers.minutes.attendance_words import or_missing
from docgen.papers.minutes.election_words import (
    COLUMNS,
    deed,
    post_of,
    round_in_words,
    round_name,
    sheets_in_words,
    voters_word,
    votes_row,
    written_in_rows,
)
from docgen.papers.phrases import BY_HAND
from docgen.papers.table_papers import (
    NUMBER,
    ROOM,
    UPRIGHT,
    Heading,
    TableContext,
    numbered,
    placed_table,
    table_context,
)

ELECTION_FORMS = (BALLOT, UPRIGHT)
MOST_WRITTEN_IN = 5
"""Rows for those whom voters write in, however many seats there are."""
WRITTEN_IN = "另选："
"""What stands before the name of somebody whom voters wrote in."""


def election_papers(case: Attendance) -> Iterator[FilledForm]:
    """The three papers of each election of a meeting."""
    for each in election_cases(case):
        name = _name(each)
        yield FilledForm(f"选票_{name}", BALLOT, ballots(each))
        yield FilledForm(f"计票单_{name}", UPRIGHT, tally_to_fill(each))
        # Where too few came the record says that there was no election: then there is no result of one.
        if not each.is_short:
            yield FilledForm(f"选举结果报告单_{name}", UPRIGHT, result_sheet(each))


def _name(case: ElectionCase) -> str:
    return "_".join(part for part in (post_of(case), round_name(case)) if part)


def _titled(case: ElectionCase, what: str) -> str:
    name = round_name(case)
    return f"{post_of(case)}{what}（{name}）" if name else f"{post_of(case)}{what}"


def _names(case: ElectionCase) -> list[str]:
    return [str(one.name) for one in case.election.candidates] or [missing("候选人")]


def _rows_to_write_in(case: ElectionCase) -> int:
    # Between the tied nobody else can be elected.
    return 0 if case.round == AGAIN else min(case.seats or 1, MOST_WRITTEN_IN)


def ballots(case: ElectionCase) -> BallotContext:
    """The secret ballots: candidates in their order, room for others, one for each of the electorate."""
    title = _titled(case, "选票")
    names = [*_names(case), *["另选他人："] * _rows_to_write_in(case)]
    copies = min(len(case.electorate) or 1, max(1, MOST_LINES // len(names)))
    return {
        "标题": title,
        "单位": str(case.case.roster.organization.name),
        "票": {
            "标题": title,
            "说明": list(_ballot_notes(case)),
            "等次": list(COLUMNS[1:]),
            "姓名": names,
            "份数": copies,
            # A ballot with a mark of its own is no secret one.
            "编号": False,
        },
    }


def _ballot_notes(case: ElectionCase) -> Iterator[str]:
    seats = or_missing(case.seats, "应选名额")
    written_in = _rows_to_write_in(case)
    yield f"1.应选{seats}名：选的人等于或少于{seats}名的有效，多于{seats}名的整张票无效。"
    yield "2.赞成、不赞成的，在相应的一栏内打“○”；弃权的打在“弃权”栏内，都不打的按弃权计。"
    if written_in:
        yield "3.不赞成的，可以另选他人：写上姓名，在“赞成”栏内打“○”；弃权的不能另选。"
    yield f"{4 if written_in else 3}.本票不记名，请不要写自己的名字或作记号。"


def tally_to_fill(case: ElectionCase) -> TableContext:
    """The tally sheet, on which each vote is a stroke of 正."""
    columns: list[Heading] = [
        ("序号", NUMBER),
        ("姓名", 0.0),
        ("赞成（画“正”字）", 6.0),
        ("赞成票数", 2.5),
        ("不赞成（画“正”字）", 5.5),
        ("不赞成票数", 3.5),
        ("弃权票数", 2.5),
    ]
    names = [*_names(case), *[WRITTEN_IN] * _rows_to_write_in(case)]
    context = table_context(
        _titled(case, "选举计票单"),
        str(case.case.roster.organization.name),
        placed_table(columns, numbered([[name, ROOM, *[""] * 4] for name in names])),
        notes=["计票人在监票人监督下计票；每张选票所选人数多于应选名额的，整张票无效，不计票。"],
        signers=("计票人签字", "监票人签字"),
    )
    sheets = f"发出选票{BY_HAND}张，收回{BY_HAND}张，有效票{BY_HAND}张，无效票{BY_HAND}张。"
    return {**context, "说明": [f"{_opening(case)}{sheets}"]}


def _opening(case: ElectionCase) -> str:
    asked = f"应选{or_missing(case.seats, '应选名额')}名，候选人{len(case.election.candidates)}名。"
    opening = round_in_words(case, "，")
    day = f"{official_date(case.case.day)}{'，' if opening else ''}"
    return f"{day}{opening}{deed(case)}{post_of(case)}，{asked}"


def result_sheet(case: ElectionCase) -> TableContext:
    """What the scrutineers report: ballots and votes. Who is elected the chair declares."""
    known = case.election.is_counted
    columns: list[Heading] = [("序号", NUMBER), *((name, 0.0) for name in COLUMNS)]
    rows = [votes_row(case, one, missing if known else _to_be_written) for one in case.election.candidates]
    others = [*written_in_rows(case)]
    blank = [] if known else [(WRITTEN_IN, "", "—", "—")] * _rows_to_write_in(case)
    context = table_context(
        _titled(case, "选举结果报告单"),
        str(case.case.roster.organization.name),
        placed_table(columns, numbered([*rows, *others, *blank])),
        notes=["特此报告。"],
        signers=(_who_reports(case), "计票人签字"),
    )
    return {**context, "说明": [f"{_opening(case)}{_voters(case)}{_sheets(case)}"]}


def _to_be_written(_what: str) -> str:
    return ""


def _who_reports(case: ElectionCase) -> str:
    return "总监票人签字" if case.election.chief_scrutineer else "监票人签字"


def _voters(case: ElectionCase) -> str:
    expected = or_missing(case.expected, "应到会有选举权的人数")
    present = BY_HAND
    if case.election.is_counted:
        present = or_missing(case.present, "到会有选举权的人数")
    return f"应到会有选举权的{voters_word(case)}{expected}名，实到{present}名。"


def _sheets(case: ElectionCase) -> str:
    if case.election.is_counted:
        return sheets_in_words(case)
    return f"发出选票{BY_HAND}张，收回{BY_HAND}张，其中有效票{BY_HAND}张，无效票{BY_HAND}张。"
