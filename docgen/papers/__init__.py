"""From a year to drafts: one file a family, each kind of paper registered here."""

from docgen.papers.draft import Draft, Kind, field_tree
from docgen.papers.plan import PLAN

KINDS: tuple[Kind, ...] = (PLAN,)
"""Every kind of paper docgen makes."""

__all__ = ["KINDS", "Draft", "Kind", "field_tree"]
