"""The page: the standard's numbers, styles made from them, the built-in templates and their filters."""

from docgen.page.builtin import TEMPLATES
from docgen.page.filters import filters_for

__all__ = ["TEMPLATES", "filters_for"]
