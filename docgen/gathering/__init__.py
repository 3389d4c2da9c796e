"""A year's drafts, gathered: laid by until all of the year has been checked."""

from docgen.gathering.gathered import Gathered, LaidBy, gather

__all__ = ["Gathered", "LaidBy", "gather"]
