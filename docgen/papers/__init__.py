"""From a year to drafts: one file a family, each kind of paper registered here."""

from __future__ import annotations

from docgen.papers.draft import About, Draft, Form, Kind, context_of, field_tree

KINDS = (
    "plan",
    "minutes",
    "sheets",
    "evaluations",
    "evaluations_merged",
    "schedule",
    "notices",
    "meeting_notices",
)
"""Every kind of paper docgen makes, in the order in which a year is made."""


def kind_named(name: str) -> Kind:  # noqa: C901, PLR0911 - a case a kind
    """The kind of that name; its family is imported only now."""
    match name:
        case "plan":
            from docgen.papers.plan import PLAN

            return PLAN
        case "minutes":
            from docgen.papers.minutes.minutes import MINUTES

            return MINUTES
        case "sheets":
            from docgen.papers.minutes.sheets import SHEETS

            return SHEETS
        case "evaluations":
            from docgen.papers.evaluations.evaluations import EVALUATIONS

            return EVALUATIONS
        case "evaluations_merged":
            from docgen.papers.evaluations.evaluations import MERGED

            return MERGED
        case "schedule":
            from docgen.papers.year_calendar import YEAR_CALENDAR

            return YEAR_CALENDAR
        case "notices":
            from docgen.papers.notices.notices import NOTICES

            return NOTICES
        case "meeting_notices":
            from docgen.papers.minutes.meeting_notices import MEETING_NOTICES

            return MEETING_NOTICES
        case _:
            raise KeyError(name)


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
