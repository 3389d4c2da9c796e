"""What is filled in together: the ballots (测评票) to be cut, and the sheet of mutual appraisal (互评表)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from docgen.base.diagnostics import Diagnostic, hint
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.papers.draft import Form
from docgen.papers.evaluations.appraisal_words import PROBATIONARY, ballot_notes

Ballot = TypedDict(
    "Ballot",
    {"标题": str, "说明": list[str], "等次": list[str], "姓名": list[str], "份数": int, "编号": bool},
)
BallotContext = TypedDict("BallotContext", {"标题": str, "单位": str, "票": Ballot})
BALLOT = Form("ballot.docx", "民主评议：测评票", BallotContext)

TableColumn = TypedDict("TableColumn", {"名称": str, "宽": float})
Table = TypedDict("Table", {"列": list[TableColumn], "行": list[list[str]]})
Signing = TypedDict("Signing", {"左": str, "右": str})
TableContext = TypedDict(
    "TableContext",
    {"标题": str, "单位": str, "说明": list[str], "表": Table, "后记": list[str], "签字": Signing | None},
)
TABLE = Form("appraisal_table.docx", "民主评议：互评表和评定结果", TableContext)

ROOM = "\n\n"
"""Two lines to write on by hand."""
MOST_LINES = 6000
"""Names on all ballots of one file together: sixty members with sixty ballots have 3600."""
MARK_WIDTH, SCORE_WIDTH = 3.0, 5.0


def copies_in_one_file(case: AppraisalCase) -> int:
    """How many ballots the file holds: as many as are wanted, or as many as Word opens without trouble."""
    return min(case.copies, max(1, MOST_LINES // max(len(case.names), 1)))


def too_many_copies(case: AppraisalCase) -> Iterator[Diagnostic]:
    """The rest is printed as further copies of the same file."""
    held = copies_in_one_file(case)
    if held < case.copies:
        message = f"{len(case.names)}人的测评票，一个文件里放了{held}张，还差{case.copies - held}张"
        mend = "打印时把份数调多就可以了"
        yield hint("D498", case.record.place_of("份数"), message, mend)


def table(columns: list[tuple[str, float]], rows: list[list[str]]) -> Table:
    """A table; a column asks for so many 字, or for as many as it needs (0)."""
    return {"列": [{"名称": name, "宽": width} for name, width in columns], "行": rows}


def ballots(case: AppraisalCase) -> BallotContext:
    """The ballots: secret, without a line for a name."""
    title = f"{case.record.branch}{case.record.year_evaluated}年度民主评议党员测评票"
    return {
        "标题": title,
        "单位": str(case.roster.organization.name),
        "票": {
            "标题": title,
            "说明": ballot_notes(case),
            "等次": list(map(str, case.record.grades)),
            "姓名": list(case.names),
            "份数": copies_in_one_file(case),
            "编号": case.record.is_numbered,
        },
    }


def mutual_sheet(case: AppraisalCase) -> TableContext:
    """The sheet on which everybody appraises the others, to be filled in by hand."""
    full_marks = case.record.full_marks
    marks = list(map(str, case.record.grades)) if full_marks is None else ["得分"]
    width = MARK_WIDTH if full_marks is None else SCORE_WIDTH
    how = "在一个等次栏内打“√”" if full_marks is None else f"按满分{full_marks:f}分打分"
    columns = [
        ("序号", 0.0),
        ("姓名", 0.0),
        *((mark, width) for mark in marks),
        ("主要优点、不足和建议", 12.0),
    ]
    rows = [
        [
            str(number),
            case.label(seat),
            *("—" if seat in case.ungraded else "" for _ in marks),
            PROBATIONARY if seat in case.ungraded else ROOM,
        ]
        for number, seat in enumerate(case.seats, start=1)
    ]
    return {
        "标题": f"{case.record.branch}{case.record.year_evaluated}年度民主评议党员互评表",
        "单位": str(case.roster.organization.name),
        "说明": [
            f"{how}，不评自己；对每名党员至少写一条具体的意见。",
            "评价人：　　　　　　　　年　　月　　日",
        ],
        "表": table(columns, rows),
        "后记": [],
        "签字": None,
    }
