"""The papers of one 一讲二评三公示: promises, talks, score sheets to fill in by hand, the summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from docgen.domain.ballots.scores import plain
from docgen.domain.evaluations.comparison import ComparisonCase
from docgen.domain.evaluations.comparison_facts import scoring_remarks
from docgen.domain.people.seat import Seat
from docgen.domain.words.placeholders import missing
from docgen.models.names import Said
from docgen.papers.draft import FilledForm, Form
from docgen.papers.evaluations.comparison_results import SUMMARY, comparison_table, summary
from docgen.papers.phrases import posts_of, standing_on
from docgen.papers.table_papers import (
    LANDSCAPE,
    NUMBER,
    ROOM,
    UPRIGHT,
    Heading,
    TableContext,
    numbered,
    placed_table,
    table_paper,
)

PromiseLine = TypedDict("PromiseLine", {"名称": str, "文字": str})
PromiseOf = TypedDict(
    "PromiseOf",
    {
        "另页": bool,
        "年度": str,
        "姓名": str,
        "身份": str,
        "支部": str,
        "党小组": str,
        "职务": str,
        "承诺": list[PromiseLine],
        "期限": str,
        "兑现": str,
    },
)
PromisesContext = TypedDict("PromisesContext", {"标题": str, "单位": str, "承诺书": list[PromiseOf]})
PROMISES = Form("promises.docx", "一讲二评三公示：公开承诺书", PromisesContext)

COMPARISON_FORMS = (PROMISES, UPRIGHT, LANDSCAPE)
TITLE = "公开承诺书"
LEADERS, PEERS = "领导", "同级"
USUAL_SOURCES = (LEADERS, PEERS)
COMMENTS: list[Heading] = [("主要优点", 5.8), ("不足", 5.8), ("建议", 5.8)]
ITEM_WIDTH = 4.5
"""The least width of a column of points, in 字: room to write two digits and a point by hand."""
MOST_UPRIGHT = 5
"""The most items on an upright sheet; a sheet with more of them lies."""


def comparison_papers(case: ComparisonCase, *, merged: bool) -> Iterator[FilledForm]:
    """All papers of a record; before all score sheets are counted, only the forms to fill in by hand."""
    branch = case.record.branch
    for name, letter in _promises(case, merged=merged):
        yield FilledForm(name, PROMISES, letter)
    if case.record.spoken:
        yield table_paper(f"讲述记录_{branch}", _told(case))
    for source in _sources(case):
        yield table_paper(f"{_sheet_name(source)}_{branch}", _score_sheet(case, source))
    # With a source missing the weights would not add up to the whole: half a summary would be a wrong one.
    if case.is_complete:
        yield table_paper(f"{SUMMARY}_{branch}", summary(case), scoring_remarks(case))


def _promises(case: ComparisonCase, *, merged: bool) -> Iterator[tuple[str, PromisesContext]]:
    """The promises (公开承诺书): one file a person, or one file a branch for printing."""
    branch, unit = case.record.branch, str(case.roster.organization.name)
    people = [(case.label(seat), _promise(case, seat)) for seat in case.seats]
    if not merged:
        for name, person in people:
            yield f"{TITLE}_{branch}_{name}", {"标题": f"{name}{TITLE}", "单位": unit, "承诺书": [person]}
    elif people:
        listed: list[PromiseOf] = [
            {**person, "另页": number > 0} for number, (_, person) in enumerate(people)
        ]
        yield f"{TITLE}_{branch}_合并打印", {"标题": f"{branch}{TITLE}", "单位": unit, "承诺书": listed}


def _promise(case: ComparisonCase, seat: Seat) -> PromiseOf:
    member, record = seat.member, case.record
    said = _said_by(case, seat, record.promises) or [""] * record.blank_promises
    return {
        "另页": False,
        "年度": f"{record.year_evaluated}年度",
        "姓名": str(member.name),
        "身份": standing_on(seat, case.day),
        "支部": str(record.branch),
        "党小组": str(member.group),
        "职务": posts_of(seat, case.day),
        "承诺": [{"名称": f"承诺{number}", "文字": text} for number, text in enumerate(said, start=1)],
        "期限": str(record.deadline) or missing("承诺期限"),
        "兑现": "\n".join(_said_by(case, seat, record.kept)),
    }


def _said_by(case: ComparisonCase, seat: Seat, said: tuple[Said, ...]) -> list[str]:
    """The lines that a list of the record has for a member."""
    return [str(line) for each in said if case.whom(each.name) == [seat] for line in each.lines]


def _told(case: ComparisonCase) -> TableContext:
    """The record of talks (讲述记录): the points of each member's own report."""
    rows = [
        [case.label(seat), "\n".join(_said_by(case, seat, case.record.spoken)) or ROOM, ""]
        for seat in case.seats
    ]
    columns: list[Heading] = [("序号", NUMBER), ("姓名", 0.0), ("讲述要点", 17.0), ("备注", 4.0)]
    return comparison_table(case, "党员讲述记录", [], placed_table(columns, numbered(rows)))


def _sources(case: ComparisonCase) -> list[str]:
    """The sources of points: those with a weight; 领导 and 同级 where none is given."""
    # Sheets are needed to collect points; weights only when these are summed up.
    return [str(given.name) for given in case.record.weights] or list(USUAL_SOURCES)


def _sheet_name(source: str) -> str:
    """The name of the score sheet of a source."""
    known = {LEADERS: "领导点评表", PEERS: "同级互评表"}
    return known.get(source, f"{source}测评表")


def _score_sheet(case: ComparisonCase, source: str) -> TableContext:
    """A score sheet to fill in by hand."""
    # The table that the points are typed into has these very columns, and 评分人 besides. Leaders write
    # comments (优点, 不足, 建议), peers give points item by item.
    items = [(f"{item.name}（{plain(item.value)}分）", ITEM_WIDTH) for item in case.record.items]
    # More than five columns of points would leave no room for names on an upright page.
    asked = COMMENTS if source == LEADERS else items
    columns: list[Heading] = [("序号", NUMBER), ("姓名", 0.0), *asked, (_total(case), ITEM_WIDTH)]
    blank = [""] * len(asked)
    room = [ROOM, *blank] if source == LEADERS else [*blank, ROOM]
    rows = numbered([[case.label(seat), *room] for seat in case.seats])
    made = placed_table(columns, rows, landscape=len(asked) > MOST_UPRIGHT)
    return comparison_table(case, _sheet_name(source), _how(case), made)


def _total(case: ComparisonCase) -> str:
    full = case.full_marks
    return "合计" if full is None else f"合计（{plain(full)}分）"


def _how(case: ComparisonCase) -> list[str]:
    full = case.full_marks
    marks = missing("满分") if full is None else f"{plain(full)}分"
    how = "按各项满分打分，合计满分" if case.record.items else "满分"
    return [f"{how}{marks}；不评自己。", "评分人：　　　　　　　　年　　月　　日"]
