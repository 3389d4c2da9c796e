"""From a year to drafts: one file a family, each kind of paper registered here."""

from __future__ import annotations

from docgen.papers.draft import About, Draft, Form, Kind, context_of, field_tree

KINDS_OF_A_YEAR = ("plan", "minutes", "evaluations", "notices")
"""The kinds that make up a year, in the order in which they are made: what `docgen build` makes."""

KINDS = (*KINDS_OF_A_YEAR, "sheets", "evaluations_merged", "schedule", "meeting_notices")
"""Every kind of paper docgen makes; the others are made only when they are asked for by name."""


def kind_named(name: str) -> Kind:  # noqa: C901 - a case a kind
    """The kind of that name; its family is imported only now."""
    match name:
        case "plan":
            from docgen.papers.plan import PLAN as KIND
        case "minutes":
            from docgen.papers.minutes.minutes import MINUTES as KIND
        case "sheets":
            from docgen.papers.minutes.sheets import SHEETS as KIND
        case "evaluations":
            from docgen.papers.evaluations.evaluations import EVALUATIONS as KIND
        case "evaluations_merged":
            from docgen.papers.evaluations.evaluations import MERGED as KIND
        case "schedule":
            from docgen.papers.year_calendar import YEAR_CALENDAR as KIND
        case "notices":
            from docgen.papers.notices.notices import NOTICES as KIND
        case "meeting_notices":
            from docgen.papers.minutes.meeting_notices import MEETING_NOTICES as KIND
        case _:
            raise KeyError(name)
    return KIND


def kinds_of_a_year() -> list[Kind]:
    """The kinds that make up a year: what `docgen build` makes."""
    return [kind_named(name) for name in KINDS_OF_A_YEAR]


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
