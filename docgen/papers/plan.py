"""The annual work plan (年度工作计划): from plan.yaml to one draft."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Span, SpanFinder
from docgen.domain.calendar.spans import span_of, title_of
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.papers.annex_tables import annex_titles, schedule_tables
from docgen.papers.draft import Draft, Form, Kind
from docgen.papers.outline import Passage
from docgen.papers.paper_context import PaperContext, annex_note, paper_context, passage_of, usual_title
from docgen.papers.phrases import branch_signature
from docgen.year import Year

FORM = Form("plan.docx", "年度工作计划", PaperContext)


def draft_plan(year: Year) -> list[Draft]:
    """The plans of the year: that of the whole unit, those of terms and branches."""
    unit = year.organization
    if unit is None:
        return []
    span_at = SpanFinder(year.spans)
    return [_draft(plan, unit, year.number, span_at(plan.place)) for plan in year.plans]


def _draft(plan: Plan, unit: Organization, year: int, span: Span | None) -> Draft:
    context = _context(plan, unit, year)
    return Draft("".join(context["标题"]), FORM, context, span)


PLAN = Kind(
    "plan",
    (FORM,),
    ("organization", "plan"),
    draft_plan,
    none_yet="还没有年度计划，请写在 plan.yaml 里",
    needs_people=False,
    prints="plan",
    rests_on="plan",
    outdates=("sheets", "meeting_notices"),
)


def _context(plan: Plan, organization: Organization, year: int) -> PaperContext:
    whose = plan.branch or organization.short_name or organization.name
    title = usual_title(str(whose), title_of(span_of(plan, year)), "工作计划")
    issuer = branch_signature(organization, str(plan.branch)) if plan.branch else str(organization.name)
    context = paper_context(plan, issuer, title, list(_passages(plan)))
    context["附件说明"] = annex_note(annex_titles(plan, year))
    context["附表"] = schedule_tables(plan, year)
    return context


def _passages(plan: Plan) -> Iterator[Passage]:
    if plan.guidance:
        yield Passage(1, "指导思想", plan.guidance)
    if plan.goals and (plan.goals.general or plan.goals.particular):
        yield _goals(plan.goals.general, plan.goals.particular)
    if plan.tasks:
        yield Passage(1, "重点任务", below=tuple(passage_of(task, 2) for task in plan.tasks))
    yield from (passage_of(section) for section in plan.sections)


def _goals(general: tuple[str, ...], particular: tuple[str, ...]) -> Passage:
    """Both kinds of goals stand under headings of their own; one kind alone needs none."""
    sentences = tuple(Passage(3, "", (goal,)) for goal in particular)
    if general and particular:
        below = (Passage(2, "总体目标", general), Passage(2, "具体目标", below=sentences))
        return Passage(1, "工作目标", below=below)
    return Passage(1, "工作目标", general, sentences)
