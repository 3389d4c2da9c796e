"""The built-in templates by file name, each built by a function of its family's file."""

from __future__ import annotations

TEMPLATES = (
    "plan.docx",
    "minutes.docx",
    "note.docx",
    "notices.docx",
    "year_calendar.docx",
    "appraisal_forms.docx",
    "appraisal_table.docx",
    "appraisal_tally.docx",
    "ballot.docx",
    "evaluation_table.docx",
    # The name is an old one, and stays: an office's own version in templates_docx is found by it.
    "evaluation_table_lying.docx",
    "promises.docx",
    "volume.docx",
)
"""`templates_docx/` is made of them."""


def build_template(name: str) -> bytes:  # noqa: C901, PLR0912 - a case a template
    """The built-in template of that file name.

    Its builder is imported only now: a run whose workspace has templates of its own needs none.
    """
    match name:
        case "plan.docx":
            from docgen.page.templates.plan import build_plan as build
        case "minutes.docx":
            from docgen.page.templates.minutes import build_minutes as build
        case "note.docx":
            from docgen.page.templates.notices import build_note as build
        case "notices.docx":
            from docgen.page.templates.notices import build_notices as build
        case "year_calendar.docx":
            from docgen.page.templates.plan import build_year_calendar as build
        case "appraisal_forms.docx":
            from docgen.page.templates.evaluation_forms import build_appraisal_forms as build
        case "appraisal_table.docx":
            from docgen.page.templates.evaluation_tables import build_appraisal_table as build
        case "appraisal_tally.docx":
            from docgen.page.templates.evaluation_tables import build_appraisal_tally as build
        case "ballot.docx":
            from docgen.page.templates.evaluation_forms import build_ballot as build
        case "evaluation_table.docx":
            from docgen.page.templates.evaluation_tables import build_evaluation_table as build
        case "evaluation_table_lying.docx":
            from docgen.page.templates.evaluation_tables import build_landscape_evaluation_table as build
        case "promises.docx":
            from docgen.page.templates.evaluation_forms import build_promises as build
        case "volume.docx":
            from docgen.page.templates.volume import build_volume as build
        case _:
            raise KeyError(name)
    return build()
