"""The annual work plan (年度工作计划): from plan.yaml to one draft."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.papers.annex_tables import annex_titles, schedule_tables
from docgen.papers.draft import Draft, Form, Kind
from docgen.papers.outline import Passage
from docgen.papers.paper_context import PaperContext, annex_note, paper_context, passage_of, usual_title
from docgen.year import Year

FORM = Form("plan.docx", "年度工作计划", PaperContext)


def draft_plan(year: Year) -> list[Draft]:
    """The plan of the year, if there is one."""
    if year.plan is None or year.organization is None:
        return []
    context = _context(year.plan, year.organization, year.number)
    return [Draft("".join(context["标题"]), FORM, context)]


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
    title = usual_title(organization, year, "工作计划")
    context = paper_context(plan, organization, title, list(_passages(plan)))
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
