"""学时台账 and 心得体会登记表: a paper a branch, everybody on it once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.base.diagnostics import Span
from docgen.domain.ballots.score_count import plain
from docgen.domain.evaluations.ledger_facts import meant
from docgen.domain.evaluations.study_ledger import MONTHS, Demand, Hours, hours_owed, study_hours
from docgen.domain.people.roster import Roster, Seat
from docgen.domain.words.dates import month_and_day, official_date
from docgen.domain.words.placeholders import missing
from docgen.models.evaluations import Evaluation, ReflectionRegister, StudyLedger
from docgen.models.evaluations.ledgers import Reflection
from docgen.papers.draft import Draft
from docgen.papers.evaluations.counted import Account
from docgen.papers.evaluations.evaluation_tables import (
    NUMBER,
    Annex,
    Heading,
    TableContext,
    form_of,
    numbered,
    table,
)
from docgen.year import Year

LEDGER_NUMBER, MONTH_WIDTH, SUM_WIDTH = 2.0, 2.0, 2.2
"""字 of the columns of months and of sums: fifteen of them lie beside the names."""


def draft_ledger(record: Evaluation, year: Year, span: Span | None, *, merged: bool) -> Iterator[Draft]:
    """The study hours of each branch."""
    del merged
    if isinstance(record, StudyLedger) and year.organization is not None:
        account = Account(year, year.organization)
        demand = _demand(record, account)
        for branch in _branches(record, account.roster):
            at, number = record.day, record.year_evaluated
            rows = study_hours(account.roster, branch, year.held, demand, at, number)
            yield _draft(record, f"学时台账_{branch}", _ledger(record, branch, rows, account), span)


def ledger_counted_from(record: Evaluation) -> tuple[str, ...]:
    """The files it is counted from; the plan matters only where it sets the hours."""
    reckoned = isinstance(record, StudyLedger) and record.required is None
    return ("minutes", "plan", "calendar") if reckoned else ("minutes",)


def draft_reflections(record: Evaluation, year: Year, span: Span | None, *, merged: bool) -> Iterator[Draft]:
    """The register of each branch."""
    del merged
    if isinstance(record, ReflectionRegister) and year.organization is not None:
        roster = Roster(year.organization)
        for branch in _branches(record, roster):
            yield _draft(record, f"心得体会登记表_{branch}", _register(record, branch, roster), span)


def _draft(record: Evaluation, name: str, context: TableContext, span: Span | None) -> Draft:
    about = {"number": frozenset({str(record.number)})}
    return Draft(f"{record.number}_{name}", form_of(context["表"]), context, span, about)


def _branches(record: Evaluation, roster: Roster) -> tuple[str, ...]:
    return (str(record.branch),) if record.branch else roster.branches


def _demand(record: StudyLedger, account: Account) -> Demand:
    everybody = record.required
    if everybody is None:
        everybody = hours_owed(account.duties(), account.windows_of)
    labels = {seat: person.label for person in account.roster.people for seat in person.seats}
    others = {
        labels[people[0][0]]: other.value
        for other in record.others
        if len(people := meant(other.name, record, account.roster)) == 1
    }
    return Demand(everybody, others)


def _ledger(record: StudyLedger, branch: str, rows: Sequence[Hours], account: Account) -> TableContext:
    columns: list[Heading] = [
        ("序号", LEDGER_NUMBER),
        ("姓名", 0.0),
        *((f"{month}月", MONTH_WIDTH) for month in MONTHS),
        *((name, SUM_WIDTH) for name in ("合计", "要求", "差额")),
    ]
    listed = numbered([_cells(row) for row in rows])
    return {
        "标题": f"{branch}{record.year_evaluated}年党员集中学习学时台账",
        "单位": str(account.organization.name),
        "说明": [],
        "表": table(columns, listed, lying=True),
        "后记": list(_notes(record, rows)),
        "签字": {"左": "登 记 人", "右": "书记签字"},
        "附表": _person_by_person(record, rows) if rows else None,
    }


def _person_by_person(record: StudyLedger, rows: Sequence[Hours]) -> Annex:
    columns: list[Heading] = [("序号", NUMBER), ("姓名", 0.0), ("学时情况", 0.0)]
    told = [[row.name, _sentence(row, record.day.month - 1)] for row in rows]
    return {
        "标题": "个人学时情况",
        "说明": f"截至{official_date(record.day)}，“本月”是{record.day.month}月。",
        "表": table(columns, numbered(told), lying=True),
    }


def _cells(row: Hours) -> list[str]:
    return [
        row.name,
        *("" if hours is None else plain(hours) for hours in row.months),
        plain(row.total),
        *("—" if number is None else plain(number) for number in (row.required, row.wanting)),
    ]


def _notes(record: StudyLedger, rows: Sequence[Hours]) -> Iterator[str]:
    yield (
        f"注：学时按会议记录里的“学时”和到会人员统计，截至{official_date(record.day)}；"
        "“差额”是还缺的学时，0是已经达到要求。"
    )
    changed = [f"{row.name}{_changes(row)}" for row in rows if row.changes]
    if changed:
        yield f"{'；'.join(changed)}：不满一年，不按全年的要求核对。"
    if any(row.required is None and not row.changes for row in rows):
        yield missing("每名党员全年的学时要求，可以写在“要求”里")


def _changes(row: Hours) -> str:
    return "、".join(f"{month_and_day(day)}起{'在册' if is_in else '不在册'}" for day, is_in in row.changes)


def _sentence(row: Hours, month: int) -> str:
    """本月参加集中学习2次，计4学时，本年度累计28学时（要求32学时，尚缺4学时）。"""
    hours = row.months[month] or Decimal(0)
    demanded = ""
    if row.required is not None and row.wanting is not None:
        lacking = f"尚缺{plain(row.wanting)}学时" if row.wanting else "已经达到"
        demanded = f"（要求{plain(row.required)}学时，{lacking}）"
    return (
        f"本月参加集中学习{row.meetings[month]}次，计{plain(hours)}学时，"
        f"本年度累计{plain(row.total)}学时{demanded}。"
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
    return {
        "标题": f"{branch}{record.year_evaluated}年{about}心得体会登记表",
        "单位": str(roster.organization.name),
        "说明": [],
        "表": table(columns, numbered(rows)),
        "后记": [f"登记日期：{official_date(record.day)}。{branch}党员{len(seats)}名，已交{written}名。"],
        "签字": {"左": "登 记 人", "右": "书记签字"},
        "附表": None,
    }


def _entries(record: ReflectionRegister, seat: Seat, roster: Roster) -> list[list[str]]:
    """A row a piece; an empty one, with room to write, for whoever has handed in nothing."""
    found = [each for each in record.entries if _is_by(each, seat, record, roster)]
    name = roster.label(seat)
    if not found:
        return [[name, "\n", "", "", ""]]
    return [
        [
            name,
            str(each.title) or missing("题目"),
            official_date(each.day) if each.day else missing("日期"),
            missing("字数") if each.length is None else str(each.length),
            str(each.remark),
        ]
        for each in found
    ]


def _is_by(entry: Reflection, seat: Seat, record: ReflectionRegister, roster: Roster) -> bool:
    people = meant(entry.name, record, roster)
    return len(people) == 1 and seat in people[0]
