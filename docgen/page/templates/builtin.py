"""The built-in templates by file name: `templates_docx/` is made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def _plan() -> bytes:
    # A run with templates of its own needs no builder.
    from docgen.page.templates.plan import build_plan_template

    return build_plan_template()


def _minutes() -> bytes:
    from docgen.page.templates.minutes import build_minutes_template

    return build_minutes_template()


def _note() -> bytes:
    from docgen.page.templates.note import build_note_template

    return build_note_template()


def _notices() -> bytes:
    from docgen.page.templates.notices import build_notices_template

    return build_notices_template()


def _year_calendar() -> bytes:
    from docgen.page.templates.year_calendar import build_year_calendar_template

    return build_year_calendar_template()


def _appraisal_forms() -> bytes:
    from docgen.page.templates.appraisal_forms import build_appraisal_forms_template

    return build_appraisal_forms_template()


def _appraisal_table() -> bytes:
    from docgen.page.templates.appraisal_table import build_appraisal_table_template

    return build_appraisal_table_template()


def _appraisal_tally() -> bytes:
    from docgen.page.templates.appraisal_tally import build_appraisal_tally_template

    return build_appraisal_tally_template()


def _ballot() -> bytes:
    from docgen.page.templates.ballot import build_ballot_template

    return build_ballot_template()


def _evaluation_table() -> bytes:
    from docgen.page.templates.evaluation_table import build_evaluation_table_template

    return build_evaluation_table_template()


def _lying_evaluation_table() -> bytes:
    from docgen.page.templates.evaluation_table import build_lying_evaluation_table_template

    return build_lying_evaluation_table_template()


def _promises() -> bytes:
    from docgen.page.templates.promises import build_promises_template

    return build_promises_template()


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "plan.docx": _plan,
    "minutes.docx": _minutes,
    "note.docx": _note,
    "notices.docx": _notices,
    "year_calendar.docx": _year_calendar,
    "appraisal_forms.docx": _appraisal_forms,
    "appraisal_table.docx": _appraisal_table,
    "appraisal_tally.docx": _appraisal_tally,
    "ballot.docx": _ballot,
    "evaluation_table.docx": _evaluation_table,
    "evaluation_table_lying.docx": _lying_evaluation_table,
    "promises.docx": _promises,
}
