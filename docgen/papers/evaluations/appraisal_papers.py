"""The papers of one 民主评议党员: forms for every member, ballots, 互评表, the tally, the result."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, hint
from docgen.domain.evaluations.appraisal import VOID, AppraisalCase
from docgen.domain.evaluations.appraisal_facts import counting_remarks
from docgen.domain.people.seat import Seat
from docgen.papers.ballot_form import BALLOT, MOST_LINES, BallotContext
from docgen.papers.draft import FilledForm
from docgen.papers.evaluations.appraisal_forms import FORMS, PROBATIONARY, merged_forms, personal_forms
from docgen.papers.evaluations.appraisal_results import TALLY, results, tally_sheet
from docgen.papers.table_papers import (
    PLAIN_TABLE,
    ROOM,
    Heading,
    PlainTableContext,
    numbered,
    plain_table,
)

APPRAISAL_FORMS = (FORMS, BALLOT, PLAIN_TABLE, TALLY)
MARK_WIDTH, SCORE_WIDTH = 3.0, 5.0


def appraisal_papers(case: AppraisalCase, *, merged: bool) -> Iterator[FilledForm]:
    """All papers of a record; before the ballots are counted, only the forms to fill in by hand."""
    branch = case.record.branch
    for name, forms in merged_forms(case) if merged else personal_forms(case):
        yield FilledForm(name, FORMS, forms)
    yield FilledForm(f"互评表_{branch}", PLAIN_TABLE, mutual_sheet(case))
    yield FilledForm(f"测评票_{branch}", BALLOT, ballots(case), tuple(_too_many_copies(case)))
    # How a voter marked a ballot is no fault of the YAML: `check` says nothing of it.
    remarks = tuple(counting_remarks(case))
    if case.tally is not None:
        yield FilledForm(f"测评汇总表_{branch}", TALLY, tally_sheet(case, case.tally), remarks)
        remarks = ()  # told once, with the first paper that was counted
    if case.tally or case.mutual_tally or case.record.decided:
        yield FilledForm(f"评定结果_{branch}", PLAIN_TABLE, results(case), remarks)


def ballots(case: AppraisalCase) -> BallotContext:
    """The secret ballots, several on a page, to be cut."""
    title = f"{case.record.branch}{case.record.year_evaluated}年度民主评议党员测评票"
    return {
        "标题": title,
        "单位": str(case.roster.organization.name),
        "票": {
            "标题": title,
            "说明": _ballot_notes(case),
            "等次": list(map(str, case.record.grades)),
            "姓名": list(case.names),
            "份数": _copies_in_one_file(case),
            "编号": case.record.is_numbered,
        },
    }


def _ballot_notes(case: AppraisalCase) -> list[str]:
    """The rules printed on each ballot."""
    # Only a cap that voids the sheet is printed as a must; the rule itself says 一般不超过.
    record = case.record
    best = record.grades[0]
    notes = ["1.在每名党员的一个等次栏内打“√”，只能选一个；不打的按弃权计，打两个以上的无效。"]
    if case.most is not None and record.over_cap == VOID:
        notes.append(f"2.“{best}”不超过{case.most}名，超过的整张票无效。")
    elif case.most is not None:
        notes.append(f"2.“{best}”一般不超过{case.most}名。")
    notes.append(f"{len(notes) + 1}.本票不记名，请不要写名字或作记号。")
    return notes


def _copies_in_one_file(case: AppraisalCase) -> int:
    """The number of ballots in the file: those that are wanted, as far as Word opens them without trouble."""
    return min(case.copies, max(1, MOST_LINES // max(len(case.names), 1)))


def _too_many_copies(case: AppraisalCase) -> Iterator[Diagnostic]:
    """A hint that the file holds fewer ballots than are wanted: the rest are copies of the same file."""
    held = _copies_in_one_file(case)
    if held < case.copies:
        message = f"{len(case.names)}人的测评票，一个文件里放了{held}张，还差{case.copies - held}张"
        mend = "打印时把份数调多就可以了"
        yield hint("D498", case.record.place_of("份数"), message, mend)


def _marks_of(case: AppraisalCase) -> tuple[list[Heading], str]:
    """The columns for marks, and the sentence that tells how to fill them: by grade, or by points."""
    full_marks = case.record.full_marks
    if full_marks is None:
        return [(str(grade), MARK_WIDTH) for grade in case.record.grades], "在一个等次栏内打“√”"
    return [("得分", SCORE_WIDTH)], f"按满分{full_marks:f}分打分"


def _row_to_fill(case: AppraisalCase, seat: Seat, marks: int) -> list[str]:
    # 预备党员 appraise others and are spoken of, but get no grade: their cells are closed with a dash.
    if seat in case.ungraded:
        return [case.label(seat), *["—"] * marks, PROBATIONARY]
    return [case.label(seat), *[""] * marks, ROOM]


def mutual_sheet(case: AppraisalCase) -> PlainTableContext:
    """The sheet (互评表) on which everybody appraises the others, to be filled in by hand."""
    marks, how = _marks_of(case)
    columns: list[Heading] = [
        ("序号", 0.0),
        ("姓名", 0.0),
        *marks,
        ("主要优点、不足和建议", 12.0),
    ]
    rows = [_row_to_fill(case, seat, len(marks)) for seat in case.seats]
    return {
        "标题": f"{case.record.branch}{case.record.year_evaluated}年度民主评议党员互评表",
        "单位": str(case.roster.organization.name),
        "说明": [
            f"{how}，不评自己；对每名党员至少写一条具体的意见。",
            "评价人：　　　　　　　　年　　月　　日",
        ],
        "表": plain_table(columns, numbered(rows)),
        "后记": [],
        "签字": None,
    }
