"""From a year to drafts: one file a family, each kind of paper registered here."""

from docgen.papers.draft import Draft, Kind, field_tree
from docgen.papers.plan import PLAN
from docgen.papers.year_calendar import YEAR_CALENDAR

KINDS: tuple[Kind, ...] = (PLAN, YEAR_CALENDAR)
"""Every kind of paper docgen makes."""

__all__ = ["KINDS", "Draft", "Kind", "field_tree"]
