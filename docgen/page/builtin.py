"""The built-in templates by file name: `templates_docx/` is made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def _plan() -> bytes:
    # A run with templates of its own needs no builder.
    from docgen.page.plan import build_plan_template

    return build_plan_template()


def _minutes() -> bytes:
    from docgen.page.minutes import build_minutes_template

    return build_minutes_template()


def _note() -> bytes:
    from docgen.page.note import build_note_template

    return build_note_template()


def _notices() -> bytes:
    from docgen.page.notices import build_notices_template

    return build_notices_template()


def _year_calendar() -> bytes:
    from docgen.page.year_calendar import build_year_calendar_template

    return build_year_calendar_template()


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "plan.docx": _plan,
    "minutes.docx": _minutes,
    "note.docx": _note,
    "notices.docx": _notices,
    "year_calendar.docx": _year_calendar,
}
