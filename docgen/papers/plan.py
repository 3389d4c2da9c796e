"""The annual work plan (年度工作计划): from plan.yaml to one draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from docgen.models.organization import Organization
from docgen.models.plan import Plan, Section
from docgen.papers.annex_tables import AnnexTable, annex_titles, schedule_tables
from docgen.papers.draft import Draft, Form, Kind
from docgen.papers.letterhead_and_imprint import Imprint, Letterhead, imprint, letterhead
from docgen.papers.outline import DEEPEST, Block, Passage, mark_last, paragraphs, set_out
from docgen.papers.phrases import dated
from docgen.year import Year

AnnexLine = TypedDict("AnnexLine", {"序号": str, "名称": str, "首个": bool})

PlanContext = TypedDict(
    "PlanContext",
    {
        "版头": Letterhead | None,
        "标题": str | list[str],
        "主送": str,
        "正文": list[Block],
        "附件说明": list[AnnexLine],
        "署名": str,
        "成文日期": str,
        "用印": bool,
        "附注": str,
        "附表": list[AnnexTable],
        "版记": Imprint | None,
    },
)
"""The names a plan's template may use."""


FORM = Form("plan.docx", "年度工作计划", PlanContext)


def draft_plan(year: Year) -> list[Draft]:
    """The plan of the year, if there is one."""
    if year.plan is None or year.organization is None:
        return []
    context = _context(year.plan, year.organization, year.number)
    return [Draft("".join(context["标题"]), FORM, context)]


PLAN = Kind(
    "plan", (FORM,), ("organization", "plan"), draft_plan, none_yet="还没有年度计划，请写在 plan.yaml 里"
)


def _title(plan: Plan, organization: Organization, year: int) -> str | list[str]:
    """The title as typed, by lines when it was typed as a list; left out, it is made of unit and year."""
    lines = [str(line) for line in plan.title]
    unit = organization.short_name or organization.name
    return lines if len(lines) > 1 else "".join(lines) or f"{unit}{year}年度工作计划"


def _context(plan: Plan, organization: Organization, year: int) -> PlanContext:
    return {
        "版头": letterhead(plan, organization),
        "标题": _title(plan, organization, year),
        "主送": f"{'，'.join(plan.addressees)}：" if plan.addressees else "",
        "正文": mark_last(list(_body(plan))),
        "附件说明": _annex_note(annex_titles(plan, year)),
        "署名": plan.signature or organization.name,
        "成文日期": dated(plan.issued, "成文日期"),
        "用印": plan.sealed,
        "附注": _in_brackets(plan.note),
        "附表": schedule_tables(plan, year),
        "版记": imprint(plan),
    }


def _in_brackets(note: str) -> str:
    """附注 stands in full-width brackets (GB/T 9704-2012, 7.3.6); those that were typed are not doubled."""
    return f"（{note.strip('（）()')}）" if note else ""


def _annex_note(titles: list[str]) -> list[AnnexLine]:
    several = len(titles) > 1
    return [
        {"序号": f"{number}." if several else "", "名称": title, "首个": number == 1}
        for number, title in enumerate(titles, start=1)
    ]


def _body(plan: Plan) -> Iterator[Block]:
    yield from paragraphs(plan.lead)
    yield from set_out(list(_passages(plan)), plan.forms)
    yield from paragraphs(plan.closing)


def _passages(plan: Plan) -> Iterator[Passage]:
    if plan.guidance:
        yield Passage(1, "指导思想", plan.guidance)
    if plan.goals and (plan.goals.general or plan.goals.particular):
        yield _goals(plan.goals.general, plan.goals.particular)
    if plan.tasks:
        yield Passage(1, "重点任务", below=tuple(_passage(task, 2) for task in plan.tasks))
    yield from (_passage(section, 1) for section in plan.sections)


def _goals(general: tuple[str, ...], particular: tuple[str, ...]) -> Passage:
    """Both kinds of goals stand under headings of their own; one kind alone needs none."""
    sentences = tuple(Passage(3, "", (goal,)) for goal in particular)
    if general and particular:
        below = (Passage(2, "总体目标", general), Passage(2, "具体目标", below=sentences))
        return Passage(1, "工作目标", below=below)
    return Passage(1, "工作目标", general, sentences)


def _passage(section: Section, level: int) -> Passage:
    below = tuple(_passage(child, min(level + 1, DEEPEST)) for child in section.sections)
    return Passage(level, section.title, _with_duty(section), below)


def _with_duty(section: Section) -> tuple[str, ...]:
    """The text, closed by who is responsible and until when."""
    duty = [("责任人", section.responsible), ("时限", section.deadline)]
    told = "；".join(f"{name}：{value}" for name, value in duty if value)
    if not told:
        return section.text
    *before, last = section.text or ("",)
    return (*before, f"{last}（{told}）")
