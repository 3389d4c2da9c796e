"""学时台账 and 心得体会登记表: one paper a branch, each member on it once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.domain.ballots.scores import plain
from docgen.domain.evaluations.ledgers import MONTHS, Demand, Hours, hours_owed, meant, study_hours
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.domain.words.dates import month_and_day, official_date
from docgen.domain.words.placeholders import missing
from docgen.models.evaluations import Evaluation, Reflection, ReflectionRegister, StudyLedger
from docgen.papers.draft import FilledForm
from docgen.papers.evaluations.counted_year import CountedYear
from docgen.papers.phrases import dated
from docgen.papers.table_papers import (
    NUMBER,
    Heading,
    SecondTable,
    TableContext,
    numbered,
    placed_table,
    table_context,
    table_paper,
)

LEDGER_NUMBER, MONTH_WIDTH, SUM_WIDTH = 2.0, 2.0, 2.2
"""The widths of the columns, in 字: twelve months and three sums have to fit beside the names."""


def study_papers(record: StudyLedger, counted: CountedYear) -> Iterator[FilledForm]:
    """The ledger of study hours (学时台账) of each branch."""
    demand = _demand(record, counted)
    for branch in _branches(record, counted.roster):
        at, number = record.day, record.year_evaluated
        rows = study_hours(counted.roster, branch, counted.year.held, demand, at, number)
        yield table_paper(f"学时台账_{branch}", _ledger(record, branch, rows, counted))


def study_counted_from(record: StudyLedger) -> tuple[str, ...]:
    """The files from which a ledger is counted; the plan only where it sets the hours."""
    return ("minutes", "plan", "calendar") if record.required is None else ("minutes",)


def reflection_papers(record: ReflectionRegister, roster: Roster) -> Iterator[FilledForm]:
    """The register of reflections (心得体会登记表) of each branch."""
    for branch in _branches(record, roster):
        yield table_paper(f"心得体会登记表_{branch}", _register(record, branch, roster))


def _branches(record: Evaluation, roster: Roster) -> tuple[str, ...]:
    # A record without 支部 is about all of them.
    return (str(record.branch),) if record.branch else roster.branches


def _demand(record: StudyLedger, counted: CountedYear) -> Demand:
    everybody = record.required
    if everybody is None:
        everybody = hours_owed(counted.duties(), counted.windows_of)
    # A person who changed the branch has two lines in the roster, but one demand.
    labels = {seat: person.label for person in counted.roster.people for seat in person.seats}
    others = {}
    for other in record.others:
        people = meant(other.name, record, counted.roster)
        if len(people) == 1:
            others[labels[people[0][0]]] = other.value
    return Demand(everybody, others)


def _ledger(record: StudyLedger, branch: str, rows: Sequence[Hours], counted: CountedYear) -> TableContext:
    columns: list[Heading] = [
        ("序号", LEDGER_NUMBER),
        ("姓名", 0.0),
        *((f"{month}月", MONTH_WIDTH) for month in MONTHS),
        *((name, SUM_WIDTH) for name in ("合计", "要求", "差额")),
    ]
    return table_context(
        f"{branch}{record.year_evaluated}年党员集中学习学时台账",
        str(counted.organization.name),
        placed_table(columns, numbered([_cells(row) for row in rows]), landscape=True),
        notes=_notes(record, rows),
        signers=("登 记 人", "书记签字"),
        second=_person_by_person(record, rows) if rows else None,
    )


def _person_by_person(record: StudyLedger, rows: Sequence[Hours]) -> SecondTable:
    columns: list[Heading] = [("序号", NUMBER), ("姓名", 0.0), ("学时情况", 0.0)]
    told = [[row.name, _sentence(row, record.day.month - 1)] for row in rows]
    return {
        "标题": "个人学时情况",
        "说明": f"截至{official_date(record.day)}，“本月”是{record.day.month}月。",
        "表": placed_table(columns, numbered(told), landscape=True),
    }


def _cells(row: Hours) -> list[str]:
    # A month still to come stays blank; 0 is a month without study.
    unknown = missing("")
    return [
        row.name,
        *(unknown if month in row.unknown else _number(hours) for month, hours in enumerate(row.months)),
        _number(row.total, unknown),
        _number(row.required, "—"),
        _number(row.wanting, unknown if row.required is not None else "—"),
    ]


def _number(hours: Decimal | None, otherwise: str = "") -> str:
    return otherwise if hours is None else plain(hours)


def _notes(record: StudyLedger, rows: Sequence[Hours]) -> Iterator[str]:
    yield (
        f"注：学时按会议记录里的“学时”和到会人员统计，截至{official_date(record.day)}；"
        "“差额”是还缺的学时，0是已经达到要求。"
    )
    # Whoever came or left in the year cannot be held to the hours of a whole year.
    changed = [f"{row.name}{_changes(row)}" for row in rows if row.changes]
    if changed:
        yield f"{'；'.join(changed)}：不满一年，不按全年的要求核对。"
    yield from _unknown_months({month + 1 for row in rows for month in row.unknown})
    if any(row.required is None and not row.changes for row in rows):
        yield missing("每名党员全年的学时要求，可以写在“要求”里")


def _unknown_months(months: set[int]) -> Iterator[str]:
    if months:
        named = "、".join(f"{month}月" for month in sorted(months))
        yield f"{missing('谁参加')}：{named}有会议记录没有写谁到会，补上出席或缺席的名单才能统计。"


def _changes(row: Hours) -> str:
    return "、".join(f"{month_and_day(day)}起{'在册' if is_in else '不在册'}" for day, is_in in row.changes)


def _sentence(row: Hours, month: int) -> str:
    """本月参加集中学习2次，计4学时，本年度累计28学时（要求32学时，尚缺4学时）。"""
    hours = row.months[month] or Decimal(0)
    if row.unknown:
        return f"{missing('会议记录没有写谁参加，学时算不出来')}。"
    demanded = ""
    if row.required is not None and row.wanting is not None:
        lacking = f"尚缺{plain(row.wanting)}学时" if row.wanting else "已经达到"
        demanded = f"（要求{plain(row.required)}学时，{lacking}）"
    return (
        f"本月参加集中学习{row.meetings[month]}次，计{plain(hours)}学时，"
        f"本年度累计{plain(row.known)}学时{demanded}。"
    )


def _register(record: ReflectionRegister, branch: str, roster: Roster) -> TableContext:
    columns: list[Heading] = [
        ("序号", NUMBER),
        ("姓名", 0.0),
        ("题目", 9.0),
        ("日期", 6.8),
        ("字数", 2.6),
        ("备注", 4.0),
    ]
    seats = roster.of_branches((branch,), record.day)
    rows = [row for seat in seats for row in _entries(record, seat, roster)]
    written = sum(any(_is_by(each, seat, record, roster) for each in record.entries) for seat in seats)
    about = f"“{record.topic}”" if record.topic else ""
    return table_context(
        f"{branch}{record.year_evaluated}年{about}心得体会登记表",
        str(roster.organization.name),
        placed_table(columns, numbered(rows)),
        notes=[f"登记日期：{official_date(record.day)}。{branch}党员{len(seats)}名，已交{written}名。"],
        signers=("登 记 人", "书记签字"),
    )


def _entries(record: ReflectionRegister, seat: Seat, roster: Roster) -> list[list[str]]:
    """A row for each piece; an empty row, with room to write, for a member who has handed in nothing."""
    found = [each for each in record.entries if _is_by(each, seat, record, roster)]
    name = roster.label(seat)
    if not found:
        return [[name, "\n", "", "", ""]]
    return [
        [
            name,
            str(each.title) or missing("题目"),
            dated(each.day, "日期"),
            missing("字数") if each.length is None else str(each.length),
            str(each.remark),
        ]
        for each in found
    ]


def _is_by(entry: Reflection, seat: Seat, record: ReflectionRegister, roster: Roster) -> bool:
    people = meant(entry.name, record, roster)
    return len(people) == 1 and seat in people[0]
