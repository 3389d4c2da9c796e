"""The forms of each member (个人自评表, 登记表): one file a person, or one file a branch for printing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from docgen.domain.ballots.scores import NameScores
from docgen.domain.ballots.tally import NameCount
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.people.seat import Seat
from docgen.domain.words.placeholders import missing
from docgen.models.names import Assignment
from docgen.papers.draft import Form
from docgen.papers.phrases import dated, posts_of, standing_on

AppraisalItem = TypedDict("AppraisalItem", {"名称": str, "空白": str})
AppraisedPerson = TypedDict(
    "AppraisedPerson",
    {
        "另页": bool,
        "年度": str,
        "姓名": str,
        "性别": str,
        "民族": str,
        "出生年月": str,
        "学历": str,
        "身份": str,
        "入党时间": str,
        "转正时间": str,
        "支部": str,
        "党小组": str,
        "职务": str,
        "项目": list[AppraisalItem],
        "自评": str,
        "互评": str,
        "测评": str,
        "评定": str,
    },
)
FormsContext = TypedDict(
    "FormsContext",
    {"标题": str, "单位": str, "自评表": list[AppraisedPerson], "登记表": list[AppraisedPerson]},
)
FORMS = Form("appraisal_forms.docx", "民主评议：个人自评表和登记表", FormsContext)

PROBATIONARY = "预备党员，不评定等次"
LINES = 20
"""Lines of 小四 that the items of a 自评表 share, so that it fills one page."""
SELF, REGISTER = "个人自评表", "民主评议党员登记表"


def personal_forms(case: AppraisalCase) -> Iterator[tuple[str, FormsContext]]:
    """Two papers for each member, as pairs of a file name and a context."""
    for seat in case.seats:
        person, name = _person(case, seat), case.label(seat)
        branch = case.record.branch
        yield f"{SELF}_{branch}_{name}", _context(case, f"{name}{SELF}", [person], [])
        yield f"{REGISTER}_{branch}_{name}", _context(case, f"{name}{REGISTER}", [], [person])


def merged_forms(case: AppraisalCase) -> Iterator[tuple[str, FormsContext]]:
    """All personal forms of the branch in one paper: first every 自评表, then every 登记表."""
    # 登记表 goes into each member's own file: it comes out of the printer as a pile of its own.
    people = [_person(case, seat) for seat in case.seats]
    if people:
        rest: list[AppraisedPerson] = [{**person, "另页": True} for person in people]
        title = f"{case.record.branch}民主评议党员个人用表"
        yield f"个人用表_{case.record.branch}_合并打印", _context(case, title, [people[0], *rest[1:]], rest)


def _context(
    case: AppraisalCase, title: str, own: list[AppraisedPerson], registers: list[AppraisedPerson]
) -> FormsContext:
    unit = str(case.roster.organization.name)
    return {"标题": title, "单位": unit, "自评表": own, "登记表": registers}


def _person(case: AppraisalCase, seat: Seat) -> AppraisedPerson:
    # A row where the roster says nothing stays blank, to be filled in by hand: these are forms to print.
    member, record = seat.member, case.record
    birth, lines = member.birth, max(1, LINES // max(1, len(record.items)))
    return {
        "另页": False,
        "年度": f"{record.year_evaluated}年度",
        "姓名": str(member.name),
        "性别": str(member.gender),
        "民族": str(member.ethnicity),
        "出生年月": f"{birth.year}年{birth.month}月" if birth else "",
        "学历": str(member.education),
        "身份": standing_on(seat, case.day),
        "入党时间": dated(seat.admitted, "入党时间"),
        # A 预备党员 has no such day yet: a dash, since nothing is missing.
        "转正时间": dated(seat.course.full_since(case.own_rules), "转正时间")
        if seat.is_full(case.day)
        else "—",
        "支部": str(record.branch),
        "党小组": str(member.group),
        "职务": posts_of(seat, case.day),
        "项目": [{"名称": str(item), "空白": "\n" * (lines - 1)} for item in record.items],
        "自评": given(case, seat, record.own) or grades_to_tick(case, seat),
        "互评": mutual(case, seat),
        "测评": measured(case, seat),
        "评定": _decided(case, seat),
    }


def given(case: AppraisalCase, seat: Seat, assigned: tuple[Assignment, ...]) -> str:
    """The grade that a list of names and grades gives to a member; empty where the list lacks the name."""
    # A name that two members share (张伟) and that nobody told apart is given to neither.
    found = [str(each.value) for each in assigned if case.whom(each.name) == [seat]]
    return found[0] if found else ""


def grades_to_tick(case: AppraisalCase, seat: Seat) -> str:
    """The grades with boxes, to be ticked by hand; 预备党员 take part, but get no grade."""
    return PROBATIONARY if seat in case.ungraded else "　".join(f"□{grade}" for grade in case.record.grades)


def mutual(case: AppraisalCase, seat: Seat) -> str:
    """The result of mutual appraisal: as written, or as counted from the sheets."""
    if case.mutual_tally is None:
        return given(case, seat, case.record.mutual)
    found = case.mutual_votes.get(case.label(seat))
    if isinstance(found, NameScores):
        mean = found.mean()
        return "" if mean is None else f"平均{mean}分（{len(found.scores)}人评）"
    return _votes_in_words(found, case) if found else ""


def measured(case: AppraisalCase, seat: Seat) -> str:
    """The votes that a member got in the ballot, with their denominator."""
    # Counts first, and always with 有效票: a rate without its denominator cannot be checked.
    found = case.votes.get(case.label(seat))
    if case.tally is None or found is None:
        return ""
    return f"{_votes_in_words(found, case)}（有效票{case.tally.valid}张）"


def _votes_in_words(count: NameCount, case: AppraisalCase) -> str:
    """优秀9票、合格1票: only the grades that got a vote."""
    grades = zip(case.record.grades, count.grades, strict=True)
    given = [f"{grade}{votes}票" for grade, votes in grades if votes]
    return "、".join(given) or "没有有效的等次"


def _decided(case: AppraisalCase, seat: Seat) -> str:
    """The grade that the committee gave; boxes to tick before it met."""
    # Never a grade by votes (不能以票取人): 支部工作条例, article 18, has the committee decide.
    if not case.record.decided or seat in case.ungraded:
        return grades_to_tick(case, seat)
    return given(case, seat, case.record.decided) or missing("评定等次")
