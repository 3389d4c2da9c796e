"""From a year to drafts: one file a family, each kind of paper registered here."""

from docgen.papers.draft import Draft, Form, Kind, field_tree
from docgen.papers.meeting_notices import MEETING_NOTICES
from docgen.papers.minutes import MINUTES
from docgen.papers.plan import PLAN
from docgen.papers.sheets import SHEETS
from docgen.papers.year_calendar import YEAR_CALENDAR

KINDS: tuple[Kind, ...] = (PLAN, MINUTES, SHEETS, YEAR_CALENDAR, MEETING_NOTICES)
"""Every kind of paper docgen makes."""

FORMS: tuple[Form, ...] = tuple(dict.fromkeys(form for kind in KINDS for form in kind.forms))
"""Every form they are written on."""

__all__ = ["FORMS", "KINDS", "Draft", "Form", "Kind", "field_tree"]
