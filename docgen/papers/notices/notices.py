"""Publicity notices (公示), and the report that closes each (公示情况报告)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypedDict

from docgen.base.diagnostics import Diagnostic, Span, SpanFinder
from docgen.base.unforeseen import all_or_told
from docgen.domain.notices.notice_case import NoticeCase
from docgen.domain.words.placeholders import missing
from docgen.models.notices import Outcome
from docgen.papers.draft import BoundKind, Draft, Form, Kind
from docgen.papers.notices import notice_words as words
from docgen.papers.notices.notice_persons import table_of, text_of
from docgen.papers.outline import Block, mark_last, paragraphs, table_block
from docgen.papers.phrases import dated
from docgen.papers.volume_front import VOLUME
from docgen.year import Year

NoticeContext = TypedDict(
    "NoticeContext",
    {
        "标题": str,
        "主送": str,
        "正文": list[Block],
        "签字": list[str],
        "署名": str,
        "成文日期": str,
        "用印": bool,
    },
)
"""The names the notices' template may use."""

FORM = Form("notices.docx", "公示、公示情况报告", NoticeContext)

NOTICE, REPORT = "公示", "公示情况报告"
# Signed by hand: a name printed here would pass for a signature.
SIGNERS = ("支部书记（签字）：", "经办人（签字）：")
GENERAL_SIGNERS = ("总支书记（签字）：", "经办人（签字）：")


def draft_notices(year: Year) -> list[Draft | Diagnostic]:
    """A paper for every notice, and a report for every notice that has an outcome."""
    span_at = SpanFinder(year.spans)
    return [
        draft
        for case in year.publicised
        for draft in all_or_told(case.notice.place, partial(_drafts, case, span_at(case.notice.place)))
    ]


NOTICES = Kind(
    "notices",
    (FORM, VOLUME),
    ("organization", "calendar", "rules", "notices"),
    draft_notices,
    none_yet="还没有公示，请写在 notices.yaml 里",
    none_chosen="没有这个编号的公示",
    # A notice rests on their records; their faults are not faults of the notice. The plan stands here only
    # because evaluations look into it: files that are the same for both are read once for both.
    consults=("minutes", "evaluations", "plan"),
    check=Year.reminders,
    prints="notices",
    rests_on="notices",
    bound=BoundKind("公示汇编", (FORM,)),
)


def _drafts(case: NoticeCase, span: Span | None) -> Iterator[Draft]:
    about = {"number": frozenset({str(case.notice.number)})}
    yield Draft(_name(case, NOTICE), FORM, _notice(case), span, about)
    if case.notice.outcome:
        yield Draft(_name(case, REPORT), FORM, _report(case, case.notice.outcome), span, about)


def _name(case: NoticeCase, what: str) -> str:
    """The file name: 2023-09-26_公示_发展对象_何磊."""
    # The day comes first, so that a folder sorted by name is sorted by day.
    notice = case.notice
    about = words.matter_of(case) if case.is_free else str(notice.item)
    day = notice.posted.isoformat() if notice.posted else "未定日期"
    return "_".join(part for part in (day, what, notice.kind, about or _people_in_name(case)) if part)


def _people_in_name(case: NoticeCase) -> str:
    if not case.persons:
        return ""
    first = case.persons[0].label
    return first if len(case.persons) == 1 else f"{first}等{len(case.persons)}人"


def _notice(case: NoticeCase) -> NoticeContext:
    posted = case.notice.posted
    return {
        "标题": words.title_of(case),
        "主送": "",
        "正文": mark_last(list(_body(case))),
        "签字": [],
        "署名": words.signature_of(case),
        "成文日期": dated(posted, "成文日期"),
        "用印": case.notice.sealed,
    }


def _body(case: NoticeCase) -> Iterator[Block]:
    opening = words.opening(case)
    yield from paragraphs([opening] if opening else [])
    yield from _people(case)
    text = [str(line) for line in case.notice.text]
    # A free notice is made of its text; elsewhere 内容 only adds to what the fields say.
    yield from paragraphs(text or ([missing("内容")] if case.is_free else []))
    yield from paragraphs([words.duration(case), words.how_to_object(case)])


def _people(case: NoticeCase) -> Iterator[Block]:
    """One person in running text, several in a table; nothing where the notice is free text."""
    if case.is_free:
        return
    if len(case.persons) == 1:
        text = text_of(case, case.persons[0])
        yield from paragraphs([text] if text else [])
    elif case.persons:
        yield table_block(table_of(case, case.persons))
        if case.is_by_strokes:
            yield from paragraphs(["以上按姓氏笔画为序。"])


def _report(case: NoticeCase, outcome: Outcome) -> NoticeContext:
    # Whoever signs as the whole unit has 总支书记 beside the name, a branch has 支部书记.
    general = words.signature_of(case) == str(case.office.organization.name)
    # Reports without an addressee and without 特此报告 were sent back by inspectors.
    return {
        "标题": words.report_title_of(case),
        "主送": f"{_addressee(case, outcome, general=general)}：",
        "正文": mark_last(list(paragraphs([_told(case, outcome), "特此报告。"]))),
        "签字": list(GENERAL_SIGNERS if general else SIGNERS),
        "署名": words.signature_of(case),
        "成文日期": dated(outcome.reported, "成文日期"),
        "用印": case.notice.sealed,
    }


def _addressee(case: NoticeCase, outcome: Outcome, *, general: bool) -> str:
    """The body that the report goes to: as written, else the unit for its branches."""
    if outcome.addressee or (general and case.file.addressee):
        return str(outcome.addressee or case.file.addressee)
    return missing("主送，上级党组织的名称") if general else str(case.office.organization.name)


def _told(case: NoticeCase, outcome: Outcome) -> str:
    """The text of the report: the period, the way of publication, objections and findings as written."""
    span = words.span_with_days(case.period) if case.period else missing("公示时间")
    way = case.posted_at or missing("公示方式，如校务公开栏")
    what = words.matter_of(case)
    # 对拟将某同志列为发展对象有关情况 lacked its 的 and was sent back by an inspector.
    subject = what if what.endswith(("结果", "情况")) else f"{what}的有关情况"
    head = f"{span}，对{subject}进行了公示，公示方式为{way}。"
    return f"{head}公示期间{_outcome(outcome)}"


def _outcome(outcome: Outcome) -> str:
    # docgen draws no conclusion of its own: findings that are not written become 【待补】.
    if outcome.nothing:
        return "未收到反映问题的来信、来电、来访。"
    if not outcome.is_clear:
        return f"{missing('有没有收到反映')}。"
    # People type 1, 1件 and 收到反映1件: the sentence has those words already.
    told = _stripped(outcome.told).removeprefix("收到").removeprefix("反映")
    number = f"{told}件" if told.isdigit() else told
    about = f"：{_stripped(outcome.about)}" if outcome.about else ""
    checked = _stripped(outcome.checked) or missing("核实情况")
    found = checked if checked.startswith("经") else f"经核实，{checked}"
    return f"收到反映{number}{about}。{found}。"


def _stripped(text: str) -> str:
    return text.strip().rstrip("。；，")
