"""From a year to drafts: one file a family, each kind of paper registered here."""

from __future__ import annotations

from importlib import import_module

from docgen.papers.draft import About, Draft, Form, Kind, context_of, field_tree

KINDS = {
    "plan": "docgen.papers.plan.plan:PLAN",
    "minutes": "docgen.papers.minutes.minutes:MINUTES",
    "sheets": "docgen.papers.minutes.sheets:SHEETS",
    "evaluations": "docgen.papers.evaluations.evaluations:EVALUATIONS",
    "evaluations_merged": "docgen.papers.evaluations.evaluations:MERGED",
    "schedule": "docgen.papers.schedule.year_calendar:YEAR_CALENDAR",
    "notices": "docgen.papers.notices.notices:NOTICES",
    "meeting_notices": "docgen.papers.minutes.meeting_notices:MEETING_NOTICES",
}
"""Every kind of paper docgen makes, and where it stands; it is imported when it is asked for."""


def kind_named(name: str) -> Kind:
    """The kind of that name."""
    module, _, constant = KINDS[name].partition(":")
    kind: Kind = getattr(import_module(module), constant)
    return kind


def kinds_of_a_year() -> list[Kind]:
    """The kinds that make up a year: what `docgen build` makes."""
    return [kind for kind in map(kind_named, KINDS) if not kind.on_request]


def all_forms() -> tuple[Form, ...]:
    """Every form that papers are written on, once."""
    return tuple(dict.fromkeys(form for name in KINDS for form in kind_named(name).forms))


__all__ = [
    "KINDS",
    "About",
    "Draft",
    "Form",
    "Kind",
    "all_forms",
    "context_of",
    "field_tree",
    "kind_named",
    "kinds_of_a_year",
]
