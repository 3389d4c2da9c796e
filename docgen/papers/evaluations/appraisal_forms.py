"""What each member fills in (个人自评表, 登记表): one file a person, or one file a branch for printing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from docgen.domain.ballots.scores import NameScores
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.people.roster import Seat, is_full
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.names import Assignment
from docgen.papers.draft import Form
from docgen.papers.evaluations.appraisal_words import PROBATIONARY, votes_in_words

Item = TypedDict("Item", {"名称": str, "空白": str})
Person = TypedDict(
    "Person",
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
        "项目": list[Item],
        "自评": str,
        "互评": str,
        "测评": str,
        "评定": str,
    },
)
FormsContext = TypedDict(
    "FormsContext", {"标题": str, "单位": str, "自评表": list[Person], "登记表": list[Person]}
)
FORMS = Form("appraisal_forms.docx", "民主评议：个人自评表和登记表", FormsContext)

LINES = 20
"""Lines of 小四 that the items of a 自评表 share, so that it fills one page."""
SELF, REGISTER = "个人自评表", "民主评议党员登记表"


def personal_forms(case: AppraisalCase) -> Iterator[tuple[str, FormsContext]]:
    """For each member two papers: what they are called, and what fills them."""
    for seat in case.seats:
        person, name = _person(case, seat), case.label(seat)
        branch = case.record.branch
        yield f"{SELF}_{branch}_{name}", _context(case, f"{name}{SELF}", [person], [])
        yield f"{REGISTER}_{branch}_{name}", _context(case, f"{name}{REGISTER}", [], [person])


def merged_forms(case: AppraisalCase) -> Iterator[tuple[str, FormsContext]]:
    """All personal forms of the branch in one paper: the 自评表 of everybody, then the 登记表."""
    people = [_person(case, seat) for seat in case.seats]
    if people:
        rest: list[Person] = [{**person, "另页": True} for person in people]
        title = f"{case.record.branch}民主评议党员个人用表"
        yield f"个人用表_{case.record.branch}_合并打印", _context(case, title, [people[0], *rest[1:]], rest)


def _context(case: AppraisalCase, title: str, own: list[Person], registers: list[Person]) -> FormsContext:
    unit = str(case.roster.organization.name)
    return {"标题": title, "单位": unit, "自评表": own, "登记表": registers}


def _person(case: AppraisalCase, seat: Seat) -> Person:
    member, record = seat.member, case.record
    birth = member.birth
    return {
        "另页": False,
        "年度": f"{record.year_evaluated}年度",
        "姓名": str(member.name),
        "性别": str(member.gender),
        "民族": str(member.ethnicity),
        "出生年月": f"{birth.year}年{birth.month}月" if birth else "",
        "学历": str(member.education),
        "身份": "正式党员" if is_full(member, case.day) else "预备党员",
        "入党时间": official_date(member.admitted) if member.admitted else missing("入党时间"),
        "转正时间": _confirmed(case, seat),
        "支部": str(record.branch),
        "党小组": str(member.group),
        "职务": "；".join(text for text in (str(member.party_post), str(member.post)) if text),
        "项目": [{"名称": str(item), "空白": "\n" * (_lines(case) - 1)} for item in record.items],
        "自评": given(case, seat, record.own) or grades_to_tick(case, seat),
        "互评": mutual(case, seat),
        "测评": measured(case, seat),
        "评定": _decided(case, seat),
    }


def _lines(case: AppraisalCase) -> int:
    return max(1, LINES // len(case.record.items)) if case.record.items else 1


def _confirmed(case: AppraisalCase, seat: Seat) -> str:
    if not is_full(seat.member, case.day):
        return "—"
    return official_date(seat.member.confirmed) if seat.member.confirmed else missing("转正时间")


def given(case: AppraisalCase, seat: Seat, assigned: tuple[Assignment, ...]) -> str:
    """What a list of names and grades gives to a member; nothing when it does not name them."""
    found = [str(each.value) for each in assigned if case.whom(each.name) == [seat]]
    return found[0] if found else ""


def grades_to_tick(case: AppraisalCase, seat: Seat) -> str:
    """The grades with boxes, to be ticked by hand."""
    return PROBATIONARY if seat in case.ungraded else "　".join(f"□{grade}" for grade in case.record.grades)


def mutual(case: AppraisalCase, seat: Seat) -> str:
    """What came out of mutual appraisal: as written, or as the sheets say."""
    if case.mutual_tally is None:
        return given(case, seat, case.record.mutual)
    found = case.mutual_votes.get(case.label(seat))
    if isinstance(found, NameScores):
        mean = found.mean()
        return "" if mean is None else f"平均{mean}分（{len(found.scores)}人评）"
    return votes_in_words(found, case) if found else ""


def measured(case: AppraisalCase, seat: Seat) -> str:
    """The votes of the ballot."""
    found = case.votes.get(case.label(seat))
    if case.tally is None or found is None:
        return ""
    return f"{votes_in_words(found, case)}（有效票{case.tally.valid}张）"


def _decided(case: AppraisalCase, seat: Seat) -> str:
    """The committee's grade; before it met there are boxes to tick."""
    if not case.record.decided or seat in case.ungraded:
        return grades_to_tick(case, seat)
    return given(case, seat, case.record.decided) or missing("评定等次")
